# Problems that more than one part of the program can meet.
# A message says what happened; .why, .effect and .remedy (to .remedy-5) follow it.

network-unreachable = { $address } cannot be reached.
    .why = No connection could be made: the address is wrong, the server is down, or the network is in the way.
    .effect = Nothing is lost: what is done stays done, and the next run goes on from there.
    .remedy = Check the address and your network connection, then try again.

network-tls = The secure connection to { $address } cannot be trusted.
    .why = The server's certificate was not accepted.
    .effect = Nothing was sent to that server.
    .remedy = Check the address for a typing mistake.
    .remedy-2 = { $reader ->
        [window] If your organisation signs certificates itself, enter the file of its certificate authority: for Zammad in step 2, for Microsoft 365 under own addresses in step 3.
       *[commands] If your organisation uses its own certificate authority, name its certificate file as ca_file in the plan.
    }

ca-file-unreadable = The certificate file { $path } cannot be used.
    .why = { $reason }
    .effect = Nothing was started.
    .remedy = Name a readable file with at least one certificate in PEM form.

home-folder-unknown = The system names no folder for Mailferry's data.
    .effect = Nothing was started.
    .remedy = Set MAILFERRY_HOME to a folder of your own, or name a file with --journal.

runtime-not-started = The program could not start its work.
    .why = The system refused threads or memory.
    .effect = Nothing was started.
    .remedy = Close other programs and try again.

