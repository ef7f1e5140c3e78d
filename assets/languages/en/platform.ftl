# Problems with what the system keeps: files, folders, other windows.

file-unwritable = The file { $path } cannot be written.
    .label = The file cannot be written.
    .why = The disk is full, or the system does not let you write there.
    .effect = A file that was there before is as it was.
    .remedy = Choose another place, or free some space and try again.

file-unreadable = The file { $path } cannot be read.
    .label = The file cannot be read.
    .effect = Nothing was changed.
    .remedy = Check your permissions for the file and the health of its disk.

file-not-private = { $path } is not used: other users of this computer could read or exchange it.
    .label = Other users of this computer could read or exchange a file.
    .why = { $reason ->
        [link] It is a link, and a link may lead anywhere.
        [no-file] It is not a file, or not a folder where one is needed.
        [owner] It belongs to another user.
        [mode] Its permissions let other users read or change it.
       *[folder] Other users may change what is in this folder.
    }
    .effect = Nothing was started, and nothing was changed.
    .remedy = { $reason ->
        [mode] If you trust what is in it, take the permissions of others away: chmod 600 { $path }
       *[other] Choose a place that is yours alone.
    }

original-not-opened = No browser could be started to show this message.
    .effect = The message and the import are not affected.
    .remedy = Open the file yourself while Mailferry runs: { $path }
    .remedy-2 = Or save the message as .eml and open it in your mail program.

word-notice-done = The import is done
    .text = { $count ->
        [one] One message is in Zammad.
       *[other] { $count } messages are in Zammad.
    }

word-notice-attention = The import is done
    .text = { $count ->
        [one] One message needs attention.
       *[other] { $count } messages need attention.
    }

word-notice-waits = The import waits for you
    .text = Mailferry says what is needed.

word-notice-stopped = The import has stopped
    .text = Nothing is lost. Mailferry says why, and how to go on.

folder-not-opened = The folder { $folder } could not be shown.
    .label = The folder could not be shown.
    .effect = The report was saved all the same.
    .remedy = Open the folder in your file manager.

report-folder-unknown = The system names no folder for downloads or documents.
    .effect = The report was not saved; the import is not affected.
    .remedy = { $reader ->
        [window] Make a folder “Downloads” or “Documents” in your home folder, then save it again.
       *[commands] Save it by command: mailferry report RUN --html FILE
    }
