# Problems with what the system keeps: files, folders, other windows.

file-unwritable = The file { $path } cannot be written.
    .why = The disk is full, or the system does not let you write there.
    .effect = A file that was there before is as it was.
    .remedy = Choose another place, or free some space and try again.

file-unreadable = The file { $path } cannot be read.
    .effect = Nothing was changed.
    .remedy = Check your rights to the file and the health of its disk.
