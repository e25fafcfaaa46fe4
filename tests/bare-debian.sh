#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# bare-debian.sh [FOLDER]
# Proves that ./run and ./check need nothing but Debian 12's essential packages and apt: makes such a
# system in a temporary folder from the mirrors that this machine's apt uses, puts the last commit
# there and runs, as root and without a display, ./run, ./run again and .ci/run. The pictures that ./run
# wrote are copied to FOLDER if one is given. Needs root, git, unshare and mmdebstrap or debootstrap;
# takes about 2 GB below $TMPDIR (/var/tmp) and some minutes, and takes everything away at the end.
set -euo pipefail

suite=bookworm
root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
pictures=${1:-}

# shellcheck source=.ci/prepare.sh
. "$root/.ci/prepare.sh"

[ "$(id -u)" -eq 0 ] || die "has to be run by root: it makes a system of its own and enters it with chroot"
for tool in git unshare chroot apt-get; do
    command -v "$tool" > /dev/null || die "$tool is not installed"
done
unshare --mount --pid --fork true 2> /dev/null || die "this machine does not allow namespaces of one's own"

sources ()
{
    echo "deb $main_mirror $suite main"
    [ -z "$security_mirror" ] || echo "deb $security_mirror $suite-security main"
}

bootstrap ()
{
    if command -v mmdebstrap > /dev/null; then
        sources | mmdebstrap --quiet --variant=minbase --mode=root --aptopt="$folder/apt.conf" "$suite" "$system" -
    elif command -v debootstrap > /dev/null; then
        unshare --mount debootstrap --variant=minbase "$suite" "$system" "$main_mirror" > "$folder/bootstrap.log" \
            || { cat "$folder/bootstrap.log" >&2; return 1; }
        sources > "$system/etc/apt/sources.list"
    else
        die "neither mmdebstrap nor debootstrap is installed"
    fi
    cp "$folder/apt.conf" "$system/etc/apt/apt.conf.d/99mirror"
    cp -L /etc/resolv.conf /etc/hosts "$system/etc/"
}

# Runs a command inside. The mounts and all processes live in namespaces that end with the command.
inside ()
{
    # shellcheck disable=SC2016 # for the inner shell
    unshare --mount --pid --ipc --uts --fork --kill-child bash -euc '
        system=$1; shift
        mount -t proc proc "$system/proc"
        mount -t sysfs -o ro sysfs "$system/sys"
        mount -t tmpfs -o mode=755,size=16m tmpfs "$system/dev"
        for node in null zero full random urandom tty; do
            touch "$system/dev/$node"
            mount --bind "/dev/$node" "$system/dev/$node"
        done
        mkdir "$system/dev/pts" "$system/dev/shm"
        mount -t devpts -o newinstance,ptmxmode=666 devpts "$system/dev/pts"
        mount -t tmpfs -o mode=1777 tmpfs "$system/dev/shm"
        ln -s pts/ptmx "$system/dev/ptmx"
        ln -s /proc/self/fd "$system/dev/fd"
        exec chroot "$system" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root "$@"
    ' bash "$system" "$@" < /dev/null
}

# Given a title and a command to run inside, tells how it ended and how long it took; its output is
# shown, and kept in $folder/log.
results=()
step ()
{
    local title=$1 started=$SECONDS status=0
    shift
    say "$title"
    inside "$@" 2>&1 | tee "$folder/log" || status=$?
    results+=("$title: $([ $status -eq 0 ] && echo ok || echo "failed with status $status"), $((SECONDS - started)) s")
    return $status
}

finish ()
{
    local status=$?
    trap - EXIT
    # Nothing is mounted below it any more; should that be untrue, what is mounted is left alone.
    rm -rf --one-file-system "$folder"
    [ ${#results[@]} -eq 0 ] || printf '%s\n' "" "${results[@]}"
    exit $status
}

main_mirror=$(mirror Debian)
security_mirror=$(mirror Debian-Security)
[ -n "$main_mirror" ] || die "apt knows no mirror of Debian here; run apt-get update first"

folder=$(mktemp -d "${TMPDIR:-/var/tmp}/pledgeline-bare.XXXXXX")
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
chmod 755 "$folder"
system=$folder/system
apt_options > "$folder/apt.conf"

say "making Debian $suite from $main_mirror"
bootstrap
mkdir -p "$system/src/pledgeline" "$system/src/pictures"
git -C "$root" archive HEAD | tar -x -C "$system/src/pledgeline"

step "./run, the first time" bash -c 'cd /src/pictures && /src/pledgeline/run'
grep -q 'installing with apt-get' "$folder/log" || die "./run found nothing to install: this is no bare system"
[ "$(head -c 4 "$system/src/pictures/pledgeline.svg")" = '<?xm' ] \
    || [ "$(head -c 4 "$system/src/pictures/pledgeline.svg")" = '<svg' ] || die "pledgeline.svg is no SVG"
[ "$(head -c 4 "$system/src/pictures/pledgeline.png" | tail -c 3)" = PNG ] || die "pledgeline.png is no PNG"
for picture in pledgeline.svg pledgeline.png; do
    results+=("$picture: $(stat -c %s "$system/src/pictures/$picture") bytes")
    [ -z "$pictures" ] || cp "$system/src/pictures/$picture" "$pictures/"
done

step "./run, the second time" bash -c 'cd /src/pictures && /src/pledgeline/run'
if grep -q 'installing' "$folder/log"; then die "./run installs again when everything is there"; fi

step ".ci/run" /src/pledgeline/.ci/run
mapfile -t -O ${#results[@]} results < <(grep -E '^(Ok|Expected Fail|Fail|Unexpected Pass|Skipped|Timeout): ' "$folder/log")
