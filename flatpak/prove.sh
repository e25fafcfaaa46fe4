#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# prove.sh [--fresh] [SUITE]
# Proves that the Flatpak works, without Flathub: makes a stand-in for GNOME's runtime out of a Debian
# suite (trixie; forky has a newer GTK still), builds the manifests beside this script as they are,
# installs them, runs the unit and window tests against the runtime's libraries, uses the program on a
# display of its own as an ordinary user would, and takes everything away again. prove-inside.sh says
# what is used how.
#
# May be started by root, who makes an ordinary user for the time being, or by an ordinary user. The
# stand-in is kept in ${XDG_CACHE_HOME:-~/.cache}/pledgeline-flatpak (root: /var/cache) for the next
# time; --fresh makes it anew. The rest needs about 2 GB below ${TMPDIR:-/var/tmp} while it runs.
# Exit status 77: this machine cannot do it; a line on stderr says why.
set -euo pipefail
here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
root=$(dirname "$here")
# shellcheck source=.ci/prepare.sh
. "$root/.ci/prepare.sh"

id=io.github.pledgeline.Pledgeline
runtime_dir=
fresh=
if [ "${1:-}" = --fresh ]; then fresh=1; shift; fi
suite=${1:-trixie}
user=$(id -un)
work=

skip () { printf '%s: skipped: %s\n' "${0##*/}" "$*" >&2; exit 77; }

# Also where only the user may look, as at a file system of the portal's.
is_mounted () { grep -qF " $1 " /proc/self/mountinfo; }

# Runs a command as the ordinary user, with nothing of the caller's session.
as_user ()
{
    local change=()
    [ "$user" = "$(id -un)" ] || change=(setpriv "--reuid=$user" "--regid=$user" --init-groups)
    (cd / && exec "${change[@]}" env -i PATH="$PATH" LC_ALL=C.UTF-8 HOME="$work/home" USER="$user" LOGNAME="$user" \
        TERM=dumb PYTHONDONTWRITEBYTECODE=1 "$@" < /dev/null)
}

check_machine ()
{
    command -v apt-get > /dev/null || skip "needs apt-get: the runtime is made of Debian's packages"
    [ "$(df --output=avail -k "${TMPDIR:-/var/tmp}" | tail -n 1)" -gt 4000000 ] || skip "needs 4 GB below ${TMPDIR:-/var/tmp}"
    unshare --user true 2> /dev/null || skip "this machine does not allow user namespaces, which a sandbox is made of"
    (need test flatpak) || skip "what it needs is not installed, see above"
}

# The portal hands out paths below /run/user/UID, wherever else XDG_RUNTIME_DIR may point to.
check_session ()
{
    runtime_dir=/run/user/$(id -u "$user")
    if [ "$(id -u)" -eq 0 ]; then
        install -d -m 755 /run/user
        install -d -m 700 -o "$user" -g "$user" "$runtime_dir"
    fi
    as_user test -w "$runtime_dir" || skip "there is no $runtime_dir that $user may write to"
    ! is_mounted "$runtime_dir/doc" \
        || skip "a session of $user holds $runtime_dir/doc, which the portal needs; start it as root"
    as_user bwrap --unshare-all --ro-bind / / --proc /proc --dev /dev true 2> /dev/null \
        || skip "$user may not make namespaces, which a sandbox is made of"
}

make_user ()
{
    [ "$(id -u)" -eq 0 ] || return 0
    user=pledgeline-proof
    ! getent passwd "$user" > /dev/null || die "there is a user $user already, as another proof makes one"
    made_user=1
    useradd --user-group --no-create-home --home-dir "$work/home" --shell /bin/sh "$user"
}

# The user that was made has no processes but those of the proof.
remove_user ()
{
    local processes
    processes=$(ps -o pid= -u "$user") || true
    # shellcheck disable=SC2086 # one word a process
    [ -z "$processes" ] || kill $processes 2> /dev/null || true
    for _ in {1..50}; do ps -o pid= -u "$user" > /dev/null || break; sleep 0.1; done
    rm -rf --one-file-system "$runtime_dir" || true
    userdel "$user" || true
}

finish ()
{
    local status=$?
    trap - EXIT
    # It was not mounted before, and whoever mounted it has ended.
    [ -z "${checked:-}" ] || ! is_mounted "$runtime_dir/doc" || as_user fusermount3 -u -z "$runtime_dir/doc" || true
    [ -z "${made_user:-}" ] || remove_user
    [ -z "$work" ] || rm -rf --one-file-system "$work" || true
    exit $status
}

# The stand-in, from the cache if it was made of the same packages.
prepare_runtime ()
{
    local cache=${XDG_CACHE_HOME:-$([ "$(id -u)" -eq 0 ] && echo /var/cache || echo "$HOME/.cache")}/pledgeline-flatpak
    local key status=0
    key=$(cat "$here/make-runtime.sh" - <<< "$version" | sha256sum | cut -c 1-12)
    runtime=$cache/$suite-$key
    [ -z "$fresh" ] || rm -rf "$runtime"
    if [ ! -d "$runtime" ]; then
        say "making the runtime of Debian $suite's packages"
        mkdir -p "$cache"
        rm -rf "$runtime.part" "$cache/$suite"-*
        "$here/make-runtime.sh" "$suite" "$version" "$runtime.part" || status=$?
        [ $status -eq 0 ] || { rm -rf "$runtime.part"; exit $status; }
        mv "$runtime.part" "$runtime"
    fi
    as_user test -r "$runtime/repo/config" || skip "$user may not read $runtime"
}

# The archives of the manifest, by way of the mirror that apt uses where they are Debian's. flatpak-builder
# takes them by their checksums, so that it does not matter who brought them.
fetch_sources ()
{
    local url checksum name folder
    (cd "$work" && flatpak-builder --show-manifest "$here/$id.yml") | python3 -c '
import json, sys
for module in json.load (sys.stdin)["modules"]:
    for source in module["sources"]:
        if "url" in source:
            print (source["url"], source["sha256"])' | while read -r url checksum; do
        name=${url##*/}
        folder=$work/sources/downloads/$checksum
        mkdir -p "$folder"
        /usr/lib/apt/apt-helper download-file "${url/#https:\/\/deb.debian.org\/debian/$(mirror Debian)}" "$folder/$name" \
            > "$work/log" 2>&1 || { cat "$work/log" >&2; skip "$url cannot be had"; }
        echo "$checksum  $folder/$name" | sha256sum --check --quiet
    done
}

# What a commit of this checkout would hold, without what lies about in it.
copy_checkout ()
{
    mkdir "$work/checkout"
    if git -C "$root" rev-parse --is-inside-work-tree > /dev/null 2>&1; then
        (cd "$root" && git ls-files -z --cached --others --exclude-standard \
            | xargs -0 sh -c 'for file; do [ ! -e "$file" ] || printf "%s\0" "$file"; done' sh \
            | tar -c --null --files-from=- | tar -x -C "$work/checkout" --no-same-owner)
    else
        tar -c -C "$root" --exclude './build*' . | tar -x -C "$work/checkout" --no-same-owner
    fi
}

check_machine
version=$(sed -n "s/^runtime-version: '\(.*\)'/\1/p" "$here/$id.yml")
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
work=$(mktemp -d "${TMPDIR:-/var/tmp}/pledgeline-flatpak.XXXXXX")
chmod 755 "$work"
make_user
check_session
checked=1
prepare_runtime
mkdir "$work/home"
fetch_sources
copy_checkout
[ -z "${made_user:-}" ] || chown -R "$user:$user" "$work"

# Not exec: what was made for it is taken away afterwards.
as_user DISPLAY_TEST_TIMEOUT_S=1800 \
    "$work/checkout/tests/app/with-display.sh" \
    "$work/checkout/flatpak/prove-inside.sh" "$id" "$version" "$runtime/repo" "$work"
