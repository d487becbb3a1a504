#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""usage: campaign.py FUZZER SEEDS FOLDER

Runs a libFuzzer program for DIM_FUZZ_SECONDS (60) from its seeds, and says in one line how many
inputs it tried and how much of the code they reached. Inputs that reached something new, and the one
that broke a promise, stay in FOLDER: what is worth keeping of them is added to the seeds by hand."""

import os
import re
import subprocess
import sys

LONGEST_INPUT = 4096
LONGEST_RUN_S = 10  # for one input: longer is a finding


def last_number(pattern, log):
    found = re.findall(pattern, log)
    return int(found[-1]) if found else 0


def main(fuzzer, seeds, folder):
    seconds = int(os.environ.get("DIM_FUZZ_SECONDS") or 60)
    found = os.path.join(folder, "found")
    os.makedirs(found, exist_ok=True)
    run = subprocess.run(
        [
            fuzzer,
            f"-max_total_time={seconds}",
            f"-max_len={LONGEST_INPUT}",
            f"-timeout={LONGEST_RUN_S}",
            f"-artifact_prefix={folder}/",
            "-print_final_stats=1",
            "-use_value_profile=1",
            found,
            seeds,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    log = run.stdout.decode("utf-8", "replace")
    runs = last_number(r"number_of_executed_units:\s*(\d+)", log)
    # A fuzzer that ran nothing shows nothing.
    is_sound = run.returncode == 0 and runs > 0
    if not is_sound:
        print(log)
    edges = last_number(r"cov: (\d+)", log)
    line = (
        f"{os.path.basename(folder)}: {runs} inputs in {seconds} s, "
        f"{edges} edges, {len(os.listdir(found))} new inputs kept, "
        f"{'no finding' if is_sound else 'FINDING in ' + folder}"
    )
    print(line)
    with open(os.path.join(folder, "result"), "w", encoding="utf-8") as result:
        result.write(line + "\n")
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
