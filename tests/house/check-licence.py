# SPDX-License-Identifier: GPL-3.0-or-later
"""check-licence.py ROOT: every file that can hold a comment names its licence where a reader looks first."""
import re
import sys

import house

FOLDERS = ['src', 'ui', 'data', 'po', 'tests', 'flatpak', '.ci']
SUFFIXES = ['.c', '.h', '.py', '.sh', '.ui', '.css', '.svg', '.xml', '.in', '.conf', '.yml', 'meson.build']
SINGLE = ['run', 'check', '.ci/run', '.ci/packages', 'meson.build']
LICENCE = re.compile(r'SPDX-License-Identifier: ([\w.-]+)')


def problems_in(path, text):
    # A script's first line, an XML declaration and a document type may come before it.
    match = LICENCE.search('\n'.join(text.split('\n')[:4]))
    if not match:
        return [f'{path}:1: no SPDX-License-Identifier']
    # The description of a program for software centres has to be free of conditions.
    allowed = ['CC0-1.0'] if '.metainfo.xml' in path else ['GPL-3.0-or-later']
    if match.group(1) not in allowed:
        return [f'{path}:1: licence is {match.group(1)}, not {" or ".join(allowed)}']
    return []


def main(root):
    paths = house.walk(root, FOLDERS, SUFFIXES) + SINGLE
    # Golden pictures are what the program writes.
    paths = [path for path in paths if '/golden/' not in path]
    return house.report('licence', [p for path in paths for p in problems_in(path, house.read(root, path))])


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
