# The window: the frame.

window-step-start = Before you start
window-step-helpdesk = Helpdesk
window-step-consent = Consent
window-step-sign-in = Sign in
window-step-settings = Import settings
window-step-check = Check
window-step-import = Import
window-step-result = Result
window-step-going-live = Going live
window-place = Step { $step } of { $steps }
window-steps = Steps
window-title = { $step } – Mailferry

window-back = Back
window-next = Continue
window-close = Close
window-help = Help
window-understood = OK

window-copy = Copy
window-copied = Copied
window-details = Details
window-details-code = Code: { $code }
window-details-server = The server said: { $words }
window-details-time = Time: { $time }
window-nothing-done = Nothing was changed. What you entered is kept.
window-your-mail = Your mail
window-what-to-do = What to do
window-times = { $count } times

window-keys = Keys
window-key-tab = next, with Shift previous
window-key-enter = the main button, unless it starts an import or deletes
window-key-escape = back, or close a dialog
window-key-help = this help
window-key-zoom = larger, smaller, actual size
window-key-copy = copies the selected problem

# What is wrong with a field, below it.
window-field-empty = This is still missing.
window-field-address = This is not an e-mail address, such as name@example.com.
window-field-url = This is not a web address, such as https://help.example.com.
window-field-url-extra = Only the address itself, without a name, a password, a ? or a #.
window-field-plain-http = This would send your token unencrypted. Use https.
window-field-imap = “{ $value }” is not a server address, such as imap.example.com:993.
window-field-plain-imap = Without TLS your sign-in would be sent unencrypted. That is only accepted to this very computer.
window-field-date = This is not a day, such as 2024-01-31.
window-field-moment = This is not a day with a time, such as 2024-01-31 and 14:30.
window-field-dates-crossed = The last day lies before the first.
window-field-parallel = Choose a number from 1 to 16.

# What a second window says.
window-already-open-title = Mailferry
window-already-open = Mailferry is already open.
window-already-open-what = Use the open window; it may be behind others. Close it first if you want to start again.
