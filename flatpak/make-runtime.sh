#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# make-runtime.sh SUITE VERSION FOLDER
# Makes FOLDER/repo, an OSTree repository with a stand-in for org.gnome.Platform and org.gnome.Sdk of
# VERSION, out of the packages of a Debian suite that has a similar GTK. With it the manifests beside
# this script can be built and run, unchanged, where the mirror of Debian that apt uses is all there is.
# The stand-in has what GNOME's own runtime has of what the program asks for, and nothing else of it:
# libcsv, for one, has to come from the manifests. It has the tools of the tests besides.
# Exit status 77: this machine cannot make one; a line on stderr says why.
set -euo pipefail
root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
# shellcheck source=.ci/prepare.sh
. "$root/.ci/prepare.sh"

[ $# -eq 3 ] || { echo "usage: ${0##*/} SUITE VERSION FOLDER" >&2; exit 2; }
suite=$1 version=$2 folder=$3

# What the runtime has, what its SDK has, and what the tests are run with.
packages=(
    libgtk-4-1 libgtk-4-bin libadwaita-1-0 libjson-glib-1.0-0 libxml2 librsvg2-common adwaita-icon-theme
    fonts-cantarell fonts-inter iso-codes locales shared-mime-info desktop-file-utils
    autoconf automake gcc gettext libc6-dev libtool make meson nasm pkgconf appstream appstream-compose
    libgtk-4-dev libadwaita-1-dev libjson-glib-dev libpng-dev libxml2-dev libarchive-dev librsvg2-dev
    at-spi2-core dbus gir1.2-atspi-2.0 libxml2-utils procps python3-gi xdotool xvfb
)

skip () { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 77; }

# The usr of a system made of the packages becomes the files of the runtime, its etc the runtime's.
unpack ()
{
    mkdir -p "$1"
    tar -x -C "$1" --no-same-owner --exclude './usr/share/man/*' --exclude './usr/share/info/*' \
        --exclude './usr/share/lintian/*' ./usr ./etc
}

make_system ()
{
    apt_options > "$folder/apt.conf"
    cat >> "$folder/apt.conf" << 'X'
APT::Install-Recommends "false";
Acquire::Languages "none";
X
    mmdebstrap --quiet --variant=essential --format=tar --aptopt="$folder/apt.conf" \
        --include="$(IFS=,; echo "${packages[*]}")" \
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/gtk-doc/*' \
        --dpkgopt=force-unsafe-io \
        "$suite" - "deb $mirror $suite main" > "$folder/system.tar" \
        || skip "the packages could not be put together, see above"
    unpack "$folder/tree" < "$folder/system.tar"
    rm "$folder/system.tar"
}

# flatpak-builder before 1.3 calls a program of AppStream's that newer ones have as a subcommand.
add_appstream_compose ()
{
    cat > bin/appstream-compose << 'X'
#!/bin/sh
for word; do
    case $word in
        --prefix=*) prefix=${word#*=} ;;
        --basename=*) name=${word#*=} ;;
        --*) ;;
        *) id=$word ;;
    esac
done
mkdir -p "$prefix/share/metainfo"
[ -e "$prefix/share/metainfo/$id.metainfo.xml" ] \
    || cp "$prefix/share/appdata/$id.appdata.xml" "$prefix/share/metainfo/$id.metainfo.xml"
exec appstreamcli compose --print-report=full --no-net --prefix=/ --origin="$name" --result-root="$prefix" \
    --data-dir="$prefix/share/app-info/xmls" --icons-dir="$prefix/share/app-info/icons/flatpak" \
    --components="$id,$id.desktop" "$prefix"
X
    chmod 755 bin/appstream-compose
}

# Makes a runtime of the unpacked system: as the user of a sandbox sees it, below /usr and /app.
shape ()
{
    mv "$folder/tree/usr" "$folder/tree/files"
    mv "$folder/tree/etc" "$folder/tree/files/etc"
    cd "$folder/tree/files"
    rm -rf etc/{apt,dpkg,cron.*,systemd,init.d,pam.d,security} \
        etc/{resolv.conf,hosts,hostname,machine-id,.pwd.lock,*-,shadow,gshadow}
    rm -rf lib/*-linux-gnu/libicu*.a
    mkdir -p share/runtime/locale share/locale
    # The cache of libraries is made anew for each sandbox.
    printf '%s\n' /app/lib /usr/local/lib lib/*-linux-gnu /usr/lib | sed 's|^lib/|/usr/lib/|' > etc/ld.so.conf
    [ -e bin/appstream-compose ] || add_appstream_compose
    add_font
    find . -type f -perm /6000 -exec chmod a-s {} +
    cd - > /dev/null
}

# Adwaita Sans, the font of GNOME's runtime, is Inter with another name.
add_font ()
{
    cat > etc/fonts/conf.d/60-adwaita-sans.conf << 'X'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <alias binding="same"><family>Adwaita Sans</family><accept><family>Inter</family></accept></alias>
</fontconfig>
X
}

# Given Platform or Sdk and where its files come from.
commit ()
{
    local arch ref metadata
    arch=$(flatpak --default-arch)
    ref=runtime/org.gnome.$1/$arch/$version
    metadata="[Runtime]
name=org.gnome.$1
runtime=org.gnome.Platform/$arch/$version
sdk=org.gnome.Sdk/$arch/$version
"
    mkdir -p "$folder/metadata"
    printf '%s' "$metadata" > "$folder/metadata/metadata"
    ostree commit --repo="$folder/repo" --fsync=false --canonical-permissions --owner-uid=0 --owner-gid=0 \
        --no-xattrs --subject="stand-in from Debian $suite" --branch="$ref" --bind-ref="$ref" \
        "--tree=$2" --tree=dir="$folder/metadata" --add-metadata-string="xa.metadata=$metadata" > /dev/null
}

mirror=$(mirror Debian)
[ -n "$mirror" ] || skip "apt knows no mirror of Debian here"
mkdir -p "$folder"
folder=$(readlink -f "$folder")
/usr/lib/apt/apt-helper download-file "$mirror/dists/$suite/Release" "$folder/Release" > /dev/null 2>&1 \
    || skip "$mirror does not answer for $suite"

make_system
shape
ostree init --repo="$folder/repo" --mode=bare-user-only
commit Platform "dir=$folder/tree"
commit Sdk "ref=runtime/org.gnome.Platform/$(flatpak --default-arch)/$version"
flatpak build-update-repo --no-update-appstream "$folder/repo"
rm -rf "$folder"/{tree,metadata,Release,apt.conf}
