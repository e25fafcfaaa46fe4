#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-mime.sh FILE: with this description of types installed a scenario is known by its name, and
# without one by its contents.
set -eu
for tool in update-mime-database gio; do
    command -v $tool > /dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/share/mime/packages"
cp "$1" "$folder/share/mime/packages/"
XDG_DATA_HOME=$folder/share update-mime-database "$folder/share/mime"
printf '{"format": "pledgeline-scenario/1", "target_pct": 2}\n' > "$folder/question"
printf '{}\n' > "$folder/question.pledge"
printf '{}\n' > "$folder/other.json"
export XDG_DATA_HOME="$folder/share"
type_of () { gio info -a standard::content-type "$1" | sed -n 's/.*standard::content-type: //p'; }
for name in question question.pledge; do
    [ "$(type_of "$folder/$name")" = application/vnd.pledgeline.scenario+json ] \
        || { echo "check-mime.sh: $name is $(type_of "$folder/$name")"; exit 1; }
done
[ "$(type_of "$folder/other.json")" != application/vnd.pledgeline.scenario+json ]
