#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every C file stands as clang-format-14 writes it.

usage: format.py ROOT"""

import re
import subprocess
import sys

import tree

TOOL = "clang-format-14"


def main(root):
    tree.need(TOOL)
    sources = tree.paths(root, ".c", ".h", under=("src/", "tests/"))
    if not sources:
        tree.tell(["no C file found"])
    run = subprocess.run([TOOL, "--dry-run", "--style=file", *sources], cwd=root, check=False,
                         stderr=subprocess.PIPE, text=True)
    faults = {}
    for path, line in re.findall(r"^(\S+?):(\d+):\d+: warning", run.stderr, re.MULTILINE):
        faults.setdefault(path, f"{path}:{line}: not as {TOOL} writes it")
    if run.returncode != 0 and not faults:
        faults[""] = run.stderr.strip()
    tree.tell(list(faults.values()))


if __name__ == "__main__":
    main(sys.argv[1])
