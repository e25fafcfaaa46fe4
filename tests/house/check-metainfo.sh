#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# check-metainfo.sh FILE: AppStream has nothing to say against a description for software centres, not
# even pedantically, but two things: that the id has capital letters, as ids on D-Bus mostly have, and,
# before AppStream 0.16.4, that it does not know who <developer> is.
command -v appstreamcli > /dev/null || { echo "skipped: appstreamcli is not installed"; exit 77; }
words=$(LC_ALL=C.UTF-8 appstreamcli validate --no-net --no-color --pedantic "$1") || { echo "$words"; exit 1; }
echo "$words"
! echo "$words" | grep -E '^[EWIP]: ' | grep -vE 'cid-contains-uppercase-letter|unknown-tag developer$' \
    || { echo "check-metainfo.sh: the remarks above are new"; exit 1; }
