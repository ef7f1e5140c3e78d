## The safety copy: keeping messages before they are deleted

safety-copy-disk-full = The disk has too little room for the safety copy in { $path }: it needs { $needed }, and { $free } are free.
    .label = The disk has too little room for the safety copy.
    .why = By your settings each message is saved as a file on this computer before it is deleted in the mailbox.
    .effect = No message was deleted without its copy. What is in Zammad stays there, and what was not deleted is still in the mailbox.
    .remedy = Free some space on that disk, then try again; the import continues where it stopped.
    .remedy-2 = { $reader ->
        [window] Or keep imported mail in the mailbox, or move it to a folder: then nothing needs to be saved.
       *[commands] Or have the copies in a folder of another disk: --safety-copies FOLDER.
    }
    .remedy-3 = { $reader ->
        [window] { "" }
       *[commands] Or delete without copies, if you have a backup of the mailbox: --safety-copy no.
    }

safety-copy-unwritable = The safety copy { $path } cannot be written.
    .label = The safety copy cannot be written.
    .why = The system refused access to the file or its folder.
    .effect = No message was deleted without its copy. What was not deleted is still in the mailbox.
    .remedy = Check the permissions of that folder and the health of its disk, then try again.

safety-copy-differs = What was saved in { $path } is not what is read from there.
    .label = A saved message is not read as it was written.
    .why = The disk, or a program that watches it, changed the file.
    .effect = Nothing was deleted that has no good copy.
    .remedy = Check the health of the disk, and whether a virus scanner changes files there; then try again.

safety-copy-not-had = The mail server no longer gives out this message from “{ $path }”, so that no safety copy could be made.
    .label = The mail server no longer gives it out, so that no safety copy could be made.
    .why = It gave the message out for the import. It may be damaged on the server, or be held back by a policy.
    .effect = The message is in Zammad. It was not deleted and is still in the mailbox.
    .remedy = Try again later. If it stays so, look at the message in Outlook and delete it there by hand.

safety-copy-thread-gone = Writing the safety copy ended unexpectedly.
    .effect = Nothing was deleted without its copy.
    .remedy = Start again. If it happens once more, please report it.

## Returning messages of the safety copy to the mailbox

put-back-not-confirmed = The mail server said that the message was returned to “{ $path }”, but it is not found there.
    .label = The mail server said that it was returned, but it is not found.
    .effect = The file of the safety copy is unchanged.
    .remedy = Try again: Mailferry first looks whether the message is there by now.

put-back-refused = The mail server refused to take the message into “{ $path }”.
    .label = The mail server refused to take it.
    .effect = The file of the safety copy is unchanged.
    .remedy = Check that the mailbox has room, and that you may write to that folder; then try again.
    .remedy-2 = The file can also be opened with Outlook or another mail program.

put-back-file-changed = The file { $path } is not what was saved.
    .label = The file was changed since it was saved.
    .why = Somebody edited it, or the disk is damaged.
    .effect = It was not returned to the mailbox.
    .remedy = If you want it in the mailbox as it is, open it with your mail program and move it there.

put-back-file-missing = The file { $path } is no longer there.
    .label = The file of the safety copy is no longer there.
    .why = It was removed, renamed or moved.
    .effect = The message was not returned to the mailbox. Its ticket in Zammad has all of it.
    .remedy = Bring the file back to its place, then try again.

put-back-file-unreadable = The file { $path } cannot be read.
    .label = The file of the safety copy cannot be read.
    .effect = The message was not returned to the mailbox.
    .remedy = Check the permissions of the file and the health of its disk, then try again.

put-back-nothing-chosen = Nothing was named to be returned to the mailbox.
    .effect = Nothing was changed.
    .remedy = Name files of the safety copy, or --message-id, or --all.

put-back-journal-missing = There is no journal of this plan: { $path } does not exist.
    .label = There is no journal of this plan.
    .why = Nothing was imported by this plan on this computer, or its journal was removed.
    .effect = Nothing was changed.
    .remedy = If the safety copy is still there, name its table: --index FOLDER/index.csv.
    .remedy-2 = If the journal lies elsewhere: --journal FILE.

put-back-index-unreadable = { $path } is not the table of a safety copy.
    .label = That is not the table of a safety copy.
    .why = It is missing, cannot be read, or lacks columns that returning needs.
    .effect = Nothing was changed.
    .remedy = Name the file index.csv in the safety copy’s folder of a day, or that folder.
    .remedy-2 = Or open the .eml files with Outlook or another mail program.

put-back-lines-unreadable = { $count ->
    [one] One line of { $path } cannot be used: line { $line }.
   *[other] { $count } lines of { $path } cannot be used, the first is line { $line }.
}
    .label = Lines of the safety copy’s table cannot be used.
    .why = They were cut off or edited.
    .effect = Their messages were not returned to the mailbox; the files are unchanged.
    .remedy = Open the .eml files that the table does not name with Outlook or another mail program.

## What commands say of it

command-safety-copy = Safety copy: { $count ->
    [one] { $count } message
   *[other] { $count } messages
} ({ $size }) in { $folder }
command-safety-copy-first = Before it is deleted, each message is saved as a file on this computer: { $size }, in { $folder }
command-safety-copy-off = No safety copy is made of what is deleted.
command-returned = { $count ->
    [one] { $count } message is in the mailbox again.
   *[other] { $count } messages are in the mailbox again.
}
command-returned-before = { $count ->
    [one] { $count } message was there already.
   *[other] { $count } messages were there already.
}
command-returned-nothing = Nothing of the safety copy is left to return.
command-returned-unknown = Not in the safety copy of this plan: { $name }

## In the window

window-settings-safety-copy = Save each message as a file on this computer first
window-settings-safety-copy-what = A safety copy{ $size ->
    [none] { "" }
   *[other] { " " }of about { $size }
} in Mailferry’s own folder. The result shows it and returns messages to the mailbox.
window-check-safety-copy = Each is saved as a file on this computer first ({ $size })
window-check-no-safety-copy = No safety copy is made
window-result-kept = Safety copy
window-result-kept-what = { $count ->
    [one] { $count } deleted message ({ $size }) is saved as a file on this computer.
   *[other] { $count } deleted messages ({ $size }) are saved as files on this computer.
}
window-result-kept-returned = { $returned ->
    [one] { $returned } of them is in the mailbox again.
   *[other] { $returned } of them are in the mailbox again.
}
window-result-kept-folder = Open folder
window-result-return = Return to mailbox …
window-result-returning = Returning messages to the mailbox …
window-result-returned = { $count ->
    [one] { $count } message is in the mailbox again
   *[other] { $count } messages are in the mailbox again
}
window-result-return-title = Return messages to the mailbox
window-result-return-search = Sender or subject
window-result-return-none = No matching messages
window-result-return-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
window-result-return-folder = Folder
window-result-return-folder-help = Empty: each into the folder it was in. Choose one that Zammad does not fetch mail from. Tickets stay.
window-result-return-never = Cancel
window-result-return-now = { $count ->
    [one] Return { $count } message
   *[other] Return { $count } messages
}
