# SPDX-License-Identifier: GPL-3.0-or-later
"""What the rules of the house share: walking the tree and reading C without comments and strings."""
import os
import re

# Comments, and string and character literals, in the order in which C sees them.
C_TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


def walk(root, folders, suffixes):
    """Paths below root, relative to it and sorted, of the files in folders that end in a suffix."""
    found = []
    for folder in folders:
        for place, inner, names in os.walk(os.path.join(root, folder)):
            inner[:] = [name for name in inner if name != '__pycache__']
            for name in names:
                if name.endswith(tuple(suffixes)):
                    found.append(os.path.relpath(os.path.join(place, name), root))
    return sorted(found)


def read(root, path):
    with open(os.path.join(root, path), encoding='utf-8') as file:
        return file.read()


def strip_c(text, keep_strings=False):
    """C without comments, and with every literal emptied unless keep_strings; lines keep their numbers."""
    def replace(match):
        token = match.group()
        if token.startswith('/'):
            return ' ' + '\n' * token.count('\n')
        return token if keep_strings else token[0] * 2
    return C_TOKEN.sub(replace, text)


def report(rule, problems):
    """Prints the problems, one a line; the exit status for them."""
    for problem in problems:
        print(problem)
    print(f'{rule}: {len(problems)} found')
    return 1 if problems else 0
