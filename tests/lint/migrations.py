#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""A migration that was released is never changed: files that it made are out in the world.

usage: migrations.py ROOT
What was released stands with its SHA-256 in tests/data/frozen/migrations.sha256, as sha256sum
writes it. A new one comes after those of its folder, and is listed when it is released."""

import hashlib
import os
import sys

import tree

LIST = "tests/data/frozen/migrations.sha256"


def read_list(root):
    return dict(reversed(line.split("  ", 1)) for line in tree.read(root, LIST).splitlines())


def digest(root, path):
    with open(os.path.join(root, path), "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def look_at(root, released):
    present = {path for path in tree.paths(root, ".sql", under=("src/",)) if "/migrations/" in path}
    for path in sorted(released):
        if path not in present:
            yield f"{path}: released, and not there any more"
        elif digest(root, path) != released[path]:
            yield f"{path}: released, and changed since; make another one after it"
    for path in sorted(present - set(released)):
        folder = os.path.dirname(path)
        if any(other > path for other in released if os.path.dirname(other) == folder):
            yield f"{path}: comes before one that was released"


def main(root):
    tree.tell(list(look_at(root, read_list(root))))


if __name__ == "__main__":
    main(*map(os.path.abspath, sys.argv[1:]))
