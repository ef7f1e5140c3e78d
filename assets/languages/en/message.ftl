# Problems of message.

message-empty = The message is empty.
    .why = It holds neither a header nor a text.
    .effect = It is not imported, and it stays in the mailbox.
    .remedy = Look at it in Outlook. If it is empty there as well, nothing is missing.
