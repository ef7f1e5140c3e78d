# The window: step 8, Result.

window-result-title = The result
window-result-nothing = No message was found to import
window-result-done =
    { $found ->
        [one] Done: the message has its place
       *[other] Done: all { $found } messages have their place
    }
window-result-unfinished =
    { $waiting ->
        [one] Not finished yet: one message is still to come
       *[other] Not finished yet: { $waiting } messages are still to come
    }
window-result-to-settle =
    { $settle ->
        [one] All are imported; one is still to be dealt with in the mailbox
       *[other] All are imported; { $settle } are still to be dealt with in the mailbox
    }
window-result-needs-attention =
    { $attention ->
        [one] Done, and one message needs attention
       *[other] Done, and { $attention } messages need attention
    }
window-result-help =
    Here every message that was found has exactly one outcome, and the numbers add up. They are read from this import’s journal on this computer, so they are the same when you come back later.

    Save the report if you want to keep a proof: it names every message that needs attention, and why.

    Nothing here has to be done at once. You can close the window at any time.
window-result-reading = The journal is being read …
window-result-none = There is no import to look at yet
window-result-none-what = The balance appears here once an import has run.
window-result-to-start = Go to the first step
window-result-go-on = Go on with the import
window-result-save = Save the report
window-result-saving = The report is being written …
window-result-finish = Close Mailferry

window-result-there =
    { $found ->
        [one] of one message found is in { $helpdesk }
       *[other] of { $found } messages found are in { $helpdesk }
    }
window-result-found = Messages found
window-result-imported = Imported, and each read back from Zammad
window-result-before = In Zammad before; left as they are
window-result-copies = Further copies of the same message; not made twice
window-result-waiting = Still to be imported
window-result-skipped = Skipped: { $reason }
window-result-failed = Failed: { $reason }
window-result-adds-up = The balance adds up: { $sum } = { $found }
window-result-adds-not = The balance does not add up. That is a fault of Mailferry: save the report and report it.
window-result-mailbox = Of those imported, in the mailbox
window-result-unsettled = Left in the mailbox: { $reason }
window-result-left = Still to be dealt with

window-result-attention = Needs attention
window-result-count =
    { $count ->
        [one] one message
       *[other] { $count } messages
    }
window-result-state-skipped = Skipped
window-result-state-failed = Failed
window-result-state-unsettled = In Zammad, but not dealt with in the mailbox
window-result-look = Look at these messages

window-result-zammad = In Zammad
window-result-unchanged = Nothing of Zammad was changed for this import.
window-result-running-again = as it was before
window-result-import-mode = Import mode
window-result-trigger = Trigger “{ $name }”
window-result-still-changed = Still changed: { $names }. Until this is put back, Zammad may keep silent where it should answer.
window-result-restore = Put it back now
window-result-restoring = Being put back …

window-result-report = The report
window-result-report-what = The page is for reading and printing, the table lists every message, and the data is for programs. Reports name subjects and addresses: pass them on with care.
window-result-page = Save as page (HTML)
window-result-table = Save as table (CSV)
window-result-data = Save as data (JSON)
window-result-saved = Saved: { $name }
window-result-open-folder = Open folder

window-result-after = What comes after
window-result-meanwhile = Mail that arrived meanwhile
window-result-again-what = Looks at the mailbox once more and shows what is new before anything happens. What is imported stays, and is not imported twice.
window-result-again-resume = To import it, resume this import from the first step: signing in is needed for it.
window-result-again = Look again
window-result-again-busy = Possible again as soon as what runs now has ended.

window-result-watch = Keep watching
window-result-watch-what = Imports new mail as it arrives, until you stop it or close the window, exactly as you chose in step 5.
window-result-watch-go = Keep watching
window-result-watching = New mail is imported as it arrives. Leave the window open.
window-result-watch-stop = Stop watching
window-result-watch-stopping = Ends as soon as what is in hand is finished …
window-result-watch-came =
    { $count ->
        [0] Nothing new so far
        [one] One new message imported
       *[other] { $count } new messages imported
    }
window-result-watch-last = Last looked at { $time }
window-result-stay-watching = Stop watching first
window-result-stay-moving = The tickets are being moved
window-result-close-title = Close the window now?
window-result-close-watching = Mailferry is watching for new mail. When the window closes the watch ends; what is in hand is finished first. New mail stays in the mailbox.
window-result-close-moving = Tickets are being moved, and Zammad is held silent meanwhile. Please wait until that is done and put back.
window-result-stay-open = Keep it open
window-result-stop-and-close = Stop watching and close

window-result-aliases = Other names of this mailbox
window-result-aliases-looking = Looking for addresses that Zammad does not know …
window-result-aliases-none = Zammad knows every address of this mailbox’s domain that customers wrote to.
window-result-aliases-what = Customers wrote to these addresses as well, and Zammad does not know them. If they are names of this mailbox, add them: otherwise a reply to one may become a ticket from yourself.
window-result-alias-named =
    { $count ->
        [one] named in one message
       *[other] named in { $count } messages
    }
window-result-alias-add = Add to Zammad
window-result-alias-adding = Being added …
window-result-alias-added = Zammad knows it now

window-result-group = Another group for these tickets
window-result-group-what =
    { $count ->
        [one] The import made one ticket. It can move to another group without anyone being notified.
       *[other] The import made { $count } tickets. They can move to another group without anyone being notified.
    }
window-result-choose-group = Choose a group
window-result-sends-as = sends as { $address }
window-result-sends-not = has no sending address: agents cannot answer from it
window-result-move = Move the tickets
window-result-move-title =
    { $count ->
        [one] Move one ticket to { $group }?
       *[other] Move { $count } tickets to { $group }?
    }
window-result-move-ask = Zammad’s import mode is switched on for the time of it, so that nobody is notified, and put back afterwards. Tickets that agents have moved elsewhere meanwhile stay where they are.
window-result-move-stay = Leave them
window-result-move-now = Move them
window-result-moving = Tickets are being moved …
window-result-moved =
    { $count ->
        [one] One ticket moved
       *[other] { $count } tickets moved
    }
window-result-moved-there =
    { $count ->
        [one] One was in that group already
       *[other] { $count } were in that group already
    }
window-result-moved-elsewhere =
    { $count ->
        [one] One stays where an agent has moved it
       *[other] { $count } stay where agents have moved them
    }
window-result-moved-refused =
    { $count ->
        [one] Ticket { $number } could not be moved: { $why }
       *[other] { $count } could not be moved, ticket { $number } first: { $why }
    }
window-result-no-sending-address =
    { $count ->
        [one] The group { $groups } has no sending address: agents cannot answer these tickets from it. Set one in Zammad, under Settings > Groups.
       *[other] The groups { $groups } have no sending address: agents cannot answer these tickets from them. Set one for each in Zammad, under Settings > Groups.
    }
window-result-with-original = { $count ->
        [one] 1 message is
       *[other] { $count } messages are
    } shown as well as possible; the original is attached.
