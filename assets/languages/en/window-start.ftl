# The window: step 1, Before you start.

window-start-title = Bring a mailbox into your helpdesk, once and safely
window-start-what = Mailferry reads the mail of a Microsoft 365 mailbox and turns it into tickets in Zammad: every message once, in the right order, with its attachments. You see what it would do, in numbers of your own mail, before anything happens. You can stop at any time and resume later.
window-start-what-short = Or bring another mailbox into your helpdesk.
window-start-go = Set up import
window-start-go-new = Set up new import
window-start-resume = Resume import
window-start-resume-of = Resume { $mailbox }
window-start-help =
    Mailferry takes you through nine steps. Nothing is changed, neither in your mailbox nor in Zammad, before you start the import in the review.

    You can go back at any time without losing what you typed, and close the window: it comes back as you left it.


window-start-know = What you should know first
window-start-deletion = Your mail stays in the mailbox
window-start-deletion-what = Nothing is deleted unless you ask for it. Then a message is deleted only once it is confirmed in Zammad, and only that one.
window-start-replies = Your customers are not notified
window-start-replies-what = Zammad’s triggers would answer imported mail like new mail, however old it is. Mailferry imports so that nothing is sent to anyone, and restores what it paused.
window-start-aliases = Aliases of the mailbox count too
window-start-aliases-what = Mail to an alias is in the same mailbox. If Zammad does not know the alias, a reply to it may come back as a ticket from yourself. The last step names the aliases that Zammad does not know.
window-start-shared = A shared mailbox has no password of its own
window-start-shared-what = You sign in as a person with full access to it, and enter its address.
window-start-existing = Zammad may already fetch this mailbox
window-start-existing-what = If Zammad has a channel for the same mailbox, both would take its mail. The check finds such a channel and says what to do.

window-start-practice = Practise first?
window-start-practice-what = The whole way with a sample mailbox and a helpdesk inside this program. Needs no account and changes nothing.
window-start-practice-go = Practise first
window-start-practice-starting = Setting up practice …

window-start-unfinished = Unfinished imports
window-start-run-into = into { $helpdesk }, started { $begun }
window-start-run-count = { $done } of { $all } imported
window-start-run-under-way = Running in another window
window-start-run-stopped = Stopped
window-start-run-trouble = Ended by a problem
window-start-run-interrupted = Interrupted
window-start-run-left = Not finished
window-start-run-elsewhere = You can resume it here when it has ended there.
window-start-run-to-settle =
    { $count ->
        [one] One original is still waiting in the mailbox.
       *[other] { $count } originals are still waiting in the mailbox.
    }
window-start-run-failed =
    { $count ->
        [one] One message failed and can be tried again.
       *[other] { $count } messages failed and can be tried again.
    }
window-start-run-changed = Not restored in Zammad yet: { $names }. It is restored when you resume this import; until then its record cannot be deleted.
window-start-import-mode = import mode
window-start-run-resume = Resume
window-start-run-review = Show result
window-start-run-discard = Delete record …
window-start-discard-title = Delete this import’s record?
window-start-discard-ask =
    { $imported ->
        [0] Nothing of { $mailbox } was imported yet, and all its mail stays where it is. Only the record of this import on this computer is deleted.
        [one] One message of { $mailbox } is in Zammad and stays there. Only the record of this import on this computer is deleted: the next import will recognise the message, but the report is gone.
       *[other] { $imported } messages of { $mailbox } are in Zammad and stay there. Only the record of this import on this computer is deleted: the next import will recognise the messages, but the report is gone.
    }
window-start-discard-keep = Keep it
window-start-discard-now = Delete record

window-start-channels = Set up how new mail arrives?
window-start-channels-what = Look at Zammad’s mail channels, set one up or roll one back. Without an import.
window-start-channels-go = Look at Zammad’s channels
