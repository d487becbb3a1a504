#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""A picture of every page, in the language, style, size and text at hand. See play.sh and
build-aux/screens.

usage: screens.py --programs DIR --out DIR"""

import argparse
import os
import sys
import tempfile

from pages import Pages


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="dim-screens-") as root:
        Pages(os.path.abspath(arguments.programs), os.path.abspath(arguments.out), root,
              lambda page, app: app.shot(page)).play()
    return 0


if __name__ == "__main__":
    sys.exit(main())
