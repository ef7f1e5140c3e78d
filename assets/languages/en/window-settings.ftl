# The window: step 5, What goes where.

window-settings-title = What goes where
window-settings-title-of = What of { $mailbox } goes where
window-settings-help =
    Choose the group that the mail goes to, the folders it comes from, and what becomes of a message in the mailbox once it is proven to be in Zammad. Everything is preset so that no harm is done: mail stays as it is, old mail is archived, nobody is written to.

    Nothing happens in this step. The next one looks at every message and shows what would happen, before anything does.

# What is missing from other steps.
window-settings-surveying = The helpdesk is being looked at …
window-settings-no-helpdesk = The helpdesk is not connected
window-settings-no-helpdesk-what = Groups and states come from there. Check it in step 2; what you chose here is kept.
window-settings-go-helpdesk = Go to the helpdesk
window-settings-no-sign-in = Nobody is signed in to the mailbox
window-settings-no-sign-in-what = Its folders will be here once you are. What you chose here is kept.
window-settings-go-sign-in = Go to the sign-in

# The destination.
window-settings-group = Destination group
window-settings-group-what = The group that the mail goes to. Only active groups in which tickets can be made are shown.
window-settings-group-sends = Sends from { $address }
window-settings-group-silent = Has no sending address
window-settings-group-search = Find a group
window-settings-group-hidden =
    { $count ->
        [one] One more group; find it by its name.
       *[other] { $count } more groups; find them by name.
    }
window-settings-address = Sending address of { $group }
window-settings-address-keep = Do not change
window-settings-address-keeps = { $group } goes on sending from { $address }.
window-settings-address-none = { $group } has no sending address, so agents cannot answer the imported mail from it until it gets one.
window-settings-address-change = Change to { $address }
window-settings-address-replaces = After the import, in place of: { $replaced }
window-settings-address-nothing = nothing so far
window-settings-address-same = That is its sending address already.
window-settings-address-unknown = It cannot change to { $address }: Zammad does not know this address yet. It can be added in Zammad’s administration, Channels, also after the import.

# The folders.
window-settings-folders = Folders
window-settings-folders-what = Tick the folders whose mail is wanted. Folders below a ticked one are not included by themselves.
window-settings-folders-none = The folders are not known yet.
window-settings-looking = Looking at the folders of the mailbox; nothing is changed …
window-settings-look-again = Look again
window-settings-cancel = Stop looking
window-settings-measuring = Measuring { $path } …
window-settings-measure-no-more = Stop measuring
window-settings-search = Find a folder
window-settings-search-none = No folder has this in its name.
window-settings-keys = With the keyboard: arrows choose, Space ticks, left and right hide and show what is below.
window-settings-head-folder = Folder
window-settings-head-messages = Messages
window-settings-head-unread = Unread
window-settings-head-size = Size
window-settings-head-newest = Newest
window-settings-only-folders = only holds other folders
window-settings-no-mail = holds no mail
window-settings-type = Type a path instead
window-settings-typed = Path of a folder
window-settings-typed-help = With / between its levels. Names of the inbox in other languages are understood.
window-settings-take = Add the folder
window-settings-typed-added = { $path } is added.
window-settings-typed-corrected = “{ $typed }” is called { $path } in this mailbox, and is added.
window-settings-typed-only-folders = { $path } only holds other folders. Choose one of those.
window-settings-typed-no-mail = { $path } holds no mail.
window-settings-typed-unknown = There is no folder “{ $typed }” in this mailbox.
window-settings-typed-near = There is no folder “{ $typed }” in this mailbox. Did you mean:
window-settings-chosen-none = No folder is ticked yet.
window-settings-chosen =
    { $folders ->
        [one] One folder
       *[other] { $folders } folders
    } with { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    }, { $unread } unread
window-settings-goes-to = goes to { $group }
window-settings-folder-gone = There is no such folder in this mailbox any more.
window-settings-regroup = Choose another group
window-settings-regroup-done = Done
window-settings-remove = Remove

# What is wanted.
window-settings-wanted = What to import
window-settings-all = Everything
window-settings-all-what =
    { $count ->
        [0] No folder with mail is ticked yet.
        [one] One message in the ticked folders, read or unread.
       *[other] { $count } messages in the ticked folders, read or unread.
    }
window-settings-unread = Only unread mail
window-settings-unread-what =
    { $count ->
        [0] No message at this time. What somebody reads before the import is left out.
        [one] One message at this time. What somebody reads before the import is left out.
       *[other] { $count } messages at this time. What somebody reads before the import is left out.
    }
window-settings-from = From
window-settings-until = To, that day included
window-settings-days-what = Days on which mail arrived. Leave both empty for no limit.
window-settings-days-counted = Days on which mail arrived. How many messages that leaves is counted in the next step.

# Afterwards.
window-settings-after = After the import
window-settings-after-what = What becomes of a message in the mailbox once its article has been read back from Zammad.
window-settings-keep = Keep it as it is
window-settings-keep-what = Nothing changes in the mailbox.
window-settings-mark-read = Mark it read
window-settings-mark-read-what = It stays where it is, without the mark of unread mail.
window-settings-move = Move it to a folder
window-settings-move-what =
    { $count ->
        [0] Messages leave their folders and stay in the mailbox.
        [one] Up to one message leaves its folder and stays in the mailbox.
       *[other] Up to { $count } messages leave their folders and stay in the mailbox.
    }
window-settings-move-to = Name of the folder
window-settings-move-to-help = It is made if it is not there.
window-settings-delete = Delete it
window-settings-delete-what =
    { $count ->
        [0] Messages leave the mailbox. You are asked once more before.
        [one] Up to one message leaves the mailbox. You are asked once more before.
       *[other] Up to { $count } messages leave the mailbox. You are asked once more before.
    }
window-settings-danger =
    { $count ->
        [one] Up to one message would be deleted from { $mailbox }.
       *[other] Up to { $count } messages would be deleted from { $mailbox }.
    }
window-settings-danger-proven = Each only after its article has been read back from Zammad, and only that one. What fails or is skipped stays.
window-settings-danger-recoverable = Deleted mail goes to Recoverable Items, where it is usually kept for 14 days, out of sight of Outlook’s folders. After that it is gone from the mailbox.
window-settings-danger-size = The ticked folders measured so far hold { $size }. Recoverable Items takes 20 to 30 GB; where a hold or a policy keeps mail there, less may fit.
window-settings-danger-too-much = The ticked folders hold { $size }, and Recoverable Items takes only 20 to 30 GB. When it is full, deleting fails. Moving does not fill it.

# The archive.
window-settings-archive = Old mail
window-settings-archive-on = Archive old mail
window-settings-archive-on-what = Mail sent before the time below becomes tickets that ask for nothing: they get the state you choose, and nobody is written to because of them.
window-settings-archive-off = Then all mail, however old, becomes open work: new tickets that agents see in their overviews.
window-settings-archive-date = Older than this day
window-settings-archive-time = and time
window-settings-archive-zone = Time zone: { $zone }
window-settings-archive-all =
    { $count ->
        [one] The message that is there now is older, and would be archived.
       *[other] All { $count } messages that are there now are older, and would be archived.
    }
window-settings-archive-some = The newest message in the ticked folders is of { $newest }: what is newer than the time above becomes new tickets.
window-settings-archive-state = State of archived tickets
window-settings-state-closed = Done: in no overview of open work.
window-settings-state-open = Being worked on: agents see them in their overviews.
window-settings-state-new = Just arrived: agents see them in their overviews.

# The dates.
window-settings-dates = Dates in Zammad
window-settings-dates-unused = This helpdesk looks unused: few tickets, and no other agent signed in lately. So original dates are preset; they would disturb nobody.
window-settings-dates-used = This helpdesk looks used, or it cannot be told. So the choice is yours.
window-settings-original = Original dates
window-settings-original-what =
    { $count ->
        [one] Tickets carry the date of their mail. Zammad’s import mode is switched on for { $time } for one message. Meanwhile Zammad sends no mail at all for anyone, replies by agents included, and no notifications; triggers do nothing. What is not sent then is not sent later either.
       *[other] Tickets carry the dates of their mail. Zammad’s import mode is switched on for { $time } for { $count } messages. Meanwhile Zammad sends no mail at all for anyone, replies by agents included, and no notifications; triggers do nothing. What is not sent then is not sent later either.
    }
window-settings-original-hidden = Original dates need Zammad’s import mode, which this API token may not see. With the right admin.maintenance it could.
window-settings-today = Today’s dates
window-settings-today-what = Takes { $time }. The helpdesk goes on working as usual; each article says in its first line when the mail was really sent. Only triggers that would write to people because of imported mail are paused.
window-settings-today-agents =
    { $count ->
        [one] One agent has asked to be mailed about every ticket. With today’s dates the next step will stop until that is switched off.
       *[other] { $count } agents have asked to be mailed about every ticket. With today’s dates the next step will stop until that is switched off.
    }
window-settings-today-triggers = This API token may not see triggers, so with today’s dates the next step will stop. With the right admin.trigger it could go on.

# What is seldom needed.
window-settings-more = Answers to new mail, and speed
window-settings-replies = Let Zammad answer mail that is not archived
window-settings-replies-what = Usually off: importing says nothing to anyone.
window-settings-replies-nobody = At this time nobody would be answered: all mail in the ticked folders is archived.
window-settings-replies-new =
    { $count ->
        [one] Everyone who sent mail after the cut-off would get an automatic answer from: { $names }. That is at most the sender of one message; the next step counts it before anything happens.
       *[other] Everyone who sent mail after the cut-off would get an automatic answer from: { $names }. That is at most the senders of { $count } messages; the next step counts them before anything happens.
    }
window-settings-replies-all =
    { $count ->
        [one] The sender of one message would get an automatic answer from { $names }, however old the message is. Archive old mail to prevent that.
       *[other] The senders of up to { $count } messages would get an automatic answer from { $names }, however old the messages are. Archive old mail to prevent that.
    }
window-settings-replies-untold = No trigger is known that answers customers; the next step counts who could be answered.
window-settings-parallel = Requests to Zammad at once
window-settings-parallel-help = 1 to 16. More is faster and asks more of the server; 4 suits most.

# Why the next step waits.
window-settings-waits-survey = The helpdesk is being looked at …
window-settings-waits-helpdesk = Check the helpdesk first, in step 2.
window-settings-waits-sign-in = Sign in to the mailbox first, in step 4.
window-settings-waits-group = Choose the destination group.
window-settings-waits-folders = Tick at least one folder.
window-settings-waits-looking = The folders are not known yet.
window-settings-waits-typed = Add the typed folder, or empty its field.
window-settings-waits-missing = There is no folder { $path } any more.
window-settings-waits-address = Zammad does not know the sending address.
window-settings-waits-dates = Choose which dates the tickets carry.
window-settings-waits-days = The days under “What to import” are not right yet.
window-settings-waits-move = Name the folder that mail is moved to.
window-settings-waits-cut-off = Day and time under “Old mail” are not right yet.
window-settings-waits-parallel = Choose a number of requests from 1 to 16.
window-settings-waits-something = Something above is not right yet.
window-settings-waits-earlier = Something in an earlier step is not right yet.
window-settings-originals = Attach the original to every article
window-settings-originals-what = As a file (.eml). Without this, only articles that cannot show all of their message have it.
window-settings-users = Make users of everybody in To and Cc
window-settings-users-what = As Zammad’s own mail channels do. Without this, only those who wrote, and whose ticket it is, become users.
