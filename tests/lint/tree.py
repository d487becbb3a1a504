# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files of a tree, and how a check tells what it found."""

import os
import subprocess
import sys

SKIPPED = 77  # meson's word for "a tool is missing"
SAMPLES = "tests/lint/samples/"


def _tracked(root):
    """What git knows or would add; None where `root` is no clone, or git is not there."""
    if not os.path.exists(os.path.join(root, ".git")):
        return None
    try:
        listed = subprocess.run(
            ["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    except FileNotFoundError:
        return None
    return listed.stdout.decode().split("\0")[:-1] if listed.returncode == 0 else None


def _walked(root):
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders
                      if name not in (".git", "__pycache__", "build-next", "node_modules")
                      and not os.path.isdir(os.path.join(folder, name, "meson-private"))]
        for name in names:
            yield os.path.relpath(os.path.join(folder, name), root)


def paths(root, *ends, under=("",)):
    """Paths within `root`, sorted: under one of the folders and with one of the ends, if given."""
    found = _tracked(root)
    if found is None:
        found = _walked(root)
    return sorted(path for path in set(found)
                  if not path.startswith(SAMPLES) and path.startswith(tuple(under))
                  and (not ends or path.endswith(ends))
                  and os.path.isfile(os.path.join(root, path)))


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as file:
        return file.read()


def need(tool, optional=False):
    """Ends the check if `tool` is not there: as skipped if it may be missing, else as failed."""
    if any(os.access(os.path.join(folder, tool), os.X_OK)
           for folder in os.environ.get("PATH", "").split(os.pathsep)):
        return
    print(f"{tool} is not installed", file=sys.stderr)
    sys.exit(SKIPPED if optional else 2)


def tell(faults):
    """Prints a line a fault and ends the check: 0 without faults, 1 with."""
    for fault in sorted(set(faults)):
        print(fault)
    sys.exit(1 if faults else 0)
