#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""src/DESIGN.md is true: the files, functions and tests that it names are there, and every table of
every migration has its row with purpose and end.

usage: map.py ROOT"""

import fnmatch
import os
import re
import sys

import tree

MAP = "src/DESIGN.md"
NAME = re.compile(r"`([^`\s]+)`")
FILE = re.compile(r"(?:[\w/]+/)?(?:dim|reference|test)-[\w*-]+(?:\.\w+)*")
WORD = re.compile(r"[a-z]+(?:_[a-z0-9]+)+")
TEST = re.compile(r"(/[a-z-]+/)([a-z0-9-]+|\*)")
TABLE = re.compile(r"^CREATE TABLE (\w+)", re.MULTILINE)
# Section of the map: whose migrations.
STORES = {"Workstation": "client", "Collector": "collector", "Evaluator": "evaluator"}


def check_file(name, paths):
    ends = [name] if "." in os.path.basename(name) else [name + ".c", name + ".h"]
    if not any(fnmatch.fnmatch("/" + path, "*/" + end) for path in paths for end in ends):
        yield f"{MAP}: there is no file {name}"


def check_test(name, tests):
    group, fact = TEST.fullmatch(name).groups()
    if not any(f'"{group}' in text and (fact == "*" or f'{fact}"' in text) for text in tests):
        yield f"{MAP}: there is no test {name}"


def check_names(root, text):
    paths = tree.paths(root, under=("src/", "tests/"))
    code = "\n".join(tree.read(root, path) for path in paths
                     if path.startswith("src/") and path.endswith((".c", ".h", ".sql")))
    words = set(re.findall(r"\w+", code))
    tests = [tree.read(root, path) for path in paths
             if path.startswith("tests/") and path.endswith(".c")]
    for name in sorted(set(NAME.findall(text))):
        if TEST.fullmatch(name):
            yield from check_test(name, tests)
        elif FILE.fullmatch(name):
            yield from check_file(name, paths)
        elif WORD.fullmatch(name) and name not in words:
            yield f"{MAP}: there is no {name}"


def check_tables(root, text):
    for title, layer in STORES.items():
        section = re.search(rf"^### {title}$(.*?)^##", text + "\n##", re.DOTALL | re.MULTILINE)
        rows = {name for row in re.findall(r"^\| (`[^|]*) \|", section.group(1), re.MULTILINE)
                for name in NAME.findall(row)} if section else set()
        tables = {table for path in tree.paths(root, ".sql", under=(f"src/{layer}/migrations/",))
                  for table in TABLE.findall(tree.read(root, path))}
        for table in tables - rows:
            yield f"{MAP}: {title}: table {table} has no purpose and no end"
        for table in rows - tables:
            yield f"{MAP}: {title}: there is no table {table}"


def main(root):
    text = tree.read(root, MAP)
    tree.tell([*check_names(root, text), *check_tables(root, text)])


if __name__ == "__main__":
    main(sys.argv[1])
