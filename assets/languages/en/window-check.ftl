# The window: step 6, Check.

window-check-title = Review before importing
window-check-lead = Mailferry scans every message of the folders you chose. It only reads: nothing is changed in your mailbox or in Zammad.
window-check-help =
    The scan reads every message once and remembers the result. The summary says what the import would do; each number leads to its messages.

    In the list, the arrow keys choose a message and Enter shows its preview in Zammad. “Test with five” imports a few real messages, so that you can look at them in Zammad.

    Nothing begins before you press the main button, and the button says what it does.

window-check-import = Import
window-check-to-import = Go to the import
window-check-go-keep =
    { $count ->
        [one] Import one message, keep the original
       *[other] Import { $count } messages, keep originals
    }
window-check-go-mark-read =
    { $count ->
        [one] Import one message, mark it as read
       *[other] Import { $count } messages, mark as read
    }
window-check-go-move =
    { $count ->
        [one] Import one message, move the original
       *[other] Import { $count } messages, move originals
    }
window-check-go-delete =
    { $count ->
        [one] Import one message, delete the original
       *[other] Import { $count } messages, delete originals
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

window-check-wait-unready = The steps before are not complete
window-check-wait-checking = Checking helpdesk and mailbox …
window-check-wait-scanning = Scanning messages …
window-check-wait-stopped = Scan stopped
window-check-wait-failed = Fix the problem above first
window-check-wait-trial = The test import is running …
window-check-wait-nothing = There is nothing to import

window-check-unready = The steps before are not complete
window-check-unready-what = Once they are, the numbers of the import appear here.
window-check-importing = The import is running
window-check-importing-what = The next step shows how it goes. You can review again when it has finished.
window-check-checking = Checking helpdesk and mailbox …
window-check-connecting = Opening the mailbox …
window-check-folder = Scanning { $folder }
window-check-count = { $done } of { $all ->
    [one] { $all } message
   *[other] { $all } messages
}
window-check-scan-what = You can stop at any time; the next scan goes on from here.
window-check-stop = Stop
window-check-stopping = Stopping …
window-check-stopped = Scan stopped
window-check-stopped-what = The result so far is kept. Nothing was changed.
window-check-go-on = Resume scan
window-check-counting = Counting …
window-check-again = Scan again

window-check-good = OK
window-check-good-lines =
    { $count ->
        [one] One check passed
       *[other] { $count } checks passed
    }
window-check-more = What to do

window-check-page-overview = Summary
window-check-page-messages = Messages { $count }

window-check-headline =
    { $messages ->
        [0] There is nothing to import
        [one] One message becomes { $tickets ->
            [0] part of a ticket that exists
           *[other] a new ticket
        }
       *[other]
            { $tickets ->
                [0] { $messages } messages are added to existing tickets ({ $older } older, { $recent } recent)
                [one] { $messages } messages become one new ticket ({ $older } older, { $recent } recent)
               *[other] { $messages } messages become { $tickets } tickets ({ $older } older, { $recent } recent)
            }
    }
window-check-headline-people =
    { $people ->
        [0] Nobody is notified
        [one] One person could get an automatic reply from Zammad
       *[other] { $people } people could get an automatic reply from Zammad
    }
window-check-headline-keep = The mailbox stays unchanged
window-check-headline-mark-read = Imported messages are marked as read in the mailbox
window-check-headline-move = Imported messages are moved to { $folder } in the mailbox
window-check-headline-delete =
    { $count ->
        [one] One original, { $size }, will be DELETED from the mailbox
       *[other] { $count } originals, { $size }, will be DELETED from the mailbox
    }
window-check-takes = Takes { $time }; Zammad works as usual
window-check-takes-quiet = Takes { $time }; Zammad sends nothing to anyone meanwhile
window-check-change-settings = Change settings

window-check-answered =
    { $people ->
        [one] You allowed automatic replies to recent mail. One person could get mail from Zammad’s triggers.
       *[other] You allowed automatic replies to recent mail. { $people } people could get mail from Zammad’s triggers.
    }
window-check-over-warning = { $size } would be deleted. Microsoft’s Recoverable Items warns at 20 GB and is full at 30 GB. Move the mail to a folder instead, or delete in several imports.
window-check-over-limit = { $size } would be deleted, more than the 30 GB that Microsoft’s Recoverable Items holds. Deleting all of it will fail. Move the mail to a folder instead.

window-check-numbers = All numbers
window-check-show = Show
window-check-all = Found
window-check-to-import-label = To import
window-check-archived = Older
window-check-regular = Recent
window-check-imported = Imported
window-check-unsettled = Left in the mailbox
window-check-already-there = Already in Zammad
window-check-copies = Duplicates
window-check-too-large = Too large
window-check-skipped = Skipped
window-check-failed = Failed
window-check-without-date = Without a date
window-check-without-message-id = Without a Message-ID
window-check-machine-made = Automatic mail and bounces
window-check-bytes = Size to import
window-check-tickets = New tickets
window-check-people = People notified
window-check-new-customers = New customers in Zammad
window-check-new-addressees = Further people in To and Cc who become users
window-check-not-told = Zammad did not say
window-check-deleted = Deleted from the mailbox
window-check-deleted-value =
    { $count ->
        [one] one message, { $size }
       *[other] { $count } messages, { $size }
    }
window-check-time = Duration
window-check-no-time = none
window-check-time-assumed = Estimated; a test import makes it more accurate.

window-check-folders = By folder
window-check-folder-facts =
    { $messages ->
        [one] One message
       *[other] { $messages } messages
    }, { $import } to import ({ $archived } older), { $tickets ->
        [one] one new ticket
       *[other] { $tickets } new tickets
    }
window-check-tools = Scan again, save the plan
window-check-not-imported = { $count ->
    [one] { $count } not imported: { $reasons }
   *[other] { $count } not imported: { $reasons }
}
window-check-of-already-there = { $count ->
    [one] { $count } already there
   *[other] { $count } already there
}
window-check-of-copies = { $count ->
    [one] { $count } duplicate
   *[other] { $count } duplicates
}
window-check-of-too-large = { $count ->
    [one] { $count } too large
   *[other] { $count } too large
}
window-check-of-skipped = { $count ->
    [one] { $count } skipped
   *[other] { $count } skipped
}

window-check-trial = Not sure? Import five as a test first.
window-check-trial-what = Five typical messages are imported for real. The mailbox stays unchanged meanwhile.
window-check-trial-try = Test with five …
window-check-trial-again = Test with five more …
window-check-trial-done =
    { $count ->
        [one] One message was imported and verified.
       *[other] { $count } messages were imported and verified.
    }
window-check-trial-done-some = { $count } of { $all ->
    [one] { $all } message was imported and verified.
   *[other] { $all } messages were imported and verified.
}
window-check-trial-stop = Stop
window-check-trial-ask = Import five messages as a test?
window-check-trial-ask-what =
    These are real messages and real tickets: they are imported exactly as all others would be, and they stay. Later they count as imported and do not come twice.

    Older messages of the same conversations come along, because a ticket begins with its oldest message. The mailbox stays unchanged.
window-check-trial-leave = Not now
window-check-trial-now =
    { $count ->
        [one] Import one message
       *[other] Import { $count } messages
    }
window-check-trial-ticket = Ticket { $number }
window-check-trial-more = These are more than five: older messages of the same conversations came along.
window-check-trial-look = Look at them in Zammad. If something is not right, go back and change your settings; these tickets stay as they are.
window-check-trial-stopped = Stopped. What was imported stays; Zammad is back to normal.
window-check-trial-close = The test import is running
window-check-trial-close-what = If you close the window now, Mailferry first finishes the current message and restores what it changed in Zammad. This takes a moment.
window-check-trial-stay-open = Keep the window open
window-check-trial-stop-and-close = Stop, then close

window-check-confirm =
    { $count ->
        [one] Delete one original from the mailbox?
       *[other] Delete { $count } originals from the mailbox?
    }
window-check-confirm-what = They are in { $folders } of { $mailbox }, { $size } in all. Each is deleted only after it is confirmed in Zammad. If you are sure, enter the mailbox’s address.
window-check-confirm-field = Address of the mailbox
window-check-confirm-wrong = This is not the address of the mailbox.
window-check-confirm-leave = Do not delete

window-check-export = Save plan
window-check-export-what = The plan holds your settings but no secrets. The import can also be run by a command: mailferry import PLAN.
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
window-check-none = No matching messages
window-check-none-what = Choose another filter above, or search for something else.
window-check-column-date = Date
window-check-column-sender = Sender
window-check-column-subject = Subject
window-check-column-size = Size
window-check-column-outcome = Outcome
window-check-open-hint = Double-click or press Enter for a preview in Zammad.
window-check-no-subject = (no subject)
window-check-outcome-archived = older
window-check-outcome-regular = recent
window-check-outcome-sending = on its way
window-check-outcome-imported = imported
window-check-outcome-with-original = with original
window-check-outcome-unsettled = left in mailbox
window-check-outcome-already-there = already there
window-check-outcome-copy = duplicate
window-check-outcome-too-large = too large
window-check-outcome-skipped = skipped
window-check-outcome-failed = failed

window-check-preview = Preview in Zammad
window-check-preview-fetching = Loading the message …
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
