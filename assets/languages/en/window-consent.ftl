# The window: step 3, Consent.

window-consent-title = Say which application may read the mailbox
window-consent-help =
    Microsoft lets a program read mail only through an application that your organisation has registered and agreed to. Registering it takes a few minutes and is done once.

    An application that was registered for Zammad itself can be used, with one address added to it.

    Whether an administrator’s consent is needed depends on your organisation. Signing in, in the next step, tells for certain; nothing is lost if it is still missing then.

window-consent-application = The application
window-consent-application-what = Microsoft lets a program read mail only through an application that your organisation has registered. It stands in the Microsoft Entra admin center under App registrations; both values below are on its Overview page and can be pasted as they are.
window-consent-client-id = Application (client) ID
window-consent-client-id-help = Five groups of digits and letters. It is no secret.
window-consent-tenant = Directory (tenant) ID
window-consent-tenant-help = The id, or your organisation’s domain. Leave it empty only for an application that serves several organisations.
window-consent-used-as = Used as { $value }
window-consent-cloud = Microsoft’s cloud
window-consent-cloud-help = Nearly always worldwide. Registrations of one cloud are unknown in the others.
window-consent-worldwide = Worldwide
window-consent-us-government = US Government
window-consent-china = China
window-consent-custom = Own addresses

window-consent-authority = Address of the identity platform
window-consent-authority-help = With the tenant in it, without a slash at the end.
window-consent-imap = IMAP server
window-consent-imap-tls = The connection to the IMAP server is encrypted (TLS)
window-consent-imap-tls-help = Without it, only a server on this very computer is accepted.
window-consent-scope = Permission to ask for
window-consent-scope-help = Leave it empty for Microsoft’s own.
window-consent-certificate = File of your own certificate authority
window-consent-certificate-help = In PEM form. Leave it empty if this computer trusts the servers already.

window-consent-register = What to register, if there is no application yet
window-consent-register-what = In the admin center, choose App registrations, then New registration, and enter these values. An administrator or an application developer can do it.
window-consent-where = Where
window-consent-name = Name
window-consent-platform = Platform
window-consent-redirect = Redirect URI
window-consent-permissions = Permissions (Microsoft Graph, delegated)
window-consent-switch = For another device
window-consent-switch-help = Only needed to sign in by a code on another device: set it to Yes.
window-consent-no-secret = A client secret is not needed.
window-consent-copy-all = Copy all of it as a text

window-consent-zammad = I already registered an application for Zammad itself
window-consent-zammad-what = You can use it. It is of the type Web, which signs people in for Zammad’s own server; Mailferry runs on this computer and needs one of two things besides. Nothing changes for Zammad.
window-consent-zammad-add = The better way: under Authentication, choose Add a platform, then Mobile and desktop applications, and enter this address exactly:
window-consent-zammad-page = Copy the address of that page
window-consent-zammad-secret = Or add http://localhost as a further address under Web, and give the application’s secret here.
window-consent-secret = Client secret
window-consent-secret-help = The Value, not the Secret ID. It goes into this computer’s keychain when you sign in.

window-consent-question = Is an administrator’s consent needed?
window-consent-unsure = I do not know, or it is there already
window-consent-unsure-help = Go on: signing in tells. If it is missing, you come back here.
window-consent-administrator = I am an administrator
window-consent-administrator-help = Opens Microsoft’s page where you consent once for everybody in your organisation.
window-consent-request = Somebody else is the administrator
window-consent-request-help = Gives you a ready text to send. Mailferry waits, over days and restarts if need be.

window-consent-go = Go on to signing in
window-consent-open = Open the consent page
window-consent-copy-request = Copy the request
window-consent-copy-again = Copy the request again
window-consent-check = Check again

window-consent-waits-client-id = The application (client) ID is still missing.
window-consent-waits-client-id-wrong = The application (client) ID is not right yet.
window-consent-waits-tenant = The tenant is not right yet.
window-consent-waits-addresses = An address is missing or not right yet.
window-consent-waits-secret = The client secret is not right yet.
window-consent-waits-page = Answer the consent page in the browser.
window-consent-waits-trying = The last sign-in is being tried.

window-consent-preparing = Asking Microsoft for the consent page …
window-consent-page = Consent in the browser; this page goes on by itself
window-consent-page-help = Sign in there as an administrator and choose Accept. If no page has opened, copy the link into a browser on this computer.
window-consent-page-closed = Open the consent page yourself
window-consent-page-closed-help = No browser could be opened. Copy the link into a browser on this computer, sign in as an administrator and choose Accept.
window-consent-copy-link = Copy the link
window-consent-left = Time left: { $time }.
window-consent-cancel = Stop waiting for the page
window-consent-trying = Looking whether your last sign-in still works …

window-consent-mailbox = Mailbox that the request names
window-consent-mailbox-help = You can leave it empty; the next step asks for it.
window-consent-unnamed = our support mailbox
window-consent-read = Read the request

window-consent-needed = Consent is missing, as a sign-in told on { $moment }.
window-consent-needed-what = An administrator of your organisation has to agree first. Choose below whether that is you. Nothing was read or changed in the mailbox.
window-consent-waiting = Waiting for an administrator
window-consent-waiting-for = Waiting for an administrator for { $time }
window-consent-copied = The request is on the clipboard. Paste it into a message to your administrator.
window-consent-waiting-what = The request was copied or sent on { $moment }. You can close Mailferry meanwhile: it comes back here, with everything you entered.
window-consent-waiting-where = What the administrator does, one of these:
window-consent-waiting-link = open the link in the request and choose Accept;
window-consent-waiting-requests = approve it at { $portal } > Enterprise applications > Admin consent requests, if a request was sent from the sign-in page;
window-consent-waiting-permissions = choose Grant admin consent at { $portal } > App registrations > the application > API permissions.
window-consent-copy-page = Copy the address of that page
window-consent-stop = Stop waiting
window-consent-granted = Consent is there
window-consent-granted-what = First seen on { $moment }. There is nothing more to do here.
window-consent-denied = Consent was refused on { $moment }.
