#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with-display.sh COMMAND [ARGUMENT…]
# Runs a command on an X display and a session bus of its own, with a home folder of its own, and takes
# all of it away afterwards. The exit status is the command's; 124 when it took longer than
# $DISPLAY_TEST_TIMEOUT_S seconds (120), 77 (skipped) when a tool for the display is not installed.
# GTK_A11Y is "test" unless set; "atspi" lets a client on the accessibility bus see the program.
set -euo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
[ $# -gt 0 ] || { echo "usage: ${0##*/} COMMAND [ARGUMENT…]" >&2; exit 2; }

skip () { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 77; }
fail () { printf '%s: %s\n' "${0##*/}" "$*" >&2; cat "$folder"/*.log >&2 || true; exit 1; }

for tool in Xvfb dbus-daemon; do
    command -v "$tool" >/dev/null || skip "$tool is not installed"
done

# Not below $TMPDIR: the path of a socket may have no more than 107 bytes.
folder=$(mktemp -d /tmp/pledgeline-display.XXXXXX)
started=()

cleanup ()
{
    trap - EXIT INT TERM HUP
    # Each was started in a process group of its own, which holds whatever it started in turn.
    for group in "${started[@]}"; do kill -TERM -- "-$group" 2>/dev/null || true; done
    for _ in {1..40}; do
        alive=0
        for group in "${started[@]}"; do kill -0 -- "-$group" 2>/dev/null && alive=1; done
        [ $alive = 1 ] || break
        sleep 0.05
    done
    for group in "${started[@]}"; do kill -KILL -- "-$group" 2>/dev/null || true; done
    wait || true
    rm -rf "$folder"
} 2>/dev/null
trap cleanup EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Runs a command in the background, as the leader of a process group that cleanup ends.
start ()
{
    set -m
    "$@" &
    started+=($!)
    set +m
}

# Waits until a line of a file matches, and prints it; gives up when its program ends or after 20 s.
await_line ()
{
    local file=$1 pattern=$2 line
    for _ in {1..400}; do
        if line=$(grep -m 1 -E "$pattern" "$file" 2>/dev/null); then printf '%s\n' "$line"; return; fi
        kill -0 "${started[-1]}" 2>/dev/null || return 1
        sleep 0.05
    done
    return 1
}

mkdir -m 700 "$folder"/{home,runtime,services}
export HOME=$folder/home TMPDIR=$folder
export XDG_RUNTIME_DIR=$folder/runtime XDG_CONFIG_HOME=$HOME/config XDG_DATA_HOME=$HOME/data
export XDG_CACHE_HOME=$HOME/cache XDG_STATE_HOME=$HOME/state
mkdir "$XDG_CONFIG_HOME" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_STATE_HOME"

# The server takes the first number that is free and tells it.
start Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp -noreset \
    3> "$folder/number" > "$folder/xvfb.log" 2>&1
number=$(await_line "$folder/number" '^[0-9]+$') || fail "Xvfb did not start"
export DISPLAY=:$number

accessibility=/usr/share/dbus-1/services/org.a11y.Bus.service
[ ! -e "$accessibility" ] || cp "$accessibility" "$folder/services"
sed "s|@FOLDER@|$folder|g" "$here/session-bus.conf.in" > "$folder/bus.conf"

unset WAYLAND_DISPLAY GTK_THEME GTK_MODULES GTK_DEBUG GDK_DEBUG DESKTOP_SESSION XDG_CURRENT_DESKTOP
export GDK_BACKEND=x11 GSK_RENDERER=cairo LIBGL_ALWAYS_SOFTWARE=1 GSETTINGS_BACKEND=memory
export GTK_A11Y=${GTK_A11Y:-test} GTK_USE_PORTAL=0 ADW_DISABLE_PORTAL=1 GIO_USE_VFS=local

start dbus-daemon --nofork --nopidfile --config-file="$folder/bus.conf" --print-address=3 \
    3> "$folder/address" > "$folder/bus.log" 2>&1
DBUS_SESSION_BUS_ADDRESS=$(await_line "$folder/address" '^unix:') || fail "dbus-daemon did not start"
export DBUS_SESSION_BUS_ADDRESS

# In the background, so that a signal to this script is acted on at once.
start timeout --kill-after=10 "${DISPLAY_TEST_TIMEOUT_S:-120}" "$@" <&0
status=0
wait "${started[-1]}" || status=$?
[ $status -ne 124 ] || echo "${0##*/}: took longer than ${DISPLAY_TEST_TIMEOUT_S:-120} s: $*" >&2
exit $status
