# Problems of practice.

practice-cannot-listen = The practice { $what } could not start.
    .label = A part of the practice could not start.
    .why = It needs a free port on this computer, and the system gave none.
    .effect = Nothing was started. Your own mailbox and helpdesk are not involved in practice.
    .remedy = Close other programs, or restart the computer, and try again.

practice-folder = The practice plan could not be written into { $folder }.
    .label = The practice plan could not be written.
    .effect = Nothing was started. Your own mailbox and helpdesk are not involved in practice.
    .remedy = Choose a folder that you may write to, and see that the disk is not full.

practice-sign-in = The practice sign-in page leads nowhere.
    .effect = Nothing was signed in. Your own account is not involved in practice.
    .remedy = Start the sign-in of this step once more, then let it be played again.
