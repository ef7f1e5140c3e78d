# Clean systems that the checks of packages run in: made, entered and removed. To be
# sourced after common.bash, by root.
# shellcheck shell=bash disable=SC2154 # what common.bash sets

[ "$(id -u)" -eq 0 ] || fail "needs root"
need mmdebstrap:mmdebstrap Xvfb:xvfb xdotool:xdotool openbox:openbox import:imagemagick unshare:util-linux

pictures="$work/pictures"
mkdir -p "$pictures"
systems="$(mktemp -d)"
chmod 755 "$systems"
screen="" manager=""
# The first process of each system, which all others in it end with.
firsts=()
trap end_systems EXIT

end_systems() {
    [ -z "$screen" ] || kill "$manager" "$screen" 2>/dev/null || true
    [ ${#firsts[@]} -eq 0 ] || kill -KILL "${firsts[@]}" 2>/dev/null || true
    wait
    rm -rf --one-file-system "$systems"
}

# A screen of our own, with a manager of windows, which the systems reach by its
# abstract socket: nothing of a desktop is in them, which would hide what a package
# forgot to depend on.
start_screen() {
    Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>"$systems/display" 2>/dev/null &
    screen=$!
    for _ in $(seq 100); do
        [ ! -s "$systems/display" ] || break
        sleep 0.1
    done
    DISPLAY=":$(cat "$systems/display")"
    export DISPLAY
    openbox >/dev/null 2>&1 &
    manager=$!
}

# make_system SUITE [PACKAGES]: Debian with little more than apt, and an ordinary
# user; $system is its folder. What runs in it sees nothing else of this machine's
# processes, and ends with the script.
make_system() {
    system="$systems/$1"
    mmdebstrap --quiet --mode=root --variant=apt --skip=cleanup/apt/lists "--include=passwd${2:+,$2}" "$1" "$system" "$(debian_mirror)"
    enter_system
}

enter_system() {
    chmod 755 "$system"
    cp /etc/resolv.conf "$system/etc/" 2>/dev/null || true
    # shellcheck disable=SC2016 # for the shell within
    unshare --mount --pid --fork --kill-child bash -c '
        mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" sleep infinity' "$system" 2>/dev/null &
    for _ in $(seq 100); do
        first="$(pgrep -P $!)" || true
        [ -z "$first" ] || [ "$(cat "/proc/$first/comm")" != sleep ] || break
        sleep 0.1
    done
    firsts+=("$first")
    inside useradd --create-home somebody
}

# inside COMMAND … in the system, as root.
inside() {
    nsenter --target "$first" --mount --pid chroot "$system" "$@"
}

# as_user COMMAND: a line for a shell, as an ordinary user who has nothing yet.
as_user() {
    inside su -s /bin/sh somebody -c "cd; export XDG_RUNTIME_DIR=/home/somebody \
        DISPLAY=${DISPLAY:-} LANG=C.UTF-8 APPIMAGE_EXTRACT_AND_RUN=1 WINEDEBUG=-all; $1"
}

# later WHAT COMMAND …: waits until it succeeds.
later() {
    local what="$1"
    shift
    for _ in $(seq 600); do
        ! "$@" || return 0
        sleep 0.2
    done
    fail "never: $what"
}

# What the programs open goes to a browser that only writes down, in $sent_to, where it
# was sent.
give_browser() {
    # shellcheck disable=SC2016 # for the script itself
    printf '#!/bin/sh\necho "$1" >>/home/somebody/links\n' >"$system/usr/local/bin/xdg-open"
    chmod 755 "$system/usr/local/bin/xdg-open"
    sent_to="$system/home/somebody/links"
    rm -f "$sent_to"
}

# open_window CLASS PICTURE COMMAND: as the user, until its window has drawn itself;
# leaves a picture of the screen.
open_window() {
    local colors=0
    as_user "exec $3" >"$systems/log" 2>&1 &
    process=$!
    window=""
    for _ in $(seq 240); do
        window="$(xdotool search --onlyvisible --class "$1" 2>/dev/null | head -n 1)" || true
        [ -z "$window" ] || break
        kill -0 "$process" 2>/dev/null || { cat "$systems/log"; fail "$3 ended without a window"; }
        sleep 0.5
    done
    [ -n "$window" ] || { cat "$systems/log"; fail "$3 opened no window"; }
    # An empty window has one colour, and a screen around it another.
    for _ in $(seq 60); do
        import -window root "$pictures/$2.png"
        colors="$(identify -format %k "$pictures/$2.png")"
        [ "$colors" -lt 50 ] || break
        sleep 0.5
    done
    [ "$colors" -ge 50 ] || fail "$3: the window stays empty"
    echo "$3: a window, $pictures/$2.png"
}

# Closes it as a person does, who presses again where a busy machine lost the keys;
# the program must then end well by itself.
close_window() {
    local tick
    for tick in $(seq 0 59); do
        kill -0 "$process" 2>/dev/null || break
        # The window may be gone by now, and the program not yet.
        [ $((tick % 10)) -ne 0 ] || timeout 10 xdotool windowactivate --sync "$window" key alt+F4 || true
        sleep 0.5
    done
    ! kill -0 "$process" 2>/dev/null || fail "its window was closed and it did not end"
    wait "$process" || { cat "$systems/log"; fail "it ended with $?"; }
}
