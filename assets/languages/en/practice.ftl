# Problems of practice.

practice-cannot-listen = The practice { $what } could not start.
    .label = A part of the practice could not start.
    .why = It needs a free port on this computer, and the system gave none.
    .effect = Nothing was started. Your own mailbox and helpdesk are not involved in practice.
    .remedy = Close other programs, or restart the computer, and try again.

practice-folder = The practice plan could not be written into { $folder }.
    .label = The practice plan could not be written.
    .effect = Nothing was started. Your own mailbox and helpdesk are not involved in practice.
    .remedy = Choose a folder that you may write to, and see that the disk is not full.

practice-sign-in = The practice sign-in page leads nowhere.
    .effect = Nothing was signed in. Your own account is not involved in practice.
    .remedy = Start the sign-in of this step again, then choose “{ window-practice-sign-in }” again.

# What the scenarios of practice are.

word-scenario-calm = Everything goes well.
word-scenario-throttled = Microsoft asks twice to slow down for some seconds.
word-scenario-token-expires = The sign-in expires twice during the import.
word-scenario-flaky-mailbox = The connection to the mailbox breaks three times in the middle of a message.
word-scenario-expunge-fails = Deleting is refused (EXPUNGE failed).
word-scenario-expunge-without-effect = Deleting is confirmed, but the messages stay.
word-scenario-move-leaves-copy = Moving is refused, but copies stay in the target folder.
word-scenario-flaky-helpdesk = The helpdesk is unreachable or overloaded now and then.
word-scenario-unknown-outcome = The helpdesk creates tickets without answering, at once or later.
word-scenario-slow-helpdesk = The helpdesk takes a fifth of a second for each request.
word-scenario-short-connections = The helpdesk closes each connection after ten requests without notice.
word-scenario-awkward = Some messages cannot be fetched, disappear, are replaced by a notice, or are too large.
word-scenario-folder-gone = A folder is renamed while it is being read.
word-scenario-retention-job = A scheduler job deletes, every few seconds, what was closed two years ago.
word-scenario-locked-out = A helpdesk whose import mode would lock out the token.
word-scenario-throttled-without-hint = Microsoft asks three times to slow down and does not say for how long.
word-scenario-disconnected = The mail server ends the connection twice (BYE).
word-scenario-command-errors = The mail server does not understand two commands (Command Error 10).
word-scenario-not-connected = The mail server says once that it is not connected, after it was.
word-scenario-silent-mailbox = The mail server stops answering once, for a minute.
word-scenario-empty-fetch = Two messages are listed but not handed out.
word-scenario-substitutes = A notice is handed out in place of two messages at first.
word-scenario-store-refused = Marking as read is refused (STORE failed).
word-scenario-busy-helpdesk = The helpdesk’s server asks three times for fewer requests (429).
word-scenario-helpdesk-restarts = The helpdesk is restarted during the import.
word-scenario-token-revoked = The helpdesk’s token is revoked during the import.
word-scenario-group-closed = A group of the helpdesk is made inactive during the import.
word-scenario-message-refused = The helpdesk refuses two single messages.
word-scenario-mandatory-field = A field of the tickets becomes mandatory during the import.
word-scenario-customer-twice = Somebody else creates two of the customers at the same moment.
word-scenario-import-mode-switched = Somebody turns import mode off during the import.
word-scenario-trigger-added = Somebody adds a trigger while the import pauses another.
word-scenario-everything-at-once = Everything at once that passes or concerns single messages.
