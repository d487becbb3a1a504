#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every script can be read by the program that runs it, and every JSON file is JSON.

usage: scripts.py ROOT"""

import ast
import json
import os
import subprocess
import sys

import tree


def check_python(root, path):
    try:
        ast.parse(tree.read(root, path))
    except SyntaxError as error:
        yield f"{path}:{error.lineno}: {error.msg}"


def check_json(root, path):
    try:
        json.loads(tree.read(root, path))
    except ValueError as error:
        yield f"{path}: {error}"


def check_shell(root, path):
    run = subprocess.run(["bash", "-n", path], cwd=root, stderr=subprocess.PIPE, text=True,
                         check=False)
    if run.returncode != 0:
        yield run.stderr.split("\n")[0].replace(": line ", ":", 1)


def check(root, path):
    with open(os.path.join(root, path), "rb") as file:
        first = file.readline()
    if path.endswith(".py"):
        return check_python(root, path)
    if path.endswith(".json"):
        return check_json(root, path)
    if path.endswith(".sh") or (first.startswith(b"#!") and b"sh" in first):
        return check_shell(root, path)
    return ()


def main(root):
    # What a fuzzer feeds on is broken on purpose.
    tree.tell([fault for path in tree.paths(root) if not path.startswith("tests/fuzz/corpus/")
               for fault in check(root, path)])


if __name__ == "__main__":
    main(sys.argv[1])
