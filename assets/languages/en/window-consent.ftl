# The window: step 3, Consent.

window-consent-title = Choose the Microsoft app registration
window-consent-help =
    Microsoft lets a program read mail only through an app registration that your organisation has consented to. Registering an app takes a few minutes and is done once.

    The app that was registered for Zammad itself can be used, with one address added to it.

    Whether an administrator’s consent is needed depends on your organisation. The sign-in in the next step shows it; if it is missing then, nothing is lost.

window-consent-client-id = Application (client) ID
window-consent-client-id-help = It is not a secret.
window-consent-tenant = Directory (tenant) ID
window-consent-tenant-help = Or your organisation’s domain. Leave empty only for a multitenant app.
window-consent-used-as = Used as { $value }
window-consent-cloud = Other clouds
window-consent-cloud-help = Almost everyone uses Worldwide. An app registered in one cloud is unknown in the others.
window-consent-worldwide = Worldwide
window-consent-us-government = US Government
window-consent-china = China
window-consent-custom = Custom

window-consent-authority = Address of the identity platform
window-consent-authority-help = Including the tenant, without a slash at the end.
window-consent-imap = IMAP server
window-consent-imap-tls = The connection to the IMAP server is encrypted (TLS)
window-consent-imap-tls-help = Without it, only a server on this computer is accepted.
window-consent-scope = Permission (scope)
window-consent-scope-help = Leave empty for Microsoft’s own.
window-consent-certificate = Certificate file of your own authority (PEM)
window-consent-certificate-help = Leave empty if this computer trusts the servers already.

window-consent-register-what = In the Entra admin center, open App registrations, then New registration, and enter these values. Then enter both IDs below.
window-consent-where = Where
window-consent-name = Name
window-consent-platform = Platform
window-consent-redirect = Redirect URI
window-consent-permissions = Permissions (Microsoft Graph, delegated)
window-consent-switch = For sign-in on another device
window-consent-switch-help = Only needed to sign in with a code on another device: set it to Yes.
window-consent-no-secret = No client secret is needed.
window-consent-copy-all = Copy all

window-consent-zammad = Reuse Zammad’s own app
window-consent-zammad-add = Open the app in the Entra admin center. Under Authentication, choose Add a platform, then Mobile and desktop applications, and enter exactly this address:
window-consent-zammad-page = Copy the address of that page
window-consent-zammad-secret = Add http://localhost as a further redirect URI under Web, and enter the app’s client secret here.
window-consent-secret = Client secret
window-consent-secret-help = The Value, not the Secret ID. It is saved { word-keychain-in } when you sign in.

window-consent-administrator = I am an administrator
window-consent-administrator-help = On Microsoft’s page you consent once, for everyone in your organisation.
window-consent-request = Someone else is the administrator
window-consent-request-help = Copy a ready-made request and send it. Mailferry waits, even for days and across restarts.

window-consent-go = Continue to sign-in
window-consent-open = Open the consent page
window-consent-copy-request = Copy request
window-consent-copy-again = Copy request again
window-consent-check = Check again

window-consent-waits-client-id = Enter the application (client) ID.
window-consent-waits-client-id-wrong = Correct the application (client) ID.
window-consent-waits-tenant = Correct the directory (tenant) ID.
window-consent-waits-addresses = Complete the addresses under Other clouds.
window-consent-waits-secret = Correct the client secret.
window-consent-waits-page = Finish in the browser, or stop waiting.
window-consent-waits-trying = Your last sign-in is being checked.

window-consent-preparing = Preparing the consent page …
window-consent-page = Consent in your browser. Mailferry continues automatically.
window-consent-page-help = Sign in there as an administrator and choose Accept. If no page opened, copy the link into a browser on this computer.
window-consent-page-closed = Open the consent page yourself
window-consent-page-closed-help = No browser could be opened. Copy the link into a browser on this computer, sign in as an administrator and choose Accept.
window-consent-copy-link = Copy the link
window-consent-left = Time left: { $time }.
window-consent-cancel = Stop waiting
window-consent-trying = Checking whether your last sign-in still works …

window-consent-mailbox = Mailbox named in the request
window-consent-mailbox-help = May stay empty; the next step asks for it.
window-consent-unnamed = our support mailbox
window-consent-read = Read the request

window-consent-needed = Sign-in showed that consent is missing ({ $moment })
window-consent-needed-what = An administrator of your organisation has to consent first. Nothing was read or changed in the mailbox.
window-consent-waiting = Waiting for an administrator
window-consent-waiting-for = Waiting for an administrator for { $time }
window-consent-copied = The request is on the clipboard. Paste it into a message to your administrator.
window-consent-waiting-what = Requested on { $moment }. You can close Mailferry meanwhile: it comes back here with everything you entered.
window-consent-waiting-where = The administrator does one of these:
window-consent-waiting-link = open the link in the request and choose Accept;
window-consent-waiting-requests = approve it at { $portal } > Enterprise applications > Admin consent requests, if a request was sent from the sign-in page;
window-consent-waiting-permissions = choose Grant admin consent at { $portal } > App registrations > the application > API permissions.
window-consent-copy-page = Copy the address of that page
window-consent-stop = Stop waiting
window-consent-granted = Consent is granted
window-consent-granted-what = App registration { $application }, first seen on { $moment }
window-consent-denied = Consent was declined on { $moment }
window-consent-which = Which app registration should Mailferry use?
window-consent-ids = I have the IDs
window-consent-ids-help = Both are on the app’s Overview page in the Microsoft Entra admin center.
window-consent-zammad-help = One address to add. Nothing changes for Zammad.
window-consent-none = I have none yet
window-consent-none-help = Values to enter in the Entra admin center; an administrator or application developer can do it.
window-consent-zammad-or = If no platform can be added
window-consent-ask-first = Ask an administrator first
window-consent-change = Change
