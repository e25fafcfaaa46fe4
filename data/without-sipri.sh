#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# without-sipri.sh DATA FOLDER: makes FOLDER a data folder as an installation without SIPRI's extract has
# it, by links to the files in DATA.
set -eu
mkdir -p "$2/editions"
for file in alliances.json commitments.json editions/imf-weo-2025-10.json editions/nato-2024-06.json editions/nato-2026-07.json; do
    ln -sf "$1/$file" "$2/$file"
done
