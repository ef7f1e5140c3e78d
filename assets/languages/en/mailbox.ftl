# Problems of mailbox.
