# SPDX-License-Identifier: GPL-3.0-or-later
"""check-walls.py ROOT: no room includes what it must not know.

The linker keeps the walls between libraries; this keeps the ones that it cannot see, such as a header
of GTK whose functions are not called, or cairo in a room that is given it by the way."""
import os
import re
import sys

import house

GLIB = r'glib\.h|glib/.*|glib-object\.h|glib-unix\.h|gobject/.*|gio/.*'
JSON = r'json-glib/.*'
READERS = r'libxml/.*|archive(_entry)?\.h|csv\.h'
DRAWING = r'cairo.*\.h|pango/.*|fontconfig/.*|hb.*\.h'
PICTURES = r'png\.h|zlib\.h|isa-l/.*'
WINDOWS = r'(gtk|gdk|gsk)/.*|graphene\.h|adwaita\.h|pango/.*'
# The C library and POSIX.
SYSTEM = (r'(assert|ctype|errno|fcntl|float|inttypes|limits|locale|math|setjmp|signal|stdarg|stdbool|stddef|'
          r'stdint|stdio|stdlib|string|strings|time|unistd|wchar|sys/\w+)\.h')

# room: (other rooms whose headers it may include, libraries it may include)
ROOMS = {
    'model': ([], [GLIB]),
    'io': (['model'], [GLIB, JSON]),
    'import': (['model', 'io'], [GLIB, JSON, READERS]),
    'scene': ([], [GLIB, DRAWING]),
    'chart': (['model', 'scene'], [GLIB]),
    'export': (['model', 'io', 'scene', 'chart'], [GLIB, JSON, DRAWING, PICTURES]),
    'cli': (['model', 'io', 'scene', 'chart', 'export'], [GLIB, JSON]),
    'app': (['model', 'io', 'scene', 'chart', 'export'], [GLIB, WINDOWS, r'cairo\.h']),
}
# Made by the build: version, application id, folders.
CONFIG = 'pledge-config.h'
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^">]+)[>"]', re.MULTILINE)


def owners(root):
    """Which room each header of ours is in."""
    return {os.path.basename(path): path.split('/')[1] for path in house.walk(root, ['src'], ['.h'])}


def problems_in(room, path, text, owner):
    rooms, libraries = ROOMS[room]
    allowed = re.compile('|'.join(libraries + [SYSTEM]))
    problems = []
    text = house.strip_c(text, keep_strings=True)
    for match in INCLUDE.finditer(text):
        bracket, header = match.groups()
        line = text.count('\n', 0, match.start()) + 1
        home = owner.get(os.path.basename(header))
        if bracket == '<' or home is None and header != CONFIG:
            if not allowed.fullmatch(header):
                problems.append(f'{path}:{line}: {room} must not know {header}')
        elif header != CONFIG and home != room and home not in rooms:
            problems.append(f'{path}:{line}: {room} must not know {home} ({header})')
    return problems


def main(root):
    owner = owners(root)
    problems = []
    for room in ROOMS:
        for path in house.walk(root, [f'src/{room}'], ['.c', '.h']):
            problems += problems_in(room, path, house.read(root, path), owner)
    return house.report('walls', problems)


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
