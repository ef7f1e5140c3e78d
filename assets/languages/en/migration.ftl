# Problems of scan, import, settling and the journal.

journal-in-use = This mailbox is being imported by another Mailferry right now.
    .why = The journal { $path } is locked by another process, so that nothing is imported twice.
    .effect = Nothing was started; the other import goes on undisturbed.
    .remedy = { $reader ->
        [window] Wait until the other import has ended, or stop it in its window.
       *[commands] Wait until the other import has ended, or stop it there. “mailferry status” shows how far it is.
    }

journal-disk-full = The disk is full; the journal { $path } cannot be written.
    .label = The disk is full; the journal cannot be written.
    .why = Mailferry notes every step on the disk before it takes it. Without that note it does not go on.
    .effect = Nothing is lost: what is in Zammad stays known, and no mail was deleted that is not proven to be there.
    .remedy = Free some space on that disk, then try again; the import goes on where it stopped.

journal-unwritable = The journal { $path } cannot be written or read.
    .label = The journal cannot be written or read.
    .why = The system refused access to the file.
    .effect = Nothing was started that is not noted.
    .remedy = Check the permissions of that folder and the health of its disk, then try again.
    .remedy-2 = { $reader ->
        [window] { "" }
       *[commands] Name another place with --journal.
    }

journal-damaged = The journal { $path } is damaged.
    .label = The journal is damaged.
    .why = Its contents are not as Mailferry wrote them: a fault of the disk, or another program changed it.
    .effect = No mail is lost: what was imported is in Zammad, and every mail that was not settled is in the mailbox.
    .remedy = Bring the file back from a backup.
    .remedy-2 = Or move it away and try again: what is in Zammad already is recognised by its Message-ID and not imported twice.

journal-not-ours = { $path } is not a journal of Mailferry.
    .label = The file is not a journal of Mailferry.
    .effect = Nothing was started, and the file was not changed.
    .remedy = { $reader ->
        [window] Move the file away; a new journal is made.
       *[commands] Name another file with --journal, or leave the option out.
    }

journal-newer = The journal { $path } was written by a newer Mailferry (format { $format }).
    .label = The journal was written by a newer Mailferry.
    .effect = Nothing was started, and the file was not changed.
    .remedy = Use the newer Mailferry for this mailbox.

journal-of-another-plan = The journal { $path } belongs to another plan: the mailbox { $mailbox } into { $helpdesk }.
    .label = The journal belongs to another plan.
    .why = A journal knows one mailbox and one helpdesk; mixing two would make its counts wrong.
    .effect = Nothing was started, and the file was not changed.
    .remedy = { $reader ->
        [window] Move the file away; the right journal is made anew.
       *[commands] Leave --journal out, and the right one is found by itself.
    }
    .remedy-2 = { $reader ->
        [window] { "" }
       *[commands] Or name another file with --journal.
    }

journal-missing = There is no journal { $path }.
    .label = There is no journal.
    .why = No import or check of this plan has been started on this computer by this user.
    .remedy = { $reader ->
        [window] Begin with the step “{ window-step-check }”.
       *[commands] Start with “mailferry check PLAN”.
    }

journal-thread-gone = The journal { $path } can no longer be written.
    .label = The journal can no longer be written.
    .why = This is a fault of Mailferry.
    .effect = The import stopped. What is in Zammad stays known; nothing more was sent.
    .remedy = Try again; the import goes on where it stopped.

journal-fault = The journal { $path } could not be used as expected.
    .label = The journal could not be used as expected.
    .why = This is a fault of Mailferry.
    .effect = The import stopped. What is in Zammad stays known; nothing more was sent.
    .remedy = Try again. If it happens again, report it with the words of the details.

reading-thread-failed = A mail could not be read because the program itself failed.
    .why = This is a fault of Mailferry.
    .effect = The import stopped; the mail stays where it is.
    .remedy = Try again. If it happens again, report it.

posting-task-failed = A message could not be sent to Zammad because the program itself failed.
    .why = This is a fault of Mailferry.
    .effect = The import stopped. The next run finds out whether the message is in Zammad before anything is sent again.
    .remedy = Try again. If it happens again, report it.

check-without-result = The check of the helpdesk gave no result.
    .why = This is a fault of Mailferry.
    .effect = Nothing was imported.
    .remedy = { $reader ->
        [window] Try again. If it happens again, report it with the words of the details.
       *[commands] Report it together with the output of “mailferry check PLAN --json”.
    }

import-mode-not-restored = Zammad still has import mode as the import had it.
    .why = The setting was written, but reading it back gave the other value.
    .effect = While import mode is on, Zammad sends no mail and runs no triggers for anyone.
    .remedy = { $reader ->
        [window] Resume the import, or choose “Put it back now” in the step “{ window-step-result }”.
       *[commands] Run “mailferry restore”.
    }
    .remedy-2 = Or switch it off in Zammad’s console: Setting.set('import_mode', false)

changes-not-restored = Zammad is not yet as it was before the import.
    .why = What was changed for the time of the import (import mode, paused triggers) could not be restored.
    .effect = The imported mail is safe. While import mode is on, Zammad sends no mail and runs no triggers for anyone.
    .remedy = { $reader ->
        [window] As soon as Zammad can be reached: resume the import, or choose “Put it back now” in the step “{ window-step-result }”.
       *[commands] Run “mailferry restore” as soon as Zammad can be reached.
    }

restoring-needs-person = Zammad is not yet as it was before the import, and waiting does not help.
    .why = What was changed for the time of the import (import mode, paused triggers, a paused channel) could not be restored; the details say what is missing.
    .effect = The imported mail is safe. While import mode is on, Zammad sends no mail and runs no triggers for anyone.
    .remedy = Mend what the details name, such as the API token or its permissions.
    .remedy-2 = { $reader ->
        [window] Then resume the import, or choose “Put it back now” in the step “{ window-step-result }”.
       *[commands] Then run “mailferry restore”.
    }

deletion-marks-left = { $count ->
        [one] One message in the mailbox still carries
       *[other] { $count } messages in the mailbox still carry
    } Mailferry’s deletion mark.
    .label = Messages in the mailbox still carry Mailferry’s deletion mark.
    .why = Mailferry marked them to be deleted, the mail server did not delete them, and the mark could not be taken back.
    .effect = The mail is safe in Zammad and still in the mailbox. Outlook shows it struck through, and another mail program may remove it.
    .remedy = { $reader ->
        [window] As soon as the mailbox can be reached: start the import again. It takes the marks back before anything else.
       *[commands] Run “mailferry restore” as soon as the mailbox can be reached, or run the import again.
    }

journal-without-plan = The record of this import does not say how its mailbox is reached.
    .why = This is a fault of Mailferry.
    .effect = The deletion marks in the mailbox were not taken back.
    .remedy = Run the import again with its plan; it takes them back before anything else.

folder-made-anew = The folder { $folder } was made anew or rebuilt while it was being imported.
    .label = The folder was made anew or rebuilt while it was being imported.
    .why = Its UIDVALIDITY changed: the server numbers its messages anew.
    .effect = Nothing is lost and nothing arrives twice: imported mail is recognised by its Message-ID.
    .remedy = Try again; the folder is looked at anew.

message-marked-deleted = Someone marked this message as deleted in the mailbox.
    .why = It has the flag \Deleted: it waits there to be removed for good.
    .effect = It was not imported and not touched.
    .remedy = If it should be imported, take the deletion back in Outlook and try again.

message-too-large = This message has { $size }; no message over { $limit } is imported.
    .label = The message is too large.
    .effect = It stays in the mailbox as it is.
    .remedy = { $reader ->
        [window] Save it as .eml and attach what matters to a ticket by hand.
       *[commands] Save it as a file with “mailferry save PLAN --to FOLDER” and attach what matters to a ticket by hand.
    }

message-substitute = Microsoft handed out a substitute instead of this message.
    .why = Its subject begins “Retrieval using the IMAP4 protocol failed”: Exchange could not convert the message, or Safe Attachments (Dynamic Delivery) is still scanning it.
    .effect = The substitute was not imported, and the message was not touched.
    .remedy = Try again in ten minutes.
    .remedy-2 = If it stays so, change the Safe Attachments policy from Dynamic Delivery to Block, or save the message from Outlook.

message-not-handed-out = The mailbox lists this message but hands nothing out for it.
    .why = It was removed or moved a moment ago, or Exchange cannot give it out over IMAP.
    .effect = It was not imported, and it is never deleted by Mailferry.
    .remedy = Try again. If it stays so, open it in Outlook, move it to another folder and back, and try again.

message-only-counted = The mail server counts this message in its folder and does not hand it out.
    .why = Neither a search nor a request by its place in the folder gives anything of it.
    .effect = It was not imported, and it is never deleted by Mailferry.
    .remedy = Try again. If it stays so, compare the folder in Outlook on the web with what was imported, and move what is missing to another folder.

message-reading-too-long = This message took longer to read than any mail should.
    .why = Mailferry stopped reading it after { $seconds ->
        [one] one second
       *[other] { $seconds } seconds
    }. Some mails are built to keep programs busy.
    .effect = The message was not imported and stays in the mailbox; all others go on.
    .remedy = { $reader ->
        [window] Save it as .eml, look at it with care, and attach it to a ticket by hand if it matters.
       *[commands] Save it with “mailferry save PLAN --to FOLDER”, look at it with care, and attach it to a ticket by hand if it matters.
    }

message-reading-failed = Mailferry could not read this message.
    .why = This is a fault of Mailferry.
    .effect = The message was not imported and stays in the mailbox; all others go on.
    .remedy = { $reader ->
        [window] Save it as .eml, attach it to a ticket by hand, and report the fault.
       *[commands] Save it with “mailferry save PLAN --to FOLDER”, attach it to a ticket by hand, and report the fault.
    }

message-over-every-limit = Zammad’s server takes no request that is large enough for this message.
    .why = Even cut into small parts the request was refused as too large.
    .effect = It was not imported and stays in the mailbox.
    .remedy = Raise the request limit of the web server in front of Zammad (client_max_body_size in nginx), then try again.
    .remedy-2 = { $reader ->
        [window] Or save it as .eml.
       *[commands] Or save it as a file with “mailferry save PLAN --to FOLDER”.
    }

read-back-cut-short = The import was stopped before an article was confirmed in Zammad.
    .effect = The next run finds out whether it is in Zammad before anything is sent again.
    .remedy = Try again.

article-not-there-yet = Zammad took an article but does not show it yet.
    .effect = The message is not settled before its article is seen, and not sent again before it is certain.
    .remedy = Nothing needs to be done; it is looked for again.

article-differs = The article in Zammad is not as it was sent: its { $what } differs.
    .label = The article in Zammad is not as it was sent.
    .why = Zammad, or something between, changed or dropped a part of it.
    .effect = The message stays in the mailbox as it is, and is not imported again.
    .remedy = Compare the ticket with the mail in Outlook, and add what is missing by hand.

article-misdated = The article in Zammad carries the date of the import, not its own.
    .why = A part of Zammad did not hold import mode as on when it was made. Before Zammad 7.0 an article’s date cannot be changed any more.
    .effect = The mail is in Zammad as it was sent, but for its date. The message stays in the mailbox as it is and is not imported again.
    .remedy = Start the import again: where Zammad lets the date be changed, it is put right.

article-twice = { $other ->
    [unknown] Zammad has this message twice: ticket { $ticket }.
   *[other] Zammad has this message twice: tickets { $ticket } and { $other }.
}
    .label = It is in Zammad twice.
    .why = While Mailferry imported it, something else brought it too: a channel of Zammad that fetches this mailbox, or an import on another computer.
    .effect = No mail is missing. The message stays in the mailbox as it is, and is not imported again.
    .remedy = Merge the two tickets in Zammad, and switch off what else fetches this mailbox until the import is over.

import-running-here = { $mailbox ->
    [unknown] Another import into { $address } is running on this computer.
   *[other] The import of { $mailbox } into { $address } is running on this computer.
}
    .label = Another import into this helpdesk is running on this computer.
    .why = Two imports into one helpdesk at once would end each other’s silence, and mail would go out.
    .effect = Nothing was imported by this one. What the other one does goes on.
    .remedy = Start this import again when the other one has ended.

settle-not-confirmed = The mailbox did not confirm what became of this message.
    .effect = It is in Zammad; in the mailbox it may still be as it was.
    .remedy = Try again; the mailbox’s side is tried again, nothing is imported twice.

settle-uids-changed = The folder { $folder } was rebuilt after this message was imported.
    .label = Its folder was rebuilt after it was imported.
    .why = The server numbers its messages anew, and none of those there now has been proven to be this one, with the same text and the same files.
    .effect = The message is in Zammad, and was left as it is in the mailbox.
    .remedy = Nothing needs to be done; delete or move it by hand if you wish.

already-there = This message was in Zammad before.
    .why = An article with its Message-ID exists there.
    .effect = It was not imported again, and was left as it is in the mailbox.

there-without-files = Zammad has this message without { $count ->
    [one] one of its files
   *[other] { $count } of its files
}: ticket { $ticket }.
    .label = It is in Zammad without all its files.
    .why = An article with its Message-ID exists there, which Mailferry did not make and does not change.
    .effect = It was not imported again, and stays in the mailbox as it is.
    .remedy = { $reader ->
        [window] Save the message as .eml, and attach what is missing to the ticket by hand.
       *[commands] Save the message with “mailferry save PLAN --to FOLDER”, and attach what is missing to the ticket by hand.
    }

copy = This is a duplicate of a message that is imported once.
    .why = Sender, date, subject, text and files are the same.
    .effect = It was not imported a second time. Where the plan marks, moves or deletes imported mail, it goes the same way as the other message; else it stays in the mailbox as it is.

copy-settled = This is a duplicate of a message that was imported once; in the mailbox it went the same way.
    .why = Sender, date, subject, text and files are the same.
    .effect = It was marked, moved or deleted as the other message was, after that one was confirmed in Zammad.

copy-unproven = This is most likely a duplicate of a message that was imported before.
    .why = Sender, date and subject are the same. Whether text and files are too can no longer be compared: the other message is not in the mailbox any more, or could not be read.
    .effect = It was not imported, so that it is not in Zammad twice, and stays in the mailbox as it is.
    .remedy = { $reader ->
        [window] Compare it with its ticket. Where it is another message, save it as .eml and attach it to a ticket by hand.
       *[commands] Compare it with its ticket. Where it is another message, save it with “mailferry save PLAN --to FOLDER” and attach it to a ticket by hand.
    }

message-begun = Begun: ticket { $ticket } has the text, { $count ->
    [one] { $count } file is missing.
   *[other] { $count } files are missing.
}
    .label = It is in Zammad, but files are missing there.
    .why = Zammad refused a request that brings further files of this message.
    .effect = The message stays in the mailbox as it is. The next run brings what is missing.
    .remedy = Try again.
    .remedy-2 = { $reader ->
        [window] If it stays so, save the message as .eml, and attach what is missing to the ticket by hand.
       *[commands] If it stays so, save the message with “mailferry save PLAN --to FOLDER”, and attach what is missing to the ticket by hand.
    }

message-begun-too-large = Begun: ticket { $ticket } has the text, { $count ->
    [one] { $count } file is missing.
   *[other] { $count } files are missing.
}
    .label = It is in Zammad, but files are missing there that its server does not take.
    .why = Zammad’s server takes no request that is large enough for one of its files.
    .effect = The message stays in the mailbox as it is. What is missing is brought once the server takes it.
    .remedy = Raise the request limit of the web server in front of Zammad (client_max_body_size in nginx), then try again.
    .remedy-2 = { $reader ->
        [window] Or save the message as .eml, and attach what is missing to the ticket by hand.
       *[commands] Or save the message with “mailferry save PLAN --to FOLDER”, and attach what is missing to the ticket by hand.
    }

article-missing = The article of this message is no longer in Zammad.
    .why = Its ticket was deleted or merged away since, or the token may not see it any more.
    .effect = The message stays in the mailbox as it is, and is not imported again.
    .remedy = Look for the ticket in Zammad. Where it was deleted on purpose, delete the message by hand.

zammad-fails-on-message = Zammad itself failed on this message, three times.
    .why = An error inside Zammad; its log says more.
    .effect = The message was not imported and stays in the mailbox as it is.
    .remedy = Try again later; it is tried once more.
    .remedy-2 = { $reader ->
        [window] Or save it as .eml, and look into Zammad’s log (production.log).
       *[commands] Or save it as a file with “mailferry save PLAN --to FOLDER”, and look into Zammad’s log (production.log).
    }

zammad-never-answered = Zammad was asked { $times ->
    [one] once
   *[other] { $times } times
} to take this message and never answered.
    .label = Zammad was asked several times to take it and never answered.
    .why = The request took longer than Zammad, or the server in front of it, allows. It was looked for each time, and is not there.
    .effect = The message was not imported and stays in the mailbox as it is.
    .remedy = Try again later, when Zammad has less to do.
    .remedy-2 = { $reader ->
        [window] Or save it as .eml.
       *[commands] Or save it as a file with “mailferry save PLAN --to FOLDER”.
    }

zammad-refuses-every-message = Zammad refused { $count ->
    [one] { $count } message
   *[other] { $count } messages
} in a row, for the same reason.
    .label = Zammad refused one message after the other, for the same reason.
    .why = That is no fault of single mails. Often every ticket lacks something: a mandatory field, or a value that a workflow of Zammad forbids.
    .effect = The import stopped before more were refused. They stay in the mailbox as they are.
    .remedy = Read what the server said. For the time of the import, make such a field optional in Zammad (Objects, Core Workflows), then try again.

skipped-by-person = You chose to leave this message out.
    .effect = It was not imported, and stays in the mailbox as it is. Later runs leave it out too.
    .remedy = Choose “Retry” at the message if it should be imported after all.

message-unknown = This message is no longer in the list of this mailbox.
    .why = The list was read anew: the message was moved or removed, or its folder is no longer chosen.
    .effect = Nothing was changed.
    .remedy = Look at the list again.

nothing-to-try = There is no message to try.
    .why = None of the chosen messages is still to be imported.
    .effect = Nothing was imported or changed.
    .remedy = Choose messages that are to be imported, or begin the import.

original-attached = The article shows the message as well as possible; the original is attached.
    .label = shown as well as possible; the original is attached
    .why = Something of it cannot be shown in Zammad, or not surely as it was meant: it is damaged, in an unknown character set, or shows pictures from the web.
    .effect = Nothing is missing: the file original-message.eml on the article is the message as the mailbox held it.
    .remedy = Nothing has to be done. Who wants to see it as it was opens that file in a mail program.
original-too-large = The article shows the message as well as possible, and the original is too large to be attached.
    .label = original too large to be attached
    .why = Zammad, or the web server in front of it, does not take requests of that size.
    .effect = The message is in Zammad and stays in the mailbox, which alone holds all of it.
    .remedy = Compare the article with the message in Outlook. If nothing that you need is missing, deal with the message by hand.
    .remedy-2 = Or save the message as a file and keep it.
