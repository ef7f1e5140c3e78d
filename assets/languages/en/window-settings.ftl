# The window: step 5, Import settings.

window-settings-title = Import settings
window-settings-title-of = Import settings for { $mailbox }
window-settings-help =
    Each line is one choice. A tick means that it is settled; press the line to change it. What still needs an answer is open.

    Everything is preset so that no harm is done: mail stays as it is, older mail becomes closed tickets, nobody is notified. Nothing happens in this step. The next one shows what the import would do.

# What is missing from other steps.
window-settings-surveying = Checking the helpdesk …
window-settings-no-helpdesk = The helpdesk is not connected
window-settings-no-helpdesk-what = Groups and states come from there. Check it in step 2; your choices here are kept.
window-settings-go-helpdesk = Go to the helpdesk
window-settings-no-sign-in = Nobody is signed in to the mailbox
window-settings-no-sign-in-what = Its folders appear here once you are. Your choices here are kept.
window-settings-go-sign-in = Go to sign-in

# The lines of the questions.
window-settings-change = Change
window-settings-choose = Choose
window-settings-close = Close
window-settings-done = Done
window-settings-answer-looking = Reading the folders …
window-settings-answer-folders = { $rest ->
    [0] { $names }
   *[other] { $names } and { $rest } more
} · { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
}
window-settings-answer-group-and = { $group }, but { $folder } to { $other }
window-settings-answer-group-many =
    { $count ->
        [one] { $group }, but one folder to another group
       *[other] { $group }, but { $count } folders to other groups
    }
window-settings-answer-address-keep = Stays as it is
window-settings-answer-address = Changes to { $address } after the import
window-settings-answer-all = All, read and unread
window-settings-answer-unread = Unread only
window-settings-answer-from = from { $from }
window-settings-answer-until = to { $until }
window-settings-answer-days = { $from } to { $until }
window-settings-answer-keep = Stay unchanged in the mailbox
window-settings-answer-mark-read = Are marked as read
window-settings-answer-move = Are moved to { $folder }
window-settings-answer-delete =
    { $count ->
        [one] Are DELETED from the mailbox: up to { $count }
       *[other] Are DELETED from the mailbox: up to { $count }
    }
window-settings-answer-archive = Before { $moment }: state { $state }
window-settings-answer-archive-off = Is treated like new mail
window-settings-answer-original = Original; nothing is sent for { $time }
window-settings-answer-today = Today’s; takes { $time }
window-settings-answer-replies = Automatic replies on
window-settings-answer-no-replies = No automatic replies
window-settings-answer-speed = normal speed
window-settings-answer-parallel =
    { $count ->
        [one] one request at a time
       *[other] { $count } parallel requests
    }
window-settings-answer-originals = originals attached

# The destination.
window-settings-group = Group
window-settings-group-sends = Sends from { $address }
window-settings-group-silent = Has no sending address
window-settings-group-search = Find a group
window-settings-group-none = No matching groups
window-settings-address = Sending address
window-settings-address-keep = Do not change
window-settings-address-change = Change to { $address } after the import
window-settings-address-nothing = none
window-settings-address-of = { $group }: now { $now }, then { $address }
window-settings-address-unknown = Zammad does not know { $address } yet. Add it in Zammad’s administration under Channels, now or after the import.

# The folders.
window-settings-folders = Folders
window-settings-folders-what = Choose folders. Subfolders are chosen separately.
window-settings-folders-none = The folders are not known yet.
window-settings-looking = Reading the folders of the mailbox; nothing is changed …
window-settings-look-again = Reload folders
window-settings-cancel = Stop
window-settings-measuring = Measuring { $path } …
window-settings-measure-no-more = Stop measuring
window-settings-search = Find a folder
window-settings-search-none = No matching folders
window-settings-keys = ↑↓ move · Space ticks · Enter chooses the group · ←→ collapse, expand
window-settings-head-folder = Folder
window-settings-head-messages = Messages
window-settings-head-unread = Unread
window-settings-head-size = Size
window-settings-head-newest = Newest
window-settings-head-goes-to = Goes to
window-settings-only-folders = only holds other folders
window-settings-no-mail = holds no mail
window-settings-type = Enter a path instead
window-settings-typed = Path of a folder
window-settings-typed-help = With / between its levels. Names of the inbox in other languages are understood.
window-settings-take = Add the folder
window-settings-typed-added = { $path } is added.
window-settings-typed-corrected = “{ $typed }” is called { $path } in this mailbox, and is added.
window-settings-typed-only-folders = { $path } only holds other folders. Choose one of those.
window-settings-typed-no-mail = { $path } holds no mail.
window-settings-typed-unknown = There is no folder “{ $typed }” in this mailbox.
window-settings-typed-near = There is no folder “{ $typed }” in this mailbox. Did you mean:
window-settings-folder-gone = There is no folder { $path } in this mailbox any more.
window-settings-regroup = Which group does { $folder } go to?
window-settings-remove = Remove

# What is wanted.
window-settings-wanted = Which messages
window-settings-all = All
window-settings-all-what = 
    { $count ->
        [0] No folder with mail is chosen yet.
        [one] One message in the chosen folders, read or unread.
       *[other] { $count } messages in the chosen folders, read or unread.
    }
window-settings-unread = Unread only
window-settings-unread-what = 
    { $count ->
        [0] None at the moment. What is read before the import is left out.
        [one] One message at the moment. What is read before the import is left out.
       *[other] { $count } messages at the moment. What is read before the import is left out.
    }
window-settings-from = From
window-settings-until = To (inclusive)
window-settings-days-what = Days on which mail arrived. Leave empty for no limit.
window-settings-days-counted = Days on which mail arrived. The next step counts the messages.

# Afterwards.
window-settings-after = Originals
window-settings-after-what = What happens to a message in the mailbox once it is confirmed in Zammad.
window-settings-keep = Leave unchanged
window-settings-keep-what = Nothing changes in the mailbox.
window-settings-mark-read = Mark as read
window-settings-mark-read-what = They stay where they are.
window-settings-move = Move to a folder
window-settings-move-what = 
    { $count ->
        [0] They stay in the mailbox.
        [one] Up to one message; it stays in the mailbox.
       *[other] Up to { $count } messages; they stay in the mailbox.
    }
window-settings-move-to = Name of the folder
window-settings-move-to-help = It is created if it does not exist.
window-settings-delete = Delete
window-settings-delete-what = 
    { $count ->
        [0] You confirm this in the next step.
        [one] Up to one message. You confirm this in the next step.
       *[other] Up to { $count } messages. You confirm this in the next step.
    }
window-settings-danger =
    { $count ->
        [one] Up to one message would be deleted from { $mailbox }.
       *[other] Up to { $count } messages would be deleted from { $mailbox }.
    }
window-settings-danger-proven = Each only after it is confirmed in Zammad. What fails or is skipped stays.
window-settings-danger-recoverable = Deleted mail goes to Recoverable Items, usually for 14 days. After that it is gone.
window-settings-danger-size = The chosen folders measured so far hold { $size }. Recoverable Items takes 20 to 30 GB, less where a hold or a retention policy keeps mail there.
window-settings-danger-too-much = The chosen folders hold { $size }, and Recoverable Items takes only 20 to 30 GB. When it is full, deleting fails. Moving does not fill it.
window-settings-move-instead = Move instead

# The archive.
window-settings-archive = Older mail
window-settings-archive-on = Archive older mail
window-settings-archive-on-what = Older mail becomes tickets in this state; nobody is notified.
window-settings-archive-off = All mail, however old, becomes new tickets in your agents’ overviews.
window-settings-archive-date = Before
window-settings-archive-time = Time
window-settings-archive-zone = Time zone: { $zone }
window-settings-archive-all = 
    { $count ->
        [one] The one message there is now is older.
       *[other] All { $count } messages there are now are older.
    }
window-settings-archive-some = The newest message is of { $newest }. Anything after the time above becomes new tickets.
window-settings-archive-state = State of these tickets
window-settings-state-closed = Done; in no overview of open tickets.
window-settings-state-open = In progress; agents see them in their overviews.
window-settings-state-new = Just arrived; agents see them in their overviews.

# The dates.
window-settings-dates = Ticket dates
window-settings-dates-unused = Your helpdesk seems unused: few tickets, no other agent lately. So original dates are preset.
window-settings-dates-used = Your helpdesk seems to be in use. Please choose.
window-settings-original = Original dates
window-settings-original-what = 
    { $count ->
        [one] The ticket carries the date of its mail. Zammad’s import mode is on for { $time }, for one message: Zammad then sends no mail at all for anyone, replies by agents included, and no notifications; triggers do nothing. What is not sent then is not sent later either.
       *[other] Tickets carry the dates of their mail. Zammad’s import mode is on for { $time }, for { $count } messages: Zammad then sends no mail at all for anyone, replies by agents included, and no notifications; triggers do nothing. What is not sent then is not sent later either.
    }
window-settings-original-hidden = Original dates need Zammad’s import mode, and this API token may not switch it: the permission admin.maintenance is missing.
window-settings-today = Today’s dates
window-settings-today-what = Zammad works as usual; the import takes { $time }. Each article says in its first line when the mail was sent. Only triggers that would notify people of imported mail are paused.
window-settings-today-agents = 
    { $count ->
        [one] One agent is mailed about every ticket. With today’s dates the import cannot start until that agent turns this off in Zammad (Profile, Notifications).
       *[other] { $count } agents are mailed about every ticket. With today’s dates the import cannot start until they turn this off in Zammad (Profile, Notifications).
    }
window-settings-today-triggers = With today’s dates the import cannot start: this API token may not see triggers, the permission admin.trigger is missing.
window-settings-original-short = Zammad sends nothing for { $time }.
window-settings-today-short = Zammad works as usual; takes { $time }.
window-settings-dates-meaning = What either means
window-settings-take-original = Use original dates
window-settings-other-token = Change the token
window-settings-survey-again = Check again

# What is seldom needed.
window-settings-more = Replies, speed
window-settings-replies = Let Zammad reply automatically to newer mail
window-settings-replies-what = Usually off: importing notifies nobody.
window-settings-replies-nobody = At the moment nobody would get a reply: all mail in the chosen folders is older.
window-settings-replies-new =
    { $count ->
        [one] Whoever wrote after the time under “Older mail” would get an automatic reply from: { $names }. At most the sender of one message; the next step counts before anything happens.
       *[other] Whoever wrote after the time under “Older mail” would get an automatic reply from: { $names }. At most the senders of { $count } messages; the next step counts them before anything happens.
    }
window-settings-replies-all =
    { $count ->
        [one] The sender of one message would get an automatic reply from { $names }, however old the message is. Archive older mail to prevent that.
       *[other] The senders of up to { $count } messages would get an automatic reply from { $names }, however old the messages are. Archive older mail to prevent that.
    }
window-settings-replies-untold = No trigger that replies to customers is known; the next step counts who could get a reply.
window-settings-parallel = Parallel requests
window-settings-parallel-help = 1 to 16 at most. How many Zammad copes with is found out during the import; 4 suits most.

# Why the next step waits.
window-settings-waits-survey = Checking the helpdesk …
window-settings-waits-helpdesk = Check the helpdesk first (step 2)
window-settings-waits-sign-in = Sign in to the mailbox first (step 4)
window-settings-waits-group = Choose the group
window-settings-waits-folders = Choose at least one folder
window-settings-waits-looking = The folders are not known yet
window-settings-waits-typed = Add the folder you entered, or clear the field
window-settings-waits-missing = Remove the folder { $path }: it is gone
window-settings-waits-address = Keep the sending address: Zammad does not know the new one
window-settings-waits-dates = Choose the ticket dates
window-settings-waits-days = Check the days under “Which messages”
window-settings-waits-move = Name the folder to move to
window-settings-waits-cut-off = Check day and time under “Older mail”
window-settings-waits-parallel = Choose 1 to 16 parallel requests
window-settings-waits-something = Check the folders
window-settings-waits-group-gone = Choose another group than { $group }: it cannot be used
window-settings-waits-original = Choose other ticket dates: this token may not switch import mode
window-settings-waits-triggers = Choose other ticket dates: this token may not see triggers
window-settings-waits-agents = Choose other ticket dates: agents would be mailed
window-settings-waits-many = { $first } ({ $count } things to fix)
window-settings-waits-earlier = Something in an earlier step is not right yet
window-settings-originals = Attach the original to every article
window-settings-originals-what = As a file (.eml). Otherwise only where an article cannot show everything.
window-settings-users = Create users for everyone in To and Cc
window-settings-users-what = As Zammad’s own mail channels do. Otherwise only for senders and the customers of tickets.
window-settings-answer-users = users for To and Cc
window-settings-pause-channel = Pause Zammad’s own channel during the import
window-settings-pause-channel-what = A channel that fetches this mailbox is switched off before the first message is read and on again at the end, after a stop and after a crash. It stays off, and you are told, if it would fetch imported mail again.
window-settings-answer-pause-channel = Zammad’s channel paused
