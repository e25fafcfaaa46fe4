# SPDX-License-Identifier: GPL-3.0-or-later
"""check-potfiles.py ROOT [--write]: po/POTFILES.in lists every file with words to translate, and no other.

With --write the list is made anew instead of judged."""
import os
import re
import sys

import house

C_CALL = re.compile(r'\b(?:_|N_|Q_|C_|NC_|(?:g_)?d?c?n?p?gettext2?)[ \t]*\(')
UI_MARK = re.compile(r'\btranslatable\s*=\s*["\'](?:yes|true|1)["\']')
LIST = 'po/POTFILES.in'
HEAD = '''# SPDX-License-Identifier: GPL-3.0-or-later
# Written by tests/house/check-potfiles.py ROOT --write
'''


def has_words(path, text):
    if path.endswith(('.c', '.h')):
        return bool(C_CALL.search(house.strip_c(text)))
    if path.endswith('.ui'):
        return bool(UI_MARK.search(text))
    return True


def wanted(root):
    paths = house.walk(root, ['src'], ['.c', '.h']) + house.walk(root, ['ui'], ['.ui'])
    paths += house.walk(root, ['data'], ['.desktop.in', '.metainfo.xml.in', '.mime.xml.in', '.gschema.xml'])
    return sorted(path for path in paths if has_words(path, house.read(root, path)))


def listed(text):
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith('#')]


def problems_in(want, have):
    problems = [f'{LIST}: lacks {path}' for path in want if path not in have]
    problems += [f'{LIST}: {path} has no words to translate, or is gone' for path in have if path not in want]
    problems += [f'{LIST}: {path} is listed twice' for path in sorted(set(have)) if have.count(path) > 1]
    return problems


def main(root, *options):
    want = wanted(root)
    if '--write' in options:
        with open(os.path.join(root, LIST), 'w', encoding='utf-8') as file:
            file.write(HEAD)
            file.writelines(path + '\n' for path in want)
        return 0
    return house.report('potfiles', problems_in(want, listed(house.read(root, LIST))))


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
