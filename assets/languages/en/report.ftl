# The report of a run, as a page and as a table.

page-report-title = Import report
page-report-heading = { $mailbox } into { $helpdesk }
page-report-run = Run { $name }, begun { $begun }
page-report-no-run = Checked; nothing was imported yet.

page-report-imported = { $imported } of { $found ->
    [one] { $found } message
   *[other] { $found } messages
} imported
page-report-all-done = Every message found has an outcome, and none needs attention.
page-report-attention = { $count ->
    [one] One message needs attention. It is listed below.
   *[other] { $count } messages need attention. They are listed below.
}
page-report-waiting = { $count ->
    [one] The import is not finished: one message is still to be done. Run it again; it goes on where it stopped.
   *[other] The import is not finished: { $count } messages are still to be done. Run it again; it goes on where it stopped.
}

page-report-balance = The balance
page-report-balance-remark = Every message that was found has exactly one outcome, over all runs of this import.
page-report-found = { $count ->
    [one] message found
   *[other] messages found
}
page-report-line-imported = imported; each article is confirmed in Zammad
page-report-line-before = in Zammad before; left as they are
page-report-line-gone = gone: removed from the mailbox by somebody else before they were imported
page-report-line-copies = duplicates, the same in text and files; not imported twice
page-report-line-skipped = skipped: { $reason }
page-report-line-held = held until the folder is all right: { $reason }
page-report-line-failed = failed: { $reason }
page-report-line-waiting = still to be imported

page-report-mailbox = In the mailbox
page-report-mailbox-remark = What became of the imported messages there. None was touched before its article was proven.
page-report-imported-all = { $count ->
    [one] imported message
   *[other] imported messages
}
page-report-line-unsettled = in Zammad, but left in the mailbox: { $reason }
page-report-line-to-settle = in Zammad; still to be completed in the mailbox

page-report-zammad = In Zammad
page-report-nothing-changed = No setting of Zammad was changed for this import.
page-report-put-back = Changed during the import, and restored:
page-report-still-changed = Still changed. Start Mailferry again, or run “mailferry restore”, to restore it:
page-report-undated = { $count ->
    [one] { $count } ticket says the day of the import as its last change.
   *[other] { $count } tickets say the day of the import as their last change.
}
page-report-import-mode = Import mode
page-report-trigger = Trigger “{ $name }”
page-report-channel = the channel { $address }

page-report-folders = By folder
page-report-column-folder = Folder
page-report-column-found = Found
page-report-column-imported = Imported
page-report-column-before = There before
page-report-column-copies = Duplicates
page-report-column-skipped = Skipped
page-report-column-failed = Failed
page-report-column-waiting = Still to do

page-report-messages = Messages that need attention
page-report-none = There are none.
page-report-cut = The first { $listed } of { $count } messages are listed here. The table (CSV) of this report holds every one.
page-report-state-skipped = ! Skipped
page-report-state-failed = ✗ Failed
page-report-state-unsettled = ! In Zammad, not completed
page-report-count = { $count ->
    [one] one message
   *[other] { $count } messages
}
page-report-your-mail = Your mail:
page-report-what-to-do = What to do:
page-report-where = Where:
page-report-server-said = The server said:
page-report-column-date = Date
page-report-column-subject = Subject
page-report-column-ticket = Ticket
page-report-no-date = unknown
page-report-no-subject = (no subject)

page-report-runs = Runs
page-report-column-run = Run
page-report-column-begun = Begun
page-report-column-ended = Ended
page-report-column-ending = How it ended
page-report-ending-done = Done
page-report-ending-stopped = Stopped by you
page-report-ending-problem = Stopped by a problem
page-report-ending-none = Still running, or interrupted

page-report-made = Made by Mailferry { $version } on { $moment }. All times are those of { $zone }.
page-report-care = This report names senders’ subjects and addresses. Pass it on only to people who may read them.

report-file-there = The file { $path } is there already.
    .label = The file is there already.
    .effect = It was left as it is; no report was written.
    .remedy = Choose another name.
    .remedy-2 = Add --force to write over it.
page-report-state-in-zammad = ✓ In Zammad
