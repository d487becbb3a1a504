#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""The layers of src/: who may include whom, and which layer alone uses a library.

usage: layers.py ROOT
This file and src/DESIGN.md hold the same table; the check is that both, the includes and the build
files say one thing."""

import os
import re
import sys

import tree

# From the bottom up: what a layer sees stands above it.
LAYERS = {
    "base": set(),
    "model": {"base"},
    "crypto": {"base"},
    "sqlite": {"base"},
    "wire": {"base", "model", "crypto"},
    "http": {"base", "wire", "crypto"},
    "words": {"base", "model"},
    "client": {"base", "model", "crypto", "sqlite", "wire", "http"},
    "collector": {"base", "model", "crypto", "sqlite", "wire", "http", "words"},
    "evaluator": {"base", "crypto", "sqlite", "wire", "http", "words"},
    "export": {"base", "model", "words"},
    "monitor": {"base", "model", "client"},
    "cli": {"base", "model", "words", "export", "monitor"},
    "desktop": {"base", "model", "words", "export", "monitor"},
}
# On a layer's path only because headers that it sees show values of another; it names none itself.
SHOWN = {"evaluator": {"model"}}
# A main readies the libraries, starts one layer and may speak to its user.
MAINS = {"base", "crypto", "wire", "http", "words", "collector", "evaluator", "cli", "desktop"}

# Library: its headers, its dependency in the build, the layers that use it.
LIBRARIES = {
    "libsodium": (r"sodium\.h", "sodium_dep", {"crypto"}),
    "sqlite3": (r"sqlite3\.h", "sqlite_dep", {"sqlite"}),
    "json-glib": (r"json-glib/.*", "json_dep", {"wire"}),
    "libsoup": (r"libsoup/.*", "soup_dep", {"http"}),
    "libsecret": (r"libsecret/.*", "secret_dep", {"client"}),
    "gettext": (r"(libintl|glib/gi18n(-lib)?)\.h", None, {"words", "cli", "desktop"}),
    "pango": (r"pango/.*|cairo[\w-]*\.h", "pango_dep", {"export"}),
    "libxlsxwriter": (r"xlsxwriter(/.*)?\.h", "xlsxwriter_dep", {"export"}),
    "libarchive": (r"archive(_entry)?\.h", "archive_dep", {"export"}),
    "GTK": (r"(gtk|gdk|gsk)/.*", "gtk_dep", {"desktop"}),
    "libadwaita": (r"adwaita\.h", "adwaita_dep", {"desktop"}),
}
# Layers of values and rules: no file, no socket, no clock, no object.
PURE = {"model": r"gio/.*|glib-object\.h|glib/gstdio\.h|stdio\.h|time\.h|unistd\.h|fcntl\.h"}

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.MULTILINE)


def folder_of(path):
    return path.split("/")[1]


def sees(folder):
    """The folders that `folder` may include from; None for a folder that is no layer."""
    if folder == "programs":
        return MAINS
    return LAYERS[folder] | {folder} if folder in LAYERS else None


def check_table():
    known = set()
    for layer, below in LAYERS.items():
        for other in sorted(below - known):
            yield f"layers.py: {layer} sees {other}, which does not stand above it"
        known.add(layer)


def check_design(root):
    """The table in words: | `folder/` | sees | alone uses | what it is |"""
    rows = dict.fromkeys(LAYERS, None)
    for row in re.findall(r"^\| `(\w+)/` \|([^|]*)\|([^|]*)\|", tree.read(root, "src/DESIGN.md"),
                          re.MULTILINE):
        folder, below, alone = row
        if folder == "programs":
            continue
        if folder not in LAYERS:
            yield f"src/DESIGN.md: {folder} is not in layers.py"
            continue
        rows[folder] = set(below.replace("–", "").split()), \
            {name.strip() for name in alone.split(",") if name.strip()}
    for folder, row in rows.items():
        uses = {name for name, (_, _, owners) in LIBRARIES.items() if folder in owners}
        if row is None:
            yield f"src/DESIGN.md: {folder} is missing in the table of layers"
        elif row[0] != LAYERS[folder]:
            yield f"src/DESIGN.md: {folder} sees other folders than in layers.py"
        elif row[1] != uses:
            yield f"src/DESIGN.md: {folder} uses other libraries than in layers.py"


def check_library(path, folder, header):
    for name, (headers, _, owners) in LIBRARIES.items():
        if re.fullmatch(headers, header) and folder not in owners | {"programs"}:
            yield f"{path}: includes <{header}>, but {name} is for {', '.join(sorted(owners))}"
    if re.fullmatch(PURE.get(folder, "(?!)"), header):
        yield f"{path}: includes <{header}>, but {folder} is pure"


def check_includes(root, sources):
    homes = {}
    for path in sources:
        if path.endswith(".h"):
            homes.setdefault(os.path.basename(path), set()).add(folder_of(path))
    for name, folders in homes.items():
        if len(folders) > 1:
            yield f"src: {name} stands in {' and '.join(sorted(folders))}"
    for path in sources:
        folder = folder_of(path)
        for kind, header in INCLUDE.findall(tree.read(root, path)):
            if kind == "<":
                yield from check_library(path, folder, header)
            elif "/" in header:
                yield f"{path}: includes \"{header}\" by a path"
            elif not homes.get(header, {folder}) <= sees(folder):
                yield f"{path}: includes {header} of {', '.join(homes[header])}"


def find_list(text, library, name):
    """What stands in the list `name` of a library, or in the variable that it is given."""
    found = re.search(rf"{name}: *(\w+|\[.*?\])", library, re.DOTALL)
    if found and found.group(1)[0] != "[":
        variable = re.search(rf"^{found.group(1)} = \[(.*?)\]", text, re.DOTALL | re.MULTILINE)
        found = variable or found
    return found.group(1) if found else ""


def check_build(root, layer):
    path = f"src/{layer}/meson.build"
    text = tree.read(root, path)
    library = re.search(rf"{layer}_lib = static_library\((.*?)\n\)", text, re.DOTALL)
    if library is None:
        yield f"{path}: no {layer}_lib"
        return
    path_of = LAYERS[layer] | {layer} | SHOWN.get(layer, set())
    for what, ending, wanted in (("include_directories", "inc", path_of),
                                 ("link_with", "lib", LAYERS[layer])):
        listed = find_list(text, library.group(1), what)
        words = set(re.findall(rf"(\w+)_{ending}\b", listed))
        if {word for word in words if not word.endswith("_resource")} != wanted:
            yield f"{path}: {what} is not what layers.py says"
    for name, (_, dependency, owners) in LIBRARIES.items():
        if dependency and re.search(rf"\b{dependency}\b", text) and layer not in owners:
            yield f"{path}: links {name}, which is for {', '.join(sorted(owners))}"


def main(root):
    sources = tree.paths(root, ".c", ".h", under=("src/",))
    strange = sorted({folder_of(path) for path in sources if sees(folder_of(path)) is None})
    faults = [f"src/{folder}: not a layer" for folder in strange]
    sources = [path for path in sources if folder_of(path) not in strange]
    faults += [*check_table(), *check_design(root), *check_includes(root, sources)]
    for layer in LAYERS:
        if os.path.isfile(os.path.join(root, "src", layer, "meson.build")):
            faults += check_build(root, layer)
    tree.tell(faults)


if __name__ == "__main__":
    main(sys.argv[1])
