# The window: step 7, Import.

window-import-idle-title = Import
window-import-opening-title = Preparing the import
window-import-title = Importing mail
window-import-paused-title = Import paused
window-import-done-title = Import finished
window-import-attention-title = Import finished; some messages need attention
window-import-undeleted-title =
    { $done ->
        [one] The message is in Zammad; its original could not be deleted
       *[other]
            { $count ->
                [one] All { $done } messages are in Zammad; one original could not be deleted
               *[other] All { $done } messages are in Zammad; { $count } originals could not be deleted
            }
    }
window-import-stopped-title = Import stopped
window-import-trouble-title = Import interrupted
window-import-help =
    You can pause or stop the import, or leave the computer alone: it stays awake until the import has ended. Whatever happens, a stop, a crash or a power cut, nothing is lost and nothing arrives twice; the import resumes where it was.

    An original is only changed in the mailbox once its message has been read back from Zammad, complete with its attachments.

    Below the numbers are only the messages that need attention: skipped or failed ones, by cause, with what to do.


window-import-idle = No import is running
window-import-idle-when = You start it in the review, after you have seen what it would do. Its progress appears here.
window-import-to-check = Go to the review
window-import-opening = Opening the record of this import …
window-import-go-on = Resume
window-import-resume = Resume import
window-import-result = Show result
window-import-balance = Show result so far
window-import-pause = Pause
window-import-leave-dates = Leave the rest
window-import-now-dating = Setting when tickets were last changed: { $done } of { $all }
window-import-stop = Stop
window-import-stay = Other steps are available after the import.

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
window-import-rate-unknown = Measuring speed …
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
window-import-now-scanning = Scanning { $folder }: { $done } of { $all }
window-import-now-importing = Oldest mail first; now { $folder }
window-import-now-settling = Updating originals in { $folder }
window-import-now-done = All messages are in Zammad.
window-import-now-ended = Stopped. Progress is saved; nothing is imported twice.
window-import-now-paused = Paused.
window-import-pausing = Pausing after the current message …
window-import-stopping = Stopping after the current message …
window-import-closing = Closing after the current message …
window-import-waiting = Waiting. { $what } Continues automatically in { $time }.
window-import-suspended = Since { $time } Zammad sends no mail and runs no triggers, for anyone, until you resume or stop. After ten minutes it goes back to normal until you resume.
window-import-not-suspended = Zammad works normally during this pause.
window-import-restored = Zammad is back to normal.
window-import-effect-done =
    { $all ->
        [one] { $done } of { $all } message is in Zammad and stays there. Nothing is lost, and nothing is imported twice.
       *[other] { $done } of { $all } messages are in Zammad and stay there. Nothing is lost, and nothing is imported twice.
    }
window-import-effect-nothing = Nothing has been imported yet, and nothing in the mailbox was changed.
window-import-working = Available in a moment: your last choice is being carried out.
window-import-after-run = Available when the import has ended.

window-import-folders = Folders
window-import-into = to { $group }
window-import-over-time = Speed
window-import-at-once = { $count } of at most { $most } requests to Zammad at once: as many as its answers stay quick with
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
        [one] One message needs attention, see below.
       *[other] { $count } messages need attention, see below.
    }
window-import-marked =
    { $count ->
        [one] One message will be tried again when you resume the import.
       *[other] { $count } messages will be tried again when you resume the import.
    }
window-import-attention-none-at-all = No message was skipped for a reason you should look at, and none failed.
window-import-attention-none = Nothing so far. Skipped and failed messages appear here, with the reason and what to do.
window-import-messages =
    { $count ->
        [one] One message
       *[other] { $count } messages
    }
window-import-which =
    { $count ->
        [one] Show message
       *[other] Show messages
    }
window-import-more =
    { $count ->
        [one] Show one more
       *[other] Show more of the other { $count }
    }
window-import-no-subject = (no subject)
window-import-retry = Try again
window-import-skip = Skip
window-import-save = Save as .eml
window-import-retry-all = Try all again
window-import-skip-all = Skip all …
window-import-save-all = Save all as .eml
window-import-saved =
    { $count ->
        [one] One message saved in { $folder }.
       *[other] { $count } messages saved in { $folder }.
    }
window-import-not-saved =
    { $count ->
        [one] One could not be saved: { $what }
       *[other] { $count } could not be saved. The last of them: { $what }
    }
window-import-open-folder = Open folder
window-import-skip-title = Skip these messages?
window-import-skip-ask =
    { $count ->
        [one] The message stays in the mailbox as it is and is not imported, also not later, until you try it again here.
       *[other] { $count } messages stay in the mailbox as they are and are not imported, also not later, until you try them again here.
    }
window-import-skip-no = Don’t skip
window-import-skip-yes = Skip

window-import-undeleted =
    { $count ->
        [one] The mail server does not delete one original
       *[other] The mail server does not delete { $count } originals
    }
window-import-undeleted-safe = The messages are safe in Zammad and still in the mailbox. They are not imported a second time. This notice goes away once deleting works again.
window-import-undeleted-why = Likely causes
window-import-undeleted-find = Find the cause
window-import-undeleted-mend = Solutions, simplest first
window-import-undeleted-which =
    { $count ->
        [one] Affected message
       *[other] Affected messages ({ $count })
    }
window-import-move-instead = Move instead …
window-import-mark-instead = Mark as read instead …
window-import-delete-again = Try again now
window-import-page = Microsoft’s page about this
window-import-moves = Originals are now moved to { $folder } instead of being deleted.
window-import-marks = Originals now stay where they are, marked as read, instead of being deleted.
window-import-retry-running = Tried again before the import ends.
window-import-retry-at = Tried again automatically in { $time }.
window-import-retry-later = Tried again with the next import.
window-import-why-full = “Recoverable Items” is full: what is deleted over IMAP goes there and stays for 14 days or more. At 30 GB nothing more can be deleted.
window-import-why-hold = A hold or a retention policy keeps everything that is deleted, so that “Recoverable Items” never becomes empty.
window-import-why-right = The signed-in person may read the mailbox but not delete in it.
window-import-why-others = Another program is working in the same folder.
window-import-why-damaged = A single message is damaged; then all others can be deleted.
window-import-mend-move = Move the originals to a folder instead. That needs no room in “Recoverable Items”.
window-import-mend-mark = Leave the originals where they are, marked as read. That needs neither room nor the permission to delete.
window-import-mend-right = Give the signed-in person the permission to delete (“Full Access”). Moving needs it as well.
window-import-mend-wait = Wait: what was deleted is removed after 14 days, 30 at most, unless a hold keeps it.
window-import-mend-shorter = Shorten how long deleted mail is kept, then start Microsoft’s clean-up; otherwise it can take a week.
window-import-mend-archive = Give the mailbox an auto-expanding archive and have “Recoverable Items” moved there. This needs a licence.
window-import-mend-purge = Have the administrator purge “Recoverable Items”. If there is a hold, whoever ordered it must agree first. Microsoft’s page says how.
window-import-ps-shorter = This changes the mailbox: deleted mail is kept for one day only.
window-import-ps-assistant = This starts the clean-up:
window-import-move-title = Move instead of deleting?
window-import-move-ask =
    { $count ->
        [one] The original that could not be deleted, and all that follow, go to this folder of the mailbox. It is created if it is missing. Nothing more is deleted.
       *[other] The { $count } originals that could not be deleted, and all that follow, go to this folder of the mailbox. It is created if it is missing. Nothing more is deleted.
    }
window-import-move-folder = Folder
window-import-move-proposal = Imported in Zammad
window-import-move-no = Keep deleting
window-import-move-yes = Move
window-import-mark-title = Mark as read instead of deleting?
window-import-mark-ask =
    { $count ->
        [one] The original that could not be deleted, and all that follow, stay where they are, marked as read. Nothing more is deleted.
       *[other] The { $count } originals that could not be deleted, and all that follow, stay where they are, marked as read. Nothing more is deleted.
    }
window-import-mark-yes = Mark as read

window-import-folder-back = The folder { $folder } is there again. Resume the import.
window-import-folder-empty = No mail found in { $folders }.
window-import-folder-empty-why = If you expected some, a folder of a similar name may be the right one, or a rule moves the mail elsewhere.
window-import-folder-choose = Choose folders again
window-import-folder-use = Use “{ $folder }”
window-import-folder-go-on = Go on in “{ $folder }”
window-import-folder-leave-out = Leave the folder out
window-import-folder-renamed = It was probably renamed: the mailbox has the folder “{ $folder }”.
window-import-folder-use-what = Use that folder; you see what would be imported before anything is. Or choose folders again.
window-import-sign-in = Go to sign-in
window-import-helpdesk = Go to the helpdesk
window-take-over = Take over …
window-take-over-title = Take over import mode?
window-take-over-ask = Only do this if you are certain that the other import is over, for example because that computer is gone. If it is still running, both are interrupted.
window-take-over-end = Import mode is switched off when this import ends.
window-take-over-no = Don’t take over
window-take-over-yes = Take over and import

window-import-close-title = The import is still running
window-import-close-ask = { $all ->
    [one] { $done } of { $all } message is in Zammad.
   *[other] { $done } of { $all } messages are in Zammad.
} Pausing finishes the current message, returns Zammad to normal and closes the window; you can resume when you open it again. Stopping does the same and leaves the window open.
window-import-close-keep = Keep running
window-import-close-stop = Stop
window-import-close-pause = Pause and close
window-import-close-waits = The window closes as soon as the current message is finished and Zammad is back to normal: a few seconds, rarely minutes. Closing at once is safe too: what was under way is checked when you resume.
window-import-close-wait = Wait
window-import-close-at-once = Close at once

import-task-failed = The import ended because the program itself failed.
    .why = This is a fault of Mailferry.
    .effect = What is in Zammad stays known; nothing arrives twice when the import is resumed.
    .remedy = Resume the import. If it happens again, report it with the words of the details.

import-not-prepared = Something is missing before the import can begin.
    .why = The helpdesk’s token, the sign-in or a choice is not there, or not any more.
    .effect = Nothing was started.
    .remedy = Go through the check once more; it says what is missing.
