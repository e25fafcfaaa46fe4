#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-links.sh PROGRAM: the program must start where there is no GTK, so it must not be linked to it,
# directly or through another library.
set -euo pipefail
command -v ldd > /dev/null || { echo "skipped: ldd is not installed"; exit 77; }
libraries=$(ldd "$1")
if grep -E 'libgtk-|libgdk-[0-9]|libadwaita-' <<< "$libraries"; then
    echo "$1 is linked to the libraries above"
    exit 1
fi
# Without this line the test would also pass on something that is no program of ours.
grep -q 'libglib-2.0' <<< "$libraries" || { echo "$1 is not linked to GLib: not the program meant"; exit 1; }
