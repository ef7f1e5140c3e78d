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
