# Problems of the mailbox.

mailbox-not-imap = The server does not speak IMAP as expected.
    .why = Something else answers at this address and port, or a proxy stands in between.
    .effect = Nothing is lost: what is done stays done.
    .remedy = { $reader ->
        [window] Check the IMAP server among the addresses of your own, in the step “{ window-step-consent }”. Microsoft’s own servers use port 993.
       *[commands] Check microsoft.imap in the plan. Microsoft’s own servers use port 993.
    }

mailbox-past-proxy = { $address } cannot be reached without the proxy { $proxy }, and IMAP cannot go through a proxy.
    .label = The mail server cannot be reached without the proxy.
    .why = Proxies carry web traffic. Mail is read over IMAP, which Mailferry sends straight to the mail server, and the network does not let that out.
    .effect = Nothing is lost; an import that was running continues next time.
    .remedy = Have outgoing connections from this computer to port { $port } of the mail server allowed in the firewall.
    .remedy-2 = Or run Mailferry where the mail server can be reached.

mailbox-not-tls = { $address } answers without encryption (plain IMAP).
    .label = The mail server answers without encryption (plain IMAP).
    .why = The port is one for unencrypted connections, or something else answers there.
    .effect = Nothing was sent to that server.
    .remedy = Use port 993.

tls-unusable = Secure connections cannot be set up on this computer.
    .why = The cryptographic library refused its own standard settings.
    .effect = Nothing was started.
    .remedy = Install Mailferry anew. If that does not help, report it with the version and the operating system.

mailbox-without-xoauth2 = The mail server does not offer the sign-in that Microsoft 365 uses (XOAUTH2).
    .why = It is not a Microsoft 365 server, or a proxy takes the offer out.
    .effect = Nothing was sent to that server.
    .remedy = { $reader ->
        [window] Check the IMAP server among the addresses of your own, in the step “{ window-step-consent }”.
       *[commands] Check microsoft.imap in the plan.
    }

mailbox-sign-in-refused = The mail server refuses the sign-in to this mailbox.
    .why = The server never says which it is: the sign-in has ended, the signed-in person has no full access to this mailbox, IMAP is switched off for it, it has no licence, or a policy blocks it.
    .effect = Nothing is lost: what is done stays done.
    .remedy = Sign in again.
    .remedy-2 = For a shared mailbox: give the signed-in person “Full Access” (Read and manage) to it in the Exchange admin center, and wait up to an hour.
    .remedy-3 = Have an administrator check that IMAP is on: Get-CASMailbox -Identity MAILBOX | Format-List ImapEnabled. It is switched on by Set-CASMailbox -Identity MAILBOX -ImapEnabled $true.
    .remedy-4 = Check that the app has the permission IMAP.AccessAsUser.All and that consent was given.

access-token-refused = The access token in MAILFERRY_ACCESS_TOKEN was refused.
    .why = It has ended (they last about an hour), is meant for something other than IMAP, or belongs to someone without access to this mailbox. A token given this way cannot be renewed by Mailferry.
    .effect = Nothing is lost.
    .remedy = Get a new token for the permission IMAP.AccessAsUser.All, put it into MAILFERRY_ACCESS_TOKEN and try again.

access-token-expired = The sign-in to the mailbox has ended and must be renewed.
    .why = Access tokens last about an hour; the server closes the connection when they end.
    .effect = Nothing is lost: the work goes on after signing in anew.
    .remedy = Wait a moment: the sign-in is renewed by itself where it was remembered.

mailbox-not-connected = The sign-in was accepted, but the server does not connect it to this mailbox.
    .why = Usually the signed-in person has no access to this mailbox, or it has no licence or does not exist. At times it is a passing fault at Microsoft.
    .effect = Nothing is lost: what is done stays done.
    .remedy = Check that the mailbox’s address is right and that the signed-in person has “Full Access” to it.
    .remedy-2 = Open the mailbox once in Outlook on the web, then try again.
    .remedy-3 = If all of that is right, try again later.

mailbox-disconnected = The mail server has disconnected the mailbox for the moment.
    .why = It opened this mailbox earlier in this run, so that no permission is missing. Microsoft 365 does so for some minutes while it is busy or moves a mailbox.
    .effect = Nothing is lost: the work goes on once the mailbox is connected again.
    .remedy = Wait. If it lasts, look at the service health page of Microsoft 365, then start the import again.

mailbox-sign-in-refused-now = The mail server refuses the sign-in that it accepted earlier in this run.
    .why = Most often this passes within minutes. If it lasts, access, the licence or IMAP was taken away meanwhile.
    .effect = Nothing is lost: the work goes on once it is accepted again.
    .remedy = Wait, then start the import again. If it is refused from the beginning then, that run names what to check.

mailbox-throttled = The mail server asks to be left alone for a while.
    .why = Microsoft 365 limits how much may be read at a time.
    .effect = Nothing is lost: the work goes on after the wait.
    .remedy = Wait. Other programs that read the same mailbox count towards the limit.

mailbox-too-many-connections = The mail server takes no more connections to this mailbox.
    .why = Other programs have connections to it open.
    .effect = Nothing is lost: the work goes on when one is free.
    .remedy = Close other mail programs and helpdesk channels that read this mailbox.

mailbox-server-unavailable = The mail server cannot answer at the moment.
    .why = It reports a fault of its own.
    .effect = Nothing is lost: what is done stays done.
    .remedy = Wait a few minutes. If it lasts, look at the service health page of Microsoft 365.

mailbox-connection-lost = The connection to the mail server broke off.
    .why = The server or the network ended it.
    .effect = Nothing is lost: what is done stays done, and what was under way is looked at again.
    .remedy = Try again. If it keeps breaking off, check the network connection.

mailbox-silent = The mail server has not answered for { $time }.
    .label = The mail server does not answer.
    .why = The server is overloaded or the network lost the connection without a word.
    .effect = Nothing is lost: what is done stays done, and what was under way is looked at again.
    .remedy = Try again. If it keeps happening, check the network connection.

mailbox-reply-unreadable = The mail server sent an answer that makes no sense here.
    .why = The connection was damaged or mixed up on its way.
    .effect = Nothing is lost: the connection is given up, and what was under way is looked at again.
    .remedy = Try again. If it keeps happening, a proxy or virus scanner on the way may be the cause.

mailbox-reply-too-large = The mail server announced { $size } in one piece, which is more than any message may have.
    .label = The mail server announced more in one piece than any message may have.
    .why = Microsoft 365 takes messages of at most 150 MB.
    .effect = Nothing is lost: what is done stays done.
    .remedy = If it keeps happening, look for a message of that size in the folder and move it elsewhere.

mailbox-reply-endless = The mail server does not come to an end with its answer.
    .why = It says far more than it was asked for.
    .effect = The connection was given up. Nothing is lost: what is done stays done.
    .remedy = If it keeps happening, have whoever runs the mailbox look at what stands between Mailferry and Microsoft 365, such as a proxy.

mailbox-server-refused = The mail server refused a request.
    .why = It gives no other reason than its words.
    .effect = Nothing is lost: what is done stays done.
    .remedy = Try again later. If the problem persists, show the server’s words to whoever runs the mailbox.

mailbox-command-refused = The mail server did not understand a request.
    .why = This should not happen with Microsoft 365, and is probably a fault of Mailferry.
    .effect = Nothing is lost: what is done stays done.
    .remedy = Report it with the server’s words.

mailbox-folder-unknown = The mail server does not find a folder of that name.
    .why = It was renamed, moved or deleted meanwhile, or its name is written differently on the server.
    .effect = Nothing was changed in that folder: the mail stays where it is.
    .remedy = Look in Outlook whether the folder is still there, and choose it again from the list.
    .remedy-2 = If its name holds a slash or other unusual signs, rename it and choose it again.

mailbox-over-quota = The mailbox is full.
    .why = The server refuses changes because a limit on size is reached.
    .effect = The mail stays where it is.
    .remedy = Make room in the mailbox, its “Recoverable Items” included, or have the limit raised.

mailbox-no-right = The mail server denies a permission on this mailbox or folder.
    .why = The signed-in person may not do this here.
    .effect = The mail stays as it is.
    .remedy = Give the signed-in person “Full Access” to the mailbox, or the role Owner on this folder.

folder-missing = There is no folder “{ $path }” in the mailbox.
    .label = The folder is not in the mailbox.
    .why = Names must match the mailbox’s own, in its language, with all folders above it.
    .effect = Its messages stay as they are and are not imported for now. Other folders are not affected.
    .remedy = { $found ->
        [some] Did you mean: { $nearest }?
       *[none] Choose one of the folders that the mailbox lists.
    }
    .remedy-2 = Between levels stands a slash, as in INBOX/Invoices. A slash within a name is written ∕ (U+2215), since the server parts levels by another sign.
    .remedy-3 = { $reader ->
        [window] Or leave it out: choose the folders again.
       *[commands] Or take it out of the plan, or wait until it is back: “mailferry import PLAN --stay”.
    }

folder-renamed = The folder “{ $path }” is now called “{ $now }”.
    .label = The folder goes by another name now.
    .why = { $replaced ->
        [yes] Its messages are in “{ $now }” now, and a new folder has its old name.
       *[no] The messages that are known of it are there, with the same numbers.
    }
    .effect = Its messages are held until it is certain which folder is meant. Other folders are not affected.
    .remedy = { $reader ->
        [window] Go on there: nothing is imported twice.
       *[commands] Go on there, with nothing imported twice: mailferry import PLAN --folder-renamed "{ $path }={ $now }"
    }
    .remedy-2 = { $reader ->
        [window] Or choose the folders again.
       *[commands] Or take the folder out of the plan, or wait until it is back: “mailferry import PLAN --stay”.
    }

folder-meant-twice = “{ $path }” and “{ $other }” mean the same folder: { $folder }
    .label = Two folders of the plan mean the same one.
    .effect = Nothing was started.
    .remedy = Leave one of the two out.

folder-empty = The folder “{ $path }” is empty, while mail arrives in “{ $now }”.
    .label = The folder is empty, while mail arrives in another one.
    .why = A rule may move its mail there, or that folder may be the one that was meant.
    .effect = Nothing was left out: the folder holds no message.
    .remedy = { $reader ->
        [window] If you expected mail in it, choose the folders again.
       *[commands] If you expected mail in it, name the other folder in the plan.
    }

folder-holds-no-mail = The folder “{ $path }” only holds other folders, no mail.
    .label = The folder only holds other folders, no mail.
    .effect = Its messages stay as they are and are not imported for now. Other folders are not affected.
    .remedy = Choose one of the folders in it.

folder-refused = The mail server does not open the folder “{ $path }”.
    .label = The mail server does not open the folder.
    .why = It lists the folder, but refuses to show what is in it: it may be one for calendars, contacts or tasks, or be damaged.
    .effect = Its messages stay as they are and are not imported for now. Other folders are not affected.
    .remedy = Choose another folder, or open this one in Outlook on the web to see whether it works there.

folder-refused-now = The mail server does not open the folder “{ $path }” for the moment.
    .label = The mail server does not open the folder for the moment.
    .why = It opened it earlier in this run.
    .effect = Nothing is lost: it is asked for again.
    .remedy = Wait. If it lasts, open the folder in Outlook on the web to see whether it works there.

folder-unanswered = The mail server gives no answer for the folder “{ $path }” for the moment.
    .label = The mail server gives no answer for the folder for the moment.
    .why = The mailbox itself answers. This folder was tried several times, later each time.
    .effect = Its messages stay as they are and are held until it answers. Other folders are not affected.
    .remedy = Start the import again later: it goes on with this folder.
    .remedy-2 = If it stays so, open the folder in Outlook on the web to see whether it works there.

folder-no-right = The permission to open the folder “{ $path }” is missing.
    .label = The permission to open the folder is missing.
    .why = The mail server denies it to the signed-in person.
    .effect = Its messages stay as they are and are not imported for now. Other folders are not affected.
    .remedy = Give the signed-in person “Full Access” to the mailbox, or the role Owner on this folder, then start the import again.

folder-without-uidvalidity = The mail server gives no lasting numbers to the messages of the folder “{ $path }”.
    .label = The mail server gives no lasting numbers to the messages of the folder.
    .why = Without them (UIDVALIDITY) it cannot be told which messages were imported already.
    .effect = Its messages stay as they are and are not imported for now. Other folders are not affected.
    .remedy = Choose another folder, or move the messages to a folder made anew.

folder-renewed = The folder “{ $path }” was made anew while it was worked on.
    .label = The folder was made anew while it was worked on.
    .why = The server has given new numbers to its messages, so that the old ones may mean other messages.
    .effect = Nothing is lost: the folder is looked at from the beginning.
    .remedy = Let no other program rebuild or restore the mailbox meanwhile.

folder-read-only = The folder “{ $path }” can be read but not changed.
    .label = The folder can be read but not changed.
    .why = The signed-in person may only look at it.
    .effect = The imported mail is safe in Zammad and stays in the mailbox as it was.
    .remedy = Give the signed-in person “Full Access” to the mailbox, or the role Owner on this folder.
    .remedy-2 = { $reader ->
        [window] Or keep the mail as it is: choose so in the step “{ window-step-settings }”, under “After the import”.
       *[commands] Or keep the mail as it is: after_import.action = "keep".
    }

no-folder-open = Mailferry asked for messages without opening a folder first.
    .why = This is a fault of Mailferry.
    .effect = Nothing is lost: what is done stays done.
    .remedy = Please report it.

message-vanished = The message is no longer in the folder.
    .why = Somebody else, or another program, moved or deleted it meanwhile.
    .effect = It was not touched.
    .remedy = Nothing needs to be done if that was on purpose.

mark-read-right-missing = The signed-in person has no permission to change messages in “{ $path }”.
    .label = The permission to change messages in the folder is missing.
    .why = The server does not let the message be marked read. In Outlook the permission is called “Edit all”, in IMAP “s”.
    .effect = The message is safe in Zammad and stays unread in the mailbox.
    .remedy = Give the signed-in person “Full Access” to the mailbox, or the role Owner on this folder, then try again.
    .remedy-2 = { $reader ->
        [window] Or keep the mail as it is: choose so in the step “{ window-step-settings }”, under “After the import”.
       *[commands] Or keep the mail as it is: after_import.action = "keep".
    }

mark-read-refused = The mail server refused to mark the message read.
    .why = Most likely the permission to change messages is missing. In Outlook it is called “Edit all”, in IMAP “s”.
    .effect = The message is safe in Zammad and stays unread in the mailbox.
    .remedy = Give the signed-in person “Full Access” to the mailbox, then try again.

mark-read-without-effect = The mail server said that it marked the message read, but it is still unread.
    .why = Most likely the permission to change messages is missing. In Outlook it is called “Edit all”, in IMAP “s”.
    .effect = The message is safe in Zammad and stays unread in the mailbox.
    .remedy = Give the signed-in person “Full Access” to the mailbox, then try again.

expunge-by-uid-missing = The mail server cannot delete single messages safely.
    .why = It lacks the extension UIDPLUS. Deleting without it would also remove messages that others marked for deletion.
    .effect = Nothing was marked or deleted.
    .remedy = { $reader ->
        [window] Move the mail to a folder instead, or keep it: choose so in the step “{ window-step-settings }”, under “After the import”.
       *[commands] Move the mail to a folder instead, or keep it: after_import.action = "move" or "keep".
    }

delete-right-missing = The signed-in person has no permission to delete messages from “{ $path }”.
    .label = The permission to delete messages from the folder is missing.
    .why = The server does not let the message be marked deleted. In Outlook the permission is called “Delete items: All”, in IMAP “t” and “e”. Moving needs the same permission.
    .effect = The message is safe in Zammad. It is still in the mailbox, and will not be imported a second time.
    .remedy = Give the signed-in person “Full Access” to the mailbox, or the role Owner on this folder, then try again.
    .remedy-2 = { $reader ->
        [window] Or keep the mail as it is: choose so in the step “{ window-step-settings }”, under “After the import”.
       *[commands] Or keep the mail as it is: after_import.action = "keep".
    }

delete-mark-refused = The mail server refused to mark the message in “{ $path }” deleted (STORE failed).
    .label = The mail server refused to mark it deleted (STORE failed).
    .why = Most often the permission to delete is missing. In Outlook it is called “Delete items: All”, in IMAP “t”. Moving needs the same permission.
    .effect = The message is safe in Zammad. It is still in the mailbox, and will not be imported a second time.
    .remedy = Give the signed-in person “Full Access” to the mailbox, or the role Owner on this folder, then try again.
    .remedy-2 = { $reader ->
        [window] Or keep the mail as it is: choose so in the step “{ window-step-settings }”, under “After the import”.
       *[commands] Or keep the mail as it is: after_import.action = "keep".
    }

expunge-refused = The mail server refused to delete the message from “{ $path }” (EXPUNGE failed).
    .label = The mail server refused to delete it (EXPUNGE failed).
    .why = Most often the mailbox’s “Recoverable Items” are full, often because of a hold or a retention policy.
    .effect = The message is safe in Zammad. It is still in the mailbox, and will not be imported a second time.
    .remedy = { $reader ->
        [window] Move imported mail to a folder instead. Moving needs no room in “Recoverable Items”.
       *[commands] Move imported mail to a folder instead: after_import.action = "move". Moving needs no room in “Recoverable Items”.
    }
    .remedy-2 = Look at what fills it, in Exchange Online PowerShell: Get-MailboxFolderStatistics MAILBOX -FolderScope RecoverableItems | Format-List Name,FolderAndSubfolderSize
    .remedy-3 = Wait: Microsoft 365 clears deleted items after 14 to 30 days. Then try again.

expunge-over-quota = There is no room left to delete the message from “{ $path }”.
    .label = There is no room left to delete it.
    .why = The server says that a limit of the mailbox is reached. What is deleted goes to “Recoverable Items”, which is full: often because of a hold or a retention policy.
    .effect = The message is safe in Zammad. It is still in the mailbox, and will not be imported a second time.
    .remedy = { $reader ->
        [window] Move imported mail to a folder instead. Moving needs no room in “Recoverable Items”.
       *[commands] Move imported mail to a folder instead: --instead move. Moving needs no room in “Recoverable Items”.
    }
    .remedy-2 = Wait: Microsoft 365 clears deleted items after 14 to 30 days, unless a hold keeps them. Then try again.

expunge-refused-alone = The mail server refused to delete this single message from “{ $path }” (EXPUNGE failed).
    .label = The mail server refused to delete it, while it deletes the others (EXPUNGE failed).
    .why = The others of the folder were deleted meanwhile. Most likely this message is damaged in the mailbox.
    .effect = The message is safe in Zammad. It is still in the mailbox, and will not be imported a second time.
    .remedy = Delete it in Outlook, or move it to another folder there.
    .remedy-2 = { $reader ->
        [window] Or move it to a folder instead.
       *[commands] Or have it moved: --instead move.
    }

expunge-contended = Another program keeps the message in “{ $path }” from being deleted.
    .label = Another program keeps it from being deleted.
    .why = While Mailferry deleted, somebody else took its deletion mark off, or removed messages of the same folder.
    .effect = The message is safe in Zammad. It is still in the mailbox, and will not be imported a second time.
    .remedy = Stop what else works on this folder, such as a helpdesk’s e-mail channel, an archiver or another mail program, then try again.

expunge-without-effect = The mail server said that it deleted the message, but it is still in “{ $path }”.
    .label = The mail server said that it deleted it, but it is still there.
    .why = The permission to delete is missing, or the server cannot remove this message. In Outlook the permission is called “Delete items: All”, in IMAP “e”. Moving needs the same permission.
    .effect = The message is safe in Zammad. It is still in the mailbox, and will not be imported a second time.
    .remedy = Give the signed-in person “Full Access” to the mailbox, then try again.
    .remedy-2 = { $reader ->
        [window] Or keep the mail as it is: choose so in the step “{ window-step-settings }”, under “After the import”.
       *[commands] Or keep the mail as it is: after_import.action = "keep".
    }

move-unsupported = The mail server cannot move single messages safely.
    .why = It offers neither MOVE nor UIDPLUS.
    .effect = Nothing was changed.
    .remedy = { $reader ->
        [window] Keep the mail as it is: choose so in the step “{ window-step-settings }”, under “After the import”.
       *[commands] Keep the mail as it is: after_import.action = "keep".
    }

move-into-itself = Mail cannot be moved from the folder “{ $path }” into itself.
    .label = Mail cannot be moved from a folder into itself.
    .effect = Nothing was changed.
    .remedy = { $reader ->
        [window] Name another folder in the step “{ window-step-settings }”, under “After the import”.
       *[commands] Name another folder in after_import.folder.
    }

move-target-refused = The mail server refuses to make the folder “{ $path }”.
    .label = The mail server refuses to make the target folder.
    .why = The name may not be allowed, or the permission to create folders is missing.
    .effect = Nothing was moved.
    .remedy = { $reader ->
        [window] Make the folder in Outlook, or name another one in the step “{ window-step-settings }”, under “After the import”.
       *[commands] Make the folder in Outlook, or name another one in after_import.folder.
    }

move-refused = The mail server refused to move the message to “{ $path }”.
    .label = The mail server refused to move it.
    .why = Most often the permission to delete from the folder is missing, which moving needs. In Outlook it is called “Delete items: All”, in IMAP “t” and “e”. Or the server cannot move this message.
    .effect = The message is safe in Zammad and stays where it was in the mailbox.
    .remedy = Give the signed-in person “Full Access” to the mailbox, then try again.

move-without-effect = The mail server said that it moved the message to “{ $path }”, but it is still where it was.
    .label = The mail server said that it moved it, but it is still where it was.
    .why = The permission to delete from the folder may be missing, which moving needs. In Outlook it is called “Delete items: All”, in IMAP “t” and “e”.
    .effect = The message is safe in Zammad and stays where it was in the mailbox.
    .remedy = Give the signed-in person “Full Access” to the mailbox, then try again.

move-left-a-copy = A copy of the message is in “{ $path }”, but the message is also still where it was.
    .label = A copy is in the target folder, but it is also still where it was.
    .why = The server copied it and then refused to remove it, as it does when “Recoverable Items” are full or the permission to delete is missing.
    .effect = The message is safe in Zammad. It is in the mailbox twice and is not copied again.
    .remedy = Try again once the cause is gone: the message that was left is then removed, if it equals the copy.
    .remedy-2 = Or delete one of the two by hand.

move-not-arrived = The message left its folder, but was not found in “{ $path }”.
    .label = It left its folder, but was not found in the target folder.
    .why = Somebody else, or a rule, may have moved it on at once.
    .effect = The message is safe in Zammad.
    .remedy = Look for it in Outlook, in “{ $path }” and in the deleted items.
