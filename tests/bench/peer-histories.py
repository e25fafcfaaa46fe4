# SPDX-License-Identifier: GPL-3.0-or-later
"""peer-histories.py SHARES.json FOLDER COUNT: histories as matplotlib draws them, one member picked out in each."""
import json
import os
import sys

import matplotlib
matplotlib.use('svg')
import matplotlib.pyplot as plt  # noqa: E402  (the kind of file comes first)


def main(path, folder, count):
    with open(path, encoding='utf-8') as file:
        shares = json.load(file)
    years = shares['years']
    names = sorted(shares['members'])
    for i in range(count):
        chosen = names[i % len(names)]
        figure, axes = plt.subplots(figsize=(12.5, 8.33), dpi=96)
        for name in names:
            values = [float('nan') if value is None else value for value in shares['members'][name]]
            axes.plot(years, values, color='#1c5fb5' if name == chosen else '#bbbbbb', linewidth=2.5 if name == chosen else 1,
                      zorder=3 if name == chosen else 2)
        axes.axhline(3.5, color='black')
        axes.set_title(f'{chosen}: share of GDP', loc='left')
        axes.set_ylabel('% of GDP')
        axes.grid(axis='y', color='#dddddd')
        figure.text(0.02, 0.01, 'Source: NATO.')
        figure.savefig(os.path.join(folder, f'{i}.svg'))
        plt.close(figure)


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
