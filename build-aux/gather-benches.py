#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Makes one table of the rows that the benches printed: of meson's LOG, to the screen or, with
--keep, to docs/benchmarks.md with the machine and the date."""

import datetime
import json
import os
import platform
import sys

KEPT = "docs/benchmarks.md"
COLUMNS = "| what | measured | beside it, in the same run | ratio | budget |\n|---|---|---|---|---|\n"
HEAD = """<!-- SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors -->
<!-- SPDX-License-Identifier: EUPL-1.2 -->
# Benchmarks

Made by `build-aux/bench --keep`, which writes the table anew and keeps what stands under a heading
below it. A figure is a median, or the least of many rounds, of one run; compare
ratios, not figures of different machines. "Load" is how busy the machine was with other work when
the run began.

"""


def read_rows(path):
    rows = []
    with open(path, encoding="utf-8") as log:
        for line in log:
            bench = json.loads(line)
            found = [row for row in bench.get("stdout", "").splitlines() if row.startswith("| ")]
            rows += found
            if bench["result"] != "OK" or not found:
                last = (bench.get("stdout", "") + bench.get("stderr", "")).strip().splitlines()[-1:]
                rows.append(f"| {bench['name']} | {bench['result']}: {' '.join(last)} | | | |")
    return rows


def read_first(path, prefix):
    with open(path, encoding="utf-8") as lines:
        return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(prefix)), "?")


def describe_machine():
    memory_gib = int(read_first("/proc/meminfo", "MemTotal").split()[0]) / 2**20
    system = platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
    return (
        f"{datetime.date.today().isoformat()}, {read_first('/proc/cpuinfo', 'model name')}, "
        f"{os.cpu_count()} cores, {memory_gib:.0f} GiB, {system}, load {os.getloadavg()[0]:.1f}.\n\n"
    )


def read_remarks():
    """What somebody wrote below the table."""
    if not os.path.exists(KEPT):
        return ""
    with open(KEPT, encoding="utf-8") as kept:
        text = kept.read()
    start = text.find("\n## ")
    return text[start:] if start >= 0 else ""


def main(log, keep):
    table = COLUMNS + "\n".join(read_rows(log)) + "\n"
    print(table, end="")
    if keep:
        remarks = read_remarks()
        with open(KEPT, "w", encoding="utf-8") as kept:
            kept.write(HEAD + describe_machine() + table + remarks)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:] == ["--keep"]))
