# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-import.py CLI: what a publisher's workbook costs to import, beside openpyxl, which only reads its cells.

CPU (user and system) of whole processes, from start to end. Ours reads the workbook, checks it, and writes the
edition as a file; the peer loads the workbook, or, its other way, streams it and looks at every cell once. They run
in turn, so that what else the computer does falls on all; the medians, the least and the most are printed, and the
medians of the ratios of each round. PLEDGELINE_WORKBOOKS names the folder of the workbooks, which are not in this tree; BENCH_PAIRS sets how
many rounds (7)."""
import os
import statistics
import subprocess
import sys
import tempfile

PAIRS = int(os.environ.get('BENCH_PAIRS', '7'))
WORKBOOKS = ('nato-def-exp-2024-06.xlsx', 'sipri-milex-1949-2024.xlsx')
SKIPPED = 77
# Of the two, the one that fits the system's packages.
PYTHONS = ('/usr/bin/python3', sys.executable)
PEERS = {
    'openpyxl': 'import openpyxl, sys\nopenpyxl.load_workbook(sys.argv[1])',
    'openpyxl, streamed': 'import openpyxl, sys\nbook = openpyxl.load_workbook(sys.argv[1], read_only=True)\n'
                          'print(sum(value is not None for sheet in book for row in sheet.iter_rows(values_only=True) for value in row))',
}


def cpu_ms(command):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    if status != 0:
        raise RuntimeError(f'{command}: {errors.decode(errors="replace")}')
    return (usage.ru_utime + usage.ru_stime) * 1000


def find_python():
    for python in PYTHONS:
        if subprocess.run([python, '-c', 'import openpyxl'], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return python
    return None


def show(name, values, own):
    ratio = statistics.median(a / b for a, b in zip(own, values))
    print(f'  {name:20}{statistics.median(values):8.1f} ms  ({min(values):.1f} … {max(values):.1f})  {ratio:.3f}')


def bench(path, ours, python):
    commands = {'pledgeline-cli': ours, **{name: [python, '-c', script, path] for name, script in PEERS.items()}}
    runs = {name: [] for name in commands}
    for _ in range(PAIRS):
        for name, command in commands.items():
            runs[name].append(cpu_ms(command))
    print(f'{os.path.basename(path)}, {os.path.getsize(path) / 1e3:.0f} kB: medians of {PAIRS} rounds, and our part of each')
    for name, values in runs.items():
        show(name, values, runs['pledgeline-cli'])


def main(cli):
    folder = os.environ.get('PLEDGELINE_WORKBOOKS')
    if not folder:
        print('skipped: PLEDGELINE_WORKBOOKS names no folder with publishers’ workbooks')
        return SKIPPED
    python = find_python()
    if python is None:
        print('skipped: openpyxl (python3-openpyxl) is not installed')
        return SKIPPED
    with tempfile.TemporaryDirectory() as out:
        for name in WORKBOOKS:
            path = os.path.join(folder, name)
            bench(path, [cli, 'import', path, '-o', os.path.join(out, name + '.json')], python)
    return 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
