#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the program as assistive technology would: over the accessibility bus, from another process.

usage: test-accessible.py PLEDGELINE
"""
import os
import subprocess
import sys
import time

# What a client's library warns of, such as an object that has just gone, is not the program's fault.
ENVIRONMENT = dict(os.environ)
os.environ.pop('G_DEBUG', None)

try:
    import gi
    gi.require_version('Atspi', '2.0')
    from gi.repository import Atspi
except (ImportError, ValueError) as error:
    print(f'skipped: {error}')
    sys.exit(77)

WAIT_S = 20


def wait_for(find, what):
    end = time.monotonic() + WAIT_S
    while time.monotonic() < end:
        found = find()
        if found:
            return found
        time.sleep(0.1)
    raise AssertionError(f'{what} did not come')


def find_program():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child and 'pledgeline' in (child.get_name() or '').lower() and child.get_child_count():
            return child
    return None


def find(root, matches):
    if matches(root):
        return root
    for i in range(root.get_child_count()):
        child = root.get_child_at_index(i)
        found = child and find(child, matches)
        if found:
            return found
    return None


def check(program):
    slider = wait_for(lambda: find(program, lambda a: a.get_role_name() == 'slider' and 'Target' in a.get_name()), 'the slider')
    assert 'Value' in slider.get_interfaces(), 'the slider exports no value'
    current = Atspi.Value.get_current_value(slider)
    assert abs(current - 3.5) < 1e-9, current
    assert (Atspi.Value.get_minimum_value(slider), Atspi.Value.get_maximum_value(slider)) == (0.0, 20.0)

    chart = find(program, lambda a: (a.get_name() or '').startswith('Ranking of NATO'))
    assert chart is not None, 'the chart has no accessible name'
    assert '5 of 31 meet the target' in chart.get_description(), chart.get_description()

    assert Atspi.Value.set_current_value(slider, 2.0)
    wait_for(lambda: '30 of 31 meet the target' in chart.get_description(), 'the answer to 2 %')
    assert find(program, lambda a: '30 of 31 meet the target' in (a.get_name() or '')), 'the sentence did not follow'

    for name in ('Alliance', 'Edition', 'Year', 'Export', 'Main Menu'):
        # A newer GTK names a choice by what is chosen; what it is a choice of comes after.
        assert find(program, lambda a: (a.get_name() or '') == name or (a.get_description() or '').startswith(name)), \
            f'nothing is named {name}'


def main():
    Atspi.init()
    process = subprocess.Popen([sys.argv[1]], env=ENVIRONMENT)
    try:
        check(wait_for(find_program, 'the program'))
    finally:
        process.terminate()
        process.wait(10)
    print('the target was read and set over the accessibility bus')


main()
