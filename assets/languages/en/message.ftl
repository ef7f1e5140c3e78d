# Problems of message.

message-empty = The message is empty.
    .why = It holds neither a header nor a text.
    .effect = It is not imported, and it stays in the mailbox.
    .remedy = Look at it in Outlook. If it is empty there as well, nothing is missing.

message-in-outlook-format = This is no mail but a file in Outlook’s own format (.msg).
    .why = Outlook saves a message in this format when it is dragged to a folder. The mailbox itself holds ordinary mail, and an import reads that.
    .effect = Nothing of it was read.
    .remedy = Save the message from Outlook on the web as a file (“…”, then “Download”, “Download as EML”), and try that file.

# What became of a part of a mail.
word-fate-shown = shown
word-fate-attached = attached
word-fate-same-text = not shown, as the same text is
word-fate-blank = blank
word-fate-dropped = neither shown nor attached

# Why an article does not show all of its mail.
word-flaw-text-beside-parts = The mail holds text before or behind its parts, which mail programs do not show.
word-flaw-text-in-header = The mail’s header holds lines that do not belong there; they may be text.
word-flaw-boundary-wrong = The mail does not say rightly where its parts begin.
word-flaw-too-many-parts = The mail holds more parts, or more deeply nested ones, than can be told apart.
word-flaw-html-empty = The mail’s HTML is empty; its plain text is shown.
word-flaw-text-differs = The mail’s plain text says more than its HTML, which is shown.
word-flaw-decodes-to-nothing = A part of the mail holds something, but nothing can be decoded of it.
word-flaw-decoded-with-losses = A part of the mail is damaged and could be decoded only in part.
word-flaw-encoding-unknown = A part of the mail is in an encoding that nobody knows.
word-flaw-characters-lost = Some characters of the text could not be read.
word-flaw-charset-guessed = The text’s character set was guessed.
word-flaw-charset-unreadable = The text is in a character set that Mailferry cannot read.
word-flaw-bytes-in-text = The text holds bytes that are no text.
word-flaw-header-guessed = Characters of the subject or of a name were guessed or could not be read.
word-flaw-too-many-links = The text has over 5,000 links, and Zammad shows no such text.
word-flaw-text-cut = The text is longer than Zammad takes; it was cut.
word-flaw-page-reduced = The mail shows more than Zammad keeps, such as pictures from the web.
word-flaw-page-as-text = The page is built so that only its text can be shown.
word-flaw-nothing-shown = The mail holds something, but nothing of it can be shown.

word-original-attached = It is shown as well as possible; the original is attached.
word-original-too-large = It is shown as well as possible; the original is too large to be attached, so the message stays in the mailbox.

# What "mailferry inspect" writes for people. Names of header fields stay as in the mail where no one translates them.

word-inspect-from = From
word-inspect-to = To
word-inspect-cc = Cc
word-inspect-reply-to = Reply-To
word-inspect-subject = Subject
word-inspect-date = Date
word-inspect-message-id = Message-ID
word-inspect-in-reply-to = In-Reply-To
word-inspect-references = References
word-inspect-sender = Sender
word-inspect-agent = Agent
word-inspect-customer = Customer
word-inspect-kind = Kind
word-inspect-automatic = automatic
word-inspect-delivery-report = delivery report
word-inspect-out-of-office = out of office
word-inspect-substitute = substitute of Exchange
word-inspect-attachment = Attachment
word-inspect-inline = shown in the text
word-inspect-part = Part
word-inspect-no-type = no type
word-inspect-note = Note
word-inspect-body = Body
word-inspect-unreadable = Unreadable: { $what }
