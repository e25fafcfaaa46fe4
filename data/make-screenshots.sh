#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# make-screenshots.sh [BUILD]
# Takes the pictures in desktop/screenshots beside this script: the views of the window of the program in
# BUILD (the checkout's "build" by default), in light or dark, on a display of its own and with a fixed
# font, size and question, so that a new picture differs from the one before by what was changed in the
# program. The description for software centres names them.
set -euo pipefail

script=$(readlink -f "${BASH_SOURCE[0]}")
here=$(dirname "$script")
root=$(dirname "$here")

# What is taken, and the key that shows it.
declare -A keys=([ranking]=alt+1 [gap]=alt+2 [history]=alt+3)
pictures=(ranking-light history-light ranking-dark gap-dark)

die () { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

# What the program finds as its user's wishes. Without a window manager GTK draws a frame around the
# window; the style takes it away, so that the picture is the window and nothing else.
write_settings ()
{
    mkdir -p "$XDG_CONFIG_HOME"/{gtk-4.0,glib-2.0/settings}
    printf '[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=false\n' > "$XDG_CONFIG_HOME/gtk-4.0/settings.ini"
    echo 'window.solid-csd { padding: 0; border: none; box-shadow: none; }' > "$XDG_CONFIG_HOME/gtk-4.0/gtk.css"
    cat > "$XDG_CONFIG_HOME/glib-2.0/settings/keyfile" << 'END'
[io/github/pledgeline/Pledgeline]
window-width=1000
window-height=700
edition='nato-2026-07'
alliance='nato'
year=2026
target-pct=3.5
END
}

find_window ()
{
    for _ in {1..200}; do
        xdotool search --onlyvisible --pid "$1" 2> /dev/null && return
        sleep 0.05
    done
    return 1
}

# Writes the window to a file once it looks the same twice.
take ()
{
    local window=$1 file=$2 before=none now
    for _ in {1..40}; do
        sleep 0.25
        import -window "$window" -strip -define png:compression-level=9 "png24:$file"
        now=$(sha256sum < "$file")
        [ "$now" != "$before" ] || return 0
        before=$now
    done
    return 1
}

# Inside the display: one picture of one view.
shoot ()
{
    local file=$1 view=$2 window
    write_settings
    "$BUILD/src/app/pledgeline" &
    window=$(find_window $!) || die "the window did not open"
    # No window manager gives it the focus or keeps the pointer off it.
    xdotool windowmove "$window" 0 0 windowfocus "$window" mousemove 1270 890
    xdotool sleep 0.5 key "${keys[$view]}"
    take "$window" "$file" || die "the window did not come to rest"
    kill $!
    wait $! || true
}

if [ "${1:-}" = --inside ]; then
    export GSETTINGS_BACKEND=keyfile
    shoot "$2" "$3"
    exit
fi

for tool in import xdotool Xvfb dbus-daemon; do
    command -v "$tool" > /dev/null || die "$tool is not installed (Debian: imagemagick, xdotool, xvfb, dbus)"
done
fc-list : family | grep -q Cantarell || die "the font Cantarell is not installed (Debian: fonts-cantarell)"

BUILD=$(readlink -f "${1:-$root/build}")
[ -x "$BUILD/src/app/pledgeline" ] || die "there is no program in $BUILD; ./check builds it"
export BUILD LC_ALL=C.UTF-8 PLEDGELINE_DATA_DIR=$here GSETTINGS_SCHEMA_DIR=$BUILD/data/desktop

mkdir -p "$here/desktop/screenshots"
for picture in "${pictures[@]}"; do
    file=$here/desktop/screenshots/$picture.png
    ADW_DEBUG_COLOR_SCHEME=prefer-${picture#*-} "$root/tests/app/with-display.sh" "$script" --inside "$file" "${picture%-*}"
    printf '%s: %s bytes\n' "${file#"$root/"}" "$(stat -c %s "$file")"
done
