# The window: step 8, Result.

window-result-title = Result
window-result-nothing = No message was found to import
window-result-done =
    { $found ->
        [one] Import finished: the message is accounted for
       *[other] Import finished: all { $found } accounted for
    }
window-result-unfinished =
    { $waiting ->
        [one] Not finished: one message is still to be imported
       *[other] Not finished: { $waiting } messages are still to be imported
    }
window-result-to-settle =
    { $settle ->
        [one] All imported; one original is still waiting in the mailbox
       *[other] All imported; { $settle } originals are still waiting in the mailbox
    }
window-result-needs-attention =
    { $attention ->
        [one] Import finished; one message needs attention
       *[other] Import finished; { $attention } messages need attention
    }
window-result-help =
    Every message that was found has exactly one outcome, and the numbers add up. They come from this import’s record on this computer, so they are the same when you come back later.

    The report is your proof: it names every message that needs attention, and why.

    Nothing here has to be done now. You can close the window at any time.
window-result-reading = Reading the record of this import …
window-result-none = No import yet
window-result-none-what = The result appears here after an import.
window-result-to-start = Go to the first step
window-result-go-on = Resume import
window-result-save = Save report (HTML)
window-result-save-as = Save report …
window-result-forms = CSV, JSON …
window-result-forms-title = Save report
window-result-saving = Saving the report …
window-result-report-saved = Saved
window-result-report-not-saved = Failed
window-result-finish = Finish

window-result-there =
    { $found ->
        [one] of one message is in Zammad
       *[other] of { $found } messages are in Zammad
    }
window-result-found = Messages found
window-result-imported = Imported and verified
window-result-before = In Zammad before; left as they are
window-result-gone = Gone: removed from the mailbox by somebody else before the import
window-result-copies = Duplicates; not imported twice
window-result-waiting = Still to be imported
window-result-skipped = Skipped: { $reason }
window-result-held = Held until the folder is all right: { $reason }
window-result-failed = Failed: { $reason }
window-result-adds-up = Balance: { $sum } = { $found }
window-result-adds-not = The balance does not add up. That is a fault of Mailferry: save the report and report the fault.
window-result-left-count =
    { $count ->
        [one] One original still waiting
       *[other] { $count } originals still waiting
    }
window-result-mailbox = Originals in the mailbox
window-result-unsettled = Not done in the mailbox: { $reason }
window-result-left = Still waiting
window-result-undeleted =
    { $count ->
        [one] One original could not be deleted
       *[other] { $count } originals could not be deleted
    }
window-result-which-undeleted =
    { $count ->
        [one] Why, and which message
       *[other] Why, and which messages
    }
window-result-which-skipped =
    { $count ->
        [one] One message skipped
       *[other] { $count } messages skipped
    }
window-result-which-failed =
    { $count ->
        [one] One message failed
       *[other] { $count } messages failed
    }
window-result-which-unsettled =
    { $count ->
        [one] One message imported; its original is not done
       *[other] { $count } messages imported; their originals are not done
    }
window-result-more =
    { $count ->
        [one] One more is in the report.
       *[other] { $count } more are in the report.
    }
window-result-saving-emls = Saving messages …
window-result-sign-in-first = You need to be signed in for this. Resume the import to go on.


window-result-unchanged = Nothing in Zammad was changed for this import.
window-result-running-again = restored
window-result-back-to-normal = Zammad is back to normal.
window-result-restored-what = What was paused for the import
window-result-import-mode = Import mode
window-result-trigger = Trigger “{ $name }”
window-result-still-changed = Not restored in Zammad yet: { $names }. Until then Zammad may stay silent where it should answer.
window-result-restore = Restore now
window-result-restoring = Restoring …
window-result-restore-resume = It is restored as soon as you resume this import: you need to be signed in for it.

window-result-report-what = Reports contain subjects and addresses. Share them with care.
window-result-page = Save as HTML
window-result-page-what = A page to read and print
window-result-table = Save as CSV
window-result-table-what = A table with every message
window-result-data = Save as JSON
window-result-data-what = Data for programs
window-result-saved = Saved: { $name }
window-result-open-folder = Open folder

window-result-after = Next
window-result-originals = Originals in the mailbox
window-result-originals-what =
    { $count ->
        [one] One imported message is still in the mailbox.
       *[other] { $count } imported messages are still in the mailbox.
    }
window-result-delete = Delete …
window-result-originals-move = Move …
window-result-mark = Mark as read …
window-result-originals-where = This is about: { $folders }
window-result-more-folders =
    { $count ->
        [one] one more folder
       *[other] { $count } more folders
    }
window-result-originals-copies =
    { $count ->
        [one] One duplicate of them goes the same way.
       *[other] { $count } duplicates of them go the same way.
    }
window-result-originals-proof = Each message is first compared once more with Zammad, text and attachments. What is not complete there stays as it is and is listed. New mail is not affected.
window-result-originals-stay = Leave them
window-result-delete-title =
    { $count ->
        [one] Delete one original from the mailbox?
       *[other] Delete { $count } originals from the mailbox?
    }
window-result-delete-confirm = To confirm, type { $mailbox }
window-result-delete-wrong = This is not the address of the mailbox.
window-result-delete-now =
    { $count ->
        [one] Delete one original
       *[other] Delete { $count } originals
    }
window-result-originals-move-title =
    { $count ->
        [one] Move one original?
       *[other] Move { $count } originals?
    }
window-result-originals-move-now = Move
window-result-mark-title =
    { $count ->
        [one] Mark one original as read?
       *[other] Mark { $count } originals as read?
    }
window-result-mark-now = Mark as read
window-result-meanwhile = New mail
window-result-again-what = Shows what has arrived since, before anything is imported.
window-result-again = Check for new mail
window-result-again-busy = Available when the current task has ended.

window-result-watch-go = Keep importing new mail
window-result-watching = New mail is imported as it arrives, with the settings of this import. Leave the window open.
window-result-watch-stop = Stop importing
window-result-watch-stopping = Stopping after the current message …
window-result-watch-came =
    { $count ->
        [0] Nothing new so far
        [one] One new message imported
       *[other] { $count } new messages imported
    }
window-result-watch-last = Last checked at { $time }
window-result-stay-watching = Stop importing new mail first
window-result-stay-moving = The tickets are being moved
window-result-close-title = Close the window now?
window-result-close-watching = Mailferry is importing new mail. It stops when the window closes, after the current message. New mail stays in the mailbox.
window-result-close-moving = Tickets are being moved, and Zammad notifies nobody meanwhile. Please wait until that is done and restored.
window-result-stay-open = Keep it open
window-result-stop-and-close = Stop and close

window-result-aliases = Aliases Zammad does not know
window-result-aliases-looking = Looking for aliases …
window-result-aliases-none = None. Zammad knows every address of this domain that customers wrote to.
window-result-aliases-open =
    { $count ->
        [one] One to add
       *[other] { $count } to add
    }
window-result-aliases-what = Customers wrote to these addresses. Add those that are aliases of this mailbox: otherwise a reply to one may become a ticket from yourself.
window-result-alias-named =
    { $count ->
        [one] named in one message
       *[other] named in { $count } messages
    }
window-result-alias-add = Add to Zammad
window-result-alias-adding = Adding …
window-result-alias-added = Added

window-result-group = Move tickets to another group
window-result-group-what =
    { $count ->
        [one] The import created one ticket. It can be moved without notifying anyone.
       *[other] The import created { $count } tickets. They can be moved without notifying anyone.
    }
window-result-choose-group = Choose a group
window-result-sends-as = sends as { $address }
window-result-sends-not = has no sending address: agents cannot answer from it
window-result-move = Move the tickets
window-result-move-choose = Available when a group is chosen.
window-result-move-title =
    { $count ->
        [one] Move one ticket to { $group }?
       *[other] Move { $count } tickets to { $group }?
    }
window-result-move-ask = Zammad’s import mode is on meanwhile, so that nobody is notified, and restored afterwards. Tickets that agents have moved stay where they are.
window-result-move-stay = Leave them
window-result-move-now = Move them
window-result-moving = Moving tickets …
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
window-result-undated = { $count ->
        [one] One ticket says the day of the import as its last change.
       *[other] { $count } tickets say the day of the import as their last change.
    }
window-result-with-original = { $count ->
        [one] 1 message is
       *[other] { $count } messages are
    } shown as well as possible; the original is attached.

window-result-live = New mail from now on
window-result-live-what = A channel of Zammad could import, answer and delete what is in Zammad already. See what it would do before you switch it on.
window-result-live-go = Going live
