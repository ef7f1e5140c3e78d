# The window: step 9, Going live.

window-live-title = New mail from now on
window-live-help =
    From now on somebody has to bring new mail into Zammad. Zammad can do that itself, with a channel that reads the mailbox every few minutes.

    A channel does not know what was imported. Where it deletes what it fetches, it imports every message of its folder again, answers the senders, and deletes the originals. Where it keeps messages on the server, it fetches unread ones only. So Mailferry counts first what a channel would do, and says what to do about it.

    Nothing is changed in Zammad before you press a button that says so. What is changed can be restored: what was there before is noted first.
window-live-connect = Enter the address of Zammad and an API token with the permission “admin”, or with those for mail channels. Mailferry only reads until you change something.
window-live-token-help = Kept in memory only. In the step Helpdesk it can be saved.
window-live-look = Show channels
window-live-waits-address = Enter the address of Zammad.
window-live-waits-wrong = Correct the address.
window-live-waits-token = Enter the API token.
window-live-looking = Reading Zammad’s mail channels …
window-live-waits-looking = The channels are being read.
window-live-finish = Finish

window-live-way = What happens to mail that arrives from now on?
window-live-way-zammad = Zammad fetches it itself (recommended)
window-live-way-zammad-help = A channel reads the mailbox every few minutes.
window-live-way-watch = Mailferry goes on watching
window-live-way-watch-help = As long as this window is open.
window-live-way-nobody = Nobody yet
window-live-way-nobody-help = New mail waits in the mailbox.
window-live-watch = Mailferry looks for new mail every few minutes and imports it like the rest. Deleted, moved or marked as read is only what is proven to be in Zammad.
window-live-watch-go = Keep importing new mail …
window-live-watch-first = This needs an import whose mailbox is signed in to. Resume it from the first step.
window-live-nobody = New mail stays in the mailbox, unread. Nothing is lost. Open this page again whenever you want to go on: it is on the first page, too.
window-live-nobody-but = { $count ->
        [one] A channel of Zammad is switched on and fetches mail nevertheless: { $channels }.
       *[other] { $count } channels of Zammad are switched on and fetch mail nevertheless: { $channels }.
    }

window-live-channels = Mail channels in Zammad
window-live-again = Read again
window-live-none = No mail channel yet
window-live-none-what = Zammad fetches no mail by itself.
window-live-nothing-seen = This token may not see Zammad’s mail channels, or this Zammad does not know them. The way to set one up is below, step by step.
window-live-hidden = { $kind } cannot be seen: the token lacks “{ $permission }”. { $allows }
window-live-group-unknown = a group that cannot be seen
window-live-goes-to = to { $group }
window-live-reads = reads { $folder }
window-live-deletes = deletes what it fetches
window-live-keeps = keeps messages, fetches unread ones
window-live-never-fetched = Has not fetched yet
window-live-last-fetch = Last fetched { $at }
window-live-open = Open
window-live-channel-title = Channel { $channel }
window-live-by-hand = Setting up a channel in Zammad by hand

window-live-change = Change
window-live-shut = Done
window-live-ask-group = Group
window-live-group-help = New mail goes there. Tickets that are there already stay where they are.
window-live-ask-sending = Sending address
window-live-sending-keep = The group’s sending address does not change
window-live-sending-change = Change to { $address }
window-live-sending-is = The group sends from { $address }
window-live-sending-none = The group has none: agents cannot answer
window-live-ask-folder = Folder
window-live-folder-path = Path of the folder
window-live-folder-help = Subfolders with a slash, such as INBOX/Orders. Empty: the inbox.
window-live-folder-unknown = The mailbox has no folder { $folder }
window-live-folder-search = Find a folder
window-live-folder-holds =
    { $count ->
        [one] one message
       *[other] { $count } messages
    }
window-live-folders-unknown = Sign in to the mailbox to choose from its folders. Or type the path.
window-live-folders-reading = Reading the folders …
window-live-folders-none = No folders could be read.
window-live-folder-keys = ↑↓ move · Space chooses · ←→ collapse, expand
window-live-ask-keep = After fetching
window-live-keep-yes = Keep messages, mark them as read
window-live-keep-yes-help = Zammad fetches unread messages only. A message that somebody has read before is never fetched.
window-live-keep-no = Delete messages
window-live-keep-no-help = Zammad fetches everything in the folder and deletes it there, also what is in Zammad already.
window-live-ask-archive = Archive mode
window-live-archive-off = Off
window-live-archive-off-help = All mail comes in as new mail.
window-live-archive-on = Mail dated up to now comes in as older mail
window-live-archive-on-help = Closed tickets with their own dates; nobody is answered, nobody is notified.
window-live-archive-before = Mail dated up to { $at }
window-live-archive-all = All mail

window-live-new = Set up a new channel …
window-live-new-title = New channel in Zammad
window-live-again-title = Sign in again: { $channel }
window-live-kind = Which kind of channel?
window-live-kind-imap-help = Reads by IMAP and sends by SMTP. Zammad 5.5 and newer.
window-live-kind-graph-help = Reads and sends by Microsoft Graph, also shared mailboxes. Zammad 6.5 and newer.
window-live-kind-no-graph = This Zammad has no Microsoft Graph channel; it comes with 6.5.
window-live-registration = App registration in Entra
window-live-redirect = Redirect URI of your Zammad, under the platform Web
window-live-permissions = Permissions of Microsoft, delegated
window-live-which-known = Use the credentials that Zammad has
window-live-which-known-help = Client ID { $client }
window-live-which-typed = Enter others
window-live-which-typed-help = They replace those that Zammad has. Channels that use them sign in with the new ones.
window-live-secret-help = The Value, not the Secret ID. It goes to your Zammad and is kept nowhere else. Note when it expires: Zammad stops fetching on that day.
window-live-shared = Shared mailbox
window-live-shared-help = Only where somebody else signs in for it. Empty: the mailbox of the account that signs in.
window-live-tenant-help = Directory (tenant) ID or domain. Empty: any tenant.
window-live-new-go = Save and sign in
window-live-new-link = Show sign-in link
window-live-new-saving = Zammad is being told.
window-live-new-waits-kind = This token may not make channels.
window-live-new-waits-client-id = Enter the client ID.
window-live-new-waits-secret = Enter the secret’s Value.
window-live-new-waits-tenant = Correct the tenant.
window-live-new-waits-channel = Finish signing in in the browser.
window-live-link = Sign in as the mailbox’s account
window-live-link-none = Open this link yourself
window-live-link-what = In the browser in which you are signed in to Zammad as an administrator. Zammad leads you to Microsoft; sign in there as the mailbox’s account, not with your own. Mailferry continues automatically once the channel is there.
window-live-link-open = Open the link again
window-live-link-cancel = Cancel
window-live-link-waits = Waiting for the channel. Time left: { $time }.
window-live-link-over = No channel came within 15 minutes. Open the link again, or cancel.
window-live-error = I see an error there …
window-live-error-text = What does it say?
window-live-error-help = Copy the text of the page, or the part of the address after “error”. It stays on this computer.

window-live-waits-counting = Counting what the channel would do.
window-live-waits-way = Wait until the way out is done.
window-live-waits-trap = Messages would come in twice. See above.
window-live-waits-count = First count what the channel would do.
window-live-counting = Counting what the channel would do with { $folder } …
window-live-count = Count
window-live-uncounted = Before the channel is switched on: what would it do with the mail that lies there now?
window-live-sign-in = Sign in to the mailbox
window-live-sign-in-what = Before the channel is switched on, Mailferry counts what it would do with the mail that lies there now. For that, sign in to the mailbox. The sign-in leads back here.
window-live-waits-sign-in = First sign in to the mailbox.
window-live-back = Back to the channel
window-live-another-mailbox = The channel fetches { $channel }. You are signed in to { $mailbox }. Sign in to { $channel } instead, unless both are names of the same mailbox.
window-live-same-mailbox = It is the same mailbox
window-live-clear = Nothing comes in twice
window-live-clear-what =
    { $known ->
        [0] Nothing in { $folder } is in Zammad already.
        [one] The one message in { $folder } that is in Zammad already is left alone.
       *[other] The { $known } messages in { $folder } that are in Zammad already are left alone.
    } { $new ->
        [0] There is no new mail yet.
        [one] One message there is new and is fetched.
       *[other] { $new } messages there are new and are fetched.
    }
window-live-clear-answered =
    { $answered ->
        [one] One person gets Zammad’s automatic reply.
       *[other] { $answered } people get Zammad’s automatic reply.
    }
window-live-trap =
    { $count ->
        [one] One message in { $folder } is in Zammad already
       *[other] { $count } messages in { $folder } are in Zammad already
    }
window-live-trap-again =
    { $again ->
        [one] One would be imported again.
       *[other] { $again } would be imported again.
    }
window-live-trap-deleted =
    { $deleted ->
        [one] One would be deleted from the mailbox.
       *[other] { $deleted } would be deleted from the mailbox.
    }
window-live-trap-answered =
    { $answered ->
        [one] One person would get an automatic reply.
       *[other] { $answered } people would get an automatic reply.
    }
window-live-trap-by-hand = Keep messages on the server and mark them as read, move them to another folder, or delete them. Mailferry does that where the import’s record is open: resume the import first.
window-live-trap-left = What is left is not of this import: Zammad fetched it itself, or another program brought it. Mailferry does not touch it. Move it to another folder in Outlook, then count again.
window-live-out = Ways out
window-live-out-read = Mark them as read, and keep messages
window-live-out-read-help = Zammad fetches unread messages only. Nothing leaves the mailbox.
window-live-out-move = Move them to another folder
window-live-out-move-help = They stay in the mailbox, where the channel does not read.
window-live-out-delete = Delete them
window-live-out-delete-help = Only messages that are proven to be in Zammad.
window-live-out-rule = Let new mail arrive in a folder of its own
window-live-out-rule-help = An inbox rule that you make in Outlook; the channel reads only that folder.
window-live-out-read-go = Mark as read
window-live-out-folder = Folder
window-live-out-move-go = Move
window-live-out-typed = Type the address of the mailbox to confirm
window-live-out-delete-go = Delete
window-live-out-doing = At work in the mailbox …
window-live-rule = In Outlook on the web, as { $mailbox }: Settings > Mail > Rules > Add new rule. Name: New mail for Zammad. Condition: Apply to all messages. Action: Move to the folder “Zammad”. Tick “Stop processing more rules” and save. Then choose the folder “Zammad” above.
window-live-agree-open = Switch on nevertheless
window-live-agree = Type the address of the mailbox
window-live-agree-help =
    { $count ->
        [one] Then the channel may be switched on although one message comes in twice or is deleted.
       *[other] Then the channel may be switched on although { $count } messages come in twice or are deleted.
    }

window-live-on = Test and switch on
window-live-save = Save changes
window-live-doing = Zammad is being changed …
window-live-step-done = done
window-live-step-now = under way
window-live-step-failed = not done
window-live-more = More: switch off, sign in again, addresses, remove
window-live-off-title = Switch off
window-live-off = Switch off
window-live-off-what = New mail waits in the mailbox until the channel is switched on again.
window-live-again-head = Sign in again
window-live-sign-in-again = Sign in again …
window-live-again-what = With the same account, { $user }. Needed when the sign-in has expired or the client secret was renewed.
window-live-roll-back-title = Roll back to the e-mail channel
window-live-roll-back = Roll back
window-live-roll-back-what = Zammad still knows how it fetched from { $host }.
window-live-roll-back-left = Zammad still knows how it fetched from { $host }. Time left for this: { $left }.
window-live-roll-back-over = Zammad keeps the former channel for 7 days. That time ended on { $until }.
window-live-former-host = the former server
window-live-addresses-title = Further addresses
window-live-addresses = It sends and receives as { $addresses }.
window-live-found-title = Addresses found in the imported mail
window-live-found-what = Customers wrote to them, and Zammad does not know them. Add those that belong to this mailbox: otherwise a reply to one may become a ticket from yourself.
window-live-address = Address
window-live-address-help = Another name of the mailbox: Zammad takes mail to it as its own and can answer from it.
window-live-address-add = Add address
window-live-remove-open = Remove this channel …
window-live-remove-title = Remove this channel?
window-live-remove-what = Zammad then fetches nothing from this mailbox and cannot send from it. Tickets stay. This cannot be undone.
window-live-remove-addresses = These addresses are lost or send nothing any more: { $addresses }.
window-live-remove-groups = These groups are left without a sending address: { $groups }.
window-live-remove-typed = Type the address of the channel to confirm
window-live-remove = Remove channel
window-live-migrate = Migrate to Microsoft 365 …
window-live-migrate-title = This e-mail channel can become a Microsoft 365 channel
window-live-migrate-now = Today it fetches from { $host } as { $user }, with a password. Microsoft has ended that for most organisations.
window-live-migrate-what = When { $user } signs in for a new Microsoft 365 channel, Zammad turns this channel into it. Group and addresses stay.
window-live-migrate-back = It can be rolled back within 7 days.
window-live-migrate-as = Sign in as { $user }, or Zammad makes a second channel beside the e-mail channel.
window-live-email = A plain e-mail channel
window-live-email-what = It fetches from { $host } as { $user }. Mailferry only shows it; it is set up in Zammad.
window-live-hour = The first hour
window-live-hour-fetching = Fetching
window-live-hour-never = not yet
window-live-hour-ago = last { $time } ago
window-live-hour-failed = failed { $time } ago
window-live-hour-due = The next fetch is due. Zammad takes up to some minutes for one.
window-live-hour-next = Next fetch expected in { $time }
window-live-hour-sending = Sending
window-live-hour-sending-failed = failed
window-live-hour-mailbox = Mailbox
window-live-hour-unopened = not looked into
window-live-hour-unopened-what = Sign in to see what waits there, and why nothing comes where nothing does.
window-live-hour-nothing-waits = nothing waits
window-live-hour-waits =
    { $unread ->
        [one] one unread message waits
       *[other] { $unread } unread messages wait
    }
window-live-hour-in-folder =
    { $messages ->
        [0] { $folder } is empty
        [one] { $folder } holds one message
       *[other] { $folder } holds { $messages } messages
    }
window-live-hour-health = Zammad’s own health check
window-live-hour-healthy = finds nothing that hinders fetching
window-live-hour-unhealthy = finds something
window-live-hour-taken = Taken
window-live-hour-taken-so-far =
    { $count ->
        [0] nothing yet
        [one] one message
       *[other] { $count } messages
    }
window-live-hour-recovery = Recovered
window-live-hour-recovered = it failed before, and fetches well again
window-live-hour-newest = newest of { $at }
