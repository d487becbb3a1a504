#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Adds up meson's test logs, and what other checks counted themselves: names what failed, and ends
with "N passed, N failed".

usage: summarise.py BROKEN testlog.json|check.log…"""

import json
import os
import re
import sys

PASSED = {"OK", "EXPECTEDFAIL"}
SKIPPED = {"SKIP"}


def add_meson(counts, path):
    with open(path, encoding="utf-8") as log:
        for line in log:
            test = json.loads(line)
            result = test["result"]
            if result in PASSED:
                counts["passed"] += 1
            elif result in SKIPPED:
                counts["skipped"] += 1
            else:
                counts["failed"] += 1
                print(f"{result}: {test['name']} ({path.split('/')[0]})")


def add_last_line(counts, path):
    """A check that broke off before it counted has failed."""
    with open(path, encoding="utf-8", errors="replace") as log:
        lines = log.read().splitlines()
    counted = re.findall(r"(\d+) (passed|failed|skipped)", lines[-1] if lines else "")
    for number, word in counted:
        counts[word] += int(number)
    if not counted:
        counts["failed"] += 1
        print(f"BROKE OFF: {path}")
    for line in lines:
        if line.startswith("FAIL "):
            print(f"{line} ({path})")


def main(broken, paths):
    counts = {"passed": 0, "failed": int(broken), "skipped": 0}
    for path in paths:
        if not os.path.exists(path):
            counts["failed"] += 1
            print(f"{path} was not written")
            continue
        (add_meson if path.endswith(".json") else add_last_line)(counts, path)
    line = f"{counts['passed']} passed, {counts['failed']} failed"
    if counts["skipped"]:
        line += f", {counts['skipped']} skipped"
    print(line)
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
