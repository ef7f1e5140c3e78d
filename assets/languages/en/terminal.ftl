# What the commands say on a terminal. JSON for programs is not in here.

## Problems

command-error = error
command-caution = note
command-not-put-back = not restored in Zammad: { $name }
command-why = Why
command-effect = Your mail
command-remedy = What to do
command-remedy-number = What to do ({ $number })
command-code = Code
command-where = Where
command-details = Details
command-to-do-so = To do so: { $command }
command-no-window =
    There is no display for a window here; commands do the same.

    { $commands }
command-try-it = try it, without any account
command-check-it = what an import would do
command-import-it = import the mailbox
command-all-commands = all commands

## What is counted

command-found = { $count ->
    [one] { $count } message found
   *[other] { $count } messages found
}
command-imported = imported, each article confirmed in Zammad
command-there-before = in Zammad before, nothing was changed there
command-gone = { $count ->
        [one] gone: somebody else removed it from the mailbox before it was imported
       *[other] gone: somebody else removed them from the mailbox before they were imported
    }
command-copies = { $count ->
    [one] duplicate of another message, unchanged
   *[other] duplicates of other messages, unchanged
}
command-copies-settled = { $count ->
    [one] duplicate, treated in the mailbox like the message itself
   *[other] duplicates, treated in the mailbox like the messages themselves
}
command-skipped = skipped: { $reason }
command-held = held until the folder is all right: { $reason }
command-failed = failed: { $reason }
command-to-import = still to be imported
command-undeleted = What can be done about mail that was not deleted. It is safe in Zammad and is not imported again:
command-undeleted-again = Try again:
command-undeleted-move = Move it to a folder instead:
command-undeleted-mark-read = Or leave it where it is, marked read:
command-in-the-mailbox = { $count ->
    [one] In the mailbox, of { $count } imported message:
   *[other] In the mailbox, of { $count } imported messages:
}
command-not-settled = in Zammad, but not completed in the mailbox: { $reason }
command-to-settle = in Zammad, still to be completed in the mailbox
command-customers-named = { $count ->
    [one] { $count } customer without a name in Zammad got one from a message.
   *[other] { $count } customers without a name in Zammad got one from their messages.
}
command-leaving-dates = The other tickets keep the day of the import as their last change; the run goes on. Ctrl-C again stops it.
command-tickets-undated = { $count ->
    [one] { $count } ticket says the day of the import as its last change.
   *[other] { $count } tickets say the day of the import as their last change.
}
command-with-original = { $count ->
    [one] { $count } message shown in Zammad as well as possible; the original is attached
   *[other] { $count } messages shown in Zammad as well as possible; the original is attached
}

## An import

command-run = Run { $name }
command-put-back = Restored in Zammad: { $name }
command-put-back-in = Restored in { $helpdesk }: { $name }
command-marks-taken-back = Deletion marks taken back in { $mailbox }: { $count }
command-left-as-is = Left as another import has it in Zammad: { $name }
command-stopped = Stopped. Run the same command again to continue.
command-stopping = Stopping after the current messages. Press again to end at once; both are safe.
command-ending = Ending at once. The next run checks what was under way.
command-import-mode = import mode
command-trigger = the trigger “{ $name }”
command-nothing-changed = Nothing is left changed in Zammad or in the mailbox.

## Progress

command-waiting = Waiting { $seconds } s: { $what }
command-progress = { $phase }: { $done } of { $all }
command-progress-folder = { $phase }: { $folder }, { $done } of { $all }
command-a-minute = { $count } a minute
command-left = { $time } left
command-at-once = { $count } of { $most } requests at once
command-so-many-failed = { $count } failed

## Check

command-good = OK
command-stop = BLOCKS
command-would-do = An import would do this:
command-folder = { $path }: { $count } of { $messages ->
    [one] { $messages } message
   *[other] { $messages } messages
}, { $size }
command-sum-to-import = Messages to import
command-sum-archived = of them older
command-sum-regular = of them recent
command-sum-tickets = New tickets, about
command-sum-customers = Customers, known or new, about
command-sum-addressees = Further people in To and Cc who become users, about
command-sum-there = In Zammad already
command-sum-copies = Duplicates
command-sum-skipped = Skipped
command-sum-no-date = Without a usable date
command-sum-no-message-id = Without a Message-ID
command-sum-machines = From machines, bounces, absences
command-sum-answered = People who could get an answer
command-then = In the mailbox, imported messages are then { $action }.
command-then-kept = kept as they are
command-then-read = marked read
command-then-moved = moved to { $folder }
command-then-deleted = DELETED from { $mailbox }
command-import-mode-on = While the import runs, Zammad’s import mode is on: no triggers, no notifications and no mail, for anyone. It is restored at the end.
command-much-to-delete = Note: { $size } would be deleted. Microsoft keeps deleted mail in Recoverable Items, which takes 20 to 30 GB; when it is full, deleting fails. Moving does not fill it.

## Status and report

command-no-import-yet = No import has been started on this computer yet.
command-into = { $mailbox } into { $helpdesk }
command-newest-run = Newest run { $name }, begun { $begun }: { $state }
command-run-done = done
command-run-stopped = stopped
command-run-problem = ended by a problem
command-run-now = running now
command-run-interrupted = interrupted
command-only-checked = Checked, not yet imported
command-changed-now = Changed in Zammad while it runs: { $name }. It is restored at the end.
command-still-changed = STILL CHANGED IN ZAMMAD: { $name }. “mailferry restore” restores it.
command-message = { $state }: { $subject } ({ $folder }, UID { $uid })
command-ticket = ticket { $number }
command-no-subject = (no subject)

## Folders and files

command-mail-messages = Messages
command-mail-unread = Unread
command-mail-folder = Folder
command-nothing-to-save = There is nothing to save: every message found is in Zammad or still to be imported.
command-saved = { $count ->
    [one] { $count } message saved
   *[other] { $count } messages saved
}
command-not-to-be-had = { $count ->
    [one] { $count } message is no longer available
   *[other] { $count } messages are no longer available
}

## Signing in and out

command-client-secret = Client secret (the Value, not the Secret ID):
command-cancelled = Cancelled. Nothing was kept.
command-signed-in-for-run = Signed in as { $account } for this run; nothing is kept.
command-sign-in-link =
    Sign in as { $account } in the browser. If it does not open, open this address on this computer (in a private window, if the browser takes another account):

    { $link }

    Waiting; Ctrl-C cancels. Where no browser can reach this computer, use --device-code.
command-sign-in-device =
    Sign in as { $account } on any device:

      address  { $address }
      code     { $code }

    Waiting; Ctrl-C cancels.
command-signed-in = Signed in as { $account }. The sign-in is kept { word-keychain-in }.
command-not-the-owner = The mailbox is { $mailbox }: it opens where this account is a member of it with full access.
command-nobody = No one is signed in.
command-account = { $account }  signed in { $since }  application { $application } at { $authority }

## Consent and Zammad's token

command-consent-cancelled = Cancelled. Nothing was decided.
command-consent-link =
    An administrator consents for everyone in the browser. If it does not open, open this address on this computer:

    { $link }

    Waiting; Ctrl-C cancels. For an administrator who is elsewhere there is --text.
command-consent-unknown = Not known yet: signing in shows it.
command-consent-needed = Sign-in showed on { $since } that consent is missing. An administrator must consent: --ask here, or --text to send a request.
command-consent-asked = An administrator was asked on { $since } and has not answered, as far as is known. Signing in shows it.
command-consent-given = Given; first seen on { $since }.
command-consent-refused = Refused on { $since }: { $what }
command-zammad-token = API token of Zammad (profile > Token Access):
command-token-kept = The token for { $url } is saved { word-keychain-in }. “mailferry check” tries it.
command-token-removed = The token for { $url } is removed from this computer.

## Practice

command-practising =
    Practising: the sample mailbox { $mailbox } goes into a helpdesk inside this program.
    Scenario { $scenario }: { $description }
command-practice-helpdesk = In the practice helpdesk now: { $tickets ->
    [one] { $tickets } ticket
   *[other] { $tickets } tickets
} with { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
} (one of each is Zammad’s welcome).
command-outbox = Outbox, what Zammad would have sent to anyone: { $count ->
    [one] { $count } message
   *[other] { $count } messages
}.
command-serving = Serving until ended with Ctrl-C.
