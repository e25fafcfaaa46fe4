#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# validate.sh TOOL [ARGUMENT…]: runs a tool that judges a file; skipped where the tool is not installed.
command -v "$1" > /dev/null || { echo "skipped: $1 is not installed"; exit 77; }
exec "$@"
