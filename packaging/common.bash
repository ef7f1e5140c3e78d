# What the scripts of packaging/ share. To be sourced from the repository's root.
# shellcheck shell=bash

export CARGO_TERM_COLOR=never CARGO_INCREMENTAL=0
# Made folders and files are for everybody to read, whatever the builder's mask.
umask 022

# shellcheck disable=SC2034 # for who sources this
version="$(sed -n '/^\[workspace\.package\]/,/^$/s/^version = "\(.*\)"/\1/p' Cargo.toml)"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$PWD/target}"
# What is handed out, and what is only needed on the way there.
packages="$CARGO_TARGET_DIR/packages"
work="$CARGO_TARGET_DIR/packaging"
mkdir -p "$packages" "$work"

# Packages of one commit carry one date.
if [ -z "${SOURCE_DATE_EPOCH:-}" ]; then
    SOURCE_DATE_EPOCH="$(git log -1 --format=%ct 2>/dev/null || stat -c %Y Cargo.lock)"
fi
export SOURCE_DATE_EPOCH

say() {
    printf '== %s (%d s)\n' "$*" "$SECONDS"
}

fail() {
    printf '%s: %s\n' "$0" "$*" >&2
    exit 1
}

# need COMMAND:PACKAGE … installs, as root, the packages of the commands that are
# missing; otherwise says what to install.
need() {
    local one missing=()
    for one in "$@"; do
        command -v "${one%%:*}" >/dev/null || missing+=("${one##*:}")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        export DEBIAN_FRONTEND=noninteractive
        apt-get update -q
        apt-get install -q -y --no-install-recommends "${missing[@]}"
    else
        fail "needs: sudo apt-get install --no-install-recommends ${missing[*]}"
    fi
}

# No path of the machine that builds stands in the programs: neither from Rust nor
# from the C of SQLite and ring. Takes more flags for rustc.
without_paths() {
    local home="${CARGO_HOME:-$HOME/.cargo}"
    export RUSTFLAGS="--remap-path-prefix=$PWD=/mailferry --remap-path-prefix=$home/registry/src=/cargo $1"
    export CFLAGS="-ffile-prefix-map=$PWD=/mailferry -ffile-prefix-map=$home/registry/src=/cargo"
}

# book FOLDER: the book that the program's help opens becomes that folder. To be called
# before anything is compiled, with no folder to try whether it can be. What is handed
# out has the book; only a trial may do without, by MAILFERRY_WITHOUT_BOOK=1.
book() {
    if [ -n "${MAILFERRY_WITHOUT_BOOK:-}" ]; then
        echo "!! WITHOUT THE BOOK, as MAILFERRY_WITHOUT_BOOK says: a trial, not to be handed out" >&2
        return
    fi
    # As all that is needed, root has it installed.
    [ "$(id -u)" -ne 0 ] || scripts/docs --install
    scripts/docs >"$work/book.log" 2>&1 || {
        cat "$work/book.log" >&2
        fail "no package without the book (for a trial: MAILFERRY_WITHOUT_BOOK=1)"
    }
    [ $# -eq 0 ] || cp -r target/book "$1"
}

# has_book FOLDER: the book is there in each language, and each link of its first page
# and of its table of contents leads to a page.
has_book() {
    local language link links=()
    for language in en de; do
        mapfile -t links < <(grep -Eho 'href="[^":#]+\.html' "$1/$language"/{index,toc}.html | cut -d'"' -f2 | sort -u)
        [ ${#links[@]} -ge 15 ] || fail "$1/$language: no book"
        for link in install practise the-real-thing; do
            grep -q "href=\"$link.html" "$1/$language/index.html" || fail "$1/$language: no way to $link"
        done
        for link in "${links[@]}"; do
            [ -s "$1/$language/$link" ] || fail "$1/$language: $link is missing"
        done
        echo "$1/$language: the book, with ${#links[@]} pages that it leads to"
    done
}

# The mirror of Debian that this machine itself takes packages from.
debian_mirror() {
    # shellcheck disable=SC2016 # apt's own marks
    apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 'Created-By: Packages' |
        sed -n 's/^Debian //p' | grep -v -- '-security' | sort -u | head -n 1
}

# The names and sums of what is handed out, for who downloads it.
sums() {
    rm -f "$packages/SHA256SUMS"
    (cd "$packages" && LC_ALL=C && sha256sum -- *) >"$work/sums"
    mv "$work/sums" "$packages/SHA256SUMS"
}
