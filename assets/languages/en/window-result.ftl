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
window-result-eyes =
    { $eyes ->
        [one] Done, and one message needs your attention
       *[other] Done, and { $eyes } messages need your attention
    }
window-result-help =
    Here every message that was found has exactly one outcome, and the numbers add up. They are read from this import’s journal on this computer, so they are the same when you come back later.

    Save the report if you want to keep a proof: it names every message that needs your attention, and why.

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
window-result-imported = imported, and each read back from Zammad
window-result-before = in Zammad before; left as they are
window-result-copies = further copies of the same message; not made twice
window-result-waiting = still to be imported
window-result-skipped = skipped: { $reason }
window-result-failed = failed: { $reason }
window-result-adds-up = The balance adds up: { $sum } = { $found }
window-result-adds-not = The balance does not add up. That is a fault of Mailferry: save the report and report it.
window-result-mailbox = Of those imported, in the mailbox
window-result-unsettled = left in the mailbox: { $reason }
window-result-left = still to be dealt with

window-result-attention = What needs your attention
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
