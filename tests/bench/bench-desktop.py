#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a workstation does with 10,000 and 50,000 registrations, beside an empty libadwaita window.
Run by tests/ui/in-display.sh; prints rows of the table that build-aux/bench makes.

usage: bench-desktop.py PROGRAMS BENCHES"""

import os
import statistics
import subprocess
import sys
import tempfile

TESTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
sys.path[:0] = [os.path.join(TESTS, "journey"), os.path.join(TESTS, "ui")]
from enrolled import Devices  # noqa: E402

PAIRS = 15  # starts of each program, one after the other in turn
SETTLE_MS = 2000


class Bench:
    def __init__(self, programs, benches, root):
        self.programs = programs
        self.benches = benches
        self.devices = Devices(programs, root)

    def run(self, name, *arguments):
        return subprocess.run([os.path.join(self.benches, name), *arguments], check=True,
                              stdout=subprocess.PIPE, text=True).stdout

    def make(self, name, count):
        """The directory of an enrolled device with `count` registrations."""
        data = self.devices.enrol(name, "samen", "Backoffice", "backoffice")
        if count:
            self.run("bench-desktop-fill", os.path.join(data, "store.db"), str(count))
        return data

    def with_keyring(self):
        """From here on devices keep their key as a clerk's does: in the keyring of the desktop."""
        subprocess.run(["gnome-keyring-daemon", "--unlock", "--components=secrets"], check=True,
                       input="bench\n", text=True, stdout=subprocess.DEVNULL)

        def ctl(data, *arguments):
            subprocess.run([os.path.join(self.programs, "dutch-id-monitorctl"), "--data", data,
                            *arguments], check=True, stdout=subprocess.DEVNULL)
        self.devices.ctl = ctl

    def start(self, *command, settle_ms=0):
        """(ms until painted, ms on a processor by then, KiB of PSS after settling)"""
        return [float(word) for word in
                self.run("bench-desktop-start", str(settle_ms), *command).split()]

    def compare_starts(self, count, ours, empty):
        pairs = [(self.start(*empty), self.start(*ours)) for _ in range(PAIRS)]
        bare, full = ([statistics.median(one[side][part] for one in pairs) for part in (0, 1)]
                      for side in (0, 1))
        print(f"| window on screen with {count:,} incidents | {full[0]:.0f} ms |"
              f" empty libadwaita window: {bare[0]:.0f} ms; time on a processor:"
              f" {full[1]:.0f} ms and {bare[1]:.0f} ms | {full[0] / bare[0]:.2f} | ≤ 1.50 |",
              flush=True)


def main(programs, benches):
    # Who shares a screen reader's bus, and what is fatal, is no part of it.
    os.environ.update(GTK_A11Y="none", G_DEBUG="")
    empty = [os.path.join(benches, "bench-desktop-empty")]
    monitor = os.path.join(programs, "dutch-id-monitor")
    with tempfile.TemporaryDirectory(prefix="dim-bench-") as root:
        bench = Bench(programs, benches, root)
        bench.devices.start()
        typing = bench.make("typing", 0)
        large = bench.make("large", 50000)
        bench.with_keyring()
        starting = {count: bench.make(f"starting-{count}", count) for count in (0, 10000, 50000)}
        bench.devices.stop()
        for count, data in starting.items():
            bench.compare_starts(count, [monitor, "--data", data], empty)
        empty_kib = bench.start(*empty, settle_ms=SETTLE_MS)[2]
        print(bench.run("bench-desktop-list", large, str(int(empty_kib))), end="", flush=True)
        print(bench.run("bench-desktop-search", os.path.join(large, "store.db")), end="")
        print(bench.run("bench-drafts", typing), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
