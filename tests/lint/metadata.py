#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a desktop reads about the program is right: desktop entry, metainfo, settings, windows.

usage: metadata.py ROOT"""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import tree


def check_with(root, path, *command):
    """One fault for each line in which the tool names what is wrong."""
    run = subprocess.run([*command, path], cwd=root, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True, check=False)
    if run.returncode == 0:
        return
    lines = [line.strip() for line in run.stdout.split("\n")
             if re.search(r"^[EW]:|error|warning", line)]
    for line in lines or [run.stdout.strip()]:
        yield f"{path}: {re.sub(r'^' + re.escape(path) + r': *', '', line)}"


def check_schemas(root, path):
    folder = os.path.dirname(path) or "."
    run = subprocess.run(["glib-compile-schemas", "--strict", "--dry-run", folder], cwd=root,
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if run.returncode != 0:
        yield f"{path}: {run.stdout.strip().splitlines()[0]}"


def check_resource(root, path):
    """Every file that the resource names is there, and every .ui beside it is named."""
    folder = os.path.dirname(path)
    named = {os.path.join(folder, element.text)
             for element in ElementTree.fromstring(tree.read(root, path)).iter("file")}
    for file in sorted(named):
        if not os.path.isfile(os.path.join(root, file)):
            yield f"{path}: {os.path.relpath(file, folder)} is not there"
    for file in tree.paths(root, ".ui", under=(f"{folder}/",)):
        if file not in named:
            yield f"{path}: {os.path.relpath(file, folder)} is not named"


def check_xml(root, path):
    try:
        ElementTree.fromstring(tree.read(root, path))
    except ElementTree.ParseError as error:
        yield f"{path}: {error}"
        return
    if path.endswith(".gresource.xml"):
        yield from check_resource(root, path)


def main(root):
    for tool in ("desktop-file-validate", "glib-compile-schemas"):
        tree.need(tool)
    faults = []
    for path in tree.paths(root, ".ui", ".xml", ".svg", under=("src/", "data/")):
        faults += check_xml(root, path)
    for path in tree.paths(root, ".desktop", under=("data/",)):
        faults += check_with(root, path, "desktop-file-validate")
    for path in tree.paths(root, ".gschema.xml", under=("data/",)):
        faults += check_schemas(root, path)
    tree.tell(faults)


if __name__ == "__main__":
    main(sys.argv[1])
