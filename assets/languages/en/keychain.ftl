# Problems of the place where the system keeps secrets; word-keychain is its name.

keychain-missing = Mailferry cannot save secrets on this computer.
    .why = Secrets are kept { word-keychain-in }, never in a file. On Linux that needs a Secret Service in the desktop session, such as GNOME Keyring, KWallet or KeePassXC; none answered.
    .effect = Nothing was changed, and nothing was saved.
    .remedy = Start one in your desktop session (Debian: sudo apt install gnome-keyring), then try again.
    .remedy-2 = { $reader ->
        [window] Or choose to keep secrets in memory only. Mailferry then asks for them the next time you open it.
       *[commands] Or go without: set MAILFERRY_ZAMMAD_TOKEN for one run, and let check or import sign in for that run with --sign-in (and --device-code, where there is no browser). Both are kept in memory only.
    }

keychain-locked = { word-keychain-start } is locked.
    .why = It was not unlocked, or Mailferry was not allowed in.
    .effect = Nothing was changed, and nothing was saved.
    .remedy = Unlock { word-keychain-object } (on Linux in “Passwords and Keys”, on macOS in “Keychain Access”) and try again. Allow Mailferry when the system asks.
    .remedy-2 = If there is none yet, create one there and set it as default.
    .remedy-3 = { $reader ->
        [window] Or choose to keep secrets in memory only. Mailferry then asks for them the next time you open it.
       *[commands] Or go without: set MAILFERRY_ZAMMAD_TOKEN for one run, and let check or import sign in for that run with --sign-in (and --device-code, where there is no browser). Both are kept in memory only.
    }

keychain-no-answer = { word-keychain-start } has not answered for { $time }.
    .label = { word-keychain-start } does not answer.
    .why = It is probably asking for its password in a window that is still open, or behind others.
    .effect = Nothing was changed.
    .remedy = Look for that window, answer it, and try again.
    .remedy-2 = { $reader ->
        [window] Or choose to keep secrets in memory only. Mailferry then asks for them the next time you open it.
       *[commands] Or go without: set MAILFERRY_ZAMMAD_TOKEN for one run, and let check or import sign in for that run with --sign-in (and --device-code, where there is no browser). Both are kept in memory only.
    }

keychain-failed = { word-keychain-start } reported an error.
    .effect = Your mail is not affected. A secret that was to be saved may not have been saved.
    .remedy = Try again. If it happens again, restart your desktop session.
    .remedy-2 = { $reader ->
        [window] Or choose to keep secrets in memory only. Mailferry then asks for them the next time you open it.
       *[commands] Or go without: set MAILFERRY_ZAMMAD_TOKEN for one run, and let check or import sign in for that run with --sign-in (and --device-code, where there is no browser). Both are kept in memory only.
    }

keychain-damaged = The entry “{ $entry }” { word-keychain-in } is damaged.
    .label = A saved secret is damaged.
    .why = Another program changed it, or only part of it was copied from another computer.
    .effect = Your mail is not affected.
    .remedy = Sign in again, or enter the token again; that replaces it.
