#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Files and functions that fit in a head.

usage: sizes.py ROOT"""

import sys

import tree

FILE_LINES = 600
HEADER_LINES = 160
FUNCTION_LINES = 60


def functions(text):
    """Name's line and number of lines of each function: clang-format puts its braces in column 0."""
    opened = None
    for number, line in enumerate(text.split("\n"), 1):
        if line == "{":
            opened = number
        elif line == "}" and opened is not None:
            yield opened, number - opened - 1
            opened = None


def look_at(path, text):
    lines = text.count("\n")
    limit = HEADER_LINES if path.endswith(".h") else FILE_LINES
    if lines > limit:
        yield f"{path}: {lines} lines, at most {limit}"
    if path.endswith(".c"):
        for start, length in functions(text):
            if length > FUNCTION_LINES:
                yield f"{path}:{start}: a function of {length} lines, at most {FUNCTION_LINES}"


def main(root):
    sources = tree.paths(root, ".c", ".h", ".py", ".sh", ".ui", ".css",
                         under=("src/", "tests/", "build-aux/", "data/"))
    tree.tell([fault for path in sources for fault in look_at(path, tree.read(root, path))])


if __name__ == "__main__":
    main(sys.argv[1])
