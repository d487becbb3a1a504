#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a .ui names is there: each class of ours is ensured by the class whose template names it, as
not every GTK finds it by its name.

usage: templates.py ROOT"""

import os
import re
import sys
import xml.etree.ElementTree as ElementTree

import tree


def type_of(name):
    """DimReadersLine → DIM_TYPE_READERS_LINE"""
    return "DIM_TYPE_" + re.sub(r"(?<!^)(?=[A-Z])", "_", name.removeprefix("Dim")).upper()


def check(root, path):
    """Yields what is not ensured; a .ui without a template is read by nobody of its own."""
    document = ElementTree.fromstring(tree.read(root, path))
    template = document.find("template")
    if template is None:
        return
    source = os.path.join("src/desktop", os.path.basename(path).removesuffix(".ui") + ".c")
    code = tree.read(root, source) if os.path.isfile(os.path.join(root, source)) else ""
    for name in sorted({element.get("class") for element in template.iter("object")}):
        if name.startswith("Dim") and f"g_type_ensure ({type_of(name)})" not in code:
            yield f"{path}: {source} does not ensure {type_of(name)}"


def main(root):
    tree.tell([fault for path in tree.paths(root, ".ui", under=("src/",))
               for fault in check(root, path)])


if __name__ == "__main__":
    main(sys.argv[1])
