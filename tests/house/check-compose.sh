#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-compose.sh METAINFO DESKTOP ICON: a catalogue entry for software centres can be made of the
# files as they are installed, as Flathub and distributions make it.
set -eu
LC_ALL=C.UTF-8 appstreamcli compose --help > /dev/null 2>&1 \
    || { echo "skipped: appstreamcli compose is not installed (Debian: appstream-compose)"; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
id=$(basename "$1" .metainfo.xml)
share=$folder/tree/usr/share
mkdir -p "$share/metainfo" "$share/applications" "$share/icons/hicolor/scalable/apps"
cp "$1" "$share/metainfo/"
cp "$2" "$share/applications/"
cp "$3" "$share/icons/hicolor/scalable/apps/$id.svg"
status=0
words=$(LC_ALL=C.UTF-8 appstreamcli compose --no-color --no-net --print-report=full --prefix=/usr --origin=pledgeline \
    --result-root="$folder/out" --components="$id" "$folder/tree") || status=$?
echo "$words"
[ $status -eq 0 ] || exit 1
# An icon of its own, the entry of its name, the summary in it.
find "$folder/out" -path '*/icons/*' -name "$id.*" | grep -q . || { echo "check-compose.sh: there is no icon"; exit 1; }
find "$folder/out" -name '*.xml.gz' -exec zcat {} + | grep -q "<id>$id</id>" || { echo "check-compose.sh: there is no entry"; exit 1; }
# The tree has no catalogues of translations.
! echo "$words" | grep -E '^ *[EW]: ' | grep -v translations-not-found || { echo "check-compose.sh: the remarks above are new"; exit 1; }
