# Zammad’s own channels: how they stand.

word-channel-microsoft365 = Microsoft 365 (IMAP)
word-channel-microsoft-graph = Microsoft 365 (Graph)
word-channel-email = E-mail
word-channel-permission-microsoft365 = With it, Mailferry shows Zammad’s Microsoft 365 channels over IMAP, sets them up and switches them.
word-channel-permission-microsoft-graph = With it, Mailferry shows Zammad’s Microsoft 365 channels over Graph, sets them up and switches them.
word-channel-permission-email = With it, Mailferry shows Zammad’s plain e-mail channels, so that one for the same mailbox is found.
word-channel-health-good = fetches mail
word-channel-health-off = switched off
word-channel-health-failing = fetching fails
word-channel-health-never = has not fetched yet
word-channel-health-late = has not fetched for more than five minutes

# What a sign-in for a channel comes back with.

channel-redirect-mismatch = Microsoft does not know the redirect address of this Zammad.
    .why = The app registration must hold exactly the address that Zammad builds: { $callback }
    .effect = The channel was not linked; no mail was touched.
    .remedy = Add this address to the app registration under “Authentication”, as a redirect URI of the platform “Web”.
    .remedy-2 = Check that Zammad’s settings “FQDN” and “HTTP type” are the address that you use: the redirect address is built from them.

channel-secret-wrong = Microsoft does not accept the client secret that Zammad has.
    .why = Often the secret’s ID was copied in place of its value; Entra shows the value only once, when the secret is made.
    .effect = The channel was not linked; no mail was touched.
    .remedy = Make a new client secret in the app registration, copy its value, and set the credentials again.

channel-secret-expired = The client secret that Zammad has is expired.
    .why = Client secrets end on the day that was chosen when they were made.
    .effect = Zammad cannot sign in until it has a new one.
    .remedy = Make a new client secret in the app registration, set the credentials again, and note the day on which it ends.

channel-secret-missing = Microsoft wants a client secret, and Zammad has sent none.
    .why = Zammad’s channels sign in as a web application, which needs a secret.
    .effect = The channel was not linked; no mail was touched.
    .remedy = Make a client secret in the app registration and set the credentials with its value.

channel-consent-missing = Nobody has consented yet that Zammad’s app registration may read mail.
    .why = The permissions { $permissions } need consent before the account can sign in.
    .label = Consent for Zammad’s app registration is missing.
    .effect = The channel was not linked; no mail was touched.
    .remedy = Have an administrator consent for the organisation in the app registration under “API permissions”, and open the link again.

channel-consent-pending = An administrator has not yet decided about the consent for Zammad’s app registration.
    .why = The permissions { $permissions } were requested, and the request waits in Entra.
    .label = A decision about consent for Zammad’s app registration is missing.
    .effect = The channel was not linked; no mail was touched.
    .remedy = An administrator finds the request in Entra under “Enterprise applications”, “Admin consent requests”. Afterwards open the link again.

channel-consent-declined = The consent for Zammad’s app registration was declined.
    .why = On Microsoft’s page somebody chose “Cancel”, or may not consent to { $permissions }.
    .label = Consent for Zammad’s app registration was declined.
    .effect = The channel was not linked; no mail was touched.
    .remedy = Open the link again and accept, or have an administrator consent for the organisation first.

channel-permissions-missing = The app registration lacks permissions that the channel needs.
    .why = It needs { $permissions } as delegated permissions.
    .label = The app registration lacks permissions.
    .effect = The channel was not linked; no mail was touched.
    .remedy = Add them in the app registration under “API permissions”, consent to them, and open the link again.

channel-sign-in-ended = Microsoft does not accept the channel’s sign-in any more.
    .why = The password was changed, the sign-in was revoked, or it was not used for 90 days.
    .effect = Zammad fetches nothing with this channel until it is signed in again. Mail stays in the mailbox.
    .remedy = Sign the channel in again, as the same account.

channel-sign-in-refused = The mail server refused the channel’s sign-in.
    .why = IMAP may be switched off for the mailbox, the account may be another one than the mailbox’s, or a permission is missing: { $permissions }.
    .label = The mail server refused the channel’s sign-in.
    .effect = Zammad fetches nothing with this channel. Mail stays in the mailbox.
    .remedy = Sign the channel in again as the mailbox’s own account.
    .remedy-2 = Check in Exchange that IMAP is on for the mailbox.

channel-oauth-state = Zammad did not recognise the answer from Microsoft.
    .why = The link was opened in one browser and came back in another, or the session in Zammad had ended.
    .effect = The channel was not linked; no mail was touched.
    .remedy = Sign in to Zammad as an administrator in the browser that opens the link, and open the link again.

channel-code-missing = Microsoft came back to Zammad without a sign-in.
    .why = Zammad says only this for almost every refusal of Microsoft’s; the reason was on Microsoft’s page, mostly a missing consent or permission.
    .effect = The channel was not linked; no mail was touched.
    .remedy = Open the link again and read what Microsoft’s page says; what is written there can be explained here.

channel-other-user = Another account signed in than the channel’s own.
    .why = Zammad signs a channel in again only as the same account; the browser often signs in the administrator by itself.
    .effect = The channel is unchanged.
    .remedy = Open the link in a private window and sign in as the mailbox’s account.

channel-address-taken = Zammad has this address already.
    .why = Each address belongs to one channel only; another channel has it.
    .effect = Nothing was changed.
    .remedy = Look under the channels of Zammad which one has the address, and remove it there or use that channel.

channel-without-mailbox = The account that signed in has no mailbox for Graph.
    .why = It has no Exchange Online licence, or its mailbox is on a server of the organisation.
    .effect = Zammad fetches nothing with this channel.
    .remedy = Sign in as an account with a mailbox, or use a channel over IMAP.

channel-without-delegation = The account that signed in may not open the shared mailbox.
    .why = Exchange does not give it full access to that mailbox.
    .effect = Zammad fetches nothing with this channel.
    .remedy = Give the account full access to the shared mailbox in Exchange; it can take an hour until it counts.

channel-shared-mailbox-unknown = Microsoft does not know the shared mailbox.
    .why = Its address is misspelt, or it is in another organisation.
    .effect = The channel was not linked; no mail was touched.
    .remedy = Correct the address of the shared mailbox and open the link again.

channel-error-unknown = Mailferry does not know this message.
    .why = It is neither one of Zammad’s known ones nor holds one of Microsoft’s error numbers.
    .effect = It says nothing about your mail.
    .remedy = Check the redirect address, the client secret’s value, and the permissions { $permissions }; then open the link again.
    .label = A message that Mailferry does not know.

# What Zammad says to a request.

channel-gone = Zammad has no such channel any more.
    .why = Somebody deleted it meanwhile, or it is one of another kind by now.
    .effect = Nothing was changed.
    .remedy = Reload the list of channels.

channel-route-missing = This version of Zammad cannot do that with a channel.
    .why = Only newer versions can: channels over Graph, trying without saving and the archive mode are there from 6.5.
    .effect = Nothing was changed.
    .remedy = Do it in Zammad’s administration, or update Zammad.

channel-no-backup = This channel cannot be rolled back.
    .why = Zammad keeps what an e-mail channel was for 7 days after its migration, and has nothing of this one.
    .effect = The channel is unchanged and goes on.
    .remedy = Set up a new e-mail channel in Zammad, if you want one again.

channel-zammad-fault = A fault within Zammad ended the request about the channel.
    .why = Zammad gave a technical message in place of an answer.
    .effect = It is not certain whether the change was made.
    .remedy = Reload the list of channels and look how the channel stands.
    .remedy-2 = Make the change in Zammad’s administration, and show the message to whoever runs Zammad.

channel-folder-missing = The mailbox has no such folder.
    .why = It is misspelt, was renamed, or belongs to another mailbox.
    .effect = The channel is unchanged.
    .remedy = Choose one of the mailbox’s folders.

channel-server-not-reached = Zammad does not reach the mail server.
    .why = The network between Zammad and Microsoft, or a certificate, is in trouble.
    .effect = The channel is unchanged.
    .remedy = Try again in a few minutes, and look at the network of Zammad’s server.

channel-change-refused = Zammad did not take the change of the channel.
    .why = It checks a channel while saving it.
    .effect = The channel is unchanged.
    .remedy = Read what Zammad says, and make the change in its administration.

channel-kind-unlinked = A plain e-mail channel has no sign-in at Microsoft.
    .why = Only channels for Microsoft 365 are linked by a sign-in page.
    .effect = Nothing was changed.
    .remedy = Choose Microsoft 365 over IMAP or over Graph.

channel-email-unset = Folder and retention of a plain e-mail channel can only be set in Zammad.
    .why = Zammad saves such a channel together with its password, which Mailferry neither has nor asks for.
    .effect = Nothing was changed.
    .remedy = Change it in Zammad under “Channels”, “Email”, or migrate the channel to Microsoft 365.

# Going live: changing channels.

word-going-live-step-address = Check Zammad’s own address
word-going-live-step-credentials = Give Zammad its credentials for Microsoft
word-going-live-step-link = Link the mailbox in the browser
word-going-live-step-group = Send its mail to the group
word-going-live-step-sending = Change the group’s sending address
word-going-live-step-reading = Set and try the folder
word-going-live-step-counted = Count what it would do
word-going-live-step-on = Switch it on

word-going-live-guide-registration = In the app registration in Entra, add this redirect URI for the platform “Web”: { $callback }
word-going-live-guide-credentials = In Zammad under “Channels”, { $kind }, enter the application (client) ID and the client secret’s value.
word-going-live-guide-account = Choose “Add Account” there and sign in as the mailbox’s account.
word-going-live-guide-group = Choose the destination group, and decide whether it sends from this address from now on.
word-going-live-guide-keep = Set “Keep messages on server” to “yes”: otherwise Zammad imports every message in the folder again and deletes it.
word-going-live-guide-off = Before you switch the channel on, mark what was imported as read or move it to another folder.

going-live-trap = The channel would take { $count } { $count ->
        [one] message
       *[other] messages
    } in { $folder } that Zammad already has.
    .label = The channel would take messages that Zammad already has.
    .why = It would import { $again } of them again and delete { $deleted } from the mailbox; Zammad looks for a Message-ID only where it keeps mail.
    .effect = { $answered ->
        [0] Nobody would get an answer.
        [one] One person would get an answer about old mail.
       *[other] { $answered } people would get an answer about old mail.
    } The channel was not switched on.
    .remedy = Mark what was imported as read and have the channel keep mail; or move it to another folder.
    .remedy-2 = If you want it all the same, confirm it with the address { $mailbox }.

going-live-confirmation-wrong = What was typed is not { $mailbox }.
    .label = What was typed is not the channel’s address.
    .why = Only this address confirms it.
    .effect = Nothing was changed.
    .remedy = Type { $mailbox }, if you want it.

going-live-trap-outdated = What the channel { $channel } would do was counted for another folder or another way of keeping mail.
    .label = What a channel would do was counted for other settings.
    .why = The channel is set differently by now.
    .effect = The channel was not switched on.
    .remedy = Count again, then switch it on.

going-live-folder-unknown = Nothing of the folder { $path } was imported.
    .label = Nothing of the folder was imported.
    .why = The import’s record has no message of it, so that nothing there is proven to be in Zammad.
    .effect = Nothing was changed in the mailbox.
    .remedy = Choose a folder of the import.

channel-put-back-trap = The channel { $channel } stays switched off: { $count } imported { $count ->
        [one] message lies
       *[other] messages lie
    } in { $folder }, where it reads.
    .label = A channel stays switched off, because imported mail lies where it reads.
    .why = It does not keep mail on the server. It would import them again and delete them.
    .effect = New mail waits in the mailbox until the channel is on again.
    .remedy = Move the imported mail to another folder or delete it, then restore.
    .remedy-2 = Or have the channel keep mail on the server, then restore.

channel-put-back-unsure = The channel { $channel } stays switched off: { $folder }, where it reads, may be the inbox, and { $count } imported { $count ->
        [one] message lies
       *[other] messages lie
    } there.
    .label = A channel stays switched off, because it may read the inbox, where imported mail lies.
    .why = It fetches over Graph, which calls the inbox by a name in the mailbox’s language that Mailferry does not know. If it is the inbox, the channel would import them again and delete them.
    .effect = New mail waits in the mailbox until the channel is on again.
    .remedy = { $reader ->
        [window] Choose “{ window-start-channels-go }” on the first page: what the channel would do is counted there before it is switched on.
       *[commands] Run “mailferry channels set PLAN --on”: it asks the mailbox itself, and counts what the channel would do before it switches it on.
    }

channel-pause-unseen = The plan pauses the channel for { $mailbox }, and the API token may see no channel.
    .label = A channel is to be paused, and none can be seen.
    .why = The token or its user lacks the permissions for channels.
    .effect = Nothing was imported.
    .remedy = Give the token admin.channel_microsoft365, admin.channel_microsoft_graph or admin.channel_email, whichever the channel is of.
    .remedy-2 = Or switch the channel off in Zammad by hand, and take the pause out of the plan.

channel-change-not-seen = Zammad took the change of the channel { $channel }, but does not show it.
    .label = Zammad took a change of a channel, but does not show it.
    .why = Read again at once, the channel is not as it was set.
    .effect = It is not certain how the channel stands.
    .remedy = Reload the list of channels and look how it stands.

channel-change-not-undone = A change of { $channel } cannot be undone from here.
    .label = A change of a channel cannot be undone from here.
    .why = It needs a secret, or a sign-in at Microsoft, that Mailferry does not keep.
    .effect = It stays as it is.
    .remedy = Change it in Zammad’s administration.

channel-credentials-not-undone = Zammad keeps the credentials of application { $client }; they cannot be undone from here.
    .label = Zammad’s credentials for Microsoft cannot be undone from here.
    .why = Zammad shows no secret, so the former one could not be noted.
    .effect = Channels that are linked go on. A new sign-in uses these credentials.
    .remedy = { $before ->
        [none] There were none before. To have none again, delete them in Zammad’s administration.
       *[some] To have the former ones again, enter the application ID { $former } and its client secret in Zammad’s administration.
    }

channel-credentials-cut-off = { $came ->
        [unknown] Nobody can see whether Zammad got the credentials that were entered last.
       *[missing] Zammad did not get the credentials that were entered last.
    }
    .label = Giving Zammad credentials was cut off.
    .why = Mailferry or the connection ended while they were given. { $there ->
        [none] Zammad has none now.
       *[some] Zammad has those of application { $client } now, and shows no secret.
    }
    .effect = No channel was linked, and no mail was touched.
    .remedy = { $reader ->
        [window] Enter the application ID and the client secret again.
       *[commands] Run “mailferry channels new PLAN --credentials” and enter the client secret again.
    }
    .remedy-2 = Or go on with what Zammad has; this is told only once.

channel-undo-uncounted = The change of the channel { $channel } was not undone: it would fetch mail that nobody has counted.
    .label = A change of a channel was not undone: it would fetch mail that nobody has counted.
    .why = The channel would be switched on, or fetch in another way while it is on.
    .effect = It stays as it is; no mail was touched.
    .remedy = Switch the channel off and undo again; then count what it would do, and switch it on.

channel-changed-meanwhile = Somebody has changed the channel { $channel } meanwhile.
    .label = Somebody has changed a channel meanwhile.
    .why = It is no longer as it was shown when you decided.
    .effect = Nothing was changed over it.
    .remedy = Reload the list of channels, look at it, and decide again.

channel-roll-back-over = The time for rolling back ended on { $until }.
    .label = The time for rolling a channel back is over.
    .why = Zammad keeps what an e-mail channel was for 7 days after its migration.
    .effect = The channel is unchanged and goes on.
    .remedy = Set up a new e-mail channel in Zammad, if you want one again.

channel-credentials-missing = Zammad has no credentials for Microsoft yet.
    .why = It needs the ID of an app registration and a client secret before a mailbox can be linked.
    .effect = Nothing was changed.
    .remedy = Set the credentials first.

channel-credentials-incomplete = The application ID or the client secret is missing.
    .why = Zammad needs both.
    .effect = Nothing was changed.
    .remedy = Copy both from the app registration in Entra.

channel-secret-is-an-id = This is the client secret’s ID, not its value.
    .why = Entra shows both beside each other; the value is longer and is shown only when the secret is made.
    .effect = Nothing was changed.
    .remedy = Copy the value; if it is hidden by now, make a new client secret.

channel-other-mailbox = The channel that appeared is { $found }’s, not { $mailbox }’s.
    .label = Another account was linked than the mailbox’s.
    .why = The browser signed in another account, often the administrator’s own.
    .effect = The channel is switched off; no mail was touched.
    .remedy = Delete this channel, open the link in a private window, and sign in as { $mailbox }.

channel-link-not-followed = No new channel appeared within { $time }.
    .label = No new channel appeared.
    .why = The link was not opened, the sign-in was not finished, or it was refused.
    .effect = Nothing was changed.
    .remedy = Open the link in the browser in which you are signed in to Zammad as an administrator.
    .remedy-2 = If you saw a message there, have it explained here.

channel-zammad-elsewhere = Zammad believes that its address is { $own }, and you use { $used }.
    .label = Zammad believes that its address is another one.
    .why = It builds the redirect address of that: { $callback }
    .effect = The sign-in at Microsoft would come back to the wrong place.
    .remedy = Correct “FQDN” and “HTTP type” in Zammad under “Settings”, “System”; or use { $own } here.

channel-without-address = The channel { $channel } has no address of its own.
    .label = A channel has no address of its own.
    .why = It was removed from it, or belongs to another channel.
    .effect = The group’s sending address is unchanged.
    .remedy = Add an address to the channel first.

# The commands for channels.

command-channel-paused = the channel { $address }
command-channel-none = Zammad has no channel that fetches mail, as far as the API token may see.
command-channel-hidden = Not seen without the permission { $permission }. { $allows }
command-channel-by-hand = By hand, in Zammad’s administration:
command-channel-reads = Group { $group }, folder { $folder }; { $keeps }
command-channel-deletes = deletes what it has fetched
command-channel-keeps = keeps mail and marks it read
command-channel-last-fetch = Last fetch: { $time }
command-channel-says = Zammad says: { $words }
command-channel-migratable = Can be migrated to Microsoft 365: “mailferry channels new”
command-channel-roll-back = Can be rolled back; time left for this: { $time }
command-channel-rolled-back = { $address } is an e-mail channel again.
command-channel-secret = The client secret’s value:{ " " }
command-channel-link = Open this link in the browser in which you are signed in to Zammad as an administrator, and sign in as the mailbox’s account:
    { $link }
command-channel-no-browser = No browser could be opened here; open the link by hand.
command-channel-takes = Deleting it takes with it: addresses { $addresses }; groups left without a sending address: { $groups }
command-channel-removed = The channel { $address } was deleted.
command-channel-undone = Undone: { $name }
command-channel-left = Left, because somebody else has changed it since: { $name }
command-channel-nothing-undone = Nothing was changed of channels from here.
command-channel-explained = It means
command-trap-heading = What the channel would do in { $folder }:
command-trap-messages = Messages there
command-trap-unread = Unread
command-trap-in-zammad = In Zammad already
command-trap-again = Of them imported again
command-trap-deleted = Of them deleted
command-trap-anew = Fetched as new mail
command-trap-answered = People who would get an answer

channel-of-mailbox-missing = Zammad has no channel for { $mailbox }.
    .label = Zammad has no channel for the mailbox.
    .why = None of those that the API token may see fetches this mailbox.
    .effect = Nothing was changed.
    .remedy = { $reader ->
        [window] Set one up, or choose another channel.
       *[commands] Set one up with “mailferry channels new”, or name a channel with --channel.
    }

channel-not-chosen = Zammad has several channels for { $mailbox }.
    .label = Zammad has several channels for the mailbox.
    .why = It is not certain which of them is meant.
    .effect = Nothing was changed.
    .remedy = { $reader ->
        [window] Choose one of them.
       *[commands] Name one with --channel; “mailferry channels list” shows their numbers.
    }

channel-of-another-mailbox = The channel fetches { $channel }, and this plan is for { $mailbox }.
    .label = The channel fetches another mailbox.
    .why = What a channel would do is counted in the mailbox that it fetches, and in no other.
    .effect = Nothing was changed.
    .remedy = { $reader ->
        [window] Sign in to the channel’s mailbox.
       *[commands] Use a plan for the channel’s mailbox. If both are names of the same mailbox, add --same-mailbox.
    }

channel-number-unknown = Zammad has no channel with the number { $number }.
    .label = Zammad has no channel with this number.
    .why = It was deleted, or the API token may not see it.
    .effect = Nothing was changed.
    .remedy = { $reader ->
        [window] Reload the list of channels.
       *[commands] Look at the numbers with “mailferry channels list”.
    }

channel-group-not-chosen = The channel has no group yet.
    .why = Its mail needs a group to go to.
    .effect = Nothing was changed.
    .remedy = { $reader ->
        [window] Choose a group.
       *[commands] Name one with --group.
    }

# The first hour of a channel, watched.

channel-watch-gone = The channel that was watched is no longer there.
    .why = Somebody deleted it in Zammad.
    .effect = New mail stays in the mailbox, and nobody fetches it.
    .remedy = Ask who deleted it, or set up a new channel.

channel-watch-off = The channel { $channel } is switched off.
    .label = The channel is switched off.
    .why = A new channel is off until somebody switches it on; somebody may also have switched it off.
    .effect = New mail stays in the mailbox, and nobody fetches it.
    .remedy = Count what it would do with the mail that lies there, then switch it on.

channel-watch-other-account = The channel fetches the mail of { $user }, not of { $mailbox }.
    .label = The channel fetches another mailbox.
    .why = At the sign-in the browser was signed in as somebody else, or the shared mailbox was not named.
    .effect = New mail of { $mailbox } is not fetched; that of { $user } becomes tickets.
    .remedy = Switch the channel off, and link { $mailbox } in a private window of the browser.

channel-watch-not-fetched = Zammad has fetched nothing for { $time }.
    .label = Zammad does not fetch.
    .why = Zammad’s scheduler most likely does not run: it begins to fetch each half minute.
    .effect = New mail stays in the mailbox until it runs again.
    .remedy = Start Zammad’s background services on its server: systemctl restart zammad
    .remedy-2 = Look at what Zammad says about itself, in its administration under “Monitoring”.

channel-watch-folder-missing = The mailbox has no folder { $folder }, which the channel reads.
    .label = The mailbox has no folder that the channel reads.
    .why = It is misspelt in the channel, was renamed or deleted, or belongs to another mailbox. Capital letters and the language of the mailbox matter.
    .effect = The channel fetches nothing.
    .remedy = Choose one of the mailbox’s folders for the channel, or none for the inbox.

channel-watch-read = { $count } { $count ->
        [one] new message
       *[other] new messages
    } in { $folder } had been read before Zammad fetched.
    .label = New messages had been read before Zammad fetched.
    .why = The channel keeps mail, and then it takes only what is unread. Somebody, or another program, reads in this mailbox.
    .effect = Zammad says that all is well and will never take them.
    .remedy = Mark them unread in Outlook: the next fetch takes them.
    .remedy-2 = See to it that nobody else opens mail in this folder, or have a rule put new mail into a folder that only Zammad reads.

channel-watch-elsewhere = New mail does not arrive in { $folder }, which the channel reads: { $count } unread { $count ->
        [one] message lies
       *[other] messages lie
    } in { $other }.
    .label = New mail arrives in another folder than the channel reads.
    .why = A rule of the mailbox, or the filter for junk, puts it there.
    .effect = The channel fetches, and finds nothing.
    .remedy = Have the channel read the other folder, or change the rule.

channel-watch-passed-over = Zammad fetches from { $folder } and leaves { $count } unread { $count ->
        [one] message
       *[other] messages
    } there.
    .label = Zammad fetches and leaves unread messages where they are.
    .why = It signs in as { $user }: that may be another mailbox than this one. Or it leaves messages out that are too large, or that a filter of Zammad’s drops.
    .effect = Nothing is lost; these messages have no ticket.
    .remedy = Check the account and the folder of the channel.
    .remedy-2 = Check the largest message that Zammad takes (setting “Maximum size of emails”) and the filters of its e-mail channels.

channel-watch-not-deleted = Zammad takes the mail in { $folder } and cannot delete it (EXPUNGE failed).
    .label = Zammad takes the mail and cannot delete it (EXPUNGE failed).
    .why = Most often the mailbox’s “Recoverable Items” are full, often because of a hold or a retention policy.
    .effect = { $count ->
        [0] What was fetched is in Zammad and stays in the mailbox.
        [one] { $count } message is in Zammad and waits, flagged for deletion, in the mailbox.
       *[other] { $count } messages are in Zammad and wait, flagged for deletion, in the mailbox.
    } None is imported twice, and new mail goes on coming in.
    .remedy = Have the channel keep mail meanwhile: that needs no room in “Recoverable Items”.
    .remedy-2 = Look at what fills it, in Exchange Online PowerShell: Get-MailboxFolderStatistics MAILBOX -FolderScope RecoverableItems | Format-List Name,FolderAndSubfolderSize
    .remedy-3 = Wait: Microsoft 365 clears deleted items after 14 to 30 days. Then the channel recovers by itself.

channel-watch-failing = The channel { $channel } cannot fetch.
    .label = The channel cannot fetch.
    .why = Zammad keeps an error of its last fetch.
    .effect = New mail stays in the mailbox until a fetch goes well. Zammad goes on trying.
    .remedy = Wait for the next fetches. If it lasts, look at the error, and re-authenticate the channel.

command-watch-begun = Watching the channel { $address } for { $time }. Ctrl-C ends it.
command-watch-next = next fetch in { $time }
command-watch-due = a fetch is due
command-watch-taken = { $count ->
    [one] { $count } message taken
   *[other] { $count } messages taken
}
command-watch-waiting = { $count ->
    [one] { $count } waits
   *[other] { $count } wait
}
command-watch-waits-for-fetch = It is on; its first fetch is awaited.
command-watch-fine = It fetches, and nothing is amiss.
command-watch-recovered = It failed before and goes well again.
