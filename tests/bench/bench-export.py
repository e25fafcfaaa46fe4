# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-export.py CLI REWRITE: what pictures by pledgeline-cli cost, beside gnuplot and matplotlib.

CPU (user and system) of whole processes, from start to end. Ours and the peer's run in turn, so that what else
the computer does falls on both; the medians, the least and the most are printed, and the median of the ratios of
each pair. A peer that is not installed is said to be missing. BENCH_PAIRS sets how many pairs (15)."""
import csv
import io
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PAIRS = int(os.environ.get('BENCH_PAIRS', '15'))
BATCH_PAIRS = max(1, min(3, PAIRS // 5))
BATCH = 200
YEARS = range(2014, 2027)


def cpu_ms(*commands):
    """CPU of the processes and all that they started."""
    total = 0.0
    for command in commands:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stderr.close()
        if status != 0:
            raise RuntimeError(f'{command}: {errors.decode(errors="replace")}')
        total += (usage.ru_utime + usage.ru_stime) * 1000
    return total


def show(values):
    return f'{statistics.median(values):8.1f}  ({min(values):.1f} … {max(values):.1f})'


def compare(name, ours, peer_name, peers, wanted, pairs=PAIRS):
    """Runs both in turn; peers is None where the peer is missing."""
    our_times, peer_times = [], []
    for _ in range(pairs):
        our_times.append(cpu_ms(*ours))
        if peers is not None:
            peer_times.append(cpu_ms(*peers))
    print(f'{name:34} {show(our_times):32}', end=' ')
    if peers is None:
        print(f'{peer_name} is missing')
        return
    ratio = statistics.median(our / peer for our, peer in zip(our_times, peer_times))
    print(f'{show(peer_times):36} {ratio:5.2f}   {wanted}')


def read_table(cli, *words):
    text = subprocess.run([cli, 'table', '--format', 'csv', *words], check=True, capture_output=True, text=True).stdout
    return [row for row in csv.DictReader(io.StringIO(text)) if row['share_published_pct']]


def write_bars(cli, path):
    with open(path, 'w', encoding='utf-8') as file:
        for row in read_table(cli, '--target', '3.5'):
            file.write(f'{row["name"]},{row["share_published_pct"]},{row["gap_usd_m"]}\n')


def write_shares(cli, path):
    members = {}
    for place, year in enumerate(YEARS):
        for row in read_table(cli, '--year', str(year)):
            members.setdefault(row['name'], [None] * len(YEARS))[place] = float(row['share_published_pct'])
    with open(path, 'w', encoding='utf-8') as file:
        json.dump({'years': list(YEARS), 'members': members}, file)


def find_matplotlib():
    """The Python that has it: the system's, whatever else is first on the path."""
    for python in ['/usr/bin/python3', sys.executable]:
        if os.path.exists(python) and subprocess.run([python, '-c', 'import matplotlib'], capture_output=True, check=False).returncode == 0:
            return python
    return None


def batch(cli, folder):
    """As many commands as make that many charts: each makes one for each member of a year."""
    commands, made = [], 0
    for year in reversed(YEARS):
        os.makedirs(os.path.join(folder, str(year)), exist_ok=True)
        commands.append([cli, 'export', '--each-member', '--view', 'history', '--year', str(year), '-o', os.path.join(folder, str(year), '%s.svg')])
        subprocess.run(commands[-1], check=True, capture_output=True)
        made += len(os.listdir(os.path.join(folder, str(year))))
        if made >= BATCH:
            return commands, made
    raise RuntimeError(f'only {made} charts could be made')


def compare_sizes(ours, rewrite, folder):
    other = os.path.join(folder, 'cairo.png')
    subprocess.run([rewrite, ours, other], check=True)
    our_size, other_size = os.path.getsize(ours), os.path.getsize(other)
    print(f'{"PNG 2400×1600, bytes":34} {our_size:8}{"":23} {other_size:8}  (cairo’s own writer){"":6} {our_size / other_size:5.2f}   at most 1.20')


def main(cli, rewrite):
    gnuplot, python = shutil.which('gnuplot'), find_matplotlib()
    peer = os.path.join(HERE, 'peer-bars.gp')
    with tempfile.TemporaryDirectory() as folder:
        bars, shares, svg, png = (os.path.join(folder, name) for name in ('bars.csv', 'shares.json', 'ours.svg', 'ours.png'))
        write_bars(cli, bars)
        write_shares(cli, shares)
        ranking = [cli, 'export', '--view', 'ranking', '--target', '3.5']

        def plot(terminal, name):
            return [[gnuplot, '-c', peer, terminal, os.path.join(folder, name), bars]] if gnuplot else None

        print(f'CPU of whole processes in ms, median (least … most) of {PAIRS} pairs, of a batch {BATCH_PAIRS}; 32 members')
        print(f'{"":34} {"Pledgeline":32} {"peer":36} ratio   wanted')
        compare('start alone (--version)', [[cli, '--version']], 'gnuplot', [[gnuplot, '-e', 'exit']] if gnuplot else None, '')
        compare('figures alone (table)', [[cli, 'table', '--format', 'csv']], 'gnuplot', [[gnuplot, '-e', 'exit']] if gnuplot else None, '')
        compare('SVG 1200×800, ranking', [ranking + ['-o', svg]], 'gnuplot', plot('svg size 1200,800 font "Cantarell,13"', 'peer.svg'), 'at most 1.00')
        compare('PNG 2400×1600, ranking', [ranking + ['--scale', '2', '-o', png]], 'gnuplot',
                plot('pngcairo size 2400,1600 font "Cantarell,26"', 'peer.png'), 'at most 0.25')
        compare_sizes(png, rewrite, folder)
        commands, made = batch(cli, os.path.join(folder, 'batch'))
        os.mkdir(os.path.join(folder, 'peer'))
        histories = [python, os.path.join(HERE, 'peer-histories.py'), shares, os.path.join(folder, 'peer'), str(made)] if python else None
        compare(f'{made} histories as SVG', commands, 'matplotlib', [histories] if histories else None, 'at most 0.20', BATCH_PAIRS)


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2])
