# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of the house judged on lines of which it is known what is wrong with them."""
import importlib
import sys
import unittest

import house

licence = importlib.import_module('check-licence')
walls = importlib.import_module('check-walls')
potfiles = importlib.import_module('check-potfiles')

OWNER = {'pledge-gap.h': 'model', 'pledge-json.h': 'io', 'pledge-scene.h': 'scene', 'pledge-window.h': 'app',
         'pledge-cli.h': 'cli', 'pledge-cli-question.h': 'cli'}


class Licence(unittest.TestCase):
    def test_a_file_needs_one_at_its_top(self):
        line = '/* SPDX-License-Identifier: GPL-3.0-or-later */'
        self.assertEqual(licence.problems_in('src/a.c', line + '\nint a;'), [])
        self.assertEqual(len(licence.problems_in('src/a.c', 'int a;\n')), 1)
        self.assertEqual(len(licence.problems_in('src/a.c', '\n' * 10 + line)), 1)

    def test_it_has_to_be_ours(self):
        self.assertEqual(len(licence.problems_in('src/a.c', '/* SPDX-License-Identifier: MIT */')), 1)
        free = '<!-- SPDX-License-Identifier: CC0-1.0 -->'
        self.assertEqual(len(licence.problems_in('ui/a.ui', free)), 1)
        self.assertEqual(licence.problems_in('data/a.metainfo.xml.in', free), [])


class Walls(unittest.TestCase):
    def judge(self, room, *headers):
        text = ''.join(f'#include {header}\n' for header in headers)
        return walls.problems_in(room, f'src/{room}/x.c', text, OWNER)

    def test_a_room_may_know_what_is_below_it(self):
        self.assertEqual(self.judge('model', '"pledge-gap.h"', '<glib.h>', '<gio/gio.h>', '<math.h>'), [])
        self.assertEqual(self.judge('io', '"pledge-gap.h"', '<json-glib/json-glib.h>', '<sys/stat.h>'), [])
        self.assertEqual(self.judge('scene', '"pledge-scene.h"', '<pango/pangocairo.h>', '<cairo-pdf.h>'), [])
        self.assertEqual(self.judge('chart', '"pledge-gap.h"', '"pledge-scene.h"'), [])
        self.assertEqual(self.judge('cli', '"pledge-config.h"', '<glib/gi18n-lib.h>'), [])

    def test_no_room_may_know_what_is_above_it(self):
        for room, header in [('model', '"pledge-json.h"'), ('model', '<json-glib/json-glib.h>'),
                             ('model', '<cairo.h>'), ('io', '<cairo.h>'), ('io', '"pledge-scene.h"'),
                             ('scene', '"pledge-gap.h"'), ('scene', '<gtk/gtk.h>'), ('chart', '<cairo.h>'),
                             ('chart', '"pledge-json.h"'), ('export', '<gtk/gtk.h>'), ('cli', '<adwaita.h>'),
                             ('cli', '"pledge-window.h"'), ('model', '"json-glib/json-glib.h"'),
                             ('chart', '"../io/pledge-json.h"')]:
            with self.subTest(room=room, header=header):
                self.assertEqual(len(self.judge(room, header)), 1)

    def test_the_window_writes_no_file(self):
        self.assertEqual(self.judge('app', '"pledge-gap.h"', '"pledge-window.h"', '<adwaita.h>', '<gtk/gtk.h>', '<cairo.h>'), [])
        for header in ['"pledge-cli.h"', '"pledge-cli-question.h"', '<json-glib/json-glib.h>', '<cairo-svg.h>', '<cairo-pdf.h>']:
            with self.subTest(header=header):
                self.assertEqual(len(self.judge('app', header)), 1)

    def test_a_comment_is_no_include(self):
        self.assertEqual(self.judge('model', '<glib.h> /*\n#include <cairo.h>\n*/'), [])


class Potfiles(unittest.TestCase):
    def test_words_in_c(self):
        for text in ['a = _("x");', 'a = _ ("x");', 'N_ ("x")', 'C_ ("c", "x")', 'NC_ ("c", "x")',
                     'ngettext ("x", "y", n)', 'g_dngettext (NULL, "x", "y", n)', 'g_dgettext (NULL, "x")']:
            with self.subTest(text=text):
                self.assertTrue(potfiles.has_words('a.c', text))
        for text in ['int a_ (void);', '/* _("x") */', '// _("x")\n', '"_(" "x"', 'bind_textdomain_codeset ()',
                     'PLEDGE_ (x)']:
            with self.subTest(text=text):
                self.assertFalse(potfiles.has_words('a.c', text))

    def test_words_in_an_interface(self):
        self.assertTrue(potfiles.has_words('a.ui', '<property name="label" translatable="yes">A</property>'))
        self.assertFalse(potfiles.has_words('a.ui', '<property name="label">A</property>'))

    def test_the_list_has_each_once(self):
        self.assertEqual(potfiles.problems_in(['a.c', 'b.c'], ['a.c', 'b.c']), [])
        self.assertEqual(len(potfiles.problems_in(['a.c', 'b.c'], ['a.c'])), 1)
        self.assertEqual(len(potfiles.problems_in(['a.c'], ['a.c', 'b.c'])), 1)
        self.assertEqual(len(potfiles.problems_in(['a.c'], ['a.c', 'a.c'])), 1)
        self.assertEqual(potfiles.listed('# a list\n\na.c\n'), ['a.c'])


class Reading(unittest.TestCase):
    def test_literals_and_comments_go(self):
        self.assertEqual(house.strip_c('a "b\\"c" /* d\n */ \'"\' e'), 'a ""  \n \'\' e')
        self.assertEqual(house.strip_c('"/* no comment */" x', keep_strings=True), '"/* no comment */" x')


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], '--verbose'])
