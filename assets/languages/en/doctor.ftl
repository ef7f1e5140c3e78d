# What “mailferry doctor” says of this computer and of the way to each server.

word-doctor-versions = Mailferry
word-doctor-window = Window
word-doctor-secrets = Saving secrets
word-doctor-data-folder = Data folder
word-doctor-report-folder = Folder for reports
word-doctor-disk = Disk
word-doctor-clock = Clock
word-doctor-name = { $server }: name
word-doctor-way = { $server }: way
word-doctor-connection = { $server }: connection

word-doctor-helpdesk = Helpdesk
word-doctor-sign-in = Sign-in service
word-doctor-mailbox = Mail server

word-doctor-shown = can be opened ({ $how })
word-doctor-not-shown = cannot be opened here
word-doctor-windowless = not in this build; the commands do the same
word-doctor-kept = works
word-doctor-not-kept = does not work
word-doctor-writable = { $folder }, can be written
word-doctor-not-writable = { $folder }, cannot be written
word-doctor-free = { $size } free
word-doctor-addresses = { $count ->
    [one] found, one address
   *[other] found, { $count } addresses
}
word-doctor-unknown = not found
word-doctor-straight = direct, no proxy
word-doctor-by-proxy = through the proxy { $proxy }
word-doctor-past-proxy = direct, past the proxy { $proxy }, which IMAP cannot use
word-doctor-answered = reached
word-doctor-not-reached = not reached
word-doctor-right = right
word-doctor-ahead = { $time } fast
word-doctor-behind = { $time } slow

command-doctor-no-servers = No server was looked for. Name a plan (mailferry doctor plan.toml), or --zammad and --cloud.
command-doctor-names-hidden = Names of servers are replaced by numbers, so that this can be passed on; --with-addresses keeps them.

display-missing = There is no screen here on which a window could be opened.
    .why = Neither X11 nor Wayland is named (DISPLAY, WAYLAND_DISPLAY), as on a server or over SSH.
    .effect = The commands do the same work without a window.
    .remedy = Start Mailferry in a desktop session for the window, or use the commands: mailferry --help

display-libraries-missing = The window cannot be opened, because these libraries were not found: { $libraries }
    .label = Libraries of the window are missing.
    .why = The window opens them by name when it starts. Every desktop has them; a minimal system may not.
    .effect = The commands do the same work without a window.
    .remedy = Install them. On Debian and Ubuntu: sudo apt install { $packages }

disk-nearly-full = The disk that { $path } lies on has only { $free } free.
    .label = The disk is nearly full.
    .effect = Nothing was changed. The record of a large mailbox may not fit, and safety copies need as much space as the mail that is deleted.
    .remedy = { $reader ->
        [window] Free some space.
       *[commands] Free some space, or set MAILFERRY_HOME to a folder on another disk.
    }

clock-wrong = The clock of this computer differs from the server’s by { $time }.
    .label = The clock of this computer is wrong.
    .why = The server’s answer says what time it is there.
    .effect = Nothing was changed. Sign-ins can be refused because they seem too old or not valid yet, and today’s dates would be wrong.
    .remedy = Set the clock of this computer, or have it set over the network (Windows and macOS: “Set time automatically”; Linux: sudo timedatectl set-ntp true).

network-name-unknown = There is no server named { $address }, or its address cannot be looked up.
    .label = The name of a server cannot be looked up.
    .why = The name is misspelt, this computer has no working network connection, or its name server (DNS) does not know the name.
    .effect = Nothing was changed.
    .remedy = Check the name, the network connection and, for a name of your own network, whether this computer uses its name server (VPN).

network-silent = { $address } did not answer within { $time }.
    .label = The server did not answer in time.
    .why = A connection was made or tried, and then nothing came: often a firewall that drops what it does not allow.
    .effect = Nothing was changed.
    .remedy = Try again. If it stays so, ask whoever runs the network whether this computer may connect to that server.

# The page that tells it where nobody sees a terminal.

page-unseen-title = Mailferry could not start
page-unseen-code = Code

# The look at this computer, in the window.

window-doctor-title = Check this computer
window-doctor-button = Check this computer …
window-doctor-what = Can this computer do it, and does it reach each server? Nothing is changed, and nobody is signed in.
window-doctor-looking = Checking …
window-doctor-good = Everything is ready.
window-doctor-notes = { $count ->
    [one] Ready, with one note.
   *[other] Ready, with { $count } notes.
}
window-doctor-stops = { $count ->
    [one] 1 problem to fix
   *[other] { $count } problems to fix
}
window-doctor-copy = Copy this result
window-doctor-hidden = The copy does not name your own servers, so that you can pass it on.
window-doctor-again = Check again
