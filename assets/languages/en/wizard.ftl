# Problems of the window itself.

no-window-opened = The system gave no window.
    .why = The display could not be used, or its driver refused.
    .effect = Nothing was started.
    .remedy = Set ICED_BACKEND=tiny-skia, so that the processor draws instead of the graphics card, and try again.
    .remedy-2 = Or use the commands: mailferry --help names them.

draft-not-written = What you typed could not be put into a file.
    .why = This is a fault of Mailferry.
    .effect = Your mail is not touched. What you typed is lost when the window is closed.
    .remedy = Report it with the words of the details.

start-task-failed = The former imports could not be looked through.
    .why = This is a fault of Mailferry.
    .effect = Your mail is not touched, and the former imports are as they were.
    .remedy = Open the window again. If it happens again, report it.

start-changes-waiting = This import’s record cannot be deleted yet.
    .why = Something in Zammad is still changed for it, and only its record knows how it was before.
    .effect = Nothing was removed.
    .remedy = Resume the import; it restores everything at its end.
    .remedy-2 = { $reader ->
        [window] { "" }
       *[commands] Or run "mailferry restore".
    }

practice-plan = The plan of the practice cannot be used.
    .why = This is a fault of Mailferry.
    .effect = Nothing was started.
    .remedy = Report it with the words of the details.

already-open = Mailferry is open already.
    .why = Two windows would write over what was typed in each other.
    .effect = Nothing was started; the open window goes on undisturbed.
    .remedy = Use the open window; it may lie behind others. Close it first if you want to start it anew.
