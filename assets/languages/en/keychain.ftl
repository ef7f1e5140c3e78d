# Problems of the system's keychain, where secrets are kept.

keychain-missing = This system offers no keychain to keep secrets in.
    .why = Mailferry keeps tokens in the system's keychain and never in a file. On Linux that is a Secret Service, such as GNOME Keyring, KWallet or KeePassXC, reached over the session's D-Bus; none answered.
    .effect = Nothing was changed, and nothing was kept.
    .remedy = Start a keychain in your desktop session (Debian: sudo apt install gnome-keyring), then try again.
    .remedy-2 = { $reader ->
        [window] Or choose that secrets are kept in memory only. They are asked for again when Mailferry is opened the next time.
       *[commands] On a machine without a desktop: set MAILFERRY_ZAMMAD_TOKEN for one run, and let check or import sign in for that run with --sign-in (and --device-code, where there is no browser). Both are kept in memory only.
    }

keychain-locked = The system's keychain is locked and did not let Mailferry in.
    .why = It was not unlocked, its question was declined, or there is no keyring in it yet.
    .effect = Nothing was changed, and nothing was kept.
    .remedy = Unlock the keychain (on Linux in "Passwords and Keys", on macOS in "Keychain Access") and try again; allow Mailferry when the system asks.
    .remedy-2 = Where there is no keyring yet, make one there and set it as default.
    .remedy-3 = { $reader ->
        [window] Or choose that secrets are kept in memory only. They are asked for again when Mailferry is opened the next time.
       *[commands] Or do without it: set MAILFERRY_ZAMMAD_TOKEN for one run, and let check or import sign in for that run with --sign-in (and --device-code, where there is no browser). Both are kept in memory only.
    }

keychain-no-answer = The system's keychain has not answered for { $time }.
    .label = The system's keychain does not answer.
    .why = It is probably asking for its password in a window that is still open, or behind others.
    .effect = Nothing was changed.
    .remedy = Look for that window, answer it, and try again.
    .remedy-2 = { $reader ->
        [window] Or choose that secrets are kept in memory only. They are asked for again when Mailferry is opened the next time.
       *[commands] Or do without it: set MAILFERRY_ZAMMAD_TOKEN for one run, and let check or import sign in for that run with --sign-in (and --device-code, where there is no browser). Both are kept in memory only.
    }

keychain-failed = The system's keychain could not do what was asked.
    .effect = Your mail is not affected. A secret that was to be kept may not have been kept.
    .remedy = Try again; if it stays, restart the desktop session or the keychain.
    .remedy-2 = { $reader ->
        [window] Or choose that secrets are kept in memory only. They are asked for again when Mailferry is opened the next time.
       *[commands] Or do without it: set MAILFERRY_ZAMMAD_TOKEN for one run, and let check or import sign in for that run with --sign-in (and --device-code, where there is no browser). Both are kept in memory only.
    }

keychain-damaged = What the keychain holds as "{ $entry }" is not whole.
    .label = An entry of the keychain is not whole.
    .why = Another program changed it, or only a part of it was brought over from another machine.
    .effect = Your mail is not affected.
    .remedy = Sign in again, or enter the token again; that replaces it.
