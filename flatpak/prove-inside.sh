#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# prove-inside.sh ID VERSION REPO WORK
# The part of prove.sh that an ordinary user does, on the display and in the home folder that
# tests/app/with-display.sh made: REPO holds the runtime, WORK/checkout the program's sources,
# WORK/sources the archives of the manifests. Each step says what it saw; the first that sees
# something else ends it.
set -euo pipefail
id=$1 version=$2 repo=$3 work=$4
manifests=$work/checkout/flatpak

say () { printf 'prove: %s\n' "$*"; }
die () { printf 'prove: FAILED: %s\n' "$*" >&2; exit 1; }

# A session bus on which everything can be started, portals too, for a desktop that has GNOME's.
if [ -z "${PROVE_ON_BUS:-}" ]; then
    unset GDK_BACKEND GTK_A11Y GTK_USE_PORTAL ADW_DISABLE_PORTAL GIO_USE_VFS GSETTINGS_BACKEND
    XDG_RUNTIME_DIR=/run/user/$(id -u)
    export PROVE_ON_BUS=1 XDG_RUNTIME_DIR XDG_CURRENT_DESKTOP=GNOME GTK_THEME=Adwaita
    export FLATPAK_USER_DIR=$work/flatpak
    export XDG_DATA_DIRS=$FLATPAK_USER_DIR/exports/share:/usr/local/share:/usr/share
    # What the bus starts has much to say that is of no interest.
    exec dbus-run-session -- "$0" "$@" 3>&1 4>&2 > "$work/session.log" 2>&1
fi
exec 1>&3 2>&4 3>&- 4>&-
# There is no system bus, which flatpak would ask for parental controls.
export DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS

now_ms () { echo $(($(date +%s%N) / 1000000)); }

# Runs a command quietly; shows what it wrote only if it fails.
quietly ()
{
    "$@" > "$work/log" 2>&1 || { cat "$work/log" >&2; die "$*"; }
}

install_runtime ()
{
    flatpak remote-add --user --no-gpg-verify stand-in "file://$repo"
    quietly flatpak install --user -y --noninteractive stand-in "org.gnome.Sdk//$version" "org.gnome.Platform//$version"
    say "runtime: GTK $(in_sdk pkg-config --modversion gtk4), libadwaita $(in_sdk pkg-config --modversion libadwaita-1)"
}

in_sdk () { flatpak run --devel --command="$1" "org.gnome.Sdk//$version" "${@:2}"; }

builder ()
{
    quietly flatpak-builder --user --disable-rofiles-fuse --state-dir="$work/state" --extra-sources="$work/sources" "$@"
}

build ()
{
    local started=$SECONDS
    builder --build-only "$work/app" "$manifests/$id.yml"
    say "build: $id.yml as it is, in $((SECONDS - started)) s"
}

# Runs a shell's words on the files of the SDK and of the modules, but not as an installed Flatpak: GTK
# asks for portals in one, and the tests' bus has none.
in_sdk_system ()
{
    local sdk
    sdk=$(flatpak info --show-location "org.gnome.Sdk//$version")/files
    if [ ! -d "$work/etc" ]; then
        cp -r "$sdk/etc" "$work/etc"
        getent passwd "$(id -u)" 0 > "$work/etc/passwd"
        head -c 16 /dev/urandom | od -A n -t x1 | tr -d ' \n' > "$work/etc/machine-id"
    fi
    bwrap --unshare-pid --unshare-net --die-with-parent --proc /proc --dev /dev --tmpfs /tmp --tmpfs /var \
        --ro-bind "$sdk" /usr --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
        --ro-bind "$work/etc" /etc --ro-bind "$work/app/files" /app --bind "$work" "$work" --chdir "$work" \
        --setenv C_INCLUDE_PATH /app/include --setenv LIBRARY_PATH /app/lib --setenv LD_LIBRARY_PATH /app/lib --setenv PKG_CONFIG_PATH /app/lib/pkgconfig \
        --setenv XDG_DATA_DIRS /usr/share --unsetenv TMPDIR --unsetenv DBUS_SESSION_BUS_ADDRESS --unsetenv DISPLAY bash -euc "$1"
}

# The unit and window tests against the runtime's libraries.
run_tests ()
{
    local started=$SECONDS status=0
    in_sdk_system '
        meson setup tests checkout -Dwerror=true
        meson compile -C tests
        meson test -C tests --no-rebuild --print-errorlogs' > "$work/tests.log" 2>&1 || status=$?
    if [ $status -ne 0 ]; then
        tail -n 200 "$work/tests.log" >&2
        die "the tests on the runtime's GTK"
    fi
    say "tests on the runtime's GTK, in $((SECONDS - started)) s: $(sed -n 's/^\(Ok\|Fail\|Skipped\): */\1 /p' "$work/tests.log" | paste -sd ' ')"
    grep -E ' SKIP ' "$work/tests.log" || true
}

# Judged by the newer AppStream of the SDK, too.
judge_metainfo ()
{
    quietly in_sdk_system "
        checkout/tests/house/check-metainfo.sh /app/share/metainfo/$id.metainfo.xml
        checkout/tests/house/check-compose.sh /app/share/metainfo/$id.metainfo.xml /app/share/applications/$id.desktop \
            /app/share/icons/hicolor/scalable/apps/$id.svg"
    say "metainfo: nothing to say for $(in_sdk_system 'appstreamcli --version' | tail -n 1), pedantic, compose"
}

install_app ()
{
    builder --finish-only "$work/app" "$manifests/$id.yml"
    builder --install --export-only --default-branch=proof --repo="$work/repo" "$work/app" "$manifests/$id.yml"
    say "install: $(flatpak list --user --app --columns=application,branch | tr '\t' ' '), installed size" \
        "$(flatpak info --show-size "$id" | awk '{ printf "%.1f MB", $1 / 1e6 }')"
}

check_permissions ()
{
    flatpak info --show-permissions "$id" > "$work/permissions"
    ! grep -E '^filesystems=|network' "$work/permissions" || die "it may see the user's files or the network"
    say "permissions: $(grep = "$work/permissions" | paste -sd ' ')"
}

check_exports ()
{
    local file
    for file in applications/$id.desktop dbus-1/services/$id.service mime/packages/$id.xml metainfo/$id.metainfo.xml \
        icons/hicolor/scalable/apps/$id.svg icons/hicolor/symbolic/apps/$id-symbolic.svg \
        icons/hicolor/scalable/mimetypes/$id-scenario.svg; do
        [ -e "$FLATPAK_USER_DIR/exports/share/$file" ] || die "$file is not exported"
    done
    quietly desktop-file-validate "$FLATPAK_USER_DIR/exports/share/applications/$id.desktop"
    quietly update-mime-database "$FLATPAK_USER_DIR/exports/share/mime"
    say "exports: desktop entry, D-Bus service, MIME type, metainfo, icons"
}

# Spaces that do not break become such that do.
plain () { sed 's/\xc2\xa0/ /g'; }

# Prints the first line of the table for a target: one sentence that pictures have, too.
sentence ()
{
    flatpak run --command=pledgeline-cli "$id" table --edition nato-2026-07 --alliance nato --target "$1" | plain | grep '^At '
}

# Prints the newest window of a name; waits for one that is not among those given.
await_window ()
{
    local name=$1 window
    shift
    for _ in {1..1200}; do
        for window in $(xdotool search --onlyvisible --name "$name" 2> /dev/null); do
            case " $* " in *" $window "*) ;; *) echo "$window"; return ;; esac
        done
        sleep 0.025
    done
    return 1
}

# Given more arguments for the program. Sets window to its window and says how long that took.
start ()
{
    local what=$1 begun
    shift
    begun=$(now_ms)
    flatpak run "$id" "$@" > "$work/program.log" 2>&1 &
    window=$(await_window '^Pledgeline — ') || { cat "$work/program.log" >&2; die "no window"; }
    say "$what: window after $(($(now_ms) - begun)) ms"
    xdotool windowmove "$window" 0 0 windowfocus "$window"
    come_to_rest
}

# Waits until the window looks the same twice; its picture is WORK/window.png.
come_to_rest ()
{
    local before=none now
    for _ in {1..40}; do
        sleep 0.25
        import -window "$window" "$work/window.png"
        now=$(sha256sum < "$work/window.png")
        [ "$now" != "$before" ] || return 0
        before=$now
    done
    die "the window does not come to rest"
}

# Prints where the target's line stands: the dark column that is the longest, and its middle.
find_line ()
{
    convert "$work/window.png" -colorspace gray -depth 8 pgm:- | python3 -c '
import sys
data = sys.stdin.buffer.read ()
width, height = map (int, data.split (maxsplit=4)[1:3])
pixels = data[-width * height:]
dark = [[y for y in range (height) if pixels[y * width + x] < 48] for x in range (width)]
x = max (range (width), key=lambda x: len (dark[x]))
assert len (dark[x]) > height / 3, "no line"
print (x, dark[x][len (dark[x]) // 2])'
}

# The real pointer takes the line in the chart and draws it to the right, as slowly as a hand.
drag_target ()
{
    local x y new_x step
    read -r x y < <(find_line)
    xdotool mousemove "$x" "$y" sleep 0.1 mousedown 1
    for step in {1..12}; do xdotool sleep 0.03 mousemove $((x + step * 10)) "$y"; done
    xdotool sleep 0.1 mouseup 1 mousemove 5 300
    come_to_rest
    read -r new_x _ < <(find_line)
    [ $((new_x - x)) -ge 100 ] || die "the line was drawn 120 pixels to the right and is $((new_x - x)) further"
    say "drag: the target's line from x = $x to $new_x"
}

# Files reach the sandbox through a file system of the portal's, which not every machine lets it mount.
portal_works ()
{
    gdbus call --session --dest org.freedesktop.portal.Documents --object-path /org/freedesktop/portal/documents \
        --method org.freedesktop.portal.Documents.GetMountPoint > /dev/null 2>&1 && mountpoint --quiet "$XDG_RUNTIME_DIR/doc"
}

# Ctrl+Shift+E asks the portal for a file; its dialog is another program's window.
export_svg ()
{
    local file=$HOME/drawn.svg dialog target
    xdotool windowfocus "$window" key ctrl+shift+e
    dialog=$(await_window '.' "$window" 2> /dev/null) || die "no file dialog"
    xprop -id "$dialog" WM_CLASS | grep -q xdg-desktop-portal || die "the file dialog is not the portal's: $(xprop -id "$dialog" WM_CLASS)"
    xdotool windowfocus "$dialog" sleep 0.5 key ctrl+a type --delay 60 "$file"
    xdotool sleep 0.5 key Return
    for _ in {1..100}; do [ ! -s "$file" ] || break; sleep 0.1; done
    [ -s "$file" ] || die "nothing arrived at $file"
    # What the pointer set is what the picture says and the command line computes.
    plain < "$file" > "$work/drawn.svg"
    target=$(sed -n 's/.*At \([0-9.]*\) % of GDP.*/\1/p' "$work/drawn.svg" | head -n 1)
    [ -n "$target" ] && [ "$target" != 3.5 ] || die "the picture has no target of its own"
    grep -qF "$(sentence "$target")" "$work/drawn.svg" || die "picture and command line differ at $target %"
    say "export: $(stat -c %s "$file") bytes of SVG through the portal, target $target %: $(sentence "$target")"
}

# The same that a file manager does: the desktop entry, the bus, the file through the portal.
open_scenario ()
{
    local other
    printf '{"format": "pledgeline-scenario/1", "edition": "nato-2024-06", "target_pct": 2.5}\n' > "$HOME/question.pledge"
    [ "$(gio info -a standard::content-type "$HOME/question.pledge" | sed -n 's/.*content-type: //p')" \
        = application/vnd.pledgeline.scenario+json ] || die "a .pledge file is not known as one"
    gio launch "$FLATPAK_USER_DIR/exports/share/applications/$id.desktop" "$HOME/question.pledge"
    other=$(await_window '^Pledgeline — .*2024' "$window") || die "the .pledge file opened no window"
    say "open: $(xdotool getwindowname "$other")"
    xdotool windowclose "$other"
}

stop ()
{
    flatpak kill "$id" || true
    wait
}

act_by_bus ()
{
    gdbus call --session --dest "$id" --object-path "/${id//./\/}" --method org.freedesktop.Application.ActivateAction \
        new-window '[]' '{}' > /dev/null
    window=$(await_window '^Pledgeline — ') || die "the D-Bus service opened no window"
    say "D-Bus: the action new-window started the service and opened a window"
}

uninstall ()
{
    quietly flatpak uninstall --user -y --noninteractive --delete-data "$1"
    ! find "$FLATPAK_USER_DIR/exports" "$FLATPAK_USER_DIR/app" -name "$1*" | grep . || die "$1 left something behind"
    say "uninstall: nothing of $1 is left"
}

prove_devel ()
{
    local id=$id.Devel
    builder --install --force-clean "$work/app" "$manifests/$id.yml"
    check_exports
    start "development build"
    flatpak ps --columns=application | grep -qxF "$id" || die "$id does not run"
    stop
    uninstall "$id"
}

install_runtime
build
judge_metainfo
run_tests
install_app
check_permissions
check_exports
say "command line: $(sentence 3.5)"
start "first start"
stop
start "second start"
drag_target
if portal_works; then
    export_svg
    open_scenario
else
    say "NOT SHOWN: export and opening through the portal: it cannot mount its file system here (/dev/fuse)"
fi
stop
act_by_bus
stop
uninstall "$id"
prove_devel
say "all shown"
