#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Flatpak asks for what it needs and no more, and is built from sources that cannot change.

usage: flatpak.py ROOT"""

import configparser
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

import tree

RUNTIME = {"runtime": "org.gnome.Platform", "sdk": "org.gnome.Sdk", "runtime-version": "48"}
# The whole list: a permission that is not here is not given. Why each: src/DESIGN.md.
PERMISSIONS = ["--device=dri", "--share=ipc", "--share=network", "--socket=fallback-x11",
               "--socket=wayland"]
MODULES = ["libsodium", "libxlsxwriter"]


def text_of_xml(root, path, what):
    element = ElementTree.fromstring(tree.read(root, path)).find(what)
    return None if element is None else element.text


def check_names(root, manifest, name):
    """The id is the same wherever a desktop looks for it."""
    declared = re.search(r"application_id = '([^']+)'", tree.read(root, "meson.build"))
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(os.path.join(root, f"data/{name}.desktop"), encoding="utf-8")
    metainfo = f"data/{name}.metainfo.xml"
    icon = f"data/icons/hicolor/scalable/apps/{name}.svg"
    if manifest.get("id") != name:
        yield "the id is not the name of the file"
    if not declared or declared.group(1) != name:
        yield "meson.build has another id"
    if entry.get("Desktop Entry", "Icon", fallback=None) != name:
        yield "the desktop entry has another icon"
    if entry.get("Desktop Entry", "Exec", fallback=None) != manifest.get("command"):
        yield "the desktop entry starts another program"
    if not os.path.isfile(os.path.join(root, metainfo)) or \
            text_of_xml(root, metainfo, "id") != name or \
            text_of_xml(root, metainfo, "launchable") != f"{name}.desktop":
        yield "the metainfo has another id"
    if not os.path.isfile(os.path.join(root, icon)):
        yield "there is no icon"


def check_rules(manifest):
    for key, value in RUNTIME.items():
        if manifest.get(key) != value:
            yield f"{key} is {manifest.get(key)}, not {value}"
    given = manifest.get("finish-args", [])
    for permission in sorted(set(given) ^ set(PERMISSIONS)):
        yield f"{permission} is {'too much' if permission in given else 'missing'}"
    if manifest.get("separate-locales") is not False:
        yield "a bundle of one file would have no Dutch"


def check_module(module):
    name = module.get("name") if isinstance(module, dict) else module
    if not isinstance(module, dict):
        yield f"{name}: stands in another file"
        return
    if "--share=network" in str(module.get("build-options", "")):
        yield f"{name}: is built with the network"
    for source in module.get("sources", []):
        if source.get("type") == "dir" and source.get("path") == "..":
            continue
        if source.get("type") != "archive" or not source.get("url", "").startswith("https://"):
            yield f"{name}: a source is no archive from https"
        elif not re.fullmatch(r"[0-9a-f]{64}", str(source.get("sha256", ""))):
            yield f"{name}: a source has no sha256"


def check(root, path):
    import yaml  # where it is missing main says so

    try:
        manifest = yaml.safe_load(tree.read(root, path))
    except yaml.YAMLError as error:
        yield f"cannot be read: {str(error).splitlines()[0]}"
        return
    yield from check_names(root, manifest, os.path.basename(path).removesuffix(".yml"))
    yield from check_rules(manifest)
    modules = manifest.get("modules", [])
    if "--share=network" in str(manifest.get("build-options", "")):
        yield "is built with the network"
    for wanted in MODULES:
        if not any(isinstance(module, dict) and module.get("name") == wanted
                   for module in modules):
            yield f"{wanted} is no module"
    for module in modules:
        yield from check_module(module)


def main(root):
    try:
        import yaml  # noqa: F401
    except ImportError:
        print("python3-yaml is not installed", file=sys.stderr)
        sys.exit(2)
    found = tree.paths(root, ".yml", under=("flatpak/",))
    faults = [] if found else ["flatpak: no manifest"]
    for path in found:
        faults += [f"{path}: {fault}" for fault in check(root, path)]
    tree.tell(faults)


if __name__ == "__main__":
    main(sys.argv[1])
