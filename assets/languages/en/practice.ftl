# Problems of practice.

practice-cannot-listen = The practice { $what } could not start.
    .why = It needs a free port on this computer, and the system gave none.
    .effect = Nothing was started. Your own mailbox and helpdesk are not involved in practice.
    .remedy = Close other programs, or restart the computer, and try again.
