#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a desktop reads about the program is right: desktop entry, settings, icons, windows.

usage: metadata.py ROOT"""

import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import tree

SCALABLE_SIZE, SYMBOLIC_SIZE = "128", "16"
DRAWN = {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}


def check_entry(root, path):
    """Whatever the tool remarks on a desktop entry, be it a hint."""
    run = subprocess.run(["desktop-file-validate", path], cwd=root, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True, check=False)
    for line in run.stdout.splitlines():
        yield f"{path}: {line.strip().removeprefix(path).lstrip(': ')}"
    if run.returncode != 0 and not run.stdout:
        yield f"{path}: exit status {run.returncode}"


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


def check_icon(root, path):
    """A square of the size that its kind has, in which everything is drawn; a symbolic icon has one
    colour, since a desktop gives it another."""
    svg = ElementTree.fromstring(tree.read(root, path))
    size = SYMBOLIC_SIZE if "/symbolic/" in path else SCALABLE_SIZE
    if (svg.get("width"), svg.get("height"), svg.get("viewBox")) != \
            (size, size, f"0 0 {size} {size}"):
        yield f"{path}: is not a square of {size}"
    used = {element.tag.split("}")[-1] for element in svg.iter()}
    for tag in sorted(used - DRAWN):
        yield f"{path}: has <{tag}>"
    colours = {element.get("fill") for element in svg.iter()} - {None, "none"}
    if "/symbolic/" in path and len(colours) > 1:
        yield f"{path}: has {len(colours)} colours"


def main(root):
    for tool in ("desktop-file-validate", "glib-compile-schemas"):
        tree.need(tool)
    faults = []
    for path in tree.paths(root, ".ui", ".xml", ".svg", under=("src/", "data/")):
        faults += check_xml(root, path)
    for path in tree.paths(root, ".desktop", under=("data/",)):
        faults += check_entry(root, path)
    for path in tree.paths(root, ".svg", under=("data/icons/",)):
        faults += check_icon(root, path)
    for path in tree.paths(root, ".gschema.xml", under=("data/",)):
        faults += check_schemas(root, path)
    tree.tell(faults)


if __name__ == "__main__":
    main(sys.argv[1])
