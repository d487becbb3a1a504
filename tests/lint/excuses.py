#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""A line that is left out of the coverage says why no test can reach it; never more than a line.

usage: excuses.py ROOT"""

import re
import sys

import tree

MARKER = re.compile(r"\b(?:GCOVR?|LCOV)_EXCL_\w+")
# At least two words behind the marker, in its own comment.
EXCUSED = re.compile(r"/\* GCOVR_EXCL_LINE: \S+ \S.*\*/")


def faults_of(path, text):
    for number, line in enumerate(text.split("\n"), 1):
        for marker in MARKER.findall(line):
            if marker != "GCOVR_EXCL_LINE":
                yield f"{path}:{number}: {marker} leaves out more than a line"
            elif not EXCUSED.search(line):
                yield f"{path}:{number}: no excuse: /* GCOVR_EXCL_LINE: why no test gets here */"


def main(root):
    paths = [path for path in tree.paths(root)
             if path.startswith("src/") and path.endswith((".c", ".h"))]
    tree.tell([fault for path in paths for fault in faults_of(path, tree.read(root, path))])


if __name__ == "__main__":
    main(sys.argv[1])
