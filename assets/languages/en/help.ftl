# What --help says: of each command, of each option, and around them.
# help-<command>, help-<command>-<option>; help-option-<option> where several commands have it.

## Around

help-frame-of-window = Without a command, the window opens.
help-frame-after =
    Exit codes: 0 all done; 1 a fault of the program; 2 wrong use or plan; 3 done, some messages
    skipped or failed; 4 stopped, by you or by something that passes: run it again; 5 needs a person.

    Secrets are kept { word-keychain-in }, where sign-in and zammad-token save them, or come for one
    run from the environment: MAILFERRY_ZAMMAD_TOKEN, MAILFERRY_ACCESS_TOKEN, MAILFERRY_CLIENT_SECRET.
help-frame-usage = Usage
help-frame-options-marker = OPTIONS
help-frame-command-marker = COMMAND
help-frame-commands = Commands
help-frame-arguments = Arguments
help-frame-options = Options
help-frame-default = default: { $value }
help-frame-choices = one of: { $values }
help-frame-help = Show this help
help-frame-version = Show the version
help-frame-help-command = Show this help or that of a command

## A wrong command line

help-frame-misuse-unknown-option = There is no option { $option } here.
help-frame-misuse-unknown-command = There is no command “{ $command }”.
help-frame-misuse-no-command = A command is missing.
help-frame-misuse-no-value = { $option } needs a value.
help-frame-misuse-not-a-choice = “{ $value }” is no choice for { $option }; there are: { $values }.
help-frame-misuse-bad-value = “{ $value }” does not fit { $option }.
help-frame-misuse-missing = { $options } is missing.
help-frame-misuse-twice = { $option } was given twice.
help-frame-misuse-conflict = { $option } and { $other } cannot be used together.
help-frame-misuse-conflict-command = { $option } cannot be used with this command.
help-frame-misuse-not-utf8 = The command line has characters that cannot be read.
help-frame-misuse-meant = Did you mean “{ $likely }”?
help-frame-misuse-more = For more, add --help.

## Values

help-value-plan = PLAN
help-value-seconds = SECONDS
help-value-way = WAY
help-value-file = FILE
help-value-files = FILES
help-value-address = ADDRESS
help-value-names = NAMES
help-value-folder = FOLDER
help-value-name = NAME
help-value-choice = CHOICE
help-value-code = CODE
help-value-cloud = CLOUD
help-value-language = LANGUAGE
help-value-whom = WHOM
help-value-run = RUN
help-value-text = TEXT
help-value-number = NUMBER
help-value-minutes = MINUTES

## Commands

help-mailferry = Brings a Microsoft 365 mailbox into a Zammad helpdesk: once, safely, in plain sight.
help-sign-in = Sign in to Microsoft 365 with the plan’s account; kept { word-keychain-in }
help-sign-out = Sign out: removes the sign-in from this computer
help-accounts = List who is signed in
help-consent = Ask an administrator for consent, and show its status
help-zammad-token = Save the API token for the plan’s Zammad { word-keychain-in }
help-check = Check helpdesk and mailbox and show what an import would do; changes nothing
help-import = Import the mailbox; continues where an earlier run stopped
help-folders = List the folders of the plan’s mailbox with their message counts
help-status = Show the progress of every import on this computer
help-report = Show what a run did, with every message that needs attention
help-restore = Restore what an interrupted import left changed in Zammad and in the mailbox
help-save = Save messages that were not imported as .eml files
help-put-back = Return deleted messages from the safety copy to the mailbox; their tickets stay
help-support-bundle = Save what helps support (log, balance, problems, versions) as one file, after showing what is in it
help-doctor = Check whether this computer is ready and each server can be reached; safe to pass on
help-problems = Say what a problem means and what to do, by its code; list all of them without one
help-inspect = Show what Zammad would make of mail files
help-manual = Write the manual pages, and what completes commands in a shell
help-practice = Practise with a mailbox and a helpdesk inside the program, in the window; needs no account
help-practice-serve = Keep mailbox and helpdesk running for other programs, until ended

## Options

help-option-json = Write JSON for programs
help-option-plan = The plan file
help-option-patience = How long to wait out passing problems before giving up
help-option-safety-copy = Whether each message is saved as a file before it is deleted, whatever the plan says
help-option-safety-copies = The folder for these files, instead of its usual place
help-option-journal = The journal file, instead of its usual place
help-option-sign-in = Sign in for this run only, for instance where secrets cannot be saved; nothing is kept
help-option-device-code = With --sign-in: sign in on another device
help-option-no-browser = Only show the link; open no browser
help-option-certainty = How long a message whose request got no clear answer is looked for in Zammad before it is sent again
help-option-settle-time = How long to wait until import mode has reached every process of Zammad
help-sign-in-device-code = Sign in on another device, where no browser can reach this computer
help-sign-in-client-secret = Ask for the client secret of an app that is registered as a web application
help-sign-in-wait = How long to wait for the sign-in in the browser
help-sign-out-whom = A plan file, or an account as “mailferry accounts” shows it
help-sign-out-all = Sign out everyone
help-consent-ask = Open the page where an administrator consents for everyone, and wait for the answer
help-consent-text = Write a request to send to an administrator
help-consent-wait = How long to wait for the administrator’s answer in the browser
help-zammad-token-remove = Remove the token from this computer
help-import-delete-from = Confirm that imported messages are deleted from this mailbox
help-import-take-over = Take over import mode that another import left on; only if that import is certainly over
help-import-folder-renamed = As OLD=NEW: go on with a folder of the plan under its new name, and write that into the plan
help-import-stay = Keep running until messages that the mail server did not delete are deleted, and until a missing folder is back
help-import-instead = What becomes of mail that the mail server does not delete
help-import-instead-folder = With --instead move: the folder; created if missing
help-import-deletion-pauses = After which pauses the import itself tries again what the mail server did not delete; 0: not at all
help-report-run = Name of the run, as “mailferry status” shows it; the newest if left out
help-report-html = Write the report as a page, to read in a browser or to print
help-report-csv = Write every message of the import as a line of a table
help-report-force = Overwrite an existing file
help-report-language = The language of what is written to a file; the system’s if left out
help-restore-journal = A journal file, instead of all in the usual place
help-restore-ca-file = A further trusted certificate authority for Zammad (PEM)
help-restore-certainty = How long to wait for requests without a clear answer before anything is restored
help-save-to = The folder to save to; created if missing
help-put-back-index = The table of the safety copy (index.csv) instead of the journal, where that is gone
help-put-back-files = Files of the safety copy (.eml)
help-put-back-all = Return every message that was not returned yet
help-put-back-message-id = Return the messages with this Message-ID; may be given several times
help-put-back-folder = Return them to this folder, created if missing, instead of the one each was in
help-support-bundle-file = The file to save; in your downloads if left out
help-support-bundle-with-addresses = Keep addresses and the names of folders, groups and servers in it
help-support-bundle-yes = Save without asking
help-doctor-zammad = A helpdesk to look for, by its address
help-doctor-cloud = Look for the servers of this Microsoft cloud
help-doctor-ca-file = A further trusted certificate authority for that helpdesk (PEM)
help-doctor-with-addresses = Keep the names of servers in what is shown
help-manual-folder = The folder to write to; created if missing
help-problems-code = The code that the problem was shown with
help-problems-open = Open the page of all problems in the browser
help-inspect-files = Mail files (.eml)
help-inspect-system-addresses = An address that the helpdesk sends from: mail from it counts as an agent’s
help-practice-headless = Make the whole journey in the terminal, without the window
help-practice-scenario = Which problems to practise with; “list” describes them all
help-practice-serve-folder = Folder for the plan file; a temporary one if left out
help-practice-serve-workers = Let the helpdesk be as slow as a real Zammad with so many server processes
help-channels = Look at Zammad’s own channels, count what one would do, set one up and change it
help-channels-list = List Zammad’s channels with how they stand
help-channels-count = Count what a channel would do with the mail where it reads; changes nothing
help-channels-clear = Mark read, move or delete what was imported where a channel reads, then count again
help-channels-new = Set up a new channel for the plan’s mailbox, or migrate an e-mail channel for it
help-channels-set = Change a channel: its group, its folder, what it keeps, and whether it is on
help-channels-roll-back = Turn a migrated channel back into the e-mail channel it was
help-channels-watch = Watch a channel’s first hour: what it takes, and why nothing comes; changes nothing
help-channels-watch-minutes = How long it is watched
help-channels-watch-every = Seconds between two looks
help-channels-undo = Undo what was changed of channels from here, newest first
help-channels-explain = Explain a message that Zammad or Microsoft showed
help-channels-explain-text = The message, or its beginning
help-option-channel = Number of the channel, as “mailferry channels list” shows it; the one for the plan’s mailbox if left out
help-option-group = Name of the group that its mail goes to
help-option-change-sending-address = The group sends from the channel’s address from now on
help-option-from-folder = The folder that it reads
help-option-keep = Whether fetched mail stays in the mailbox, as read; else it is deleted
help-option-same-mailbox = The channel fetches the plan’s mailbox, although Zammad knows it by another address
help-option-despite = Confirm that it is switched on although it takes what Zammad already has
help-channels-set-on = Switch it on, after counting what it would do
help-channels-set-off = Switch it off
help-channels-clear-way = What becomes of the imported messages
help-channels-clear-to = With --way move: the folder; made if missing
help-channels-clear-delete-from = Confirm that imported mail is deleted from this mailbox
help-channels-new-kind = How Zammad reaches the mailbox
help-channels-new-credentials = Give Zammad the plan’s application and its secret first; the secret is asked for
help-channels-new-wait = How long to wait for the channel to appear
help-channels-new-stay-off = Leave the channel switched off
help-channels-remove = Delete a channel
help-channels-remove-confirm = Confirm it by the channel’s address; without, only what it would take with it is shown
help-channels-sign-in = Sign a channel in at Microsoft again, as the same account
help-channels-set-add-address = Make this a further address of the channel; may be given several times
help-channels-sign-in-wait = How long to wait until the channel is signed in
