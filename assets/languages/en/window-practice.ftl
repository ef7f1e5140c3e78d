# The window: practice.

window-practising = Practice: nothing leaves this computer
window-practising-short = Practice
window-practice-counts =
    { $tickets ->
        [one] In the practice helpdesk: one ticket; { $outbox ->
            [0] no message would have been sent
            [one] one message would have been sent
           *[other] { $outbox } messages would have been sent
        }
       *[other] In the practice helpdesk: { $tickets } tickets; { $outbox ->
            [0] no message would have been sent
            [one] one message would have been sent
           *[other] { $outbox } messages would have been sent
        }
    }
window-practice-show = Simulate problems
window-practice-hide = Hide the switches
window-practice-leave = Leave practice
window-practice-sign-in = Sign in for me
window-practice-what = Switch on what should go wrong, at any time, and see how Mailferry handles it.
window-practice-new-mail = Let a new message arrive
window-practice-consent-pending = Consent waits for an administrator
window-practice-throttled = Microsoft asks to slow down
window-practice-token-expires = The sign-in expires
window-practice-flaky-mailbox = The connection to the mailbox breaks
window-practice-folder-gone = A folder is renamed meanwhile
window-practice-expunge-fails = Deleting is refused
window-practice-expunge-without-effect = Deleting is confirmed but not done
window-practice-move-leaves-copy = Moving fails and leaves copies
window-practice-flaky-helpdesk = The helpdesk fails now and then
window-practice-unknown-outcome = The helpdesk creates tickets without answering
window-practice-slow-helpdesk = The helpdesk is slow
window-practice-of-mailbox = Mailbox
window-practice-of-helpdesk = Helpdesk
window-practice-throttled-without-hint = Microsoft asks to slow down, without saying how long
window-practice-disconnected = The mail server says goodbye
window-practice-command-errors = The mail server does not understand a command
window-practice-not-connected = The mail server is “not connected” for a moment
window-practice-silent-mailbox = The mail server stops answering
window-practice-empty-fetch = Some messages are not handed out
window-practice-substitutes = A notice comes in place of some messages
window-practice-store-refused = Marking as read is refused
window-practice-busy-helpdesk = The helpdesk asks for fewer requests
window-practice-helpdesk-restarts = The helpdesk is restarted
window-practice-short-connections = The helpdesk closes its connections without notice
window-practice-token-revoked = The helpdesk’s token is revoked
window-practice-group-closed = A group is made inactive meanwhile
window-practice-message-refused = The helpdesk refuses single messages
window-practice-mandatory-field = A field of the tickets becomes mandatory
window-practice-customer-twice = Somebody else creates the same customers
window-practice-import-mode-switched = Somebody turns import mode off
