#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Puts the archives of a manifest where flatpak-builder looks before it downloads. They come from
Debian's archive, which keeps what upstream gave out, or else from upstream; the digest decides.

usage: sources.py MANIFEST DOWNLOADS"""

import hashlib
import os
import re
import sys
import urllib.error
import urllib.request

import yaml

DEBIAN = "http://deb.debian.org/debian/pool/main"
PATIENCE_S = 60


def addresses(name, url):
    """Where the archive of the module may be had, the likeliest first."""
    version = re.search(r"\d+(\.\d+)+", os.path.basename(url))
    if version:
        drawer = name[:4] if name.startswith("lib") else name[0]
        yield f"{DEBIAN}/{drawer}/{name}/{name}_{version.group()}.orig.tar.gz"
    yield url


def fetch(name, source):
    for address in addresses(name, source["url"]):
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE_S) as answer:
                content = answer.read()
        except (urllib.error.URLError, OSError) as error:
            print(f"{address}: {error}", file=sys.stderr)
            continue
        if hashlib.sha256(content).hexdigest() == source["sha256"]:
            return content
        print(f"{address}: is another archive than the manifest says", file=sys.stderr)
    return None


def main(manifest_path, downloads):
    with open(manifest_path, encoding="utf-8") as file:
        modules = yaml.safe_load(file)["modules"]
    missing = 0
    for module in modules:
        for source in module["sources"]:
            if source["type"] != "archive":
                continue
            path = os.path.join(downloads, source["sha256"], os.path.basename(source["url"]))
            content = None if os.path.exists(path) else fetch(module["name"], source)
            if content is not None:
                os.makedirs(os.path.dirname(path), exist_ok=True)
                with open(path, "wb") as file:
                    file.write(content)
            missing += not os.path.exists(path)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
