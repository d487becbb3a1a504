#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""The REUSE tool finds a licence for every file, and its text in LICENSES/.

usage: reuse.py ROOT"""

import subprocess
import sys

import tree


def main(root):
    tree.need("reuse", optional=True)
    run = subprocess.run(["reuse", "--root", root, "lint"], stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True, check=False)
    tree.tell([] if run.returncode == 0 else run.stdout.split("\n"))


if __name__ == "__main__":
    main(sys.argv[1])
