# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154 # root is set by whoever sources this
# Sourced by ./run and ./check, which set root to the top of the checkout: what both do before their
# own part. One build folder serves both, so that neither compiles what the other has compiled.
# Scripts that make a Debian of their own source it for the functions.

build=$root/build

say () { printf '%s: %s\n' "${0##*/}" "$*"; }
die () { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 1; }

# Prints the lines "package probe" of .ci/packages that are for one of the given purposes.
listed ()
{
    local purpose package probe
    while read -r purpose package probe; do
        case " $* " in *" $purpose "*) printf '%s %s\n' "$package" "$probe" ;; esac
    done < <(grep -v '^#' "$root/.ci/packages")
}

missing_packages ()
{
    local wanted installed
    wanted=$(listed "$@" | cut -d ' ' -f 1 | sort)
    # shellcheck disable=SC2086 # one word a package
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $wanted 2>/dev/null \
        | sed -n 's/^installed //p' | sort -u) || true
    comm -23 <(printf '%s\n' "$wanted") <(printf '%s\n' "$installed")
}

in_data_folders ()
{
    local folder folders
    IFS=: read -r -a folders <<< "${XDG_DATA_DIRS:-/usr/local/share:/usr/share}"
    for folder in "${folders[@]}" /usr/share; do
        [ ! -e "$folder/$1" ] || return 0
    done
    return 1
}

has_typelib ()
{
    python3 -c 'import gi, sys; gi.require_version (*sys.argv[1].rsplit ("-", 1))' "$1"
}

missing_probes ()
{
    local package probe
    while read -r package probe; do
        case $probe in
            tool:ninja) command -v ninja || command -v ninja-build || echo "ninja (program)" >&3 ;;
            tool:*) command -v "${probe#tool:}" || echo "${probe#tool:} (program)" >&3 ;;
            module:*)
                probe=${probe#module:}
                pkg-config --exists "${probe/>=/ >= }" || echo "$probe (pkg-config module)" >&3 ;;
            typelib:*) has_typelib "${probe#typelib:}" || echo "${probe#typelib:} (typelib, by python3-gi)" >&3 ;;
            file:*) in_data_folders "${probe#file:}" || echo "${probe#file:} (data file)" >&3 ;;
        esac
    done < <(listed "$@") 3>&1 >/dev/null 2>&1
}

install_packages ()
{
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "needs these packages, and cannot install them without root or sudo: $*"
        as_root=(sudo)
        # Without a terminal nobody can type a password.
        [ -t 0 ] || sudo -n true 2>/dev/null || die "needs these packages, and sudo does not let it install them: $*"
    fi
    say "installing with ${as_root[*]:+sudo }apt-get what is missing: $*"
    local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
    # A third party's list that cannot be read need not matter; a package that is not found will.
    "${apt[@]}" update || say "apt-get update did not succeed; trying with the lists that are there"
    "${apt[@]}" install -y --no-install-recommends "$@" \
        || die "could not install these packages: $*"
}

# Given the purposes, makes sure that everything for them is installed.
need ()
{
    local missing
    if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
        mapfile -t missing < <(missing_packages "$@")
        [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
    else
        mapfile -t missing < <(missing_probes "$@")
        [ ${#missing[@]} -eq 0 ] || die "this system lacks: $(printf '%s, ' "${missing[@]}" | sed 's/, $//')"
    fi
}

# Prints the address of the mirror that apt uses for packages with a label, such as Debian-Security.
mirror ()
{
    # shellcheck disable=SC2016 # apt fills these in
    apt-get indextargets --format '$(ORIGIN)|$(LABEL)|$(SITE)' 'Created-By: Packages' \
        | awk -F '|' -v label="$1" '$1 == "Debian" && $2 == label { print $3; exit }'
}

# The options by which this machine's apt reaches its mirrors: proxies, and whether it minds old signatures.
apt_options ()
{
    apt-config dump | grep -E '^Acquire::(https?::|Retries|Check-Valid-Until|Check-Date)' || true
}

# Given meson options for the case that the build folder is new.
configure ()
{
    [ -e "$build/build.ninja" ] || meson setup "$build" "$root" "$@"
}
