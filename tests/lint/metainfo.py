#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""The metainfo is what a software centre takes; its newest release is the version that is built.

usage: metainfo.py ROOT"""

import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import tree

TOOL = "appstreamcli"
EXCUSED = (
    "cid-contains-uppercase-letter",  # the id was given out before
    "url-homepage-missing",  # the project has no address of its own yet
    "unknown-tag developer",  # version 1.0 wants the tag that 0.16 does not know
)


def check_release(root, path):
    built = re.search(r"version: '([^']+)'", tree.read(root, "meson.build"))
    newest = ElementTree.fromstring(tree.read(root, path)).find("releases/release")
    if built and (newest is None or newest.get("version") != built.group(1)):
        yield f"{path}: no release notes for {built.group(1)}"


def validate(root, path):
    """Everything that the tool remarks, down to pedantry."""
    run = subprocess.run([TOOL, "validate", "--no-net", "--no-color", "--pedantic", path],
                         cwd=root, stdout=subprocess.PIPE, text=True, check=False)
    found = re.findall(r"^[EWIP]: (.*)$", run.stdout, re.MULTILINE)
    if run.returncode != 0 and not found:
        yield f"{path}: {run.stdout.strip()}"
    for text in found:
        if not any(excuse in text for excuse in EXCUSED):
            yield f"{path}: {text}"


def main(root):
    tree.need(TOOL)
    found = tree.paths(root, ".metainfo.xml", under=("data/",))
    faults = [] if found else ["data: no metainfo"]
    for path in found:
        faults += [*validate(root, path), *check_release(root, path)]
    tree.tell(faults)


if __name__ == "__main__":
    main(sys.argv[1])
