#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""i18nspector finds nothing wrong with the catalogues.

usage: i18n.py ROOT"""

import subprocess
import sys

import tree

TOOL = "i18nspector"
# The project has no address of its own to write to yet.
EXCUSED = ("no-report-msgid-bugs-to-header-field", "invalid-last-translator")


def main(root):
    tree.need(TOOL)
    run = subprocess.run([TOOL, *tree.paths(root, ".po", under=("po/",))], cwd=root,
                         stdout=subprocess.PIPE, text=True, check=False)
    found = [line[3:] for line in run.stdout.split("\n") if line.startswith(("E: ", "W: "))]
    tree.tell([fault for fault in found if not any(tag in fault for tag in EXCUSED)])


if __name__ == "__main__":
    main(sys.argv[1])
