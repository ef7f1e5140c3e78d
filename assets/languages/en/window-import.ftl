# The window: step 7, Import.

window-import-idle-title = Import
window-import-opening-title = The import is being prepared
window-import-title = Your mail is on its way into Zammad
window-import-paused-title = The import is paused
window-import-done-title = Your mail is in Zammad
window-import-attention-title = The import is done; some messages need attention
window-import-undeleted-title =
    { $done ->
        [one] The message is in Zammad; its original could not be deleted
       *[other]
            { $count ->
                [one] All { $done } messages are in Zammad; one original could not be deleted
               *[other] All { $done } messages are in Zammad; { $count } originals could not be deleted
            }
    }
window-import-stopped-title = The import is stopped
window-import-trouble-title = The import could not go on
window-import-help =
    While the import runs you can pause it, stop it, or leave the computer alone: it stays awake until the import has ended. Whatever happens, a stop, a crash or a power cut, nothing is lost and nothing arrives twice; the import goes on where it was.

    A message is only dealt with in the mailbox after its article has been read back from Zammad.

    Below the numbers stands only what needs attention: messages that were left out or failed, by cause, with what to do.

window-import-idle = No import is running
window-import-idle-when = It begins with the last button of the check, after you have seen what would happen. What it does is shown here.
window-import-to-check = Go to the check
window-import-opening = The journal of this import is being opened …
window-import-go-on = Go on with the import
window-import-resume = Resume the import
window-import-result = See the result
window-import-balance = See the balance so far
window-import-pause = Pause
window-import-stop = Stop the import
window-import-stay = The other steps wait for the import.

window-import-count = { $done } of { $all }
window-import-rate =
    { $count ->
        [one] One message a minute
       *[other] { $count } messages a minute
    }
window-import-rate-by-hour =
    { $count ->
        [one] One message an hour
       *[other] { $count } messages an hour
    }
window-import-rate-unknown = How fast it goes is known in a moment
window-import-left = { $time } left
window-import-kept =
    { $count ->
        [one] One original unchanged
       *[other] { $count } originals unchanged
    }
window-import-marked-read =
    { $count ->
        [one] One original marked as read
       *[other] { $count } originals marked as read
    }
window-import-moved =
    { $count ->
        [one] One original moved
       *[other] { $count } originals moved
    }
window-import-moved-to =
    { $count ->
        [one] One original moved to { $folder }
       *[other] { $count } originals moved to { $folder }
    }
window-import-deleted =
    { $count ->
        [one] One original deleted
       *[other] { $count } originals deleted
    }
window-import-gone =
    { $count ->
        [one] One original no longer in its folder
       *[other] { $count } originals no longer in their folder
    }
window-import-now-scanning = Looking through { $folder }: { $done } of { $all }
window-import-now-importing = Importing, oldest mail first; just now from { $folder }
window-import-now-settling = Dealing with imported mail in { $folder }
window-import-now-done = Everything that could be done is done.
window-import-now-ended = Nothing runs now. What was done is noted, and nothing is done twice.
window-import-now-paused = Paused. Nothing is in hand.
window-import-pausing = Pausing: what is in hand is being finished …
window-import-stopping = Stopping: what is in hand is being finished, and Zammad is put back as it was …
window-import-closing = What is in hand is being finished; then the window closes …
window-import-waiting = Waiting. { $what } Mailferry goes on by itself in { $time }.
window-import-suspended = Zammad has been suspended since { $time }: until you go on or stop, it sends no mail and runs no triggers for anyone. If the pause lasts ten minutes, Zammad is put back as it was and only suspended again when you go on.
window-import-not-suspended = During this pause Zammad works as usual: nothing in it is suspended.
window-import-restored = Zammad is as it was: what was suspended for the import is running again.

window-import-folders = Folders
window-import-into = to { $group }
window-import-over-time = Messages over time
window-import-most =
    { $count ->
        [one] at most one a minute
       *[other] at most { $count } a minute
    }
window-import-begin = { $time } ago
window-import-now = now
window-import-first = start
window-import-last = end, after { $time }

window-import-attention = Needs attention
window-import-attention-count =
    { $count ->
        [one] One message needs attention; what to do is said below.
       *[other] { $count } messages need attention; what to do is said below.
    }
window-import-marked =
    { $count ->
        [one] One message is marked to be tried again. It is tried when you resume the import.
       *[other] { $count } messages are marked to be tried again. They are tried when you resume the import.
    }
window-import-attention-none-at-all = Nothing. No message was left out for a reason that you should look at, and none failed.
window-import-attention-none = Nothing so far. Messages that are left out or fail will stand here, with the reason and what to do.
window-import-messages =
    { $count ->
        [one] One message
       *[other] { $count } messages
    }
window-import-which =
    { $count ->
        [one] Show the message
       *[other] Show the messages
    }
window-import-more =
    { $count ->
        [one] Show one more
       *[other] Show more of the other { $count }
    }
window-import-no-subject = (no subject)
window-import-retry = Try again
window-import-skip = Leave out
window-import-save = Save as .eml
window-import-retry-all = Try all again
window-import-skip-all = Leave all out …
window-import-save-all = Save all as .eml
window-import-saved =
    { $count ->
        [one] One message was saved in { $folder }.
       *[other] { $count } messages were saved in { $folder }.
    }
window-import-not-saved =
    { $count ->
        [one] One could not be saved: { $what }
       *[other] { $count } could not be saved. The last of them: { $what }
    }
window-import-open-folder = Open the folder
window-import-skip-title = Leave these messages out?
window-import-skip-ask =
    { $count ->
        [one] The message stays in the mailbox as it is and is not imported, in later runs neither, until you try it again here.
       *[other] { $count } messages stay in the mailbox as they are and are not imported, in later runs neither, until you try them again here.
    }
window-import-skip-no = Keep them
window-import-skip-yes = Leave them out

window-import-undeleted =
    { $count ->
        [one] The mail server does not delete one imported message
       *[other] The mail server does not delete { $count } imported messages
    }
window-import-undeleted-safe = They are safe in Zammad. In the mailbox they are still there; they are not imported a second time. This disappears by itself as soon as deleting works again.
window-import-undeleted-why = Likely causes
window-import-undeleted-find = How to find the cause
window-import-undeleted-mend = What helps, from mild to strong
window-import-undeleted-which =
    { $count ->
        [one] The message that waits
       *[other] The { $count } messages that wait
    }
window-import-move-instead = Move them instead of deleting …
window-import-delete-again = Try deleting again now
window-import-page = Microsoft’s page about this
window-import-moves = From now on imported messages are moved to the folder { $folder } instead of being deleted.
window-import-retry-running = They are tried again before the import ends.
window-import-retry-at = Deleting is tried again by itself in { $time }.
window-import-retry-later = Deleting is tried again with the next run.
window-import-why-full = “Recoverable Items” is full: what is deleted over IMAP goes there and stays for 14 days or more. At 30 GB nothing more can be deleted.
window-import-why-hold = A hold or a retention policy keeps everything that is deleted, so that it never becomes empty.
window-import-why-right = The signed-in person may read the mailbox but not delete in it.
window-import-why-others = Another program works on the same folder at the same time.
window-import-why-damaged = A single message is damaged; then all others can be deleted.
window-import-ps-reads = These lines for Exchange Online PowerShell only read; they change nothing. Your Microsoft administrator can run them.
window-import-ps-connect = First, connect:
window-import-ps-full = How full “Recoverable Items” is:
window-import-ps-hold = Limits, holds and retention of this mailbox:
window-import-ps-policies = Policies for the whole organisation, which the mailbox does not show:
window-import-ps-rights = Who has which rights to the mailbox:
window-import-mend-move = Move imported mail to a folder instead of deleting it. Moving needs no room in “Recoverable Items”.
window-import-mend-wait = Wait: what was deleted is cleared after 14 days, 30 at most, unless a hold keeps it.
window-import-mend-shorter = Have it kept for a shorter time, then start Microsoft’s cleaning; else it can take a week.
window-import-mend-archive = Give the mailbox an archive that grows by itself, and have “Recoverable Items” moved there. This needs a licence.
window-import-mend-purge = Have the administrator purge “Recoverable Items”. Where a hold is in force, whoever ordered it must agree first. Microsoft’s page says how.
window-import-ps-shorter = This changes the mailbox: deleted mail is kept for one day only.
window-import-ps-assistant = This starts the cleaning:
window-import-move-title = Move instead of deleting?
window-import-move-ask =
    { $count ->
        [one] The message that could not be deleted, and all that follow, go to this folder of the mailbox; it is made if it is missing. Nothing is deleted any more.
       *[other] The { $count } messages that could not be deleted, and all that follow, go to this folder of the mailbox; it is made if it is missing. Nothing is deleted any more.
    }
window-import-move-folder = Folder
window-import-move-proposal = Imported in Zammad
window-import-move-no = Keep deleting
window-import-move-yes = Move them

window-import-folder-back = The folder { $folder } is there again. Resume the import to go on.
window-import-folder-empty = No mail was found in { $folders }, while other folders have some.
window-import-folder-empty-why = If you expected mail there, another folder of a similar name may be the right one, or a rule moves the mail elsewhere.
window-import-folder-choose = Choose the folders anew
window-import-sign-in = Go to the sign-in
window-import-helpdesk = Go to the helpdesk step

window-import-close-title = The import is still running
window-import-close-ask = { $all ->
    [one] { $done } of { $all } message is in Zammad.
   *[other] { $done } of { $all } messages are in Zammad.
} Pausing finishes what is in hand, puts Zammad back as it was and closes the window; when you open it again, the import can be resumed. Stopping does the same and leaves the window open.
window-import-close-keep = Keep running
window-import-close-stop = Stop
window-import-close-pause = Pause and close
window-import-close-waits = The window closes as soon as what is in hand is finished and Zammad is as it was; that takes a few seconds, seldom minutes. Ending at once is safe too: what is under way is found out when the import is resumed.
window-import-close-wait = Wait
window-import-close-at-once = End at once

import-task-failed = The import ended because the program itself failed.
    .why = This is a fault of Mailferry.
    .effect = What is in Zammad stays known; nothing arrives twice when the import is resumed.
    .remedy = Resume the import. If it happens again, report it with the words of the details.

import-not-prepared = Something is missing before the import can begin.
    .why = The helpdesk’s token, the sign-in or a choice is not there, or not any more.
    .effect = Nothing was started.
    .remedy = Go through the check once more; it says what is missing.
