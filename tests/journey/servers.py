# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two servers on loopback, with their administrators' work done."""

import os
import re
import signal
import subprocess

import proxy


class Server:
    """One server program behind a capturing proxy; it can be stopped and started again."""

    def __init__(self, program, data, log, capture):
        self.program = program
        self.data = data
        self._log = log
        self._process = None
        self.proxy = proxy.CapturingProxy(capture)

    @property
    def url(self):
        return self.proxy.url

    def run(self, *arguments, with_data=True):
        """An administrator's command; returns what it printed."""
        where = ["--data", self.data] if with_data else []
        done = subprocess.run([self.program, *arguments, *where],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{os.path.basename(self.program)} {' '.join(arguments[:2])}: "
                               f"{done.stderr.strip()}")
        return done.stdout.strip()

    def start(self):
        with open(self._log, "a", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                [self.program, "serve", "--data", self.data, "--port", "0"],
                stdout=subprocess.PIPE, stderr=log, text=True)
        line = self._process.stdout.readline()
        match = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        if match is None:
            raise RuntimeError(f"{os.path.basename(self.program)} did not start")
        self.proxy.target_port = int(match.group(1))

    def stop(self):
        """Its exit status; None if it did not run."""
        status = None
        if self._process is not None:
            self._process.send_signal(signal.SIGTERM)
            status = self._process.wait(timeout=20)
            self._process.stdout.close()
            self._process = None
        self.proxy.target_port = None
        return status

    def last_words(self):
        """Whether it runs, and the end of what it said."""
        status = self._process.poll() if self._process is not None else "stopped"
        with open(self._log, encoding="utf-8", errors="replace") as log:
            said = log.readlines()[-60:]
        return f"{'runs' if status is None else status}\n{''.join(said)}"


OFFICES = [
    ("amsterdam", "Gemeente Amsterdam", "Burgerzaken Amsterdam, 14 020", "GM0363"),
    ("rotterdam", "Gemeente Rotterdam", "Burgerzaken Rotterdam, 14 010", "GM0599"),
    ("bzk", "Ministerie van BZK", "BZK, afdeling Identiteit", None),
]


class Organisations:
    """BZK's collector and the other organisation's evaluator, for one year."""

    def __init__(self, programs, root, year):
        self.year = year
        for name in ("verzamelserver", "evaluator", "log", "verkeer"):
            os.makedirs(os.path.join(root, name), mode=0o700, exist_ok=True)
        self.collector = Server(
            os.path.join(programs, "dutch-id-collector"), os.path.join(root, "verzamelserver"),
            os.path.join(root, "log", "verzamelserver.log"),
            os.path.join(root, "verkeer", "verzamelserver.bin"))
        self.evaluator = Server(
            os.path.join(programs, "dutch-id-evaluator"), os.path.join(root, "evaluator"),
            os.path.join(root, "log", "evaluator.log"),
            os.path.join(root, "verkeer", "evaluator.bin"))
        self._list_key = os.path.join(root, "lijstsleutel")

    def set_up(self):
        """Keys of the year and its neighbour, offices, and the key list at the collector."""
        list_public = self.evaluator.run("list-key", "new", self._list_key, with_data=False)
        for year in (self.year, self.year + 1):
            self.evaluator.run("key", "new", "--id", f"{year}a", "--first", f"{year}-01-01",
                               "--last", f"{year}-12-31", "--list-key", self._list_key)
        exported = os.path.join(os.path.dirname(self._list_key), "sleutellijst.jws")
        with open(exported, "w", encoding="utf-8") as file:
            file.write(self.evaluator.run("key", "export-list"))
        self.collector.run("key-list", "import", exported, "--list-key", list_public)
        for office, name, contact, municipality in OFFICES:
            self.evaluator.run("office", "add", "--id", office, "--name", name)
            municipalities = ["--municipality", municipality] if municipality else []
            self.collector.run("office", "add", "--id", office, "--name", name, "--contact",
                               contact, *municipalities)

    def new_code(self, office, desk, role):
        """A one-time code of two halves for a new device."""
        collector_half = self.collector.run("device", "add", "--office", office, "--desk", desk,
                                            "--role", role)
        evaluator_half = self.evaluator.run("device", "add", "--office", office)
        return f"{collector_half.split()[-1]}-{evaluator_half.split()[-1]}"

    def start(self):
        self.collector.start()
        self.evaluator.start()

    def stop(self):
        self.collector.stop()
        self.evaluator.stop()
