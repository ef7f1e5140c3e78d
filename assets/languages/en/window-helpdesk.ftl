# The window: step 2, Helpdesk.

window-helpdesk-title = Connect your helpdesk
window-helpdesk-what = Enter your Zammad address and an API token. This step only reads.
window-helpdesk-help =
    Enter the address that you see in the browser while Zammad is open, and an API token. Mailferry then checks that everything an import needs is there, and what in Zammad would notify somebody because of it.

    What blocks the import comes first, with the way to fix it; then notes that you should read beforehand. Checking changes nothing in Zammad, as often as you like.

window-helpdesk-address = Address of Zammad
window-helpdesk-address-help = As the browser shows it while Zammad is open.
window-helpdesk-address-read = Mailferry will use { $address }
window-helpdesk-token = API token
window-helpdesk-token-help = Saved { word-keychain-in } once the check has accepted it; never in a file.
window-helpdesk-token-memory = Kept in memory only, until you close Mailferry.
window-helpdesk-token-practice = Filled in for practice. It opens nothing real.
window-helpdesk-being-kept = { $address } · saving the API token …
window-helpdesk-kept = { $address } · API token { word-keychain-in }
window-helpdesk-this-run = { $address } · API token in memory only, until you close Mailferry
window-helpdesk-keep-again = Try { word-keychain } again
window-helpdesk-only-this-run = Keep in memory only

window-helpdesk-how = How to create a token
window-helpdesk-how-open = In Zammad, open your picture at the lower left, Profile, Token Access.
window-helpdesk-how-create = Choose Create and name the token, such as “Mailferry”. An expiry date should lie after the import.
window-helpdesk-how-rights = Tick exactly these permissions:
window-helpdesk-right-agent = Tickets and articles.
window-helpdesk-right-group = To see which groups are active, and to change a sending address.
window-helpdesk-right-trigger = To see beforehand what would notify somebody.
window-helpdesk-right-maintenance = To switch Zammad’s import mode, without which tickets cannot have the dates of old mail.
window-helpdesk-how-user = The token’s owner needs these permissions and full access to each destination group. Being an administrator does not give that access.
window-helpdesk-how-copy-token = Copy the token into the field above. Zammad shows it only once.
window-helpdesk-how-not = The permission admin includes all of these except ticket.agent. Do not tick user_preferences.device: Zammad may then e-mail you about a new device.
window-helpdesk-how-copy = Copy the address of that page

window-helpdesk-certificate = Use our own certificate authority
window-helpdesk-certificate-path = Certificate file of your own authority (PEM)
window-helpdesk-certificate-help = Only if your organisation issues its own certificates. It is trusted in addition to the system’s.

window-helpdesk-look = Check helpdesk
window-helpdesk-look-again = Check again
window-helpdesk-cancel = Stop checking
window-helpdesk-empty = Results appear here
window-helpdesk-empty-what = Connection, token, permissions, groups, triggers that would notify somebody, and more. It takes a few seconds and changes nothing.
window-helpdesk-found = Checking the helpdesk
window-helpdesk-now = checking
window-helpdesk-later = later
window-helpdesk-good = OK
window-helpdesk-caution = Note
window-helpdesk-stop = Blocks the import
window-helpdesk-secured = { $address }, encrypted, with a trusted certificate
window-helpdesk-more = Why, and other ways
window-helpdesk-sum-good = Ready to import.
window-helpdesk-sum-cautions = { $count ->
    [one] Ready to import. Please read one note.
   *[other] Ready to import. Please read { $count } notes.
}
window-helpdesk-sum-stops = { $count ->
    [one] 1 problem to fix
   *[other] { $count } problems to fix
}

window-helpdesk-waits-address = Enter the address of your Zammad.
window-helpdesk-waits-wrong = The address cannot be used yet.
window-helpdesk-waits-token = Enter the API token.
window-helpdesk-waits-look = The helpdesk is being checked …
window-helpdesk-waits-keeping = The token is being saved …
window-helpdesk-waits-refused = Choose where the token is kept.
window-helpdesk-waits-stops = { $count ->
    [one] 1 problem to fix
   *[other] { $count } problems to fix
}
window-helpdesk-change = Change
window-helpdesk-note-more = What this means, and what to do
window-helpdesk-passed = { $count ->
    [one] One check passed
   *[other] { $count } checks passed
}
