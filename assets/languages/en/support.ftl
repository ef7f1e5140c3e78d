## Passing on what helps: the support bundle

support-bundle-there = The file { $path } is already there.
    .label = The file is already there.
    .effect = Nothing was written.
    .remedy = Name another file, or remove this one.

support-bundle-not-made = The support bundle could not be made.
    .effect = Nothing was written; the import is not affected.
    .remedy = Try again. If it stays so, send the log files themselves: they lie in the folder “logs” of Mailferry’s data folder.

support-bundle-not-confirmed = The support bundle is only saved after somebody has seen what is in it.
    .effect = Nothing was written.
    .remedy = Run the command in a terminal, or add --yes.

catalogue-not-opened = The page { $path } could not be opened.
    .label = The page could not be opened.
    .why = The system has no program for pages, or refused to start it.
    .effect = The import is not affected.
    .remedy = Open the file with your browser.

word-bundle-versions = versions of Mailferry and the system
word-bundle-balance = how the runs went, and the balance
word-bundle-problems = what messages met, counted
word-bundle-plan = the plan
word-bundle-log = the log

command-bundle-holds = The support bundle contains:
command-bundle-no-names = Addresses and the names of folders, groups and servers are replaced by numbers. Subjects, texts, senders and secrets are left out.
command-bundle-names = Addresses and the names of folders, groups and servers are in it. Subjects, texts, senders and secrets are left out.
command-bundle-save = Save it as { $path }? [y/N]
command-bundle-not-saved = Nothing was saved.

window-support-title = Support bundle
window-support-button = Support bundle …
window-support-gathering = Collecting …
window-support-what = One file to send to whoever helps you. It contains:
window-support-addresses = With addresses and names
window-support-addresses-what = Otherwise addresses and the names of folders, groups and servers are replaced by numbers. Subjects, texts, senders and secrets are never in it.
window-support-save = Save
window-support-saved = Saved as { $name }
window-about-problem = About this problem
window-problems-button = All problems and solutions

## The catalogue of problems

word-catalogue-title = Problems and solutions
word-catalogue-what = Everything that Mailferry can report, with its code, what it means for your mail, and what to do. “…” stands for a name or a number.
word-catalogue-kind = What Mailferry does
word-catalogue-why = Why
word-catalogue-effect = Your mail
word-catalogue-where = Where
word-catalogue-remedy = What to do

word-kind-passing = waits, and tries again by itself
word-kind-message = notes it at this message and continues with the others
word-kind-person = stops until somebody has fixed it
word-kind-usage = does not start: the plan or the command is not right
word-kind-ours = stops and keeps everything as it is: a fault of the program
word-kind-various = depends on where it occurs

word-chapter-common = Network and general
word-chapter-plan = Plan and settings
word-chapter-microsoft = App registration, consent and account
word-chapter-sign-in = Signing in
word-chapter-mailbox = Mailbox
word-chapter-message = Single messages
word-chapter-zammad = Zammad
word-chapter-import = Import
word-chapter-safety-copy = Safety copy
word-chapter-commands = Commands
word-chapter-practice = Practice
word-chapter-computer = This computer
