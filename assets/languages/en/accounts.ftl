# Problems of remembered sign-ins, and of renewing them.

accounts-unreadable = The list of remembered sign-ins, { $path }, cannot be understood.
    .label = The list of remembered sign-ins cannot be understood.
    .effect = Your mail and the helpdesk are not affected; nothing was changed.
    .remedy = If you wrote in it, undo that. Otherwise move the file away and sign in again.

accounts-unwritable = The list of remembered sign-ins could not be written.
    .effect = Your mail and the helpdesk are not affected.
    .remedy = Please report it, with the details.

account-without-renewal = The sign-in of { $account } cannot be remembered: it came without the permission to renew it (a refresh token).
    .label = The sign-in cannot be remembered: it came without a refresh token.
    .why = The permission offline_access was not granted to the application, or a policy of your organisation forbids it.
    .effect = { $reader ->
        [window] You can go on: the sign-in serves for about an hour, until Mailferry is closed. An import that takes longer stops in between; nothing is lost by that, and it goes on once you have signed in again.
       *[commands] The sign-in holds for about an hour and only in this run. Your mail is not affected.
    }
    .remedy = Have offline_access added to the application’s permissions in the Entra admin center (App registrations > your app > API permissions > Microsoft Graph > Delegated), then sign in again.

account-signed-out = { $account } is no longer signed in.
    .label = The account is no longer signed in.
    .why = No refresh token for this account is saved { word-keychain-in }: it was removed there, or somebody signed out.
    .effect = Your mail is as it was. What is in Zammad already stays, and the next run continues there.
    .remedy = Sign in again.

account-not-kept = The new refresh token of { $account } could not be saved { word-keychain-in }.
    .label = The new refresh token could not be saved { word-keychain-in }.
    .why = Microsoft issued a new one with the last renewal, and { word-keychain } did not accept it.
    .effect = This run goes on with it. The next may have to sign in again.
    .remedy = Unlock { word-keychain-object }; it is tried again with the next renewal.

account-renewed-too-often = The mailbox refuses one fresh access token of { $account } after the other.
    .label = The mailbox refuses one fresh access token after the other.
    .why = Microsoft gives the tokens and its mail server does not take them. To go on asking would have the account blocked for a while (AADSTS50196).
    .effect = Nothing is lost; what is in Zammad already stays. The next run continues there.
    .remedy = Wait a few minutes.
    .remedy-2 = If the problem persists, check that IMAP is on for the mailbox and that the account may open it, then sign in again.

token-renewal-failed = Renewing the sign-in ended by a fault of Mailferry.
    .effect = Nothing is lost; what is in Zammad already stays.
    .remedy = { $reader ->
        [window] Try again, and please report it.
       *[commands] Run the same command again, and please report it.
    }

signed-in-as-another = { $account } signed in, but { $expected } was expected.
    .label = Another account signed in than expected.
    .why = The browser was signed in with another account, or the account’s sign-in name differs from its address.
    .effect = Nothing was saved, and nothing in the mailbox was changed.
    .remedy = { $reader ->
        [window] If { $account } is right, enter it as the person who signs in, in the step “{ window-step-sign-in }”, and sign in again. The mailbox stays as it is; it opens where this account is a member of it with full access.
       *[commands] If { $account } is right, write account = "{ $account }" under [microsoft] in the plan and sign in again. The mailbox stays as it is; it opens where this account is a member of it with full access.
    }
    .remedy-2 = Otherwise open the link in a private window of the browser and pick { $expected }.

account-unknown = No one is signed in as { $account }.
    .label = No one is signed in by this name.
    .effect = Nothing was changed.
    .remedy = { $reader ->
        [window] Sign in, in the step “{ window-step-sign-in }”.
       *[commands] “mailferry accounts” lists who is.
    }

secret-empty = Nothing was entered.
    .effect = Nothing was changed.
    .remedy = Run the command again and enter the secret, or pipe it into the command.

secret-unreadable = The secret could not be read from the terminal or from standard input.
    .effect = Nothing was changed.
    .remedy = Run the command in a terminal, or pipe the secret into it.

sign-in-interrupted = The sign-in was cancelled.
    .effect = Nothing was started, and nothing was kept.
    .remedy = Run the command again to sign in.

# Said where somebody signs out, in the window and by the command.
word-signed-out = Signed out: { $account }. The sign-in is removed from this computer.
word-revoked = The sign-in service has ended it too.
word-not-revocable = The sign-in service cannot end it on request; it expires by itself when it is not used.
