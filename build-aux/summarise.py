#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Adds up meson's test logs: names what failed, and ends with "N passed, N failed"."""

import json
import os
import sys

PASSED = {"OK", "EXPECTEDFAIL"}
SKIPPED = {"SKIP"}


def main(broken, paths):
    counts = {"passed": 0, "failed": int(broken), "skipped": 0}
    for path in paths:
        if not os.path.exists(path):
            counts["failed"] += 1
            print(f"{path} was not written")
            continue
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
    line = f"{counts['passed']} passed, {counts['failed']} failed"
    if counts["skipped"]:
        line += f", {counts['skipped']} skipped"
    print(line)
    return 1 if counts["failed"] or not counts["passed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
