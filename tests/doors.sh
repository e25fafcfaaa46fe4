#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# doors.sh
# Proves the ways by which the program reaches a system without Flatpak: an installation to a prefix
# and its removal, one for a packager below DESTDIR, one without the window, one without SIPRI's
# extract and its tests, and the archive that meson dist makes of the last commit. Works in a folder of
# its own below $TMPDIR (/var/tmp), which goes away at the end; takes some minutes.
set -euo pipefail
root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
# shellcheck source=.ci/prepare.sh
. "$root/.ci/prepare.sh"

id=io.github.pledgeline.Pledgeline
folder=$(mktemp -d "${TMPDIR:-/var/tmp}/pledgeline-doors.XXXXXX")
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Runs a command quietly; shows what it wrote only if it fails.
quietly () { "$@" > "$folder/log" 2>&1 || { cat "$folder/log" >&2; die "failed: $*"; }; }

# Given a name, where the sources are, and options: builds in $folder/NAME.
make_build ()
{
    quietly meson setup "$folder/$1" "$2" --buildtype=release "${@:3}"
    quietly meson compile -C "$folder/$1"
}

# Uninstalling takes empty folders away, too.
installed_files () { [ ! -d "$1" ] || (cd "$1" && find . ! -type d | sort); }

# The window's program, where there is one, and the command line, from where they were installed.
check_programs ()
{
    [ "$(env -u PLEDGELINE_DATA_DIR "$1/bin/pledgeline-cli" table --target 2 --edition nato-2024-06 | grep -c '^At 2')" -eq 1 ] \
        || die "the command line in $1 has no figures"
    [ ! -e "$1/bin/pledgeline" ] || quietly "$1/bin/pledgeline" --version
}

# Caches that the tools of the desktop keep for all programs stay; nothing else may.
door_prefix ()
{
    local prefix=$folder/some/where left
    make_build prefix "$root" -Dtests=false "--prefix=$prefix"
    quietly meson install -C "$folder/prefix" --no-rebuild
    check_programs "$prefix"
    quietly desktop-file-validate "$prefix/share/applications/$id.desktop"
    grep -qxF "Exec=$prefix/bin/pledgeline --gapplication-service" "$prefix/share/dbus-1/services/$id.service" \
        || die "the D-Bus service does not name the installed program"
    say "prefix: $(installed_files "$prefix" | wc -l) files, both programs run"
    quietly ninja -C "$folder/prefix" uninstall
    left=$(installed_files "$prefix" | grep -vE '/(gschemas\.compiled|mimeinfo\.cache|icon-theme\.cache)$|^\./share/mime/' || true)
    [ -z "$left" ] || die "uninstalling left: $left"
    say "uninstall: nothing is left but the desktop's caches"
}

door_destdir ()
{
    make_build packaged "$root" -Dtests=false --prefix=/usr
    DESTDIR=$folder/package quietly meson install -C "$folder/packaged" --no-rebuild
    [ -z "$(installed_files "$folder/package" | grep -v '^\./usr/')" ] || die "something was installed beside /usr"
    [ -e "$folder/package/usr/share/pledgeline/editions/sipri-2025-04.json" ] || die "SIPRI's extract is missing"
    say "DESTDIR: $(installed_files "$folder/package" | wc -l) files below usr, $(du -sh --apparent-size "$folder/package" | cut -f 1)"
    DESTDIR=$folder/package quietly ninja -C "$folder/packaged" uninstall
    [ -z "$(installed_files "$folder/package")" ] || die "uninstalling left: $(installed_files "$folder/package")"
    say "uninstall from DESTDIR: nothing is left"
}

door_without_window ()
{
    local prefix=$folder/words
    make_build words-build "$root" -Dtests=false -Dapp=false "--prefix=$prefix"
    quietly meson install -C "$folder/words-build" --no-rebuild
    check_programs "$prefix"
    [ ! -e "$prefix/share/applications" ] && [ ! -e "$prefix/bin/pledgeline" ] || die "a window was installed"
    say "without the window: the command line runs"
}

door_without_sipri ()
{
    local prefix=$folder/nato
    make_build nato-build "$root" -Dsipri=false "--prefix=$prefix"
    quietly meson test -C "$folder/nato-build" --no-rebuild
    say "without SIPRI: tests: $(sed -n 's/^\(Ok\|Fail\|Skipped\): */\1 /p' "$folder/log" | paste -sd ' ')"
    quietly meson install -C "$folder/nato-build" --no-rebuild
    check_programs "$prefix"
    [ -z "$(find "$prefix" -name 'sipri*')" ] || die "SIPRI's extract was installed"
    ! "$prefix/bin/pledgeline-cli" list editions | grep -q SIPRI || die "SIPRI's edition is listed"
    say "without SIPRI: installed without it, the command line runs"
}

# The archive is built on its own, without git and without the checkout.
door_archive ()
{
    local archive
    git -C "$root" rev-parse --is-inside-work-tree > /dev/null 2>&1 || { say "archive: skipped: this is no checkout"; return; }
    quietly git clone --no-hardlinks "$root" "$folder/clone"
    quietly meson setup "$folder/clone/build" "$folder/clone"
    quietly meson dist -C "$folder/clone/build" --no-tests
    archive=$(ls "$folder"/clone/build/meson-dist/*.tar.xz)
    rm -rf "$folder/unpacked"
    mkdir "$folder/unpacked"
    tar -xf "$archive" -C "$folder/unpacked" --strip-components=1
    make_build from-archive "$folder/unpacked" -Dtests=false "--prefix=$folder/archive"
    quietly meson install -C "$folder/from-archive" --no-rebuild
    check_programs "$folder/archive"
    say "archive: $(basename "$archive"), $(stat -c %s "$archive") bytes, builds and runs"
}

door_prefix
door_destdir
door_without_window
door_archive
door_without_sipri
