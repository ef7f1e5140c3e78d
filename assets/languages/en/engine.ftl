# What the engine says of itself: phases, states, lines of the check.

word-phase-checking = Checking helpdesk and mailbox
word-phase-scanning = Looking at the messages
word-phase-preparing = Waiting until import mode is on everywhere in Zammad
word-phase-importing = Importing
word-phase-dating = Setting when tickets were last changed
word-phase-settling = Doing the mailbox’s side
word-phase-restoring = Restoring what was changed in Zammad
word-phase-watching = Watching for new mail
word-phase-ended = Ended
word-awaiting-certainty = Waiting until it is certain that { $count ->
    [one] { $count } message
   *[other] { $count } messages
} did not arrive: up to { $time }

word-waits-in-folder = Folder { $folder }: { $what }

word-deeds-none = This run read and changed nothing.
word-deeds-read = In this run { $read ->
    [one] one message was read
   *[other] { $read } messages were read
} and { $imported ->
    [0] none was imported
    [one] one imported
   *[other] { $imported } imported
}.
word-deeds-unchanged = Nothing was changed in the mailbox.
word-deeds-marked = { $count ->
    [one] One message was marked read
   *[other] { $count } messages were marked read
}, each after it was confirmed in Zammad.
word-deeds-moved = { $count ->
    [one] One message was moved
   *[other] { $count } messages were moved
}, each after it was confirmed in Zammad.
word-deeds-deleted = { $count ->
    [one] One message was deleted from the mailbox
   *[other] { $count } messages were deleted from the mailbox
}, each after it was confirmed in Zammad.

word-state-found = to be imported
word-state-skipped = skipped
word-state-sending = on its way to Zammad
word-state-imported = in Zammad, its mailbox side still to be done
word-state-settled = done
word-state-unsettled = in Zammad, but its mailbox side could not be done
word-state-failed = failed

word-settled-keep = kept as they are
word-settled-mark-read = marked read
word-settled-move = moved
word-settled-delete = deleted, verified
word-settled-gone = gone: removed from the mailbox by somebody else

word-after-import-keep = keep it as it is
word-after-import-mark-read = mark it read
word-after-import-move = move it to the folder { $folder }
word-after-import-delete = delete it

# Where a problem is mended.
word-place-helpdesk = in Zammad, or at its address
word-place-helpdesk-token = at Zammad’s API token
word-place-application = at the app registration in Entra ID
word-place-consent = at an administrator’s consent
word-place-sign-in = at the sign-in to the mailbox
word-place-sign-in-or-consent = at the sign-in, or at an administrator’s consent
word-place-access-token = in MAILFERRY_ACCESS_TOKEN
word-place-folders = at the choice of folders
word-place-preparation = at the check before the import
word-place-keychain = { word-keychain-in }

word-other-reason = for another reason

# What is added to imported articles, in the helpdesk's language.
word-article-sent = Sent on { $moment }
word-article-sent-unknown = Sent on an unknown day
word-article-from = From
word-article-to = To
word-article-cc = Cc
word-article-further-files = Further files of this message: { $names } (part { $part } of { $parts })
word-article-cut = [The rest of this message is too long for Zammad and was left out.]

# What is checked before a run.
word-topic-connection = Connection
word-topic-api-token = API token
word-topic-version = Version
word-topic-agent-right = Permission ticket.agent
word-topic-groups = Groups
word-topic-group = Group { $name }
word-topic-other-groups = Other groups
word-topic-ticket-states = Ticket states
word-topic-archive-state = State of older mail
word-topic-sending-address = Sending address
word-topic-sending-address-of = Sending address of { $name }
word-topic-channels = Channels
word-topic-look-up = Finding what is already there
word-topic-priorities = Priorities
word-topic-settings = Settings
word-topic-import-mode = Import mode
word-topic-last-change = Last change of tickets
word-topic-triggers = Triggers
word-topic-trigger = Trigger { $name }
word-topic-scheduler = Scheduler
word-topic-job = Scheduler job { $name }
word-topic-service-levels = Service level agreements
word-topic-notified-agents = Notified agents
word-topic-request-size = Request size
word-topic-usage = How much it is used
word-topic-mailbox = Mailbox
word-topic-folders = Folders
word-topic-folder = Folder
word-topic-safety-copy = Safety copy

# What was found.
word-found-not-found-out = not found out
word-found-not-accepted = not accepted
word-found-version-not-told = not told to this token
word-found-works = works
word-found-no-mail-yet = no mail there yet
word-found-cannot-be-seen = cannot be seen
word-found-cannot-be-seen-harmless = cannot be seen with this token
word-found-cannot-be-seen-not-needed = cannot be seen with this token, and is not needed
word-found-on = on
word-found-dated-as-planned = the date of their newest mail, as the plan says
word-found-dated-where-unused = the date of their newest mail, because this helpdesk has not been used yet
word-found-undated-as-planned = the day of the import, as the plan says
word-found-undated-where-used = the day of the import, because this helpdesk is in use
word-found-on-taken-over = on, and taken over
word-found-on-for-this-plan = on since this import was interrupted; it is restored at the end
word-found-off = off
word-found-must-stay-off = must not be switched on
word-found-there = there
word-found-missing = missing
word-found-not-found = not found
word-found-inactive = inactive
word-found-usable = active, with the permissions needed
word-found-without = without { $rights }
word-found-unreadable = { $count } cannot be read
word-found-no-states = none for new tickets
word-found-states = new mail: { $new }, answers: { $answered }
word-found-none = none
word-found-fetched = one fetches this mailbox already
word-found-not-fetched = none fetches this mailbox
word-found-asked-later = checked again in the step “{ window-step-check }”, once the mailbox is known
word-found-used = { $tickets ->
    [one] { $tickets } ticket
   *[other] { $tickets } tickets
}, { $agents ->
    [0] no other agent signed in lately
    [one] { $agents } other agent signed in lately
   *[other] { $agents } other agents signed in lately
}
word-found-used-more = { $tickets } tickets or more, { $agents ->
    [0] no other agent signed in lately
    [one] { $agents } other agent signed in lately
   *[other] { $agents } other agents signed in lately
}
word-found-no-trigger = none is active
word-found-no-job = no active job
word-found-suspended = { $does }; suspended while importing
word-found-not-archived = { $does }; not for older mail
word-found-silent = { $does }; kept silent
word-found-stand-in = a stand-in
word-found-bytes-of-files = { $megabytes } MB of files at once

# What a trigger or a scheduler job does, after "It".
word-effect-answers-customer = mails the customer
word-effect-changes = changes tickets
word-effect-deletes = DELETES tickets
word-effect-nothing = does nothing that matters here
word-effect-sms = sends SMS
word-effect-webhook = calls a webhook
word-effect-ai-agent = asks an AI agent
word-effect-unknown = does something unknown here ({ $name })
word-effect-mails-owner = mails the ticket’s owner
word-effect-mails-group-agents = mails all agents of the group
word-effect-mails-user = mails the user number { $name }
word-effect-mails-others = mails other recipients
word-effect-mails-untold = mails recipients that cannot be told
word-recipient-owner = the ticket’s owner
word-recipient-group-agents = all agents of the group
word-recipient-user = the user number { $name }
word-recipient-others = other recipients
word-recipient-untold = recipients that cannot be told

# The system's keychain by the name that the system gives it, as the sentence needs it.
# $system is windows, macos or other; it is always there.

word-keychain = { $system ->
    [windows] Windows Credential Manager
    [macos] the Keychain
   *[other] the desktop’s keyring
}
word-keychain-start = { $system ->
    [windows] Windows Credential Manager
    [macos] The Keychain
   *[other] The desktop’s keyring
}
word-keychain-object = { $system ->
    [windows] Windows Credential Manager
    [macos] the Keychain
   *[other] the desktop’s keyring
}
word-keychain-in = { $system ->
    [windows] in Windows Credential Manager
    [macos] in the Keychain
   *[other] in the desktop’s keyring
}

word-powershell-reads = These lines for Exchange Online PowerShell only read. Your Microsoft administrator can run them.
word-powershell-connect = First, connect:
word-powershell-full = How full “Recoverable Items” is:
word-powershell-hold = Limits, holds and retention of this mailbox:
word-powershell-policies = Policies for the whole organisation, which the mailbox does not show:
word-powershell-rights = Who has which permissions on the mailbox:
word-powershell-find = Find out why the mailbox does not delete. These lines for Exchange Online PowerShell only read; your Microsoft administrator can run them.

word-recoverable-items = { $size } will be deleted. Microsoft keeps it in Recoverable Items for 14 days (30 at most), then it is gone. There is room for 20 to 30 GB, and for 100 GB where a hold keeps everything: then nothing is cleared, and deleting fails once it is full.
