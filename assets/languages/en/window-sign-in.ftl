# The window: step 4, Sign in.

window-sign-in-title = Sign in for the mailbox
window-sign-in-help =
    You sign in on Microsoft’s own page, in your browser. Mailferry never sees your password; it is given a key that opens mailboxes for reading mail over IMAP, and keeps it in this computer’s keychain.

    A shared mailbox has no password. Somebody who has “Full Access” to it signs in as themselves, and Mailferry then opens the shared mailbox.

    Afterwards the mailbox is opened once to see that it can be read. Nothing in it is changed.

window-sign-in-mailbox = Mailbox
window-sign-in-mailbox-help = The e-mail address of the mailbox whose mail is to come into Zammad.
window-sign-in-who = Who signs in?
window-sign-in-own = The mailbox itself
window-sign-in-own-help = It has an account and a password of its own.
window-sign-in-shared = Somebody else: it is a shared mailbox
window-sign-in-shared-help = A person with “Full Access” signs in with their own name and password.

window-sign-in-go = Sign in in the browser
window-sign-in-open = Open the mailbox
window-sign-in-open-again = Open the mailbox again
window-sign-in-waits = Finish or cancel the sign-in.
window-sign-in-waits-opening = The mailbox is being opened.
window-sign-in-waits-mailbox = Enter the address of the mailbox.
window-sign-in-waits-application = The application is not complete yet.
window-sign-in-waits-keychain = First choose how the sign-in is kept.

window-sign-in-known = Signed in before
window-sign-in-since = Signed in on { $moment }
window-sign-in-use = Use this sign-in
window-sign-in-out = Sign out
window-sign-in-application = Signs in through the application { $application } of the tenant { $tenant }.
window-sign-in-no-application = The application that signs you in is not complete yet.
window-sign-in-change-application = Change the application

window-sign-in-preparing = Asking Microsoft where to sign in …
window-sign-in-browser = Sign in in the browser; this page goes on by itself
window-sign-in-browser-help = If no page has opened, copy the link into a browser on this computer. If the page shows the wrong account, open the link in a private window.
window-sign-in-no-browser = Open the sign-in page yourself
window-sign-in-no-browser-help = No browser could be opened. Copy the link into a browser on this computer; this page then goes on by itself.
window-sign-in-copy-link = Copy the link
window-sign-in-another-device = Use another device instead
window-sign-in-cancel = Cancel the sign-in
window-sign-in-left = Time left: { $time }.

window-sign-in-device = Sign in on another device; this page goes on by itself
window-sign-in-device-open = On a phone or another computer, open
window-sign-in-device-type = and type this code there
window-sign-in-device-warning = Only type a code that you asked for yourself. Some organisations do not allow this way.
window-sign-in-copy-address = Copy the address
window-sign-in-copy-code = Copy the code

window-sign-in-came = { $account } signed in.
window-sign-in-still = { $account } signed in before.
window-sign-in-not-owner = This is not the owner of { $mailbox }.
window-sign-in-not-owner-own = You chose that the mailbox signs in itself. Browsers often take whoever is signed in to them already. If { $account } is another name of this mailbox, or has “Full Access” to it, go on; the mailbox is then opened with that access.
window-sign-in-not-owner-shared = If { $account } has “Full Access” to the shared mailbox, go on; the mailbox is then opened with that access.
window-sign-in-confirm = Yes, open the mailbox
window-sign-in-not-meant = No, sign in as somebody else

window-sign-in-opening = { $account } signed in. { $mailbox } is being opened …
window-sign-in-opened =
    { $folders ->
        [one] The mailbox { $mailbox } opens: it has one folder. Nothing in it was changed.
       *[other] The mailbox { $mailbox } opens: it has { $folders } folders. Nothing in it was changed.
    }
window-sign-in-opened-shared =
    { $folders ->
        [one] The shared mailbox { $mailbox } opens with the access of { $account }: it has one folder. Nothing in it was changed.
       *[other] The shared mailbox { $mailbox } opens with the access of { $account }: it has { $folders } folders. Nothing in it was changed.
    }
window-sign-in-kept = The sign-in is remembered in this computer’s keychain, until you sign out.
window-sign-in-kept-not = The sign-in is kept in memory and ends with this program.
window-sign-in-change = Another mailbox, or somebody else

window-sign-in-somebody-else = Sign in as somebody else
window-sign-in-ask-administrator = Ask an administrator
window-sign-in-mend-application = Look at the application

window-sign-in-keychain-again = Try the keychain again
window-sign-in-keychain-memory = Keep it in memory only
