# Problems of the window itself.

no-window-opened = No window could be opened.
    .why = The display could not be used, or its driver refused.
    .effect = Nothing was started.
    .remedy = Set ICED_BACKEND=tiny-skia, so that the processor draws instead of the graphics card, and try again.
    .remedy-2 = Or use the commands: mailferry --help names them.

draft-not-written = Your input could not be saved.
    .why = This is a fault of Mailferry.
    .effect = Your mail is not affected. Your input is lost when you close the window.
    .remedy = Please report it, with the details.

start-task-failed = Earlier imports could not be read.
    .why = This is a fault of Mailferry.
    .effect = Your mail is not affected, and earlier imports are unchanged.
    .remedy = Open the window again. If it happens again, report it.

start-changes-waiting = This import’s record cannot be deleted yet.
    .why = Something in Zammad or in the mailbox is still changed for it, and only its record knows how it was before.
    .effect = Nothing was removed.
    .remedy = Resume the import; it restores everything at its end.
    .remedy-2 = { $reader ->
        [window] { "" }
       *[commands] Or run “mailferry restore”.
    }

practice-plan = The plan of the practice cannot be used.
    .why = This is a fault of Mailferry.
    .effect = Nothing was started.
    .remedy = Please report it, with the details.

already-open = Mailferry is open already.
    .why = Two windows would write over what was typed in each other.
    .effect = Nothing was started; the open window goes on undisturbed.
    .remedy = Use the open window; it may be behind others. Close it first to start again.
