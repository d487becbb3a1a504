#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Words that may not stand where they stand: notes to self, SQL far from its tables, output of a
library, names that say nothing, paths of one workplace.

usage: words.py ROOT"""

import os
import re
import sys

import tree

# Rule: pattern, layers of src/ that are free of it (None: it holds for every file of the project).
NOTE = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME)\b|\bXX" + r"X\b(?=[ :(])(?!\")")
SQL = re.compile(r'"\s*(SELECT\s|INSERT\s+(OR \w+ )?INTO\s|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\s'
                 r"|CREATE\s+(TABLE|INDEX)\s|PRAGMA\s)")
SQL_LAYERS = ("sqlite", "client", "collector", "evaluator")
OUTPUT = re.compile(r"(?<![\w.>])(printf|puts|putchar|g_print|vprintf) \(|\bstdout\b")
OUTPUT_LAYERS = ("cli", "programs")
# A server's own commands, and the one line that says where it listens.
OUTPUT_FILES = re.compile(r"-command\.c$|^src/http/dim-http-service\.c$")
FORBIDDEN = re.compile(r"\b(goto\b(?= \w+;)|strftime \(|sprintf \(|strcpy \(|strcat \(|gets \("
                       r"|sqlite3_mprintf \(|system \()")
VAGUE = re.compile(r"(^|[-_])(manager|helpers?|utils?|info|misc|common|stuff)([-_.]|$)")
WORKPLACE = re.compile(r"\.\./shared|/work/|/home/\w")
# These tell where the reference figures may lie, and what is forbidden.
WORKPLACE_FILES = ("tests/meson.build", "tests/README.md", "tests/lint/words.py")


def rules_of(path):
    """(pattern, what is wrong) for one file."""
    layer = path.split("/")[1] if path.startswith("src/") and path.count("/") > 1 else None
    yield NOTE, "a note to self"
    if path not in WORKPLACE_FILES:
        yield WORKPLACE, "a path of one workplace"
    if layer and path.endswith((".c", ".h")):
        yield FORBIDDEN, "forbidden"
        if layer not in SQL_LAYERS:
            yield SQL, "SQL outside its layers"
        if layer not in OUTPUT_LAYERS and not OUTPUT_FILES.search(path):
            yield OUTPUT, "output from a library"


def look_at(root, path):
    if VAGUE.search(os.path.basename(path)):
        yield f"{path}: a name that says nothing"
    rules = list(rules_of(path))
    for number, line in enumerate(tree.read(root, path).split("\n"), 1):
        for pattern, what in rules:
            found = pattern.search(line)
            if found:
                yield f"{path}:{number}: {what}: {found.group().strip()}"


def main(root):
    sources = tree.paths(root, ".c", ".h", ".py", ".sh", ".ui", ".css", ".md", ".build", ".sql",
                         ".xml", ".in", ".po", under=("src/", "tests/", "build-aux/", "data/",
                                                      "po/", "meson", "README"))
    tree.tell([fault for path in sources for fault in look_at(root, path)])


if __name__ == "__main__":
    main(sys.argv[1])
