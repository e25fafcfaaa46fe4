# SPDX-License-Identifier: GPL-3.0-or-later
"""test-cli.py PROGRAM DATA: what the command line promises, asked of the built program as a process."""
import csv
import io
import json
import os
import pty
import re
import shutil
import signal
import stat
import struct
import subprocess
import sys
import tempfile
import time
import unittest
import xml.etree.ElementTree as ElementTree

PROGRAM = DATA = None
SIPRI = [] if os.environ.get('PLEDGELINE_WITHOUT_SIPRI') else ['sipri-2025-04']
needs_sipri = unittest.skipUnless(SIPRI, "built without SIPRI's figures")

HEADER = ['member', 'name', 'year', 'estimate', 'rank', 'share_published_pct', 'share_nominal_pct', 'target_pct', 'meets',
          'spending_usd_m', 'gdp_usd_m', 'gap_usd_m', 'note']
DONE, COULD_NOT, WRONG_WORDS = 0, 1, 2


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='pledge-cli-')
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), 'w', encoding='utf-8') as file:
            file.write(text)
        return self.path(name)

    def run_it(self, *words, **more):
        environment = {name: value for name, value in os.environ.items()
                       if name not in ('DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'PLEDGELINE_DATA_DIR')}
        environment.update(more.pop('environment', {}))
        more.setdefault('cwd', self.folder)
        return subprocess.run([PROGRAM, *words], stdin=subprocess.DEVNULL, stdout=more.pop('stdout', subprocess.PIPE),
                              stderr=subprocess.PIPE, env=environment, timeout=60, **more)

    def good(self, *words, **more):
        """What the program says on standard output; it must be silent on the other."""
        result = self.run_it(*words, **more)
        self.assertEqual((result.returncode, result.stderr.decode()), (DONE, ''), words)
        return result.stdout.decode() if result.stdout is not None else ''

    def refused(self, status, *words, says='', **more):
        """One line on standard error, nothing on standard output, and nothing left behind."""
        before = sorted(os.listdir(self.folder))
        result = self.run_it(*words, **more)
        lines = result.stderr.decode().splitlines()
        self.assertEqual((result.returncode, len(lines), result.stdout or b''), (status, 1, b''), (words, lines))
        self.assertTrue(lines[0].startswith('pledgeline-cli: '), lines)
        self.assertIn(says, lines[0])
        self.assertEqual(sorted(os.listdir(self.folder)), before)

    def rows(self, *words, **more):
        text = self.good('table', '--format', 'csv', *words, **more)
        table = list(csv.DictReader(io.StringIO(text, newline='')))
        self.assertEqual(text.split('\n', 1)[0].split(','), HEADER)
        return {row['member']: row for row in table}

    def answer(self, *words, **more):
        return json.loads(self.good('table', '--format', 'json', *words, **more))


class Table(Case):
    def test_defaults(self):
        answer = self.answer()
        question = answer['question']
        self.assertEqual((question['edition'], question['alliance'], question['year'], question['target_pct'], question['money']),
                         ('nato-2026-07', 'nato', 2026, 3.5, 'usd'))
        self.assertEqual(list(answer), ['question', 'rows', 'totals', 'credit'])
        self.assertEqual(list(answer['totals']), ['members', 'with_figures', 'meeting', 'shortfall_usd_m', 'net_usd_m'])
        self.assertEqual((answer['totals']['members'], answer['totals']['with_figures'], answer['totals']['meeting']), (32, 31, 5))
        self.assertEqual(round(answer['totals']['shortfall_usd_m'] / 1000, 1), 417.3)
        self.assertIn('NATO', answer['credit'])

    def test_csv_is_json(self):
        for words in ([], ['--edition', 'nato-2024-06', '--year', '2016'],
                      *(['--edition', edition, '--alliance', 'us-asia-pacific'] for edition in SIPRI)):
            rows = self.rows(*words)
            answer = self.answer(*words)
            self.assertEqual(list(rows), [row['member'] for row in answer['rows']])
            for row in answer['rows']:
                self.assertEqual(list(row), HEADER)
                for name, value in row.items():
                    field = rows[row['member']][name]
                    if isinstance(value, bool):
                        self.assertEqual(field, str(value).lower())
                    elif isinstance(value, (int, float)):
                        self.assertEqual(float(field), value)
                    else:
                        self.assertEqual(field, value or '')

    def test_golden(self):
        row = self.rows('--edition', 'nato-2024-06', '--year', '2024')['DEU']
        self.assertEqual([round(float(row[name]) / 1000, 1) for name in ('spending_usd_m', 'gdp_usd_m', 'gap_usd_m')], [97.7, 4610.0, 63.7])
        self.assertEqual(self.rows('--edition', 'nato-2024-06')['GBR']['rank'], '9')

    def test_alliances(self):
        self.assertEqual(len(self.rows('--alliance', 'europe')), 30)

    @needs_sipri
    def test_alliances_in_asia(self):
        self.assertEqual(list(self.rows('--alliance', 'us-japan', '--edition', 'sipri-2025-04')), ['USA', 'JPN'])
        self.assertEqual(len(self.rows('--alliance', 'us-asia-pacific', '--edition', 'sipri-2025-04')), 8)

    @needs_sipri
    def test_members(self):
        answer = self.answer('--edition', 'sipri-2025-04', '--members', 'JPN,KOR')
        self.assertEqual(sorted(row['member'] for row in answer['rows']), ['JPN', 'KOR'])
        self.assertEqual(answer['question']['members'], ['JPN', 'KOR'])
        self.assertEqual(answer['totals']['members'], 2)

    def test_member_without_figures(self):
        for words in (['--members', 'ISL'], ['--members', 'JPN']):
            row = next(iter(self.rows(*words).values()))
            self.assertEqual([row[name] for name in ('rank', 'share_published_pct', 'meets', 'spending_usd_m', 'gap_usd_m')], [''] * 5)
            self.assertNotEqual(row['note'], '')
            totals = self.answer(*words)['totals']
            self.assertEqual((totals['members'], totals['with_figures'], totals['shortfall_usd_m'], totals['net_usd_m']), (1, 0, None, None))

    def test_target(self):
        self.assertEqual(self.answer('--target', '2')['totals']['meeting'], 30)
        self.assertEqual(self.answer('--target', '0')['totals']['meeting'], 31)
        self.assertEqual(self.answer('--target=5.00')['totals']['meeting'], 2)
        self.assertEqual({row['target_pct'] for row in self.rows('--target', '20').values()}, {'20'})

    def test_own_target(self):
        for words in (['--target', 'DEU=2'], ['--target', 'DEU=2', '--target', '3.5'], ['--target', '3.5', '--target', 'DEU=5', '--target', 'DEU=2']):
            rows = self.rows(*words)
            self.assertEqual((rows['DEU']['target_pct'], rows['DEU']['meets'], rows['FRA']['target_pct'], rows['FRA']['meets']),
                             ('2', 'true', '3.5', 'false'))
            self.assertEqual(self.answer(*words)['totals']['meeting'], 6)

    def test_year(self):
        for year, members in ((2016, 28), (2018, 29), (2020, 30), (2022, 30), (2023, 31), (2024, 32)):
            self.assertEqual(self.answer('--year', str(year), '--edition', 'nato-2024-06')['totals']['members'], members)

    def test_money(self):
        usd = self.good('table')
        for lens in ('usd', 'const', 'national', 'head', 'soldier', 'budget', 'ppp'):
            text = self.good('table', '--money', lens)
            self.assertIn('Lithuania', text)
            self.assertEqual(text == usd, lens == 'usd')
            # The columns of the contract are in US$ whatever the lens.
            self.assertEqual(self.rows('--money', lens), self.rows())
            self.assertEqual(self.answer('--money', lens)['question']['money'], lens)

    def test_text(self):
        text = self.good('table', '--format', 'text')
        self.assertEqual(text, self.good('table'))
        for words in ('NATO · July 2026 · 2026e', 'Lithuania', 'Iceland', 'no armed forces', '5 of 31', 'Source: NATO'):
            self.assertIn(words, text)

    def test_scenario(self):
        scenario = self.write('asked.json', json.dumps({
            'format': 'pledgeline-scenario/1', 'edition': 'nato-2024-06', 'alliance': 'europe', 'year': 2022, 'target_pct': 2.5,
            'targets_pct': {'DEU': 3.0}, 'money': 'ppp'}))
        question = self.answer('--scenario', scenario)['question']
        self.assertEqual((question['edition'], question['alliance'], question['year'], question['target_pct'], question['money']),
                         ('nato-2024-06', 'europe', 2022, 2.5, 'ppp'))
        self.assertEqual(self.rows('--scenario', scenario)['DEU']['target_pct'], '3')
        # What is said besides goes before what the file says.
        question = self.answer('--scenario', 'asked.json', '--year', '2023', '--target', '4', '--alliance', 'nato', '--money', 'usd')['question']
        self.assertEqual((question['edition'], question['alliance'], question['year'], question['target_pct'], question['money']),
                         ('nato-2024-06', 'nato', 2023, 4, 'usd'))
        self.assertEqual(self.answer('--scenario', scenario, '--edition', 'nato-2026-07')['question']['year'], 2022)

    def test_output(self):
        for form in ('text', 'csv', 'json'):
            for option in (['-o', 'out'], ['--output=out'], ['--output', self.path('out')]):
                self.assertEqual(self.good('table', '--format', form, *option), '')
                with open(self.path('out'), encoding='utf-8') as file:
                    self.assertEqual(file.read(), self.good('table', '--format', form))
        self.assertEqual(os.listdir(self.folder), ['out'])

    def test_output_to_device(self):
        self.good('table', '-o', '/dev/null')
        self.assertTrue(stat.S_ISCHR(os.stat('/dev/null').st_mode))
        if not os.path.islink('/dev/stdout'):
            self.skipTest('there is no /dev/stdout here')
        with open(self.path('out'), 'wb') as out:
            self.good('table', '--format', 'csv', '-o', '/dev/stdout', stdout=out)
        self.assertTrue(os.path.islink('/dev/stdout'))
        with open(self.path('out'), encoding='utf-8') as file:
            self.assertEqual(file.read(), self.good('table', '--format', 'csv'))

    def test_comma_locale(self):
        names = subprocess.run(['locale', '-a'], stdout=subprocess.PIPE, check=False).stdout.decode().split()
        found = [name for name in names if name.lower() in ('de_de.utf8', 'de_de.utf-8', 'fr_fr.utf8', 'fr_fr.utf-8')]
        if not found:
            self.skipTest('no locale with a decimal comma is installed')
        environment = {'LC_ALL': found[0], 'LANGUAGE': 'en'}
        self.assertEqual(self.rows(environment=environment), self.rows())
        self.assertEqual(self.answer(environment=environment)['rows'], self.answer()['rows'])
        self.assertIn('5,33', self.good('table', environment=environment))

    def test_could_not(self):
        for words, says in (
                (['--edition', 'nato-1949'], 'nato-1949'),
                (['--edition', ''], ''),
                (['--edition', 'imf-weo-2025-10'], 'imf-weo-2025-10'),
                (['--alliance', 'nowhere'], 'nowhere'),
                (['--members', 'JPN,XXX'], 'XXX'),
                (['--members', 'jpn'], 'jpn'),
                (['--members', 'JPN,,KOR'], ''),
                (['--members', 'JPN, KOR'], ''),
                (['--year', '2027'], '2027'),
                (['--year', '1900'], '1900'),
                (['--edition', 'nato-2024-06', '--year', '2025'], '2025'),
                (['--target', 'JPN=2'], 'JPN'),
                (['--target', 'XXX=2'], 'XXX'),
                (['--target', '=2'], ''),
                (['--scenario', 'missing.json'], 'missing.json'),
                (['--scenario', '/'], ''),
                (['-o', '/'], 'Could not save'),
                (['-o', self.folder], self.folder),
                (['-o', 'missing/out.csv'], 'missing/out.csv'),
                (['-o', '/proc/out.csv'], '/proc/out.csv')):
            self.refused(COULD_NOT, 'table', *words, says=says)

    def test_bad_scenarios(self):
        for text, says in (
                ('', 'empty'),
                ('{', 'line 1'),
                ('{"format": "pledgeline-scenario/2"}', 'pledgeline-scenario/1'),
                ('{"format": "pledgeline-scenario/1", "target_pct": 25}', 'target_pct'),
                ('{"format": "pledgeline-scenario/1", "edition": "nato-1949"}', 'edition'),
                ('{"format": "pledgeline-scenario/1", "year": 1066}', 'year')):
            self.refused(COULD_NOT, 'table', '--scenario', self.write('bad.json', text), says=says)

    def test_wrong_words(self):
        for words in (
                ['--target', 'abc'], ['--target', '25'], ['--target', '-1'], ['--target', 'nan'], ['--target', 'inf'], ['--target', '0x10'],
                ['--target', '1e400'], ['--target', ''], ['--target', '3,5'], ['--target', '3.5%'], ['--target', ' 3'], ['--target', 'DEU='],
                ['--target', 'DEU=25'], ['--target', 'DEU=abc'], ['--target', 'DEU=2=3'], ['--target'], ['--target', '20.01'],
                ['--format', 'xml'], ['--format', 'CSV'], ['--format', ''], ['--format'],
                ['--year', 'abc'], ['--year', '2024e'], ['--year', '-2024'], ['--year', '99999'], ['--year', ''], ['--year', '2024.0'],
                ['--money', 'gold'], ['--money', ''],
                ['--alliance', 'nato', '--members', 'JPN'],
                ['--members', 'JPN,JPN'], ['--members', ''],
                ['--unknown'], ['-x'], ['word'], ['--edition']):
            self.refused(WRONG_WORDS, 'table', *words)
            self.refused(WRONG_WORDS, 'table', *words, '-o', 'out')

    def test_old_file_stays(self):
        self.write('out', 'old')
        self.refused(COULD_NOT, 'table', '--edition', 'nato-1949', '-o', 'out')
        self.refused(WRONG_WORDS, 'table', '--target', '25', '-o', 'out')
        with open(self.path('out'), encoding='utf-8') as file:
            self.assertEqual(file.read(), 'old')

    def test_zero_has_no_sign(self):
        for words in (['--target=-0'], ['--target=-0.0', '--target', 'DEU=-0'], ['--target', '0']):
            self.assertEqual({row['target_pct'] for row in self.rows(*words).values()}, {'0'})
            self.assertIn('At 0\u00a0%', self.good('table', *words))

    def test_too_fine_a_target(self):
        for words in (['3.499'], ['DEU=3.499'], ['3.5+1.501'], ['0.001']):
            self.refused(WRONG_WORDS, 'table', '--target', *words, says='two decimals')
        self.assertEqual(self.answer('--target', '3.490')['question']['target_pct'], 3.49)
        self.assertEqual(self.answer('--target', '0.07')['question']['target_pct'], 0.07)

    def test_words_are_quoted(self):
        for words, says in ((['table', '--target', '25'], '“25”'), (['export', '-o', 'a.svg', '--view', 'foo'], '“foo”'),
                            (['export', '-o', 'a.gif'], '“a.gif”'), (['list', 'foo'], '“foo”'), (['foo'], '“foo”'),
                            (['paths'], '“paths” is not a command'), (['a\nb'], '“a b”'),
                            (['export', '-o', 'a.svg', '--view', 'ranking', '--theme', 'foo'], '“foo”'),
                            (['export', '-o', 'a.svg', '--view', 'ranking', '--size', 'foo'], '“foo”')):
            self.refused(WRONG_WORDS, *words, says=says)

    def test_words_that_mislead(self):
        """A word from outside stays on its line, and is shown even where it is not UTF-8."""
        self.refused(COULD_NOT, 'table', '--edition', 'a\nb\x1b[31m')
        result = self.run_it('table', '--edition', b'\xff')
        self.assertIn(result.returncode, (COULD_NOT, WRONG_WORDS))
        self.assertEqual(len(result.stderr.splitlines()), 1)


class Export(Case):
    def export(self, *words):
        self.assertEqual(self.good('export', *words), '')

    def png_size(self, name):
        with open(self.path(name), 'rb') as file:
            head = file.read(24)
        self.assertEqual(head[:8], b'\x89PNG\r\n\x1a\n')
        return struct.unpack('>II', head[16:24])

    def svg(self, name):
        root = ElementTree.parse(self.path(name)).getroot()
        self.assertEqual(root.tag, '{http://www.w3.org/2000/svg}svg')
        return root, ' '.join(''.join(text.itertext()) for text in root.iter('{http://www.w3.org/2000/svg}text'))

    def test_svg(self):
        for view in ('ranking', 'gap', 'target'):
            for theme in ('light', 'dark', 'print'):
                self.export('--view', view, '--theme', theme, '-o', 'a.svg')
                root, words = self.svg('a.svg')
                self.assertEqual((float(root.get('width')), float(root.get('height'))), (1200, 800))
                self.assertIn('NATO · July 2026 · 2026e', words)
                self.assertIn('Source: NATO', words)
        self.assertEqual(os.listdir(self.folder), ['a.svg'])

    @needs_sipri
    def test_question(self):
        self.export('--view', 'ranking', '--edition', 'sipri-2025-04', '--members', 'JPN,KOR', '--year', '2020', '--target', '3',
                    '--target', 'JPN=2', '--money', 'ppp', '-o', 'a.svg')
        words = self.svg('a.svg')[1]
        for word in ('Japan', 'South Korea', '2020', 'SIPRI'):
            self.assertIn(word, words)
        self.assertNotIn('Lithuania', words)

    def test_history(self):
        self.export('--view', 'history', '--select', 'DEU,POL', '-o', 'a.svg')
        words = self.svg('a.svg')[1]
        for word in ('NATO · July 2026 · 2014–2026e', 'Share of GDP', 'Germany 2.69', 'Poland 4.68', 'NATO together 2.87', 'Wales 2014'):
            self.assertIn(word, words)
        self.export('--view', 'history', '--select', 'DEU', '--money', 'const', '-o', 'a.svg')
        self.assertIn('US$ at 2021 prices', self.svg('a.svg')[1])
        self.refused(COULD_NOT, 'export', '--view', 'history', '--select', 'DEU,JPN', '-o', 'b.svg', says='JPN')

    def test_size(self):
        for words, size in (
                ([], (1200, 800)),
                (['--size', '640x480'], (640, 480)),
                (['--size', '640x480', '--scale', '2'], (1280, 960)),
                (['--scale', '0.5'], (600, 400)),
                (['--dpi', '192'], (2400, 1600)),
                (['--dpi', '300', '--width-cm', '16'], (1890, 1260)),
                (['--width-cm', '16', '--size', '1000x500'], (605, 302))):
            self.export('--view', 'ranking', *words, '-o', 'a.png')
            got = self.png_size('a.png')
            self.assertTrue(all(abs(a - b) <= 1 for a, b in zip(got, size)), (words, got))

    def test_paper(self):
        self.export('--view', 'ranking', '--width-cm', '16', '-o', 'a.svg')
        self.assertAlmostEqual(float(self.svg('a.svg')[0].get('width')), 16 / 2.54 * 96, 2)

    def test_pdf(self):
        self.export('--view', 'target', '-o', 'a.PDF')
        with open(self.path('a.PDF'), 'rb') as file:
            self.assertEqual(file.read(4), b'%PDF')

    def test_same_again(self):
        for name in ('a.svg', 'a.png'):
            self.export('--view', 'ranking', '-o', name)
            with open(self.path(name), 'rb') as file:
                before = file.read()
            self.export('--view', 'ranking', '-o', name)
            with open(self.path(name), 'rb') as file:
                self.assertEqual(file.read(), before)

    def test_could_not(self):
        for words, says in (
                (['-o', 'missing/a.svg'], 'missing/a.svg'),
                (['-o', '/proc/a.svg'], '/proc/a.svg'),
                (['--edition', 'nato-1949', '-o', 'a.svg'], 'nato-1949'),
                (['--alliance', 'nowhere', '-o', 'a.svg'], 'nowhere'),
                (['--members', 'XXX', '-o', 'a.svg'], 'XXX'),
                (['--year', '1900', '-o', 'a.png'], '1900')):
            self.refused(COULD_NOT, 'export', '--view', 'ranking', *words, says=says)
        os.mkdir(self.path('a.svg'))
        self.refused(COULD_NOT, 'export', '--view', 'ranking', '-o', 'a.svg', says='a.svg')

    def test_wrong_words(self):
        """A size out of bounds is wrong words like a target out of bounds: no other data would help."""
        ranking = ['--view', 'ranking', '-o', 'a.png']
        for words in (
                [], ['-o', 'a.svg'], ['--view', 'ranking'], ['--view', 'map', '-o', 'a.svg'], ['--view', '', '-o', 'a.svg'],
                ['--view', 'ranking', '-o', 'a.jpg'], ['--view', 'ranking', '-o', 'a'], ['--view', 'ranking', '-o', ''],
                [*ranking, '--size', '0x0'], [*ranking, '--size', '1200'], [*ranking, '--size', '1200x'], [*ranking, '--size', 'x800'],
                [*ranking, '--size', '1200x800x1'], [*ranking, '--size', '-1200x800'], [*ranking, '--size', '1e9x800'],
                [*ranking, '--size', 'nanxnan'], [*ranking, '--size', '100x100'], [*ranking, '--size', ''],
                [*ranking, '--scale', '0'], [*ranking, '--scale', '-1'], [*ranking, '--scale', 'abc'], [*ranking, '--scale', '1e6'],
                [*ranking, '--dpi', '0'], [*ranking, '--dpi', 'nan'], [*ranking, '--width-cm', '0'], [*ranking, '--width-cm', '1e9'],
                [*ranking, '--scale', '0.01'], [*ranking, '--dpi', '1'],
                ['--view', 'ranking', '-o', 'a.svg', '--scale', '2'], ['--view', 'ranking', '-o', 'a.pdf', '--dpi', '300'],
                ['--view', 'ranking', '-o', 'a.svg', '--size', '0x0'], [*ranking, '--width-cm', '16', '--size', '0x0'], [*ranking, '--scale', '2', '--dpi', '300'],
                ['--view', 'ranking', '-o', '-'], [*ranking, '--format', 'svg'], [*ranking, '--format', 'jpg'], [*ranking, '--preset', 'nothing'],
                [*ranking, '--preset', ''], [*ranking, '--preset', 'slide', '--size', '1x1'],
                [*ranking, '--theme', 'pink'], [*ranking, '--target', '25'], [*ranking, '--format', 'csv'], [*ranking, 'word']):
            self.refused(WRONG_WORDS, 'export', *words)

    def test_standard_output(self):
        self.export('--view', 'ranking', '-o', 'a.svg')
        with open(self.path('a.svg'), encoding='utf-8') as file:
            self.assertEqual(self.good('export', '--view', 'ranking', '-o', '-', '--format', 'svg'), file.read())
        png = self.run_it('export', '--view', 'target', '--output=-', '--format=png')
        self.assertEqual((png.returncode, png.stdout[:8]), (DONE, b'\x89PNG\r\n\x1a\n'))
        self.export('--view', 'target', '--format', 'svg', '-o', 'named')
        self.assertEqual(self.svg('named')[0].get('width'), '1200')
        self.assertEqual(sorted(os.listdir(self.folder)), ['a.svg', 'named'])
        with open('/dev/full', 'wb') as full:
            self.refused(COULD_NOT, 'export', '--view', 'ranking', '-o', '-', '--format', 'svg', stdout=full, says='Could not write')

    def test_words_around(self):
        self.export('--view', 'ranking', '--title', 'Effort <&> "2026"', '--subtitle', 'One\x07 sentence.', '--no-credit', '-o', 'a.svg')
        root, words = self.svg('a.svg')
        self.assertIn('Effort <&> "2026"', words)
        self.assertIn('sentence.', words)
        for gone in ('NATO · July 2026', 'At 3.5', 'Source: NATO'):
            self.assertNotIn(gone, words)
        # Where it comes from stays in the file.
        self.assertIn('Source: NATO', root.find('{http://www.w3.org/2000/svg}desc').text)
        self.export('--view', 'ranking', '--title', '', '--subtitle', '', '-o', 'a.svg')
        self.assertNotIn('NATO · July 2026', self.svg('a.svg')[1])
        self.export('--view', 'ranking', '--title', 'x' * 10000, '-o', 'a.svg')
        self.assertIn('…', self.svg('a.svg')[1])

    def test_preset(self):
        self.export('--view', 'ranking', '--preset', 'slide', '-o', 'a.png')
        self.assertEqual(self.png_size('a.png'), (1920, 1080))
        self.export('--view', 'ranking', '--preset', 'slide', '--scale', '1', '--size', '800x400', '-o', 'a.png')
        self.assertEqual(self.png_size('a.png'), (800, 400))
        own = self.write('own.preset', '[Pledgeline Preset]\nFormat=1\nWidth=10\nHeight=5\nUnit=cm\nScale=2\nTheme=dark\nCredit=false\n')
        self.export('--view', 'ranking', '--preset', own, '-o', 'a.svg')
        root, words = self.svg('a.svg')
        self.assertAlmostEqual(float(root.get('width')), 10 / 2.54 * 96, 2)
        self.assertNotIn('Source: NATO', words)
        for text in ('', 'nonsense', '[Pledgeline Preset]\n', '[Pledgeline Preset]\nFormat=1\nWidth=-1\n', '[Pledgeline Preset]\nFormat=1\nWidth=1e9\n',
                     '[Pledgeline Preset]\nFormat=1\nWidth=nan\n', '[Pledgeline Preset]\nFormat=2\n', '[Pledgeline Preset]\nFormat=1\nTheme=pink\n', '\0' * 99):
            self.write('bad.preset', text)
            self.refused(COULD_NOT, 'export', '--view', 'ranking', '--preset', 'bad.preset', '-o', 'b.svg', says='bad.preset')
        self.refused(COULD_NOT, 'export', '--view', 'ranking', '--preset', '/', '-o', 'b.svg')


class EachMember(Case):
    def each(self, status, *words):
        """The lines on standard error; there is nothing on the other."""
        result = self.run_it('export', '--each-member', *words)
        lines = result.stderr.decode().splitlines()
        self.assertEqual((result.returncode, result.stdout), (status, b''), lines)
        self.assertTrue(all(line.startswith('pledgeline-cli: ') for line in lines), lines)
        return [line[len('pledgeline-cli: '):] for line in lines]

    def test_all(self):
        lines = self.each(DONE, '--view', 'history', '-o', 'out/%s.svg')
        self.assertEqual(lines, ['Iceland: no armed forces.', '31 files written; 1 skipped.'])
        self.assertEqual(len(os.listdir(self.path('out'))), 31)
        for code, name in (('DEU', 'Germany'), ('USA', 'United States')):
            words = ' '.join(ElementTree.parse(self.path(f'out/{code}.svg')).getroot().itertext())
            self.assertIn(f'{name} · NATO · July 2026 · 2014–2026e', words)

    def test_some(self):
        self.assertEqual(self.each(DONE, '--view', 'ranking', '--select', 'DEU,POL', '-o', 'a-%s.pdf'), [])
        self.assertEqual(sorted(os.listdir(self.folder)), ['a-DEU.pdf', 'a-POL.pdf'])

    @needs_sipri
    def test_named(self):
        self.assertEqual(self.each(DONE, '--view', 'ranking', '--members', 'JPN,KOR', '--edition', 'sipri-2025-04', '-o', '%%-%s.svg'), [])
        self.assertLessEqual({'%-JPN.svg', '%-KOR.svg'}, set(os.listdir(self.folder)))

    def test_what_failed(self):
        os.makedirs(self.path('DEU.svg'))
        lines = self.each(COULD_NOT, '--view', 'ranking', '--select', 'FRA,DEU,POL', '-o', '%s.svg')
        self.assertEqual(len(lines), 2)
        self.assertIn('DEU.svg', lines[0])
        self.assertEqual(lines[1], '2 files written; 1 could not be written.')
        self.assertEqual(sorted(os.listdir(self.folder)), ['DEU.svg', 'FRA.svg', 'POL.svg'])

    def test_nobody(self):
        self.assertEqual(self.each(COULD_NOT, '--view', 'ranking', '--members', 'ISL', '-o', '%s.svg')[-1], '0 files written; 1 skipped.')

    def test_refused(self):
        for pattern in ('a.svg', '%d.svg', '%s', '%s.jpg', '-', '', '%.svg', '100%%.svg', '%s.csv'):
            self.refused(WRONG_WORDS, 'export', '--each-member', '--view', 'ranking', '-o', pattern)
        self.refused(WRONG_WORDS, 'export', '--each-member', '--view', 'ranking', '-o', '%s.svg', '--format', 'svg')
        self.refused(WRONG_WORDS, 'export', '--each-member', '--view', 'ranking', '-o', '%s.svg', '--size', '0x0')
        self.refused(COULD_NOT, 'export', '--each-member', '--view', 'ranking', '-o', 'a/b/%s.svg', says='a/b')
        self.refused(COULD_NOT, 'export', '--each-member', '--view', 'ranking', '-o', '%s.svg', '--select', 'JPN', says='JPN')

    def test_interrupted(self):
        """What was written is whole and told of; the rest is not begun."""
        words = [PROGRAM, 'export', '--each-member', '--view', 'ranking', '--scale', '3', '-o', 'out/%s.png']
        with subprocess.Popen(words, cwd=self.folder, stderr=subprocess.PIPE) as process:
            while process.poll() is None and not (os.path.isdir(self.path('out')) and any(name.endswith('.png') for name in os.listdir(self.path('out')))):
                time.sleep(0.01)
            process.send_signal(signal.SIGINT)
            lines = process.communicate(timeout=60)[1].decode().splitlines()
        self.assertEqual(process.returncode, COULD_NOT)
        names = os.listdir(self.path('out'))
        self.assertTrue(0 < len(names) < 31, names)
        self.assertRegex(lines[-1], rf'^pledgeline-cli: {len(names)} files? written; (1 skipped; )?stopped before \d+ more\.$')
        for name in names:
            with open(self.path(os.path.join('out', name)), 'rb') as file:
                self.assertTrue(file.read().endswith(b'IEND\xaeB`\x82'), name)

    def test_terminal(self):
        """How far it is is said to somebody who looks, and taken away again."""
        master, slave = pty.openpty()
        self.addCleanup(os.close, master)
        result = subprocess.run([PROGRAM, 'export', '--each-member', '--view', 'target', '--select', 'DEU,FRA', '-o', '%s.svg'],
                                cwd=self.folder, stdin=subprocess.DEVNULL, stderr=slave, timeout=60, check=False)
        os.close(slave)
        said = os.read(master, 4096).decode()
        self.assertEqual(result.returncode, DONE)
        self.assertIn('1 of 2: Germany', said)
        self.assertIn('pledgeline-cli: 2 files written.', said.splitlines()[-1])


class Briefing(Case):
    def pages(self, *words):
        self.good('briefing', *words, '-o', 'a.pdf')
        with open(self.path('a.pdf'), 'rb') as file:
            data = file.read()
        self.assertTrue(data.startswith(b'%PDF'))
        self.assertTrue(data.rstrip().endswith(b'%%EOF'))
        if not shutil.which('pdfinfo'):
            self.skipTest('pdfinfo is not here')
        said = subprocess.run(['pdfinfo', self.path('a.pdf')], capture_output=True, text=True, check=True).stdout
        self.assertIn('(A4)', said)
        return int(next(line.split()[1] for line in said.splitlines() if line.startswith('Pages:')))

    def test_pages(self):
        self.assertEqual(self.pages(), 1)
        self.assertEqual(self.pages('--member', 'DEU'), 1)
        self.assertEqual(self.pages('--member', 'DEU', '--member', 'ISL', '--target', '5'), 2)
        self.assertEqual(self.pages('--each-member'), 33)
        self.assertEqual(self.pages('--each-member', '--members', 'DEU,FRA'), 3)

    def test_text(self):
        self.good('briefing', '--member', 'GBR', '--edition', 'nato-2024-06', '-o', 'a.svg')
        texts = ' '.join(text.text for text in ElementTree.parse(self.path('a.svg')).iter('{http://www.w3.org/2000/svg}text'))
        texts = texts.replace('\u00a0', ' ')
        row = next(row for row in json.loads(self.good('table', '--edition', 'nato-2024-06', '--format', 'json'))['rows'] if row['member'] == 'GBR')
        self.assertIn('United Kingdom · June 2024 · 2024e', texts)
        self.assertIn('%.2f' % row['share_published_pct'], texts)
        self.assertIn('%.1f bn' % (row['gap_usd_m'] / 1000), texts)

    def test_refused(self):
        self.refused(WRONG_WORDS, 'briefing', says='-o FILE')
        self.refused(WRONG_WORDS, 'briefing', '-o', 'a.csv', says='.pdf')
        self.refused(WRONG_WORDS, 'briefing', '-o', 'a.pdf', '--member', 'DEU', '--each-member')
        self.refused(WRONG_WORDS, 'briefing', '-o', 'a.pdf', '--theme', 'pink')
        self.refused(COULD_NOT, 'briefing', '-o', 'a.pdf', '--member', 'DEU', '--member', 'JPN', says='JPN')
        self.refused(WRONG_WORDS, 'briefing', '-o', 'a.png', '--member', 'DEU', '--member', 'FRA', says='PDF')
        self.refused(COULD_NOT, 'briefing', '-o', 'missing/a.pdf', says='missing')


class Groups(Case):
    """The user's own groups, which the window makes."""
    NORDIC = '{"id": "own-nordic", "title": "Nordic & <b>", "members": ["DNK", "FIN", "CHE"]}'

    def setUp(self):
        super().setUp()
        os.mkdir(self.path('pledgeline'))
        self.more = {'environment': {'XDG_DATA_HOME': self.folder}}

    def keep(self, *groups):
        text = '{"format": "pledgeline-groups/1", "groups": [' + ', '.join(groups) + ']}'
        return self.write('pledgeline/groups.json', text)

    def test_lists(self):
        self.keep(self.NORDIC)
        text = self.good('list', 'alliances', '--format', 'csv', **self.more)
        self.assertEqual(text.split('\n', 1)[0], 'id,title,members,codes,own')
        rows = {row['id']: row for row in json.loads(self.good('list', 'alliances', '--format', 'json', **self.more))}
        self.assertEqual((rows['nato']['own'], rows['own-nordic']['own'], rows['own-nordic']['codes']), (False, True, 'DNK FIN CHE'))
        self.assertEqual(list(rows)[-1], 'own-nordic')
        self.assertNotIn('own-nordic', self.good('list', 'alliances'))

    def test_asked_about(self):
        self.keep(self.NORDIC)
        answer = self.answer('--alliance', 'own-nordic', **self.more)
        self.assertEqual([(row['member'], row['name']) for row in answer['rows']], [('DNK', 'Denmark'), ('FIN', 'Finland'), ('CHE', 'Switzerland')])
        self.assertEqual(answer['rows'][2]['note'], 'not in this edition')
        self.assertEqual((answer['totals']['members'], answer['totals']['with_figures'], answer['totals']['meeting']), (3, 2, 0))
        self.assertEqual(round(answer['totals']['shortfall_usd_m'] / 1000, 1), 3.0)
        self.refused(COULD_NOT, 'table', '--alliance', 'own-nordic', says='own-nordic')

    def test_picture(self):
        """It reopens where the group is not, with countries that no shipped alliance has."""
        self.keep(self.NORDIC)
        self.good('export', '--alliance', 'own-nordic', '--view', 'ranking', '-o', 'a.svg', **self.more)
        self.assertEqual(self.answer('--scenario', 'a.svg', **self.more)['question']['alliance'], 'own-nordic')
        self.assertEqual(list(self.rows('--scenario', 'a.svg')), ['DNK', 'FIN', 'CHE'])

    def test_check(self):
        self.assertIn('1 group: Nordic & <b>.', self.good('check', self.keep(self.NORDIC)))
        self.assertIn('no groups', self.good('check', self.keep()))
        self.refused(COULD_NOT, 'check', self.keep(self.NORDIC.replace('CHE', 'ZZZ')), says='groups[0].members[2]')
        self.refused(COULD_NOT, 'check', self.keep(self.NORDIC, self.NORDIC), says='groups[1].id')

    def test_damaged(self):
        """It is said, and everything else works."""
        path = self.keep(self.NORDIC, '{')
        result = self.run_it('table', **self.more)
        self.assertEqual((result.returncode, len(result.stderr.splitlines())), (DONE, 1))
        self.assertIn(b'groups.json: ', result.stderr)
        self.assertIn(b'5 of 31 meet the target', result.stdout)
        self.assertTrue(os.path.exists(path))


class Lists(Case):
    def test_lists(self):
        for what, column, some in (
                ('editions', 'id', {'nato-2026-07', 'nato-2024-06', *SIPRI}),
                ('alliances', 'id', {'nato', 'europe', 'us-japan', 'us-asia-pacific'}),
                ('members', 'member', {'DEU', 'ISL', 'JPN', 'USA'}),
                ('commitments', 'id', {'hague-2025-core'}),
                ('indicators', 'indicator', {'spending_usd_m', 'gdp_usd_m', 'share_published_pct'})):
            rows = list(csv.DictReader(io.StringIO(self.good('list', what, '--format', 'csv'), newline='')))
            values = json.loads(self.good('list', '--format', 'json', what))
            self.assertLessEqual(some, {row[column] for row in rows})
            self.assertEqual([row[column] for row in rows], [value[column] for value in values])
            self.assertEqual(list(rows[0]), list(values[0]))
            text = self.good('list', what)
            self.assertEqual(text, self.good('list', what, '--format=text'))
            for word in some:
                self.assertIn(word, text)

    def test_years_not_known(self):
        for form in ('text', 'csv', 'json'):
            self.assertNotIn('-2147483648', self.good('list', 'members', '--format', form))
        members = {member['member']: member['alliances'] for member in json.loads(self.good('list', 'members', '--format', 'json'))}
        self.assertRegex(members['POL'], r'\bnato 1999–')

    def test_newest_first(self):
        editions = json.loads(self.good('list', 'editions', '--format', 'json'))
        self.assertEqual(editions[0]['id'], 'nato-2026-07')
        self.assertEqual((editions[0]['first_year'], editions[0]['last_year'], editions[0]['estimates_from']), (2014, 2026, 2025))
        dates = [edition['published'] for edition in editions]
        self.assertEqual(dates, sorted(dates, reverse=True))

    def test_wrong_words(self):
        for words in ([], ['things'], ['editions', 'members'], ['editions', '--format', 'xml'], ['editions', '--year', '2024'], ['']):
            self.refused(WRONG_WORDS, 'list', *words)


class Check(Case):
    def test_good(self):
        files = [os.path.join(DATA, 'alliances.json'), os.path.join(DATA, 'commitments.json')]
        folder = os.path.join(DATA, 'editions')
        files += [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith('.json')]
        files.append(self.write('asked.json', '{"format": "pledgeline-scenario/1", "year": 2020}'))
        for file in files:
            said = self.good('check', file)
            self.assertTrue(said.startswith(os.path.basename(file) + ': '), said)
            self.assertEqual(said.count('\n'), 1)

    def test_bad(self):
        with open(os.path.join(DATA, 'editions', 'nato-2024-06.json'), encoding='utf-8') as file:
            edition = file.read()
        for text, says in (
                ('', 'empty'),
                ('{"format": "pledgeline-edition/1"', 'line 1'),
                ('{"format": "other/1"}', 'other/1'),
                ('{"format": "pledgeline-edition/9"}', 'pledgeline-edition/1'),
                (edition[:len(edition) // 2], 'line'),
                (edition.replace('"last_year": 2024', '"last_year": "2024"'), 'last_year'),
                (edition.replace('"last_year": 2024', '"last_year": 2023'), 'values')):
            self.refused(COULD_NOT, 'check', self.write('bad.json', text), says=says)
        self.refused(COULD_NOT, 'check', 'missing.json', says='missing.json')
        self.refused(COULD_NOT, 'check', '/', says='folder')
        self.refused(COULD_NOT, 'check', '/dev/zero', says='device')

    def test_wrong_words(self):
        for words in ([], ['a.json', 'b.json'], ['--format', 'csv', 'a.json']):
            self.refused(WRONG_WORDS, 'check', *words)


class Import(Case):
    PLAIN = ('# id: nobody-2026-01\n# title: January 2026\n# publisher: NATO\n# published: 2026-01\n# definition: nato\n'
             '# url: https://example.org/\nmember,year,indicator,value,estimate\n'
             'DEU,2023,share_published_pct,1.64,\nDEU,2024,share_published_pct,1.95,e\nISL,2024,share_published_pct,0.5,\n')

    def setUp(self):
        super().setUp()
        self.plain = self.write('plain.csv', self.PLAIN)
        # Beside the folder whose content a refusal must not change.
        self.home = tempfile.mkdtemp(prefix='pledge-home-')
        self.addCleanup(shutil.rmtree, self.home)
        self.more = {'environment': {'XDG_DATA_HOME': self.home}}

    def kept(self):
        folder = os.path.join(self.home, 'pledgeline', 'editions')
        return sorted(os.listdir(folder)) if os.path.isdir(folder) else []

    def editions(self):
        return {row['id']: row for row in json.loads(self.good('list', 'editions', '--format', 'json', **self.more))}

    def test_keep(self):
        said = self.good('import', self.plain, **self.more)
        self.assertIn('plain.csv', said)
        self.assertIn('nobody-2026-01', said)
        self.assertEqual(self.kept(), ['nobody-2026-01.json'])
        rows = self.editions()
        self.assertEqual((rows['nobody-2026-01']['own'], rows['nobody-2026-01']['source']), (True, 'plain.csv'))
        self.assertRegex(rows['nobody-2026-01']['imported'], r'^\d{4}-\d\d-\d\d$')
        self.assertEqual((rows['nato-2024-06']['own'], rows['nato-2024-06']['source']), (False, None))
        rows = self.rows('--edition', 'nobody-2026-01', '--members', 'DEU', **self.more)
        self.assertEqual((rows['DEU']['share_published_pct'], rows['DEU']['estimate']), ('1.95', 'true'))
        # The same once more is kept once.
        self.good('import', self.plain, **self.more)
        self.assertEqual(self.kept(), ['nobody-2026-01.json'])

    def test_own_edition_of_a_known_id(self):
        edition = os.path.join(DATA, 'editions', 'nato-2024-06.json')
        self.assertIn('nato-2024-06-own', self.good('import', edition, **self.more))
        self.assertEqual(self.kept(), ['nato-2024-06-own.json'])
        rows = self.editions()
        self.assertEqual(rows['nato-2024-06-own']['title'], 'June 2024 (imported)')
        self.assertFalse(rows['nato-2024-06']['own'])

    def test_output(self):
        self.assertEqual(self.good('import', self.plain, '-o', self.path('out.json'), **self.more), '')
        self.assertEqual(self.kept(), [])
        with open(self.path('out.json'), encoding='utf-8') as file:
            edition = json.load(file)
        self.assertEqual((edition['format'], edition['members']['DEU']['values']['share_published_pct']), ('pledgeline-edition/1', [1.64, 1.95]))
        self.assertIn('an edition', self.good('check', self.path('out.json')))

    def test_diff(self):
        words = ['import', self.plain, '--diff', '--against', 'nato-2024-06', '--target', '1.95']
        diff = json.loads(self.good(*words, '--format', 'json', **self.more))
        self.assertEqual((diff['before']['id'], diff['after']['id'], diff['target_pct']), ('nato-2024-06', 'nobody-2026-01', 1.95))
        self.assertEqual([(flip['year'], flip['member']) for flip in diff['flips']], [])
        changed = {(row['member'], row['year']): row for row in diff['figures'] if row['change'] == 'changed'}
        self.assertEqual(set(changed), {('DEU', 2024)})
        self.assertAlmostEqual(changed['DEU', 2024]['difference'], 1.95 - 2.119)
        self.assertEqual([row['member'] for row in diff['figures'] if row['change'] == 'new'], ['ISL'])
        self.assertEqual(self.kept(), [])
        diff = json.loads(self.good('import', self.plain, '--diff', '--against', 'nato-2024-06', '--target', '2', '--format', 'json', **self.more))
        self.assertEqual([(flip['year'], flip['member'], flip['met_before'], flip['meets_after']) for flip in diff['flips']],
                         [(2024, 'DEU', True, False)])
        table = list(csv.DictReader(io.StringIO(self.good(*words, '--format', 'csv', **self.more))))
        self.assertEqual(len(table), len(json.loads(self.good(*words, '--format', 'json', **self.more))['figures']))
        self.assertIn('Germany', self.good(*words, **self.more))

    def test_diff_chooses_the_likest(self):
        edition = os.path.join(DATA, 'editions', 'nato-2024-06.json')
        diff = json.loads(self.good('import', edition, '--diff', '--format', 'json', **self.more))
        self.assertEqual((diff['before']['id'], diff['figures'], diff['facts'], diff['flips']), ('nato-2024-06', [], [], []))
        diff = json.loads(self.good('import', self.plain, '--diff', '--format', 'json', **self.more))
        self.assertIn(diff['before']['id'], {'nato-2024-06', 'nato-2026-07'})

    def test_refused(self):
        spoilt = {
            'html.xlsx': '<html><table><tr><td>Table 1</td></tr></table></html>',
            'year.csv': self.PLAIN.replace('DEU,2023', 'DEU,2033'),
            'twice.csv': self.PLAIN.replace('DEU,2023', 'DEU,2024'),
            'fraction.csv': self.PLAIN.replace('1.64', '0.0164'),
            'name.csv': self.PLAIN.replace('ISL,', 'Iceworld,'),
            'other.csv': 'a,b\n1,2\n',
            'other.json': '{"format": "pledgeline-scenario/1"}',
            'empty.csv': '',
        }
        for name, text in spoilt.items():
            self.refused(COULD_NOT, 'import', self.write(name, text), says=name, **self.more)
            self.refused(COULD_NOT, 'import', self.path(name), '-o', self.path('never.json'), says=name, **self.more)
        self.refused(COULD_NOT, 'import', self.path('missing.csv'), says='missing.csv', **self.more)
        self.refused(COULD_NOT, 'import', self.plain, '--diff', '--against', 'nothing', says='nothing', **self.more)
        other = self.write('own.csv', self.PLAIN.replace('publisher: NATO', 'publisher: Nobody'))
        self.refused(COULD_NOT, 'import', other, '--diff', says='Nobody', **self.more)
        self.assertEqual(self.kept(), [])

    def test_too_large(self):
        with open(self.path('large.csv'), 'wb') as file:
            file.truncate(100 * 1000 * 1000)
        self.refused(COULD_NOT, 'import', self.path('large.csv'), says='larger', **self.more)

    def test_wrong_words(self):
        for words in ([], [self.plain, self.plain], [self.plain, '--target', '2'], [self.plain, '--against', 'nato-2024-06'],
                      [self.plain, '--format', 'csv'], [self.plain, '--diff', '--target', 'much'], [self.plain, '--diff', '--target', '99'],
                      [self.plain, '--diff', '--format', 'xml'], [self.plain, '--year', '2024']):
            self.refused(WRONG_WORDS, 'import', *words, **self.more)
        self.assertEqual(self.kept(), [])

    def test_damaged_library(self):
        self.good('import', self.plain, **self.more)
        with open(os.path.join(self.home, 'pledgeline', 'editions', 'half.json'), 'w', encoding='utf-8') as file:
            file.write('{')
        result = self.run_it('list', 'editions', '--format', 'json', **self.more)
        self.assertEqual(result.returncode, DONE)
        self.assertIn(b'half.json', result.stderr)
        self.assertIn('nobody-2026-01', {row['id'] for row in json.loads(result.stdout)})


class Compare(Case):
    WORDS = ['table', '--year', '2024', '--target', '2', '--compare', 'nato-2024-06']

    def test_compare(self):
        answer = json.loads(self.good(*self.WORDS, '--format', 'json'))
        self.assertEqual((answer['compare'], answer['question']['edition']), ('nato-2024-06', 'nato-2026-07'))
        self.assertEqual((answer['totals']['flips'], answer['totals']['old']['meeting']), (6, 23))
        rows = {row['member']: row for row in answer['rows']}
        self.assertEqual((rows['SVK']['share_new_pct'], rows['SVK']['meets_old'], rows['SVK']['meets_new'], rows['SVK']['flip']), (1.99, True, False, True))
        self.assertAlmostEqual(rows['DEU']['share_difference_pct'], 2.0 - 2.119)
        self.assertEqual((rows['ISL']['share_old_pct'], rows['ISL']['flip']), (None, False))
        table = list(csv.DictReader(io.StringIO(self.good(*self.WORDS, '--format', 'csv'))))
        self.assertEqual([row['member'] for row in table], [row['member'] for row in answer['rows']])
        self.assertIn('no longer met', self.good(*self.WORDS))

    def test_same_question(self):
        """What the compared edition says is what it says when it is asked alone."""
        alone = self.rows('--edition', 'nato-2024-06', '--year', '2024', '--target', '2')
        for row in csv.DictReader(io.StringIO(self.good(*self.WORDS, '--format', 'csv'))):
            self.assertEqual((row['share_old_pct'], row['spending_old_usd_m'], row['gap_old_usd_m']),
                             (alone[row['member']]['share_published_pct'], alone[row['member']]['spending_usd_m'], alone[row['member']]['gap_usd_m']))

    def test_members(self):
        rows = list(csv.DictReader(io.StringIO(self.good('table', '--members', 'POL,USA', '--year', '2020', '--compare', 'nato-2024-06', '--format', 'csv'))))
        self.assertEqual({row['member'] for row in rows}, {'POL', 'USA'})

    def test_refused(self):
        self.refused(COULD_NOT, 'table', '--compare', 'nothing', says='nothing')
        self.refused(COULD_NOT, 'table', '--compare', 'nato-2024-06', says='2026')


class Program(Case):
    def test_help(self):
        for word in ('--help', '-h', 'help'):
            text = self.good(word)
            for command in ('table', 'export', 'path', 'coalition', 'solve', 'list', 'check'):
                self.assertIn(command, text)
        for command in ('table', 'export', 'path', 'coalition', 'solve', 'list', 'check'):
            self.assertIn('--help', self.good(command, '--help'))
        self.assertRegex(self.good('--version'), r'^Pledgeline \d+\.\d+\.\d+\n$')

    def test_wrong_words(self):
        for words in ([], ['tabel'], [''], ['--table'], ['TABLE']):
            self.refused(WRONG_WORDS, *words)

    def test_full_disk(self):
        if not os.path.exists('/dev/full'):
            self.skipTest('there is no /dev/full here')
        for words in (['table'], ['table', '--format', 'csv'], ['list', 'editions'], ['--version'], ['--help'],
                      ['check', os.path.join(DATA, 'alliances.json')]):
            with open('/dev/full', 'wb') as full:
                self.refused(COULD_NOT, *words, stdout=full, says='write')
        self.refused(COULD_NOT, 'table', '-o', '/dev/full', says='/dev/full')

    def test_uninstalled_from_anywhere(self):
        for cwd in ('/', self.folder, os.path.dirname(PROGRAM)):
            self.assertEqual(self.answer(cwd=cwd)['totals']['meeting'], 5)
        link = self.path('link')
        os.symlink(PROGRAM, link)
        self.assertEqual(subprocess.run([link, 'list', 'alliances'], stdout=subprocess.PIPE, check=True, cwd='/').returncode, DONE)

    def copy_data(self):
        folder = self.path('data')
        shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns('desktop', '*.py'))
        return folder

    def test_one_bad_edition(self):
        folder = self.copy_data()
        with open(os.path.join(folder, 'editions', 'nato-2026-07.json'), 'w', encoding='utf-8') as file:
            file.write('{"format": "pledgeline-edition/1"}')
        result = self.run_it('table', '--format', 'json', environment={'PLEDGELINE_DATA_DIR': folder})
        lines = result.stderr.decode().splitlines()
        self.assertEqual((result.returncode, len(lines)), (DONE, 1), lines)
        self.assertIn('nato-2026-07.json', lines[0])
        self.assertEqual(json.loads(result.stdout)['question']['edition'], 'nato-2024-06')

    def test_own_edition(self):
        folder = self.copy_data()
        for name in os.listdir(os.path.join(folder, 'editions')):
            if name != 'nato-2024-06.json':
                os.remove(os.path.join(folder, 'editions', name))
        self.assertEqual(self.answer(environment={'PLEDGELINE_DATA_DIR': folder})['question']['edition'], 'nato-2024-06')

    def test_no_data(self):
        result = self.run_it('table', environment={'PLEDGELINE_DATA_DIR': self.path('missing')})
        self.assertEqual((result.returncode, result.stdout), (COULD_NOT, b''))
        self.assertIn(b'No edition', result.stderr.splitlines()[-1])


PATH_HEADER = ['member', 'name', 'year', 'share_pct', 'gdp_usd_m', 'spending_usd_m', 'baseline_usd_m', 'extra_usd_m', 'cumulative_usd_m',
               'flat_cash_usd_m', 'flat_real_usd_m', 'constant_share_usd_m', 'price_usd_m', 'growth_usd_m', 'effort_usd_m', 'assumption',
               'unit', 'gdp_m', 'spending_m', 'baseline_m', 'extra_m', 'cumulative_m', 'price_m', 'growth_m', 'effort_m', 'note']
UK_2024 = ['--base-spending', '64.1', '--base-share', '2.30', '--base-year', '2024', '--end-spending', '87.1', '--unit', 'bn', '--currency', 'GBP',
           '--by', '2030', '--target', '2.5']


class Figures:
    """The shipped tables, read without the program."""

    def __init__(self, name):
        with open(os.path.join(DATA, 'editions', name + '.json'), encoding='utf-8') as file:
            self.edition = json.load(file)

    def get(self, iso3, indicator, year):
        edition = self.edition
        if not edition['first_year'] <= year <= edition['last_year']:
            return None
        return edition['members'][iso3]['values'][indicator][year - edition['first_year']]


def share_path(shape, first, last, n, spending, gdp):
    """The share of each year from 0 to n: HACKING.md's five shapes, in US$ where money counts."""
    shares = []
    for t in range(n + 1):
        u = t / n
        if shape == 'growth':
            end = last / 100 * gdp[n]
            shares.append(spending * (end / spending) ** u / gdp[t] * 100)
        else:
            part = {'linear': u, 'front': 1 - (1 - u) ** 2, 'back': u ** 2, 'step': float(t == n)}[shape]
            shares.append(first + (last - first) * part)
    return shares


def independent_path(edition, iso3, year, by, target, shape, base):
    """What the program should say, from the tables alone: a list of dicts, and the real growth that it takes."""
    figures, outlook = Figures(edition), Figures('imf-weo-2025-10')
    spending = figures.get(iso3, 'spending_usd_m', year)
    if 'gdp_usd_m' in figures.edition['indicators']:
        gdp = [figures.get(iso3, 'gdp_usd_m', year)]
    else:
        gdp = [spending / figures.get(iso3, 'share_published_pct', year) * 100]
    prices, assumed = [1.0], [False]
    last_published = outlook.edition['last_year']
    for now in range(year + 1, by + 1):
        source = min(now, last_published)
        step = {key: outlook.get(iso3, key, source) / outlook.get(iso3, key, source - 1)
                for key in ('gdp_usd_bn', 'gdp_national_bn', 'gdp_deflator_index')}
        real = step['gdp_national_bn'] / step['gdp_deflator_index']
        gdp.append(gdp[-1] * step['gdp_usd_bn'])
        prices.append(prices[-1] * step['gdp_usd_bn'] / real)
        assumed.append(now > last_published)
    n = by - year
    start_pct = spending / gdp[0] * 100
    shares = share_path(shape, start_pct, target, n, spending, gdp)
    rows, total = [], 0.0
    for t in range(n + 1):
        baselines = {'cash': spending, 'real': spending * prices[t], 'share': start_pct / 100 * gdp[t]}
        spent = shares[t] / 100 * gdp[t]
        extra = spent - baselines[base] if t else 0.0
        total += extra
        rows.append({'year': year + t, 'share_pct': shares[t], 'gdp_usd_m': gdp[t], 'spending_usd_m': spent, 'baseline_usd_m': baselines[base],
                     'extra_usd_m': extra, 'cumulative_usd_m': total, 'flat_cash_usd_m': baselines['cash'], 'flat_real_usd_m': baselines['real'],
                     'constant_share_usd_m': baselines['share'], 'price_usd_m': baselines['real'] - baselines['cash'],
                     'growth_usd_m': baselines['share'] - baselines['real'], 'effort_usd_m': spent - baselines['share'], 'assumption': assumed[t]})
    return rows, ((target / 100 * gdp[n] / prices[n] / spending) ** (1 / n) - 1) * 100


class Path(Case):
    def written(self, name):
        with open(self.path(name), encoding='utf-8', newline='') as file:
            return file.read()

    def path_rows(self, *words):
        text = self.good('path', '--format', 'csv', *words)
        self.assertEqual(text.split('\n', 1)[0].split(','), PATH_HEADER)
        return list(csv.DictReader(io.StringIO(text, newline='')))

    def assert_close(self, got, expected, what):
        self.assertLessEqual(abs(float(got) - expected), 1e-9 * max(1.0, abs(expected), 1e6), (what, got, expected))

    def assert_independent(self, edition, iso3, year, by, target, shape, base):
        words = ['--edition', edition, '--members', iso3, '--year', str(year), '--by', str(by), '--target', str(target), '--shape', shape, '--baseline', base]
        rows = self.path_rows(*words)
        expected, growth = independent_path(edition, iso3, year, by, target, shape, base)
        self.assertEqual(len(rows), len(expected))
        for row, other in zip(rows, expected):
            self.assertEqual((row['member'], row['assumption']), (iso3, str(other['assumption']).lower()))
            for name in other:
                if name != 'assumption':
                    self.assert_close(row[name], other[name], (words, row['year'], name))
        answer = json.loads(self.good('path', '--format', 'json', *words))
        self.assert_close(answer['required_real_growth_pct'][iso3], growth, words)
        self.assert_close(answer['totals'][-1]['cumulative_usd_m'], expected[-1]['cumulative_usd_m'], words)

    @needs_sipri
    def test_japan_is_what_the_tables_give(self):
        for base in ('cash', 'real', 'share'):
            self.assert_independent('sipri-2025-04', 'JPN', 2024, 2035, 3.5, 'linear', base)

    def test_others_are_what_the_tables_give(self):
        for shape in ('linear', 'growth', 'front', 'back', 'step'):
            self.assert_independent('nato-2026-07', 'DEU', 2026, 2032, 3.5, shape, 'real')
        self.assert_independent('nato-2024-06', 'POL', 2024, 2029, 2, 'linear', 'share')
        self.assert_independent('nato-2026-07', 'TUR', 2026, 2035, 3.5, 'back', 'cash')

    def test_as_a_picture(self):
        words = ['--members', 'DEU,POL', '--select', 'DEU', '--by', '2032', '--shape', 'back', '--baseline', 'cash']
        self.good('export', '--view', 'path', *words, '-o', 'a.svg')
        svg = self.written('a.svg')
        summary = self.good('path', *words).split('\n')
        self.assertIn('Germany: from 2.69\u00a0% of GDP in 2026', svg)
        self.assertTrue(any('Germany: from 2.69\u00a0% of GDP in 2026' in line for line in summary))
        self.assertIn('IMF, World Economic Outlook', svg)
        self.good('export', '--view', 'path', *words, '-o', 'a.csv')
        table = self.good('path', '--format', 'csv', *words)
        self.assertTrue(self.written('a.csv').endswith(table))
        self.good('export', '--view', 'path', *words, '-o', 'a.json')
        exported, answer = json.loads(self.written('a.json')), json.loads(self.good('path', '--format', 'json', *words))
        self.assertEqual(exported.pop('source')['edition'], 'nato-2026-07')
        self.assertEqual(exported, answer)

    def test_own_base_as_a_picture(self):
        self.good('export', '--view', 'path', '--members', 'GBR', '--year', '2024', '--base-spending', '64.1', '--base-share', '2.3', '--currency', 'GBP',
                  '--target', '2.5', '--by', '2030', '--end-spending', '87.1', '--baseline', 'cash', '-o', 'a.svg')
        self.assertIn('87.1\u00a0bn', self.written('a.svg'))

    def test_options_of_a_path_are_for_a_path(self):
        for words in (['--by', '2030'], ['--baseline', 'cash'], ['--currency', 'GBP'], ['--point', '2030=2']):
            self.refused(WRONG_WORDS, 'export', '--view', 'ranking', *words, '-o', 'b.svg', says='--view path')
        self.refused(WRONG_WORDS, 'export', '--view', 'path', '--shape', 'round', '-o', 'b.svg', says='round')
        self.refused(WRONG_WORDS, 'export', '--view', 'path', '--by', '2020', '-o', 'b.svg', says='2020')

    def test_defaults(self):
        question = json.loads(self.good('path', '--format', 'json'))['question']
        self.assertEqual([question[name] for name in ('edition', 'alliance', 'year', 'target_pct', 'by', 'shape', 'baseline', 'prices', 'growth_pct')],
                         ['nato-2026-07', 'nato', 2026, 3.5, 2035, 'linear', 'share', 'current', None])

    def test_csv_is_json(self):
        words = ['--members', 'DEU,ISL', '--money', 'national']
        answer = json.loads(self.good('path', '--format', 'json', *words))
        rows = self.path_rows(*words)
        self.assertEqual(list(answer), ['question', 'rows', 'totals', 'members', 'required_real_growth_pct', 'words', 'credit'])
        self.assertEqual(len(answer['rows']), len(rows))
        for row, other in zip(rows, answer['rows']):
            self.assertEqual(list(other), PATH_HEADER)
            for name, value in other.items():
                if isinstance(value, bool):
                    self.assertEqual(row[name], str(value).lower())
                elif isinstance(value, (int, float)):
                    self.assertEqual(float(row[name]), value)
                else:
                    self.assertEqual(row[name], value or '')

    def test_totals_are_the_sum(self):
        answer = json.loads(self.good('path', '--format', 'json', '--target', '3.5', '--target', 'USA=3.17'))
        last = [row for row in answer['rows'] if row['year'] == 2035]
        self.assertEqual((len(last), answer['members']['counted'], answer['members']['with_path']), (31, 32, 31))
        for name in ('gdp_usd_m', 'spending_usd_m', 'extra_usd_m', 'cumulative_usd_m', 'price_usd_m'):
            self.assert_close(answer['totals'][-1][name], sum(row[name] for row in last), name)
        self.assertEqual(next(row for row in last if row['member'] == 'USA')['share_pct'], 3.17)
        absent = [row for row in answer['rows'] if row['member'] == 'ISL']
        self.assertEqual([(row['spending_usd_m'], row['note']) for row in absent], [(None, 'no armed forces')])

    def test_uk(self):
        last = self.path_rows('--members', 'GBR', '--baseline', 'cash', *UK_2024)[-1]
        self.assertEqual((last['unit'], last['year'], round(float(last['spending_m']))), ('GBP', '2030', 87100))
        self.assertEqual(5 * round(float(last['cumulative_m']) / 5000), 75)
        share = self.path_rows('--members', 'GBR', *UK_2024)[-1]
        self.assertEqual(5 * round(float(share['cumulative_m']) / 5000), 25)

    def test_prices(self):
        current = self.path_rows('--members', 'FRA', '--baseline', 'cash')[-1]
        base = self.path_rows('--members', 'FRA', '--baseline', 'cash', '--prices', 'base')[-1]
        self.assertEqual((current['unit'], base['unit']), ('USD', 'USD 2026'))
        self.assertEqual(current['spending_usd_m'], base['spending_usd_m'])
        self.assert_close(base['spending_m'], float(current['spending_usd_m']) * float(current['flat_cash_usd_m']) / float(current['flat_real_usd_m']), 'prices')

    def test_own_rates_and_points(self):
        rows = self.path_rows('--members', 'FRA', '--by', '2029', '--growth', '1', '--inflation', '2', '--point', '2028=3', '--point', 'FRA:2027=2.25')
        self.assertEqual([row['assumption'] for row in rows], ['false', 'true', 'true', 'true'])
        self.assertEqual([float(row['share_pct']) for row in rows[1:]], [2.25, 3, 3.5])
        self.assert_close(rows[3]['gdp_usd_m'], float(rows[0]['gdp_usd_m']) * (1.01 * 1.02) ** 3, 'gdp')

    def test_text(self):
        text = self.good('path', '--select', 'DEU')
        for words in ('Germany: from 2.69', 'From 2031 on no forecast is published', 'Left out of the sums: Iceland (no armed forces).', 'Credit: NATO', 'IMF'):
            self.assertIn(words, text.replace('\n', ' '))

    def test_table_in_words(self):
        text = self.good('table', '--target', '3.5+1.5', '--target', 'USA=3.17', '--money', 'national').replace('\n', ' ')
        for words in ('Figures: NATO, July 2026 edition', 'NATO, 32 members of whom 31 have figures', 'With a target of its own: United States 3.17',
                      'is judged on the share that the publisher prints', 'Money: National currency', 'Not counted: Iceland (no armed forces).'):
            self.assertIn(words, text)

    def test_scenario(self):
        scenario = self.write('s.json', '{"format": "pledgeline-scenario/1", "members": ["FRA"], "path": {"by": 2030, "shape": "back", "growth_pct": 1}}')
        question = json.loads(self.good('path', '--format', 'json', '--scenario', scenario, '--by', '2031'))['question']
        self.assertEqual((question['members'], question['by'], question['shape'], question['growth_pct']), (['FRA'], 2031, 'back', 1))

    def test_refused(self):
        for words in (['--by', '2026'], ['--by', 'soon'], ['--by', '2101'], ['--shape', 'round'], ['--baseline', 'none'], ['--prices', 'old'], ['--growth', '1.234'],
                      ['--growth', 'x'], ['--inflation', '101'], ['--point', '2030'], ['--point', '2030=x'], ['--point', 'JPN:2030=2'],
                      ['--point', '2030=2', '--shape', 'back'], ['--base-spending', '64.1'], ['--base-spending', '64.1', '--base-share', '2.3'],
                      ['--members', 'GBR', '--base-spending', '-1', '--base-share', '2.3'], ['--members', 'GBR', '--base-spending', '1', '--base-share', '0'],
                      ['--members', 'GBR', '--base-spending', '1', '--base-share', '2', '--unit', 'k'],
                      ['--members', 'GBR', '--base-spending', '1', '--base-share', '2', '--currency', 'pounds'], ['--format', 'xml'], ['more']):
            self.refused(WRONG_WORDS, 'path', *words)
        self.refused(COULD_NOT, 'path', '--members', 'GBR', '--base-spending', '1', '--base-share', '2', '--currency', 'SEK', says='GBP or USD')


class Coalition(Case):
    def test_same_total(self):
        answer = json.loads(self.good('coalition', '--format', 'json', '--target', '3.5', '--target', 'USA=3.17'))
        rows = answer['rows']
        total = sum(row['gdp_usd_m'] for row in rows) * 0.035
        self.assertEqual([row['member'] for row in rows if row['stays']], ['USA'])
        self.assertAlmostEqual(sum(row['asked_usd_m'] for row in rows), total, places=3)
        self.assertAlmostEqual(answer['totals']['total_usd_m'], total, places=3)
        self.assertGreater(answer['totals']['common_pct'], 3.5)
        text = self.good('coalition', '--format', 'csv', '--target', '3.5', '--target', 'USA=3.17')
        self.assertEqual(text.split('\n', 1)[0],
                         'member,name,year,stays,share_pct,target_pct,gdp_usd_m,spending_usd_m,asked_usd_m,gap_usd_m')
        self.assertIn('comes to the same total', self.good('coalition', '--target', 'USA=3.17'))
        self.assertIn('No member has a target of its own', self.good('coalition'))


class Solve(Case):
    def solve(self, *words):
        return json.loads(self.good('solve', '--format', 'json', *words))

    def test_scenarios_reproduce(self):
        found = self.solve('--member', 'GBR', '--amount', '75', '--unit', 'bn', '--currency', 'GBP')
        self.assertEqual(found['question'], {'amount_m': 75000.0, 'currency': 'GBP', 'tolerance_pct': 2.0})
        offs = [abs(reading['off_pct']) for reading in found['readings']]
        self.assertEqual(offs, sorted(offs))
        self.assertLessEqual(offs[-1], 2)
        self.assertEqual(len(offs), found['within'])
        for reading in found['readings'][:5] + [reading for reading in found['readings'] if reading['kind'] == 'gap'][:1]:
            path = self.write('s.json', json.dumps(reading['scenario']))
            if reading['kind'] == 'gap':
                continue
            last = json.loads(self.good('path', '--format', 'json', '--scenario', path))['rows'][-1]
            value = last['cumulative_m' if reading['kind'] == 'total' else 'extra_m']
            self.assertAlmostEqual(value, reading['value_m'], places=5)

    @needs_sipri
    def test_japans_gap(self):
        found = self.solve('--member', 'JPN', '--amount', '85.8', '--tolerance', '0.1')
        self.assertIn(('gap', 'sipri-2025-04', 2024, 3.5), [(r['kind'], r['edition'], r['year'], r['target_pct']) for r in found['readings']])

    def test_uk_headline(self):
        first = self.solve('--member', 'GBR', '--amount', '75', '--tolerance', '5', *UK_2024)['readings'][0]
        self.assertEqual((first['kind'], first['baseline'], first['prices'], first['by'], first['within']), ('total', 'cash', 'current', 2030, True))
        self.assertEqual(self.solve('--member', 'GBR', '--amount', '75', *UK_2024)['readings'][0]['within'], False)

    def test_formats(self):
        text = self.good('solve', '--member', 'FRA', '--amount', '40')
        self.assertRegex(text, r'readings comes? within')
        header = self.good('solve', '--member', 'FRA', '--amount', '40', '--format', 'csv').split('\n', 1)[0]
        self.assertEqual(header, 'position,kind,value_m,currency,off_pct,within,edition,year,by,target_pct,baseline,prices,words')
        self.assertEqual(text, self.good('solve', '--members', 'FRA', '--amount', '40'))

    def test_refused(self):
        for words in ([], ['--amount', 'x'], ['--amount', '0'], ['--amount', '-5'], ['--amount', '5', '--tolerance', 'x'], ['--amount', '5', '--tolerance', '101'],
                      ['--amount', '5', '--unit', 'dozen'], ['--amount', '5', '--currency', 'EUR'], ['--amount', '5', '--member', 'GBR', '--currency', 'JPY'],
                      ['--amount', '5', '--member', 'GBR', '--alliance', 'nato'], ['--amount', '5', '--member', 'GBR', '--by', '2020']):
            self.refused(WRONG_WORDS, 'solve', *words)
        self.refused(COULD_NOT, 'solve', '--amount', '5', '--member', 'XXX')


class Reopen(Case):
    """A picture is asked again what it shows."""
    WORDS = ('--alliance', 'europe', '--edition', 'nato-2024-06', '--year', '2022', '--target', '2.5', '--target', 'DEU=3', '--money', 'ppp')

    def test_pictures(self):
        asked = self.answer(*self.WORDS)
        for name in ('a.svg', 'a.png', 'a.pdf'):
            self.good('export', *self.WORDS, '--view', 'gap', '--select', 'FRA', '-o', name)
            self.assertEqual(self.answer('--scenario', name), asked)
            self.assertRegex(self.good('check', name), f'^{name}: a scenario on .*, NATO June 2024, year 2022[.]\n$')
            again = 'again' + name
            self.good('export', '--scenario', name, '--view', 'gap', '-o', again)
            with open(self.path(name), 'rb') as first, open(self.path(again), 'rb') as second:
                self.assertEqual(first.read(), second.read())

    def test_briefings(self):
        asked = self.answer(*self.WORDS)
        for name in ('b.svg', 'b.png', 'b.pdf'):
            self.good('briefing', *self.WORDS, '--member', 'FRA', '-o', name)
            self.assertEqual(self.answer('--scenario', name), asked)

    def test_each_member(self):
        self.good('export', *self.WORDS, '--view', 'ranking', '--each-member', '--select', 'FRA,ITA', '-o', 'out/%s.svg')
        for code in ('FRA', 'ITA'):
            with open(self.path(f'out/{code}.svg'), encoding='utf-8') as file:
                self.assertIn(f'"selected": ["{code}"]', file.read())

    def test_without(self):
        lost = 'this picture holds no scenario: it was not made by Pledgeline, or lost it on the way'
        for name in ('c.svg', 'c.png', 'c.pdf'):
            self.good('export', '--view', 'ranking', '--no-scenario', '-o', name)
            self.refused(COULD_NOT, 'table', '--scenario', name, says=f'{name}: {lost}')
            self.refused(COULD_NOT, 'check', name, says=lost)
            self.good('briefing', '--no-scenario', '-o', name)
            self.refused(COULD_NOT, 'check', name, says=lost)

    def test_other_files(self):
        self.write('page.html', '<!DOCTYPE html><html><body></body></html>')
        self.refused(COULD_NOT, 'check', 'page.html', says='expected a picture of the kind PNG, SVG or PDF')
        with open(self.path('photo.jpg'), 'wb') as file:
            file.write(b'\xff\xd8\xff\xe0' + bytes(100))
        self.refused(COULD_NOT, 'table', '--scenario', 'photo.jpg', says='photo.jpg: a picture of this kind holds no scenario')

    def test_other_figures(self):
        """The question is answered, and it is said that the figures are others."""
        self.good('export', '--view', 'ranking', '-o', 'd.svg')
        with open(self.path('d.svg'), encoding='utf-8') as file:
            text = file.read()
        self.write('d.svg', re.sub('"sha256": "[0-9a-f]{64}"', '"sha256": "' + '0' * 64 + '"', text))
        said = self.run_it('table', '--scenario', 'd.svg')
        self.assertEqual((said.returncode, said.stdout.decode()), (DONE, self.good('table')))
        self.assertEqual(said.stderr.decode(), 'pledgeline-cli: d.svg: made with other figures than those loaded: NATO, July 2026 (nato-2026-07) has '
                         'other figures here; IMF, October 2025 (imf-weo-2025-10) has other figures here.\n')
        self.assertIn('made with other figures than those loaded', self.good('check', 'd.svg').splitlines()[1])


if __name__ == '__main__':
    PROGRAM, DATA = (os.path.abspath(word) for word in sys.argv[1:3])
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=2)
