#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every file says whose it is and under which licence: in its first lines, or in .reuse/dep5.

usage: spdx.py ROOT"""

import fnmatch
import re
import sys

import tree

# The tags are taken apart, lest the REUSE tool reads them as this file's own.
END = r"( -->| \*/)?$"
OWNER = re.compile("SPDX-" + r"FileCopyrightText: 20\d\d Dutch ID Monitor contributors" + END)
LICENCE = re.compile("SPDX-" + r"License-Identifier: EUPL-1\.2" + END)
# Software centres take metainfo under a free licence without conditions only.
METAINFO_LICENCE = re.compile("SPDX-" + r"License-Identifier: CC0-1\.0" + END)


def covered(root):
    """The patterns of .reuse/dep5."""
    try:
        text = tree.read(root, ".reuse/dep5")
    except FileNotFoundError:
        return []
    return [pattern for files in re.findall(r"^Files:((?:.*\n)(?: .*\n)*)", text, re.MULTILINE)
            for pattern in files.split()]


def has_head(path, text):
    lines = text.split("\n")[:3]
    if lines[0].startswith(("#!", "<?xml")):
        lines = lines[1:]
    licence = METAINFO_LICENCE if path.endswith(".metainfo.xml") else LICENCE
    return len(lines) > 1 and bool(OWNER.search(lines[0]) and licence.search(lines[1]))


def look_at(root, path):
    try:
        text = tree.read(root, path)
    except UnicodeDecodeError:
        return f"{path}: not a text, and not in .reuse/dep5"
    return None if has_head(path, text) else f"{path}: no SPDX lines at its head, and not in .reuse/dep5"


def main(root):
    patterns = covered(root) + [".reuse/dep5", "LICENSES/*"]
    own = [path for path in tree.paths(root)
           if not any(fnmatch.fnmatch(path, pattern) for pattern in patterns)]
    tree.tell([fault for path in own if (fault := look_at(root, path))])


if __name__ == "__main__":
    main(sys.argv[1])
