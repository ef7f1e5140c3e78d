# The window: step 1, Before you start.

window-start-title = Bring a mailbox into your helpdesk, once and safely
window-start-what = Mailferry reads the mail of a Microsoft 365 mailbox and makes tickets of it in Zammad: every message once, in the right order, with its attachments. Before anything happens you see what would happen, in numbers of your own mail. You can stop at any time and go on later.
window-start-go = Start
window-start-go-new = Start a new import
window-start-help =
    Mailferry leads you through eight steps. Until the last button of the check, nothing is changed: not in your mailbox, and not in Zammad.

    You can go back at any time without losing what you typed, and close the window: it comes back as you left it.

window-start-know = What you should know first
window-start-deletion = Your mail stays in the mailbox
window-start-deletion-what = Nothing is deleted unless you ask for it. If you do, a message is deleted only after its article has been read back from Zammad, and only that one.
window-start-replies = Your customers hear nothing of it
window-start-replies-what = Zammad’s triggers would answer imported mail like new mail, however old it is. Mailferry imports in a way that sends nothing to anyone, and puts back what it paused meanwhile.
window-start-aliases = Aliases of the mailbox count too
window-start-aliases-what = Mail to an alias lies in the same mailbox. If Zammad does not know the alias, a reply to it may come back as a ticket from yourself. The last step names the aliases that Zammad is missing.
window-start-shared = A shared mailbox has no password of its own
window-start-shared-what = You sign in as a person who has full access to it, and name its address.
window-start-existing = Zammad may already be fetching this mailbox
window-start-existing-what = If a channel of Zammad is set up for the same mailbox, both would take its mail. The check finds such a channel and says what to do.

window-start-practice = Would you rather practise first?
window-start-practice-what = The whole journey with a sample mailbox and a helpdesk inside this program. Needs no account, changes nothing, and ends when you close it.
window-start-practice-go = Practise first
window-start-practice-starting = Practice is being set up …

window-start-unfinished = Not finished yet
window-start-run-into = into { $helpdesk }, begun { $begun }
window-start-run-count = { $done } of { $all } imported
window-start-run-under-way = Running in another window
window-start-run-stopped = Stopped
window-start-run-trouble = Ended by a problem
window-start-run-interrupted = Interrupted
window-start-run-left = Something is left to do
window-start-run-to-settle =
    { $count ->
        [one] One imported message is still to be dealt with in the mailbox.
       *[other] { $count } imported messages are still to be dealt with in the mailbox.
    }
window-start-run-failed =
    { $count ->
        [one] One message failed and can be tried again.
       *[other] { $count } messages failed and can be tried again.
    }
window-start-run-changed = Still changed in Zammad: { $names }. Resume the import to have it put back; until then this entry cannot be discarded.
window-start-import-mode = import mode
window-start-run-resume = Resume
window-start-run-review = Review
window-start-run-discard = Discard …
window-start-discard-title = Discard the notes of this import?
window-start-discard-ask =
    { $imported ->
        [0] Nothing of { $mailbox } was imported yet. All its mail stays where it is; only the notes of this import on this computer are removed.
        [one] One message of { $mailbox } is in Zammad and stays there. Only the notes of this import on this computer are removed: the next import will recognise the message by its Message-ID, but its report is gone.
       *[other] { $imported } messages of { $mailbox } are in Zammad and stay there. Only the notes of this import on this computer are removed: the next import will recognise the messages by their Message-ID, but the report of this one is gone.
    }
window-start-discard-keep = Keep it
window-start-discard-now = Discard
