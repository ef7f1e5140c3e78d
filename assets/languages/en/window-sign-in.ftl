# The window: step 4, Sign in.

window-sign-in-title = Sign in to the mailbox
window-sign-in-help =
    You sign in on Microsoft’s own page, in your browser. Mailferry never sees your password. It receives a token that opens mailboxes for reading over IMAP, and keeps it { word-keychain-in }.

    A shared mailbox has no password. Someone with “Full Access” to it signs in with their own account, and Mailferry then opens the shared mailbox.

    Afterwards the mailbox is opened once to see that it can be read. Nothing in it is changed.

window-sign-in-mailbox = Mailbox
window-sign-in-mailbox-help = The e-mail address of the mailbox to import.
window-sign-in-who = How do you sign in?
window-sign-in-own = With the mailbox’s own account
window-sign-in-own-help = It has its own password.
window-sign-in-shared = With another account (shared mailbox)
window-sign-in-shared-help = A member with “Full Access” signs in with their own account.

window-sign-in-go = Sign in with Microsoft
window-sign-in-open = Open mailbox
window-sign-in-open-again = Open mailbox again
window-sign-in-waits = Finish or cancel signing in.
window-sign-in-waits-opening = The mailbox is being opened.
window-sign-in-waits-mailbox = Enter the mailbox’s address.
window-sign-in-waits-application = Complete the app registration first.
window-sign-in-waits-keychain = Choose where the sign-in is kept.

window-sign-in-known = Signed in before
window-sign-in-since = Signed in on { $moment }
window-sign-in-use = Use this sign-in
window-sign-in-out = Sign out
window-sign-in-application = App registration { $application }, tenant { $tenant }
window-sign-in-no-application = The app registration is not complete yet.
window-sign-in-change-application = Change app registration

window-sign-in-preparing = Preparing the sign-in page …
window-sign-in-browser = Finish signing in in your browser. Mailferry continues automatically.
window-sign-in-browser-help = If no page opened, copy the link into a browser on this computer. If it shows the wrong account, open the link in a private window.
window-sign-in-no-browser = Open the sign-in page yourself
window-sign-in-no-browser-help = No browser could be opened. Copy the link into a browser on this computer; Mailferry continues automatically.
window-sign-in-copy-link = Copy the link
window-sign-in-another-device = Use another device
window-sign-in-cancel = Cancel sign-in
window-sign-in-left = Time left: { $time }.

window-sign-in-device = Sign in on another device. Mailferry continues automatically.
window-sign-in-device-open = On a phone or another computer, open
window-sign-in-device-type = and enter this code
window-sign-in-device-warning = Only enter a code that you asked for yourself. Some organisations do not allow this.
window-sign-in-copy-address = Copy the address
window-sign-in-copy-code = Copy the code

window-sign-in-came = { $account } signed in.
window-sign-in-still = { $account } signed in before.
window-sign-in-confirm = Yes, open the mailbox
window-sign-in-not-meant = No, use another account

window-sign-in-opening = { $account } signed in. { $mailbox } is being opened …
window-sign-in-opened =
    { $folders ->
        [one] { $mailbox } is open: one folder. Nothing was changed.
       *[other] { $mailbox } is open: { $folders } folders. Nothing was changed.
    }
window-sign-in-opened-shared =
    { $folders ->
        [one] The shared mailbox { $mailbox } is open with { $account }: one folder. Nothing was changed.
       *[other] The shared mailbox { $mailbox } is open with { $account }: { $folders } folders. Nothing was changed.
    }
window-sign-in-kept = The sign-in is kept { word-keychain-in } until you sign out.
window-sign-in-kept-not = The sign-in is kept in memory only, until you close Mailferry.
window-sign-in-change = Change mailbox or account

window-sign-in-somebody-else = Use another account
window-sign-in-ask-administrator = Ask an administrator
window-sign-in-mend-application = Check app registration

window-sign-in-keychain-again = Try { word-keychain } again
window-sign-in-keychain-memory = Keep in memory only
window-sign-in-open-as = Open with { $person }’s account
window-sign-in-waits-answer = Answer the question above.
window-sign-in-other = Open { $mailbox } with { $person }’s account?
window-sign-in-other-shared = This needs “Full Access” to the shared mailbox. Nothing is saved before you answer.
window-sign-in-other-own = You chose the mailbox’s own account, but browsers often use whoever is already signed in. { $account } needs “Full Access” to the mailbox. Nothing is saved before you answer.
