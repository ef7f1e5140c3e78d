# The window: step 6, Check.

window-check-title = See what would happen, before anything does
window-check-lead = Mailferry looks at every message of the folders you chose. It only reads: nothing is changed in your mailbox, and nothing in Zammad.
window-check-help =
    The check looks at every message once and remembers it. Then it says in numbers what the import would do; each number leads to the messages behind it.

    In the list, the arrow keys choose a message and Enter shows it as the article it would become. “Try five” imports a few real messages, so that you can look at them in Zammad.

    Nothing begins before you press the main button, and the button says what it does.

window-check-import = Import
window-check-to-import = Go to the import
window-check-go-keep =
    { $count ->
        [one] Import one message and keep it
       *[other] Import { $count } messages and keep them
    }
window-check-go-mark-read =
    { $count ->
        [one] Import one message and mark it read
       *[other] Import { $count } messages and mark them read
    }
window-check-go-move =
    { $count ->
        [one] Import one message and move it
       *[other] Import { $count } messages and move them
    }
window-check-go-delete =
    { $count ->
        [one] Import one message and delete it from the mailbox
       *[other] Import { $count } messages and delete them from the mailbox
    }
window-check-go-settle =
    { $count ->
        [one] Finish one imported message in the mailbox
       *[other] Finish { $count } imported messages in the mailbox
    }
window-check-go-settle-delete =
    { $count ->
        [one] Delete one imported message from the mailbox
       *[other] Delete { $count } imported messages from the mailbox
    }

window-check-wait-unready = The steps before are not complete.
window-check-wait-checking = Helpdesk and mailbox are still being checked.
window-check-wait-scanning = The messages are still being looked at.
window-check-wait-stopped = The look at the messages was stopped.
window-check-wait-failed = Something has to be mended first.
window-check-wait-trial = A few messages are being imported right now.
window-check-wait-nothing = There is nothing to import.
window-check-wait-confirm = First confirm the deleting, at the end of “What would happen”.

window-check-unready = Not everything is chosen yet
window-check-unready-what = As soon as the steps before are complete, this one shows in numbers of your own mail what the import would do.
window-check-importing = The import is under way
window-check-importing-what = What it does is shown in the next step. The check is possible again when it has ended.
window-check-checking = Helpdesk and mailbox are being checked …
window-check-connecting = The mailbox is being opened …
window-check-folder = Looking at { $folder }
window-check-count = { $done } of { $all ->
    [one] { $all } message
   *[other] { $all } messages
}
window-check-scan-what = You can stop at any time: the next look goes on from here.
window-check-stop = Stop
window-check-stopping = Stopping …
window-check-stopped = The look was stopped
window-check-stopped-what = What was seen so far is remembered. Nothing was changed.
window-check-go-on = Go on
window-check-counting = The numbers are being put together …
window-check-again = Look again

window-check-good = good
window-check-caution = needs care
window-check-good-lines =
    { $count ->
        [one] One point was checked and is good
       *[other] { $count } points were checked and are good
    }
window-check-more = What it means and what to do

window-check-page-overview = What would happen
window-check-page-messages = Messages

window-check-headline =
    { $messages ->
        [0] There is nothing to import.
        [one] One message would be imported.
       *[other]
            { $tickets ->
                [0] { $messages } messages would be added to tickets that are there.
                [one] { $messages } messages would become one new ticket.
               *[other] { $messages } messages would become { $tickets } new tickets.
            }
    }
window-check-headline-people =
    { $people ->
        [0] Nobody is written to.
        [one] One person could get an answer from Zammad.
       *[other] { $people } people could get an answer from Zammad.
    }
window-check-headline-keep = In the mailbox everything stays as it is.
window-check-headline-mark-read = In the mailbox, imported messages are marked read.
window-check-headline-move = In the mailbox, imported messages are moved to { $folder }.
window-check-headline-delete = In the mailbox, imported messages are deleted, each one only after its article has been read back from Zammad.

window-check-import-mode = While the import runs ({ $time }), Zammad’s import mode is on: it sends nothing to anyone and runs no triggers, for new mail as well. It is switched back at the end, also after a stop.
window-check-answered =
    { $people ->
        [one] You chose that regular mail may be answered. One person could get mail from Zammad’s triggers.
       *[other] You chose that regular mail may be answered. { $people } people could get mail from Zammad’s triggers.
    }
window-check-over-warning = { $size } would be deleted. Microsoft keeps deleted mail for a while in Recoverable Items, which warns at 20 GB and is full at 30 GB. Move the mail to a folder instead, or delete in several imports.
window-check-over-limit = { $size } would be deleted, more than the 30 GB that Microsoft’s Recoverable Items holds. Deleting all of it will fail. Move the mail to a folder instead: that has no such limit.

window-check-numbers = In numbers
window-check-show = Show
window-check-all = Found
window-check-to-import-label = To be imported
window-check-archived = Archived
window-check-regular = Regular
window-check-imported = Imported
window-check-unsettled = Left in the mailbox
window-check-already-there = Already in Zammad
window-check-copies = Further copies
window-check-too-large = Too large
window-check-skipped = Left out
window-check-failed = Failed
window-check-without-date = Without a date
window-check-without-message-id = Without a Message-ID
window-check-machine-made = Automatic mail and bounces
window-check-bytes = Size of what is to be imported
window-check-tickets = New tickets
window-check-people = People who would be written to
window-check-new-customers = New customers in Zammad
window-check-new-addressees = Further people in To and Cc who become users
window-check-not-told = Zammad did not say
window-check-deleted = Deleted from the mailbox
window-check-deleted-value =
    { $count ->
        [one] one message, { $size }
       *[other] { $count } messages, { $size }
    }
window-check-time = Time it takes
window-check-no-time = none
window-check-time-assumed = The time is assumed from what a small server does. Once some messages were tried, it may become better known.

window-check-folders = By folder
window-check-folder-facts =
    { $messages ->
        [one] One message
       *[other] { $messages } messages
    }, { $import } to be imported ({ $archived } archived), { $tickets ->
        [one] one new ticket
       *[other] { $tickets } new tickets
    }

window-check-trial = Try five first
window-check-trial-what = A few telling messages are really imported, so that you can look at their tickets in Zammad before all the others follow. Your mailbox is left alone meanwhile.
window-check-trial-try = Try five …
window-check-trial-stop = Stop
window-check-trial-ask = Import a few messages now?
window-check-trial-ask-what =
    These are real messages, and their tickets are real: they are imported exactly as all the others would be, and they stay. Later they count as imported and do not come twice.

    Older messages of the same conversations go along, because a ticket begins with its oldest message. Nothing happens in your mailbox until the whole import.
window-check-trial-leave = Not now
window-check-trial-now =
    { $count ->
        [one] Import one message
       *[other] Import { $count } messages
    }
window-check-trial-ticket = Ticket { $number }
window-check-trial-more = There are more than five: older messages of the same conversations came along.
window-check-trial-look = Look at them in Zammad. If something is not as you want it, go back and change your choices: these tickets stay as they are.
window-check-trial-stopped = Stopped. What is imported stays; everything that was changed in Zammad is put back.
window-check-trial-close = A few messages are being imported
window-check-trial-close-what = If the window closes now, Mailferry first finishes the message in hand and puts back what it changed in Zammad. That takes a moment.
window-check-trial-stay-open = Keep the window open
window-check-trial-stop-and-close = Stop, then close

window-check-confirm =
    { $count ->
        [one] One message is to be deleted from the mailbox
       *[other] { $count } messages are to be deleted from the mailbox
    }
window-check-confirm-what = They lie in { $folders } of { $mailbox }, { $size } in all. Each is deleted only after its article has been read back from Zammad. If you are sure, type the mailbox’s address.
window-check-confirm-field = Address of the mailbox
window-check-confirm-wrong = This is not the address of the mailbox.

window-check-export = Save the plan as a file
window-check-export-what = The plan holds everything you chose, but no secrets. With it, the import can also be run by a command: mailferry import PLAN.
window-check-exported = Saved as { $path }
window-check-saved = Saved as { $path }

window-check-more-filters = Search and filter …
window-check-fewer-filters = Fewer filters
window-check-search = Search for subject, sender’s address or Message-ID
window-check-listed =
    { $count ->
        [one] One message
       *[other] { $count } messages
    }
window-check-in-folder = Only the folder { $folder }
window-check-all-folders = All folders
window-check-none = No message is like that
window-check-none-what = Choose another number above, or search for something else.
window-check-column-date = Date
window-check-column-sender = Sender
window-check-column-subject = Subject
window-check-column-size = Size
window-check-column-outcome = What becomes of it
window-check-open-hint = Double-click or Enter shows a message as the article it would become.
window-check-no-subject = (no subject)
window-check-outcome-archived = archived
window-check-outcome-regular = regular
window-check-outcome-sending = on its way
window-check-outcome-imported = imported
window-check-outcome-with-original = with original
window-check-outcome-unsettled = left in mailbox
window-check-outcome-already-there = already there
window-check-outcome-copy = copy
window-check-outcome-too-large = too large
window-check-outcome-skipped = left out
window-check-outcome-failed = failed

window-check-preview = As it would stand in Zammad
window-check-preview-fetching = The message is being fetched …
window-check-preview-becomes = Becomes
window-check-preview-new = a new ticket, or part of one made in the same import
window-check-preview-appended = part of ticket { $number }
window-check-preview-group = Group
window-check-preview-state = State
window-check-preview-kind = Article
window-check-preview-note = a note; it names who wrote it
window-check-preview-customer = an e-mail from a customer
window-check-preview-agent = an e-mail from the helpdesk
window-check-preview-from = From
window-check-preview-to = To
window-check-preview-cc = Cc
window-check-preview-dated = Date
window-check-preview-today = the day of the import; the article says that it was sent { $sent }
window-check-preview-customer-is = Customer
window-check-preview-files =
    { $count ->
        [one] One file
       *[other] { $count } files
    }
window-check-preview-articles = Its files need { $count } articles.
window-check-preview-cut = The text goes on. The file has all of it.
window-check-preview-open = Open the original
window-check-preview-save = Save as .eml

check-folder-unknown = The system names no folder for downloads or documents.
    .effect = The file was not saved. The import is not affected.
    .remedy = Make a folder for downloads in your home folder, and try again.

ticket-not-shown = The browser could not be opened.
    .why = The system started no browser for { $address }.
    .effect = The ticket is in Zammad; nothing is missing.
    .remedy = Open that address in a browser yourself.
window-check-with-original = Shown as well as possible, original attached
