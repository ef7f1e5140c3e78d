# Problems of the helpdesk.

zammad-client-unusable = The connection to Zammad could not be prepared.
    .why = This is a fault of Mailferry.
    .effect = Nothing was sent. What was imported stays imported.
    .remedy = Please report it, with the code zammad-client-unusable.

zammad-name-unknown = The name in { $address } is not known to the network.
    .label = The name of the helpdesk is not known to the network.
    .why = The name server does not know it: it has a typing mistake, or this computer is offline.
    .effect = Nothing is lost; an import that was running continues next time.
    .remedy = Check the address and your network connection, then try again.

zammad-timeout = { $address } did not answer within { $time }.
    .label = Zammad did not answer in time.
    .why = The server is very busy, or something between here and there holds the connection.
    .effect = The message in hand is looked up in Zammad before it is sent again, so that it cannot arrive twice.
    .remedy = Try again later; the import goes on where it stopped.
    .remedy-2 = { $reader ->
        [window] If it stays like this, import with fewer requests at once: choose their number in the step “{ window-step-settings }”.
       *[commands] If it stays like this, import with fewer requests at once (import.parallel in the plan).
    }

zammad-connection-lost = The connection to { $address } broke off.
    .label = The connection to Zammad broke off.
    .why = The network or the server ended it in the middle of a request.
    .effect = The message in hand is looked up in Zammad before it is sent again, so that it cannot arrive twice.
    .remedy = Try again later; the import goes on where it stopped.

zammad-redirects = Zammad’s address is { $target }.
    .label = Zammad has another address.
    .why = The server sends every request there. Mailferry does not follow by itself, because the token would go along.
    .effect = Nothing was sent to that address.
    .remedy = { $reader ->
        [window] Enter { $target } as the address of Zammad if that is your helpdesk.
       *[commands] Write { $target } as zammad.url if that is your helpdesk.
    }

zammad-not-zammad = There is no Zammad at { $address }.
    .label = There is no Zammad at this address.
    .why = Something answers there, but it is not Zammad’s interface for programs: another page, a sign-in page in front of it, or a wrong path.
    .effect = Nothing was changed there.
    .remedy = Use the address that you see in the browser when Zammad is open, up to the first slash or #.
    .remedy-2 = If a sign-in page stands in front of Zammad, let /api/v1/ pass it.

zammad-reply-unreadable = { $address } gave a reply that cannot be read.
    .label = Zammad gave a reply that cannot be read.
    .why = The reply was cut off, or something between here and there changed it.
    .effect = The message in hand is looked up in Zammad before it is sent again, so that it cannot arrive twice.
    .remedy = Try again later; the import goes on where it stopped.

zammad-reply-too-long = { $address } gave a reply longer than 32 MB.
    .label = Zammad gave a reply longer than 32 MB.
    .why = A ticket with very many or very long articles, or something that is not Zammad.
    .effect = The message in hand is looked up in Zammad before it is sent again, so that it cannot arrive twice.
    .remedy = Try again later; the import goes on where it stopped.

zammad-token-malformed = The API token has characters that no token has.
    .why = It may have been copied with a line break or with words around it.
    .effect = Nothing was sent.
    .remedy = Copy the token again, without anything around it.

zammad-token-unknown = { $address } does not know the API token.
    .label = Zammad does not know the API token.
    .why = It was copied incompletely, deleted, or belongs to another Zammad.
    .effect = Nothing was changed.
    .remedy = In Zammad, open your profile, Token Access, make a new token, and give it to Mailferry.

zammad-token-expired = The API token has expired.
    .effect = Nothing more is changed until there is a valid one. What was imported stays imported.
    .remedy = In Zammad, open your profile, Token Access, make a new token, and give it to Mailferry.

zammad-token-access-off = { $address } takes no API tokens.
    .label = Zammad takes no API tokens.
    .why = Token access is switched off there.
    .effect = Nothing was changed.
    .remedy = In Zammad’s administration, System, API, switch on “Token Access”.

zammad-token-not-seen = { $address } did not see the API token.
    .label = Zammad did not see the API token.
    .why = Something in front of Zammad takes the Authorization header away.
    .effect = Nothing was changed.
    .remedy = Let the web server in front of Zammad pass the Authorization header on.

zammad-user-inactive = The user of the API token is inactive or not verified.
    .effect = Nothing was changed.
    .remedy = Set the user active in Zammad’s administration, or use the token of another one.

zammad-maintenance = { $address } is in maintenance, or another import is running there.
    .label = Zammad is in maintenance, or another import is running there.
    .why = Meanwhile Zammad lets only users with the permission admin.maintenance in.
    .effect = Nothing is lost; an import that was running continues next time.
    .remedy = Wait until the maintenance is over.
    .remedy-2 = Or use a token of a user with the permission admin.maintenance.

zammad-right-missing = The API token may not use { $request }.
    .label = The API token lacks a permission.
    .why = The token or its user lacks the permission { $right }.
    .effect = Nothing was changed by this request.
    .remedy = Give the token and its user the permission { $right }.

zammad-proxy-forbids = A server in front of { $address } refused the request.
    .label = A server in front of Zammad refused the request.
    .why = The refusal does not come from Zammad itself, but from a firewall or a proxy.
    .effect = Nothing was changed by this request.
    .remedy = Ask whoever runs that server to let this computer use /api/v1/.

zammad-proxy-wants-sign-in = A server in front of { $address } asks for a sign-in of its own{ $scheme ->
    [unknown] {""}
   *[other] {" "}({ $scheme })
}.
    .label = A server in front of Zammad asks for a sign-in of its own.
    .why = The refusal does not come from Zammad but from a web server or a proxy before it. The API token is not at fault.
    .effect = Nothing was changed.
    .remedy = Have that server let requests to /api/v1/ pass without its own sign-in: Zammad asks for the token itself.

zammad-record-missing = What this request was about is no longer in Zammad ({ $request }).
    .label = What the request was about is no longer in Zammad.
    .why = It was deleted there meanwhile.
    .effect = This message was not added.
    .remedy = Try again: Mailferry looks where the message belongs now.

zammad-request-too-large = The message is too large for the server in front of Zammad.
    .why = It limits the size of a request, usually to 50 MB.
    .effect = This message was not imported and stays in the mailbox.
    .remedy = Raise the limit (client_max_body_size in nginx) and retry the message.
    .remedy-2 = Or save the message as .eml and attach it to a ticket by hand.

zammad-refused = Zammad did not take this message.
    .why = A rule of the helpdesk stands against it, such as a mandatory field of tickets, or a part of the message has a form that Zammad refuses.
    .effect = This message was not imported and stays in the mailbox.
    .remedy = Read what the server said. A mandatory field can be made optional for the time of the import.

zammad-group-refused = Zammad takes no tickets in the group { $group } any more.
    .label = A group takes no tickets any more.
    .why = The group was made inactive during the import, or the token’s user lost the permission to create tickets in it.
    .effect = This message was not imported and stays in the mailbox. Messages for other groups were imported.
    .remedy = Make the group active again, or give the token’s user the permission “create” in it, then run the import again.
    .remedy-2 = Or choose another group for that folder.

zammad-busy = { $address } asks for a pause.
    .label = Zammad asks for a pause.
    .effect = Nothing is lost; an import that was running continues next time.
    .remedy = Try again later; the import goes on where it stopped.

zammad-proxy-error = Zammad behind { $address } does not answer (status { $status }).
    .label = Zammad does not answer behind its web server.
    .why = The server in front of it could not reach it: it restarts, or it is overloaded.
    .effect = The message in hand is looked up in Zammad before it is sent again, so that it cannot arrive twice.
    .remedy = Try again later; the import goes on where it stopped.

zammad-server-error = { $address } had an error of its own (status { $status }).
    .label = Zammad had an error of its own.
    .effect = The message in hand is looked up in Zammad before it is sent again, so that it cannot arrive twice.
    .remedy = Try again later; the import goes on where it stopped.
    .remedy-2 = If it stays like this, look into Zammad’s log (production.log) at this time.

zammad-unexpected-status = { $address } answered in a way Zammad does not (status { $status }).
    .label = The server answered in a way Zammad does not.
    .effect = Nothing was changed by this request.
    .remedy = Check that the address is the one of your helpdesk.

zammad-article-unseen = A message was accepted, but its article cannot be seen in Zammad yet.
    .effect = It is looked up again before anything else is done with it, so that it cannot arrive twice.
    .remedy = Try again later; the import goes on where it stopped.

zammad-lookup-unusable = { $address } cannot be asked where a message already is.
    .label = Zammad cannot be asked where a message already is.
    .why = Its search does not understand the question by Message-ID.
    .effect = Nothing was imported: without this, a message could arrive twice.
    .remedy = Update Zammad to 5.5 or newer.
    .remedy-2 = Check that the token’s user may read the destination groups.

zammad-customer-refused = Zammad did not take the sender of this message as a customer.
    .why = Its address is taken by a user that the token may not see, or a rule of the helpdesk stands against it.
    .effect = This message was not imported and stays in the mailbox.
    .remedy = Make the customer in Zammad by hand, then retry the message.

zammad-file-over-limit = A file of this message has { $size }, more than the { $limit } that a request may carry.
    .label = A file of it is larger than a request may be.
    .effect = This message was not imported and stays in the mailbox.
    .remedy = Save the message as .eml and attach the file to a ticket by other means.

zammad-body-over-limit = The text of this message with its images has { $size }, more than the { $limit } that a request may carry.
    .label = Its text and images are larger than a request may be.
    .effect = This message was not imported and stays in the mailbox.
    .remedy = Save the message as .eml.

zammad-import-mode-hidden = The API token may not see Zammad’s import mode.
    .why = Original dates need it, and only who may administer Zammad may switch it.
    .effect = Nothing was imported.
    .remedy = Give the token and its user the permission admin.maintenance.
    .remedy-2 = { $reader ->
        [window] Or import with today’s dates: choose so in the step “{ window-step-settings }”.
       *[commands] Or import with today’s dates (dates = "today" in the plan).
    }

zammad-import-mode-lockout = Import mode could not be switched off again with this token (Zammad version: { $version }).
    .label = Import mode could not be switched off again with this token.
    .why = Newest Zammad lets only users with the permission admin.maintenance in while import mode is on. It cannot be seen that this user has it.
    .effect = Import mode was not switched on, and nothing was imported.
    .remedy = Give the token and its user the permission admin.maintenance.
    .remedy-2 = { $reader ->
        [window] Or import with today’s dates: choose so in the step “{ window-step-settings }”.
       *[commands] Or import with today’s dates (dates = "today" in the plan).
    }

zammad-import-mode-not-on = Import mode was switched on, but Zammad says that it is off.
    .why = Somebody else, or another program, switched it off meanwhile.
    .effect = Nothing was sent: without import mode, agents’ mail would go out again.
    .remedy = Make sure that nobody else is importing, then try again.

zammad-import-mode-switched = Somebody switched Zammad’s import mode while the import was running.
    .why = Another import has ended, or an administrator switched it off to get Zammad to send mail again.
    .effect = The import stopped before it sent anything more: without import mode, agents’ mail would go out again. What is imported stays imported.
    .remedy = Make sure that nobody else is importing into this Zammad, then try again; the import goes on where it stopped.

zammad-import-mode-not-everywhere = A part of Zammad still holds import mode as off, long after it was switched on.
    .why = Zammad runs as several processes, and each keeps settings for 15 seconds. One of them has not taken the new value in four times as long: perhaps it runs on another server that shares no cache with the rest.
    .effect = Nothing was sent to Zammad: what that part takes in could be mailed to customers, and would carry today’s date.
    .remedy = Restart Zammad, all of its parts, and try again. If it happens again, the processes lack a common cache (memcached or Redis).

zammad-dates-not-kept = Zammad gave an imported article today’s date instead of its own.
    .why = A part of Zammad did not hold import mode as on: somebody switched it off meanwhile, perhaps another import that ended.
    .effect = The import stopped before it sent anything more. What is imported stays imported; the article’s date is put right when the import goes on, as far as this Zammad lets it be changed.
    .remedy = Make sure that nobody else is importing into this Zammad, then try again.

zammad-trigger-switched-on = The trigger { $name } was switched on in Zammad while the import was running.
    .label = A trigger was switched on in Zammad while the import was running.
    .why = It would write to people or change tickets, and nothing on an article keeps it silent.
    .effect = The import stopped before it sent anything more. What is imported stays imported.
    .remedy = Make sure that nobody else is importing into this Zammad, then try again; the trigger is paused again for that time.

zammad-import-mode-already-on = Zammad’s import mode is on, since { $since }.
    .label = Zammad’s import mode is on already.
    .why = Somebody switched it on by hand, or another program imports into this Zammad. Mailferry cannot see who.
    .effect = Nothing was imported: two imports at once would end each other’s silence, and mail would go out. While it is on, Zammad sends no mail at all and runs no triggers.
    .remedy = Find out who switched it on. When their import has ended, it is off again.
    .remedy-2 = { $reader ->
        [window] If it was left behind, choose “Take over”: it is switched off at the end.
       *[commands] If it was left behind, add --take-over to mailferry import: it is switched off at the end.
    }

zammad-import-running = { $place ->
    [left-here] An import of { $mailbox } was cut off on this computer and left Zammad’s import mode on, since { $since } (user { $user }).
    [here] Another import is running on this computer: { $mailbox }, since { $since } (user { $user }).
   *[elsewhere] Another import into this Zammad is running: { $mailbox }, since { $since }, by { $user } on the computer { $machine }.
}
    .label = Another import into this Zammad is running.
    .why = It has Zammad’s import mode, and says so there.
    .effect = Nothing was imported: two imports at once would end each other’s silence, and mail would go out.
    .remedy = { $place ->
        [left-here] { $reader ->
            [window] Resume that import from the first step; import mode is restored at its end.
           *[commands] Start that import again, or run mailferry restore.
        }
        [here] Wait until it has ended, then start this one.
       *[elsewhere] Wait until it has ended, then start this one. If it was cut off, it is resumed or restored on the computer { $machine }.
    }
    .remedy-2 = { $place ->
        [left-here] {""}
        [here] {""}
       *[elsewhere] { $reader ->
            [window] Only if that computer is gone for good: choose “Take over”.
           *[commands] Only if that computer is gone for good: add --take-over to mailferry import.
        }
    }

zammad-agent-right-missing = The API token may not work with tickets.
    .why = The token or its user lacks the permission ticket.agent.
    .effect = Nothing was imported.
    .remedy = Tick ticket.agent on the token, and give its user the role Agent.

zammad-group-missing = There is no group { $name } in Zammad.
    .label = The group is not in Zammad.
    .why = It is called differently, or the token’s user has no access to it. Nested groups are written as Parent::Child.
    .effect = Nothing was imported.
    .remedy = Use one of: { $near }.
    .remedy-2 = Or give the token’s user access to the group.

zammad-groups-hidden = Whether there is a group { $name } cannot be seen with this API token.
    .label = Whether there is the group cannot be seen with this API token.
    .why = This version of Zammad lists its groups only for tokens with the permission admin.group.
    .effect = Nothing was imported.
    .remedy = Give the API token the permission admin.group, and its user the same permission.

zammad-group-inactive = The group { $group } is inactive.
    .label = The group is inactive.
    .why = Zammad makes no tickets in an inactive group.
    .effect = Nothing was imported.
    .remedy = Set the group active in Zammad’s administration, or use another.

zammad-group-rights = The user { $user } lacks access to the group { $group }: { $rights }.
    .label = The user of the API token lacks access to the group.
    .why = Tickets are made, looked up and continued there. Full access is needed where tickets must belong to the token’s user, so that no agent is notified.
    .effect = Nothing was imported.
    .remedy = In Zammad’s administration, Users, give { $user } full access to { $group }.

zammad-groups-unreadable = The user { $user } cannot read some groups: { $groups }.
    .label = The user of the API token cannot read some groups.
    .why = Mail that was filed there is not recognised as already imported.
    .effect = If some of this mailbox’s mail is there, it will be imported a second time.
    .remedy = Give { $user } read access to these groups if mail of this mailbox was ever filed there.

zammad-states-unusable = Zammad has no active state for new tickets or for answers.
    .effect = Nothing was imported.
    .remedy = In Zammad’s administration, set a default state for new tickets and one for follow-ups.

zammad-state-missing = There is no ticket state { $name } in Zammad.
    .label = The ticket state is not in Zammad.
    .effect = Nothing was imported.
    .remedy = { $reader ->
        [window] Choose one of these for older tickets, in the step “{ window-step-settings }”: { $near }.
       *[commands] Use one of these as import.archive_state: { $near }.
    }

zammad-state-unusable = The ticket state { $state } cannot be used for older mail.
    .label = The ticket state cannot be used for older mail.
    .why = It is inactive, or it waits for a point in time and would remind agents.
    .effect = Nothing was imported.
    .remedy = { $reader ->
        [window] Choose a state such as closed for older tickets, in the step “{ window-step-settings }”.
       *[commands] Use a state such as closed as import.archive_state.
    }

zammad-address-missing = Zammad has no sending address { $name }.
    .label = The sending address is not in Zammad.
    .effect = Nothing was imported.
    .remedy = { $reader ->
        [window] Choose one of these as the sending address, in the step “{ window-step-settings }”: { $near }.
       *[commands] Use one of these as sending_address.change_to: { $near }.
    }
    .remedy-2 = Or add the address in Zammad’s administration, Channels.

zammad-address-inactive = The sending address { $address } is inactive in Zammad.
    .label = The sending address is inactive in Zammad.
    .why = No channel is connected with it.
    .effect = Mail is imported, but the group could not send with this address.
    .remedy = Connect the address with a channel in Zammad’s administration.

zammad-group-without-address = The group { $group } has no sending address.
    .label = A group has no sending address.
    .effect = Mail is imported, but agents cannot answer it from this group.
    .remedy = { $reader ->
        [window] Choose a sending address for the group, in Zammad or in the step “{ window-step-settings }”.
       *[commands] Choose a sending address for the group, in Zammad or as sending_address.change_to in the plan.
    }

zammad-channel-fetches = A channel of this Zammad already fetches { $mailbox }.
    .label = A channel of this Zammad already fetches the mailbox.
    .why = It is { $channel }, and takes new mail out of the mailbox while the import is reading it.
    .effect = No message arrives twice through Mailferry, but one that the channel fetches at the same moment could.
    .remedy = { $reader ->
        [window] Switch the channel off for the time of the import.
       *[commands] Switch the channel off for the time of the import, or have the plan do it ([channel], pause_during_import = true).
    }

zammad-triggers-hidden = The API token may not see Zammad’s triggers.
    .why = A trigger could write to people because of an imported message, and it could not be paused.
    .effect = Nothing was imported, because quiet could not be promised.
    .remedy = Give the token and its user the permission admin.trigger.

zammad-trigger-paused = The trigger { $name } is paused while importing. It { $does }.
    .label = A trigger is paused while importing.
    .why = Nothing on an imported message could keep it from acting.
    .effect = Meanwhile it does nothing for other mail either; afterwards it is switched on again.
    .remedy = { $reader ->
        [window] Nothing needs to be done. After a crash, resume the import; it is switched on again at its end.
       *[commands] Nothing needs to be done. After a crash, run mailferry restore.
    }

zammad-trigger-runs = The trigger { $name } acts on recent mail that is imported. It { $does }.
    .label = A trigger acts on recent mail that is imported.
    .why = The plan says auto_replies = true.
    .effect = People may be written to because of the import.
    .remedy = Set auto_replies = false, or switch the trigger off, if this is not wanted.

zammad-trigger-deletes = The trigger { $name } would act on recent mail that is imported. It { $does }.
    .label = A trigger would act on recent mail that is imported, and deletes.
    .why = Recent mail may be answered, so that no trigger is paused for it.
    .effect = Nothing was imported: tickets could be deleted with the mail in them.
    .remedy = Switch the trigger off in Zammad for the time of the import, or give it a condition that imported tickets do not meet.
    .remedy-2 = { $reader ->
        [window] Or do not let Zammad answer imported mail: choose so in the step “{ window-step-settings }”.
       *[commands] Or set auto_replies = false in the plan.
    }

zammad-jobs-hidden = The API token may not see Zammad’s scheduler jobs.
    .why = A job could act on imported tickets, now or later.
    .effect = Mailferry itself stays quiet; what a job does later cannot be told.
    .remedy = Give the token and its user the permission admin.scheduler.
    .remedy-2 = Or look through the scheduler jobs in Zammad’s administration.

zammad-job-runs = The scheduler job { $name } could act on imported tickets. It { $does }.
    .label = A scheduler job could act on imported tickets.
    .why = Jobs run over all tickets that match, and nothing on an imported ticket keeps them from it.
    .effect = Mailferry does not change it.
    .remedy = Check its conditions, and switch it off if it would match old tickets.

zammad-job-deletes = The scheduler job { $name } could delete imported tickets at its next run. It { $does }.
    .label = A scheduler job could delete imported tickets at its next run.
    .why = { $dates ->
        [original] Tickets imported with their own dates look old and long closed, and the job’s conditions can match them.
       *[today] The job’s conditions can match imported tickets, and the mail is deleted from the mailbox.
    }
    .effect = Nothing was imported: the mail in such tickets would be gone.
    .remedy = Give the job a condition that imported tickets do not meet, such as another group, or switch it off in Zammad.
    .remedy-2 = { $today ->
        [yes] { $reader ->
            [window] Or import with today’s dates: choose so in the step “{ window-step-settings }”.
           *[commands] Or import with today’s dates (dates = "today" in the plan).
        }
       *[no] {""}
    }
    .remedy-3 = { $keep ->
        [yes] { $reader ->
            [window] Or leave the mail in the mailbox: choose so in the step “{ window-step-settings }”.
           *[commands] Or leave the mail in the mailbox: another action than “delete” in the plan.
        }
       *[no] {""}
    }

zammad-job-may-delete = The scheduler job { $name } acts on tickets of this Zammad. It { $does }.
    .label = A scheduler job acts on tickets of this Zammad, and may delete.
    .why = { $match ->
        [yes] Its conditions can match imported tickets.
        [no] Its conditions do not match tickets as they are imported; later they may.
       *[unknown] Whether its conditions match imported tickets is looked at when it is known what is imported.
    }
    .effect = { $match ->
        [yes] Imported tickets could be deleted; the mail stays in the mailbox.
       *[other] Mailferry does not change it.
    }
    .remedy = Check its conditions, and give it one that imported tickets do not meet if they shall stay.

zammad-tickets-escalate = Imported tickets that stay open will count as late for: { $names }.
    .label = Imported tickets that stay open will count as late.
    .why = They carry the dates of their mail, which a service level agreement counts from. In import mode nothing is counted, but the first change to such a ticket afterwards does it.
    .effect = Agents are then told, also by mail, that the ticket has escalated. Archived tickets are closed and do not escalate.
    .remedy = { $reader ->
        [window] Archive older mail in the step “{ window-step-settings }”, so that only mail stays open that is still within its time.
       *[commands] Archive older mail (import.archive_before), so that only mail stays open that is still within its time.
    }
    .remedy-2 = Or give the agreement a condition that imported tickets do not meet.

zammad-service-levels-hidden = The API token may not see Zammad’s service level agreements.
    .why = This needs the permission admin.sla.
    .effect = If there are any, imported tickets that stay open may count as late, and agents are told so when such a ticket is next changed.
    .remedy = Give the token and its user the permission admin.sla.
    .remedy-2 = Or look through SLAs in Zammad’s administration.

zammad-user-away = The token’s user is out of office, and somebody stands in.
    .why = Imported tickets belong to that user, so the stand-in would be mailed about each one.
    .effect = Nothing was imported, because quiet could not be promised.
    .remedy = End the out-of-office setting, or use the token of another user.

zammad-agents-hidden = The API token may not see who is notified of new tickets.
    .effect = Agents who want to be mailed about every ticket would be mailed about imported ones.
    .remedy = Give the token and its user the permission ticket.agent, or ask the agents.

zammad-agents-notified = { $count ->
    [one] { $count } agent would be mailed about every imported message: { $names }.
   *[other] { $count } agents would be mailed about every imported message: { $names }.
}
    .label = Agents would be mailed about every imported message.
    .why = They asked to be notified of all tickets, whoever owns them.
    .effect = Nothing was imported, because quiet could not be promised.
    .remedy = { $reader ->
        [window] Import with original dates: import mode holds these notifications back. Choose so in the step “{ window-step-settings }”.
       *[commands] Import with original dates (dates = "original"): import mode holds these notifications back.
    }
    .remedy-2 = Or let these agents switch off “All Tickets” in their profile, Notifications, for the time of the import.

zammad-change-refused = Zammad did not take a change of its set-up ({ $what }).
    .label = Zammad did not take a change of its set-up.
    .why = It checks the whole record while saving; a trigger that names something deleted since is refused, for example.
    .effect = Nothing was imported because of this change; what was changed before is restored.
    .remedy = Open the record in Zammad’s administration, correct what is marked, and try again.

# Found before anything was chosen.

zammad-no-group-usable = The user { $user } may make tickets in no active group.
    .label = The user of the API token may make tickets in no active group.
    .why = Being an administrator does not give access to groups; it is given for each group.
    .effect = Nothing can be imported yet.
    .remedy = In Zammad’s administration, Users, give { $user } full access to each group that mail shall go to.

zammad-groups-half-seen = Which groups are active cannot be seen with this API token.
    .why = Before Zammad 6.6 this needs the permission admin.group.
    .effect = An inactive group would be refused when the import begins, before anything is changed.
    .remedy = Give the token and its user the permission admin.group.

zammad-no-sending-address = Zammad has no active sending address.
    .effect = Mail can be imported, but agents cannot answer it.
    .remedy = Add an e-mail channel in Zammad’s administration, Channels. That can also be done after the import.

zammad-channels-hidden = Whether a channel of Zammad fetches { $mailbox } cannot be seen with this API token.
    .label = Whether a channel of Zammad fetches the mailbox cannot be seen with this API token.
    .why = Each kind of channel is shown to those only who may administer it.
    .effect = A channel for the same mailbox would take new mail out of it while the import is reading it.
    .remedy = Look through Zammad’s administration, Channels, and switch off one for this mailbox for the time of the import.
    .remedy-2 = Or give the token and its user the permissions admin.channel_email, admin.channel_microsoft365 and admin.channel_microsoft_graph.

zammad-import-mode-unseen = The API token may not see Zammad’s import mode.
    .why = Only an administrator may switch it, and original dates need it.
    .effect = Mail can be imported with today’s dates only.
    .remedy = Give the token and its user the permission admin.maintenance.

zammad-triggers-unseen = The API token may not see Zammad’s triggers.
    .why = With today’s dates a trigger could write to people because of an imported message, and it could not be paused.
    .effect = Mail can be imported with original dates only: import mode suspends every trigger meanwhile.
    .remedy = Give the token and its user the permission admin.trigger.

zammad-trigger-held = The trigger { $name } would act on imported mail. It { $does }.
    .label = A trigger would act on imported mail.
    .why = Nothing on an imported message could keep it from acting.
    .effect = It is kept from it: with original dates import mode suspends it, with today’s dates Mailferry pauses it. It does nothing for other mail meanwhile either.
    .remedy = Nothing needs to be done. Afterwards it is switched on again.

zammad-user-is-away = The token’s user is out of office, and somebody stands in.
    .why = Imported tickets belong to that user, so with today’s dates the stand-in would be mailed about each one.
    .effect = With today’s dates nothing can be imported like this; with original dates it does not matter.
    .remedy = End the out-of-office setting, or use the token of another user.

zammad-agents-would-hear = { $count ->
    [one] { $count } agent would be mailed about every imported message with today’s date: { $names }.
   *[other] { $count } agents would be mailed about every imported message with today’s date: { $names }.
}
    .label = Agents would be mailed about every imported message with today’s date.
    .why = They asked to be notified of all tickets, whoever owns them.
    .effect = With today’s dates nothing can be imported like this; with original dates import mode holds these notifications back.
    .remedy = Choose original dates in the step “{ window-step-settings }”.
    .remedy-2 = Or let these agents switch off “All Tickets” in their profile, Notifications, for the time of the import.

alias-needs-channel = { $address } cannot be added: Zammad has no e-mail channel with the address { $mailbox }.
    .label = The address cannot be added: Zammad has no channel of the mailbox.
    .why = A further address belongs to a channel, by which Zammad answers from it.
    .effect = Nothing was changed.
    .remedy = Add a channel for { $mailbox } in Zammad (Settings > Channels), then add the address again.
    .remedy-2 = Or add { $address } to another channel there by hand, as a further address.
