#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Runs a test program beside the two real servers, with devices that are enrolled with them.

usage: enrolled.py PROGRAMS TEST [ARG…]
The test finds the data directories in DIM_TEST_ENROLLED (a back office that works for two
municipalities), DIM_TEST_ELSEWHERE (a back office of another) and DIM_TEST_ANALYST; all open with the passphrase of desk.c."""

import datetime
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "journey"))
from servers import Organisations  # noqa: E402

PASSPHRASE = "vier gewone woorden samen"


class Devices:
    """Servers on loopback and devices that know them, below a directory of their own."""

    def __init__(self, programs, root):
        self.programs = programs
        self.root = root
        self.organisations = Organisations(programs, root, datetime.date.today().year)
        self.passphrase = os.path.join(root, "wachtzin")
        with open(self.passphrase, "w", encoding="utf-8") as file:
            file.write(PASSPHRASE + "\n")

    def start(self):
        self.organisations.set_up()
        self.organisations.collector.run(
            "office", "add", "--id", "samen", "--name", "Burgerzaken Samen", "--contact",
            "Burgerzaken Samen, 14 036", "--municipality", "GM0363", "--municipality", "GM0599")
        self.organisations.evaluator.run("office", "add", "--id", "samen", "--name", "Samen")
        self.organisations.collector.run(
            "office", "add", "--id", "utrecht", "--name", "Burgerzaken Utrecht", "--contact",
            "Burgerzaken Utrecht, 14 030", "--municipality", "GM0344")
        self.organisations.evaluator.run("office", "add", "--id", "utrecht", "--name", "Utrecht")
        self.organisations.start()

    def stop(self):
        self.organisations.stop()

    def ctl(self, data, *arguments):
        """The engine without a window, on the device in `data`; returns what it prints."""
        return subprocess.run(
            [os.path.join(self.programs, "dutch-id-monitorctl"), "--data", data, "--no-keyring",
             "--passphrase-file", self.passphrase, *arguments],
            check=True, stdout=subprocess.PIPE, text=True).stdout

    def enrol(self, name, office, desk, role):
        """Returns the data directory of a new device."""
        data = os.path.join(self.root, name)
        self.ctl(data, "enrol", "--collector", self.organisations.collector.url,
                 "--evaluator", self.organisations.evaluator.url,
                 "--code", self.organisations.new_code(office, desk, role))
        return data


def main():
    programs, test = sys.argv[1], sys.argv[2:]
    with tempfile.TemporaryDirectory(prefix="dim-ui-") as root:
        devices = Devices(programs, root)
        devices.start()
        try:
            environment = {
                **os.environ,
                "DIM_TEST_ENROLLED": devices.enrol("balie", "samen", "Backoffice", "backoffice"),
                "DIM_TEST_ELSEWHERE": devices.enrol("elders", "utrecht", "Backoffice",
                                                    "backoffice"),
                "DIM_TEST_ANALYST": devices.enrol("analist", "bzk", "Analyse", "analist"),
            }
            return subprocess.run(test, env=environment, check=False).returncode
        finally:
            devices.stop()


if __name__ == "__main__":
    sys.exit(main())
