# Problems that more than one part of the program can meet.
# A message says what happened; .why, .effect and .remedy (to .remedy-5) follow it.

network-unreachable = { $address } cannot be reached.
    .label = The server cannot be reached.
    .why = No connection could be made: the address is wrong, the server is down, or the network does not let it through.
    .effect = Nothing is lost; an import that was running continues next time.
    .remedy = Check the address and your network connection, then try again.

proxy-name-unknown = The proxy { $proxy }, by which { $address } is to be reached, is not known to the network.
    .label = The proxy is not known to the network.
    .why = The environment (HTTPS_PROXY or ALL_PROXY) names a proxy whose name cannot be looked up.
    .effect = Nothing is lost; an import that was running continues next time.
    .remedy = Correct the name of the proxy in the environment, or have it left out for this server (NO_PROXY).

proxy-unreachable = The proxy { $proxy } does not connect to { $address }.
    .label = The proxy does not connect.
    .why = The environment (HTTPS_PROXY or ALL_PROXY) names this proxy; it does not answer, or not as a proxy.
    .effect = Nothing is lost; an import that was running continues next time.
    .remedy = Check that the proxy runs, and its name and port in the environment.
    .remedy-2 = Where the server can be reached without it, leave it out for this server (NO_PROXY).

proxy-wants-sign-in = The proxy { $proxy } requires a sign-in before it connects to { $address }.
    .label = The proxy requires a sign-in.
    .why = It answers with status 407. Mailferry signs in to a proxy with the name and password that its address in the environment holds, and in no other way.
    .effect = Nothing was sent to the server. Nothing is lost.
    .remedy = Add them to the proxy’s address: HTTPS_PROXY=http://NAME:PASSWORD@{ $proxy }
    .remedy-2 = Or have this computer let through without a sign-in, or the server reached without the proxy (NO_PROXY).

proxy-refuses = The proxy { $proxy } does not let this computer connect to { $address } (status { $status }).
    .label = The proxy does not let this computer connect.
    .why = A rule of the proxy forbids it; the server itself was not asked.
    .effect = Nothing was sent to the server. Nothing is lost.
    .remedy = Ask the proxy’s administrator to allow connections to that server.
    .remedy-2 = Where the server can be reached without it, leave it out for this server (NO_PROXY).

proxy-without-way = The proxy { $proxy } cannot reach { $address } (status { $status }).
    .label = The proxy cannot reach the server.
    .why = The server is down, or the proxy does not find it.
    .effect = Nothing is lost; an import that was running continues next time.
    .remedy = Check the address and whether the server runs.
    .remedy-2 = Ask the proxy’s administrator.

network-tls = A secure connection to { $address } could not be established.
    .label = A secure connection to the server could not be established.
    .why = The server’s certificate, or its encryption, cannot be used; the details say more.
    .effect = Nothing was sent to that server.
    .remedy = Check the address for a typing mistake.
    .remedy-2 = Show the details to the server’s administrator.

network-tls-expired = The certificate of { $address } expired on { $date }.
    .label = The certificate of the server has expired.
    .why = Certificates are valid for a limited time, and this one was not renewed.
    .effect = Nothing was sent to that server.
    .remedy = Ask the server’s administrator to renew the certificate.
    .remedy-2 = Check that the date of this computer is right.

network-tls-not-yet-valid = The certificate of { $address } is only valid from { $date } on.
    .label = The certificate of the server is not valid yet.
    .why = It was made for a later time, or the clock of this computer is behind.
    .effect = Nothing was sent to that server.
    .remedy = Check that the date and time of this computer are right.
    .remedy-2 = Otherwise ask the server’s administrator.

network-tls-other-name = { $found ->
        [some] The certificate of { $address } is for another name: { $names }.
       *[none] The certificate of { $address } names no server.
    }
    .label = The certificate of the server is for another name.
    .why = The address is not the one that the server is meant to be reached by, or another server answers there.
    .effect = Nothing was sent to that server.
    .remedy = Use the name in the certificate as the address, if it is the server you mean.
    .remedy-2 = Otherwise ask the server’s administrator for a certificate with this name.

network-tls-unknown-issuer = The certificate of { $address } was issued by “{ $issuer }”, whom this computer does not trust.
    .label = The certificate of the server was issued by somebody whom this computer does not trust.
    .why = It is a certificate authority of your organisation’s own, or a proxy or virus scanner that looks into secure connections; or the server does not send its intermediate certificates.
    .effect = Nothing was sent to that server.
    .remedy = { $reader ->
        [window] If you trust “{ $issuer }”, enter the file of its certificate: for Zammad in the step “{ window-step-helpdesk }”, for Microsoft 365 under “{ window-consent-cloud }” in the step “{ window-step-consent }”.
       *[commands] If you trust “{ $issuer }”, name the file of its certificate as ca_file in the plan.
    }
    .remedy-2 = If a public authority issued it, have the server send its whole chain of certificates.

network-tls-self-signed = { $address } signed its certificate itself.
    .label = The server signed its certificate itself.
    .why = No authority vouches for it. Its fingerprint (SHA-256) is { $fingerprint }
    .effect = Nothing was sent to that server.
    .remedy = Compare the fingerprint with the one that the server’s administrator tells you.
    .remedy-2 = { $reader ->
        [window] If it is the same, enter the file of that certificate (PEM): for Zammad in the step “{ window-step-helpdesk }”, for Microsoft 365 under “{ window-consent-cloud }” in the step “{ window-step-consent }”.
       *[commands] If it is the same, save that certificate (PEM) and name it as ca_file in the plan.
    }

network-tls-old = { $address } offers only outdated encryption (TLS 1.1 or older).
    .label = The server offers only outdated encryption.
    .why = They are no longer safe. Mailferry uses TLS 1.2 and 1.3.
    .effect = Nothing was sent to that server.
    .remedy = Ask the server’s administrator to enable TLS 1.2 or 1.3.

network-not-tls = { $address } answers without encryption (plain HTTP).
    .label = The server answers without encryption (plain HTTP).
    .why = The port is one for unencrypted connections, or something else answers there.
    .effect = Nothing was sent to that server.
    .remedy = Use the port for https, usually 443.

ca-file-unreadable = The certificate file { $path } cannot be used.
    .label = The certificate file cannot be used.
    .why = { $reason }
    .effect = Nothing was started.
    .remedy = Name a readable file with at least one certificate in PEM form.

home-folder-unknown = The system names no folder for Mailferry’s data.
    .effect = Nothing was started.
    .remedy = Set MAILFERRY_HOME to a folder of your own, or name a file with --journal.

runtime-not-started = The program could not start its work.
    .why = The system refused threads or memory.
    .effect = Nothing was started.
    .remedy = Close other programs and try again.

