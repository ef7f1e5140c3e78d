# The window: step 5, What goes where.

window-channel-title = What goes where
window-channel-title-of = What of { $mailbox } goes where
window-channel-help =
    Choose the group that the mail goes to, the folders it comes from, and what becomes of a message in the mailbox once it is proven to be in Zammad. Everything is preset so that no harm is done: mail stays as it is, old mail is archived, nobody is written to.

    Nothing happens in this step. The next one looks at every message and shows what would happen, before anything does.

# What is missing from other steps.
window-channel-surveying = The helpdesk is being looked at …
window-channel-no-helpdesk = The helpdesk is not connected
window-channel-no-helpdesk-what = Groups and states come from there. Check it in step 2; what you chose here is kept.
window-channel-go-helpdesk = Go to the helpdesk
window-channel-no-sign-in = Nobody is signed in to the mailbox
window-channel-no-sign-in-what = Its folders will be here once you are. What you chose here is kept.
window-channel-go-sign-in = Go to the sign-in

# The destination.
window-channel-group = Destination group
window-channel-group-what = The group that the mail goes to. Only active groups in which tickets can be made are shown.
window-channel-group-sends = Sends from { $address }
window-channel-group-silent = Has no sending address
window-channel-group-search = Find a group
window-channel-group-hidden =
    { $count ->
        [one] One more group; find it by its name.
       *[other] { $count } more groups; find them by name.
    }
window-channel-address = Sending address of { $group }
window-channel-address-keep = Do not change
window-channel-address-keeps = { $group } goes on sending from { $address }.
window-channel-address-none = { $group } has no sending address, so agents cannot answer the imported mail from it until it gets one.
window-channel-address-change = Change to { $address }
window-channel-address-replaces = After the import, in place of: { $replaced }
window-channel-address-nothing = nothing so far
window-channel-address-same = That is its sending address already.
window-channel-address-unknown = It cannot change to { $address }: Zammad does not know this address yet. It can be added in Zammad’s administration, Channels, also after the import.

# The folders.
window-channel-folders = Folders
window-channel-folders-what = Tick the folders whose mail is wanted. Folders below a ticked one are not included by themselves.
window-channel-folders-none = The folders are not known yet.
window-channel-looking = Looking at the folders of the mailbox; nothing is changed …
window-channel-look-again = Look again
window-channel-cancel = Stop looking
window-channel-measuring = Measuring { $path } …
window-channel-measure-no-more = Stop measuring
window-channel-search = Find a folder
window-channel-search-none = No folder has this in its name.
window-channel-keys = With the keyboard: arrows choose, Space ticks, left and right hide and show what is below.
window-channel-head-folder = Folder
window-channel-head-messages = Messages
window-channel-head-unread = Unread
window-channel-head-size = Size
window-channel-head-newest = Newest
window-channel-only-folders = only holds other folders
window-channel-no-mail = holds no mail
window-channel-type = Type a path instead
window-channel-typed = Path of a folder
window-channel-typed-help = With / between its levels. Names of the inbox in other languages are understood.
window-channel-take = Add the folder
window-channel-typed-added = { $path } is added.
window-channel-typed-corrected = “{ $typed }” is called { $path } in this mailbox, and is added.
window-channel-typed-only-folders = { $path } only holds other folders. Choose one of those.
window-channel-typed-no-mail = { $path } holds no mail.
window-channel-typed-unknown = There is no folder “{ $typed }” in this mailbox.
window-channel-typed-near = There is no folder “{ $typed }” in this mailbox. Did you mean:
window-channel-chosen-none = No folder is ticked yet.
window-channel-chosen =
    { $folders ->
        [one] One folder
       *[other] { $folders } folders
    } with { $messages ->
        [one] { $messages } message
       *[other] { $messages } messages
    }, { $unread } unread
window-channel-goes-to = goes to { $group }
window-channel-folder-gone = There is no such folder in this mailbox any more.
window-channel-regroup = Choose another group
window-channel-regroup-done = Done
window-channel-remove = Remove

# What is wanted.
window-channel-wanted = What to import
window-channel-all = Everything
window-channel-all-what =
    { $count ->
        [0] No folder with mail is ticked yet.
        [one] One message in the ticked folders, read or unread.
       *[other] { $count } messages in the ticked folders, read or unread.
    }
window-channel-unread = Only unread mail
window-channel-unread-what =
    { $count ->
        [0] No message at this time. What somebody reads before the import is left out.
        [one] One message at this time. What somebody reads before the import is left out.
       *[other] { $count } messages at this time. What somebody reads before the import is left out.
    }
window-channel-from = From
window-channel-until = To, that day included
window-channel-days-what = Days on which mail arrived. Leave both empty for no limit.
window-channel-days-counted = Days on which mail arrived. How many messages that leaves is counted in the next step.

# Afterwards.
window-channel-after = After the import
window-channel-after-what = What becomes of a message in the mailbox once its article has been read back from Zammad.
window-channel-keep = Keep it as it is
window-channel-keep-what = Nothing changes in the mailbox.
window-channel-mark-read = Mark it read
window-channel-mark-read-what = It stays where it is, without the mark of unread mail.
window-channel-move = Move it to a folder
window-channel-move-what =
    { $count ->
        [0] Messages leave their folders and stay in the mailbox.
        [one] Up to one message leaves its folder and stays in the mailbox.
       *[other] Up to { $count } messages leave their folders and stay in the mailbox.
    }
window-channel-move-to = Name of the folder
window-channel-move-to-help = It is made if it is not there.
window-channel-delete = Delete it
window-channel-delete-what =
    { $count ->
        [0] Messages leave the mailbox. You are asked once more before.
        [one] Up to one message leaves the mailbox. You are asked once more before.
       *[other] Up to { $count } messages leave the mailbox. You are asked once more before.
    }
window-channel-danger =
    { $count ->
        [one] Up to one message would be deleted from { $mailbox }.
       *[other] Up to { $count } messages would be deleted from { $mailbox }.
    }
window-channel-danger-proven = Each only after its article has been read back from Zammad, and only that one. What fails or is skipped stays.
window-channel-danger-recoverable = Deleted mail goes to Recoverable Items, where it is usually kept for 14 days, out of sight of Outlook’s folders. After that it is gone from the mailbox.
window-channel-danger-size = The ticked folders measured so far hold { $size }. Recoverable Items takes 20 to 30 GB; where a hold or a policy keeps mail there, less may fit.
window-channel-danger-too-much = The ticked folders hold { $size }, and Recoverable Items takes only 20 to 30 GB. When it is full, deleting fails. Moving does not fill it.

# The archive.
window-channel-archive = Old mail
window-channel-archive-on = Archive old mail
window-channel-archive-on-what = Mail sent before the time below becomes tickets that ask for nothing: they get the state you choose, and nobody is written to because of them.
window-channel-archive-off = Then all mail, however old, becomes open work: new tickets that agents see in their overviews.
window-channel-archive-date = Older than this day
window-channel-archive-time = and time
window-channel-archive-zone = Time zone: { $zone }
window-channel-archive-all =
    { $count ->
        [one] The message that is there now is older, and would be archived.
       *[other] All { $count } messages that are there now are older, and would be archived.
    }
window-channel-archive-some = The newest message in the ticked folders is of { $newest }: what is newer than the time above becomes new tickets.
window-channel-archive-state = State of archived tickets
window-channel-state-closed = Done: in no overview of open work.
window-channel-state-open = Being worked on: agents see them in their overviews.
window-channel-state-new = Just arrived: agents see them in their overviews.

# The dates.
window-channel-dates = Dates in Zammad
window-channel-dates-unused = This helpdesk looks unused: few tickets, and no other agent signed in lately. So original dates are preset; they would disturb nobody.
window-channel-dates-used = This helpdesk looks used, or it cannot be told. So the choice is yours.
window-channel-original = Original dates
window-channel-original-what =
    { $count ->
        [one] Tickets carry the date of their mail. Zammad’s import mode is switched on for { $time } for one message. Meanwhile Zammad sends no mail at all for anyone, replies by agents included, and no notifications; triggers do nothing. What is not sent then is not sent later either.
       *[other] Tickets carry the dates of their mail. Zammad’s import mode is switched on for { $time } for { $count } messages. Meanwhile Zammad sends no mail at all for anyone, replies by agents included, and no notifications; triggers do nothing. What is not sent then is not sent later either.
    }
window-channel-original-hidden = Original dates need Zammad’s import mode, which this API token may not see. With the right admin.maintenance it could.
window-channel-today = Today’s dates
window-channel-today-what = Takes { $time }. The helpdesk goes on working as usual; each article says in its first line when the mail was really sent. Only triggers that would write to people because of imported mail are paused.
window-channel-today-agents =
    { $count ->
        [one] One agent has asked to be mailed about every ticket. With today’s dates the next step will stop until that is switched off.
       *[other] { $count } agents have asked to be mailed about every ticket. With today’s dates the next step will stop until that is switched off.
    }
window-channel-today-triggers = This API token may not see triggers, so with today’s dates the next step will stop. With the right admin.trigger it could go on.

# What is seldom needed.
window-channel-more = Answers to new mail, and speed
window-channel-replies = Let Zammad answer mail that is not archived
window-channel-replies-what = Usually off: importing says nothing to anyone.
window-channel-replies-nobody = At this time nobody would be answered: all mail in the ticked folders is archived.
window-channel-replies-new =
    { $count ->
        [one] Everyone who sent mail after the cut-off would get an automatic answer from: { $names }. That is at most the sender of one message; the next step counts it before anything happens.
       *[other] Everyone who sent mail after the cut-off would get an automatic answer from: { $names }. That is at most the senders of { $count } messages; the next step counts them before anything happens.
    }
window-channel-replies-all =
    { $count ->
        [one] The sender of one message would get an automatic answer from { $names }, however old the message is. Archive old mail to prevent that.
       *[other] The senders of up to { $count } messages would get an automatic answer from { $names }, however old the messages are. Archive old mail to prevent that.
    }
window-channel-replies-untold = No trigger is known that answers customers; the next step counts who could be answered.
window-channel-parallel = Requests to Zammad at once
window-channel-parallel-help = 1 to 16. More is faster and asks more of the server; 4 suits most.

# Why the next step waits.
window-channel-waits-survey = The helpdesk is being looked at …
window-channel-waits-helpdesk = Check the helpdesk first, in step 2.
window-channel-waits-sign-in = Sign in to the mailbox first, in step 4.
window-channel-waits-group = Choose the destination group.
window-channel-waits-folders = Tick at least one folder.
window-channel-waits-looking = The folders are not known yet.
window-channel-waits-typed = Add the typed folder, or empty its field.
window-channel-waits-missing = There is no folder { $path } any more.
window-channel-waits-address = Zammad does not know the sending address.
window-channel-waits-dates = Choose which dates the tickets carry.
window-channel-waits-days = The days under “What to import” are not right yet.
window-channel-waits-move = Name the folder that mail is moved to.
window-channel-waits-cut-off = Day and time under “Old mail” are not right yet.
window-channel-waits-parallel = Choose a number of requests from 1 to 16.
window-channel-waits-something = Something above is not right yet.
window-channel-waits-earlier = Something in an earlier step is not right yet.
window-channel-originals = Attach the original to every article
window-channel-originals-what = As a file (.eml). Without this, only articles that cannot show all of their message have it.
