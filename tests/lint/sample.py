#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs a check on its sample: it must find what SAMPLE.expected says, all of it and no more.

usage: sample.py SAMPLE.expected CHECK.py [ARGUMENT…]
An expected line is the beginning of a fault's line, since tools word their messages anew."""

import os
import subprocess
import sys


def main(expected_path, command):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "DIM_TEST_FULL": ""}
    run = subprocess.run([sys.executable, *command], stdout=subprocess.PIPE, text=True, env=environment, check=False)
    if run.returncode == 77:
        return 77
    with open(expected_path, encoding="utf-8") as file:
        expected = [line for line in file.read().splitlines() if not line.startswith("#")]
    found = run.stdout.splitlines()
    missed = [line for line in expected if not any(fault.startswith(line) for fault in found)]
    extra = [fault for fault in found if not any(fault.startswith(line) for line in expected)]
    for line in missed:
        print(f"not found: {line}")
    for line in extra:
        print(f"not expected: {line}")
    if run.returncode != 1:
        print(f"exit status {run.returncode}, not 1")
    return 1 if missed or extra or run.returncode != 1 or not expected else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
