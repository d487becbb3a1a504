#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""The REUSE tool finds a licence for every file, and its text in LICENSES/.

usage: reuse.py ROOT"""

import subprocess
import sys

import tree


def main(root):
    tree.need("reuse")
    run = subprocess.run(["reuse", "--root", ".", "lint"], cwd=root, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True, check=False)
    if run.returncode == 0:
        tree.tell([])
    # A path a line; what has a colon in it counts them.
    found = [line[2:] for line in run.stdout.split("\n")
             if line.startswith("* ") and ":" not in line]
    tree.tell([f"{path}: no licence that is known here" for path in found] or [run.stdout])


if __name__ == "__main__":
    main(sys.argv[1])
