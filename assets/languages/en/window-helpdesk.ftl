# The window: step 2, Helpdesk.

window-helpdesk-title = Connect your helpdesk
window-helpdesk-what = Mailferry speaks with Zammad through its interface for programs (the API). In this step it only looks; nothing is changed.
window-helpdesk-help =
    Enter the address that you see in the browser while Zammad is open, and an API token. Mailferry then looks whether everything is there that an import needs, and what in Zammad would write to people because of it.

    A line with a cross stops an import; the way to mend it stands below it. A line with an exclamation mark is to be known. Nothing is changed in Zammad by looking, as often as you like.

window-helpdesk-address = Address of Zammad
window-helpdesk-address-help = As the browser shows it while Zammad is open.
window-helpdesk-address-read = Mailferry will use { $address }
window-helpdesk-token = API token
window-helpdesk-token-help = Goes into this computer’s keychain once the check has accepted it; never into a file.
window-helpdesk-token-memory = Kept in memory only, until Mailferry is closed.
window-helpdesk-token-practice = Filled in for practice. It opens nothing real.
window-helpdesk-being-kept = Being put into this computer’s keychain …
window-helpdesk-kept = Kept in this computer’s keychain
window-helpdesk-this-run = Kept in memory only: when Mailferry is closed, the token is forgotten
window-helpdesk-keep-again = Try the keychain again
window-helpdesk-only-this-run = Keep it in memory only

window-helpdesk-how = How to make a token
window-helpdesk-how-open = In Zammad, open your picture at the lower left, Profile, Token Access.
window-helpdesk-how-create = Choose Create and name the token, such as “Mailferry”. An end date should lie after the import.
window-helpdesk-how-rights = Tick exactly these rights:
window-helpdesk-right-agent = Tickets and articles.
window-helpdesk-right-group = To see which groups are active, and to change a sending address.
window-helpdesk-right-trigger = To see beforehand what would write to people.
window-helpdesk-right-maintenance = To switch Zammad’s import mode, without which tickets cannot carry the dates of old mail.
window-helpdesk-how-user = The user whose token it is needs the same rights, and full access to each group that mail shall go to. Being an administrator does not give that access.
window-helpdesk-how-copy-token = Copy the token into the field above. Zammad shows it only once.
window-helpdesk-how-not = The right admin holds all of these but ticket.agent. Do not tick user_preferences.device: with it Zammad may mail you about a new device.
window-helpdesk-how-copy = Copy the address of that page

window-helpdesk-certificate = Your organisation signs certificates itself
window-helpdesk-certificate-path = Certificate file of your own authority (PEM)
window-helpdesk-certificate-help = Only where your organisation signs its certificates itself. It is trusted beside those of the system.

window-helpdesk-look = Check the helpdesk
window-helpdesk-look-again = Check again
window-helpdesk-cancel = Stop checking
window-helpdesk-empty = What the check finds will be here
window-helpdesk-empty-what = Connection, token, rights, groups, triggers that would write to people, and more. It takes a few seconds and changes nothing.
window-helpdesk-found = What the check found
window-helpdesk-now = being looked at
window-helpdesk-later = later
window-helpdesk-good = in order
window-helpdesk-caution = good to know
window-helpdesk-stop = in the way
window-helpdesk-secured = { $address }, encrypted, with a certificate that is trusted
window-helpdesk-more = Why, and what else helps
window-helpdesk-sum-good = Everything is there. Nothing stands in the way of an import.
window-helpdesk-sum-cautions =
    { $count ->
        [one] Nothing stands in the way. One line is good to know beforehand.
       *[other] Nothing stands in the way. { $count } lines are good to know beforehand.
    }
window-helpdesk-sum-stops =
    { $count ->
        [one] One line stands in the way of an import. Below it is what to do; then check again.
       *[other] { $count } lines stand in the way of an import. Below each is what to do; then check again.
    }

window-helpdesk-waits-address = Enter the address of your Zammad.
window-helpdesk-waits-wrong = The address cannot be used yet.
window-helpdesk-waits-token = Enter the API token.
window-helpdesk-waits-look = The helpdesk is being checked …
window-helpdesk-waits-keeping = The token is being kept …
window-helpdesk-waits-refused = Choose how the token is kept.
window-helpdesk-waits-stops =
    { $count ->
        [one] One line stands in the way.
       *[other] { $count } lines stand in the way.
    }
