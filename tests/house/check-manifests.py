# SPDX-License-Identifier: GPL-3.0-or-later
"""check-manifests.py FOLDER ID: flatpak-builder reads the manifests, and they ask for no more than is wanted."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

import house

WANTED = {'--share=ipc', '--socket=wayland', '--socket=fallback-x11', '--device=dri'}


def problems_in(name, manifest, app_id):
    """What is wrong with a manifest as flatpak-builder understood it."""
    problems = []
    if manifest['id'] != app_id:
        problems.append(f'{name}: the id is {manifest["id"]}, not {app_id}')
    if set(manifest['finish-args']) != WANTED:
        problems.append(f'{name}: permissions are {" ".join(manifest["finish-args"])}')
    for module in manifest['modules']:
        for source in module['sources']:
            if source['type'] == 'archive' and not (source['url'].startswith('https://') and len(source.get('sha256', '')) == 64):
                problems.append(f'{name}: the archive of {module["name"]} is not pinned')
            if source['type'] not in ('archive', 'dir'):
                problems.append(f'{name}: {module["name"]} has a source of the type {source["type"]}')
            if 'build-args' in module.get('build-options', {}):
                problems.append(f'{name}: {module["name"]} asks for more while it is built')
    return problems


def differences(stable, devel):
    """What tells the development build apart beyond its id and its profile."""
    devel = json.loads(json.dumps(devel))
    devel['id'] = stable['id']
    options = devel['modules'][-1]['config-opts']
    if '-Dprofile=development' not in options:
        return ['the development build has no id of its own']
    options.remove('-Dprofile=development')
    return [] if devel == stable else ['the manifests differ in more than id and profile']


def read(folder, app_id):
    command = ['flatpak-builder', '--show-manifest', os.path.join(folder, app_id + '.yml')]
    # Whatever it is asked for, it leaves a folder where it is started.
    with tempfile.TemporaryDirectory() as where:
        return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=where).stdout)


def main(folder, app_id):
    if not shutil.which('flatpak-builder'):
        print('skipped: flatpak-builder is not installed')
        return 77
    stable, devel = read(folder, app_id), read(folder, app_id + '.Devel')
    problems = problems_in('stable', stable, app_id) + problems_in('development', devel, app_id + '.Devel')
    return house.report('manifests', problems + differences(stable, devel))


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
