#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""loopback.py PROGRAMS DEVICE: both servers on this machine, three enrolled devices, and the
application opened as one of them. The servers end when the application ends.

Everything lies in $XDG_DATA_HOME/dutch-id-monitor-loopback. The devices are sealed with a passphrase
that lies there too: this is for trying out; an installed application uses the Secret Service.
"""

import datetime
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys

DEVICES = {
    "balie": ("amsterdam", "Balie Centrum", "balie"),
    "backoffice": ("amsterdam", "Backoffice", "backoffice"),
    "analist": ("bzk", "Analyse", "analist"),
}
OFFICES = [
    ("amsterdam", "Gemeente Amsterdam", "Burgerzaken Amsterdam, 14 020", "GM0363"),
    ("bzk", "Ministerie van BZK", "BZK, afdeling Identiteit", None),
]


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


class Loopback:
    def __init__(self, programs, root):
        self.programs = programs
        self.root = root
        self.processes = []

    def path(self, *parts):
        return os.path.join(self.root, *parts)

    def program(self, name):
        return os.path.join(self.programs, name)

    def call(self, program, *arguments):
        return subprocess.run([self.program(program), *arguments], check=True,
                              stdout=subprocess.PIPE, text=True).stdout.strip()

    def collector(self, *arguments):
        return self.call("dutch-id-collector", *arguments, "--data", self.path("verzamelserver"))

    def evaluator(self, *arguments):
        return self.call("dutch-id-evaluator", *arguments, "--data", self.path("evaluator"))

    def settings(self):
        """Ports stay the same: the enrolled devices remember the addresses."""
        path = self.path("instellingen.json")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                return json.load(file)
        settings = {"verzamelserver": free_port(), "evaluator": free_port()}
        with open(path, "w", encoding="utf-8") as file:
            json.dump(settings, file)
        return settings

    def first_use(self):
        """The administrators' work. An attempt that broke off is begun again."""
        if os.path.exists(self.path("klaar")):
            return False
        shutil.rmtree(self.root)
        os.makedirs(self.root, mode=0o700)
        for name in ("verzamelserver", "evaluator", "apparaten"):
            os.makedirs(self.path(name), mode=0o700)
        list_public = self.call("dutch-id-evaluator", "list-key", "new", self.path("lijstsleutel"))
        year = datetime.date.today().year
        for first in (year - 1, year, year + 1):
            self.evaluator("key", "new", "--id", f"{first}a", "--first", f"{first}-01-01", "--last",
                           f"{first}-12-31", "--list-key", self.path("lijstsleutel"))
        with open(self.path("sleutellijst.jws"), "w", encoding="utf-8") as file:
            file.write(self.evaluator("key", "export-list"))
        self.collector("key-list", "import", self.path("sleutellijst.jws"), "--list-key", list_public)
        for office, name, contact, municipality in OFFICES:
            self.evaluator("office", "add", "--id", office, "--name", name)
            self.collector("office", "add", "--id", office, "--name", name, "--contact", contact,
                           *(["--municipality", municipality] if municipality else []))
        with open(self.path("wachtzin"), "w", encoding="utf-8",
                  opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(24) + "\n")
        return True

    def start(self, program, port):
        process = subprocess.Popen(
            [self.program(program), "serve", "--data",
             self.path("evaluator" if program.endswith("evaluator") else "verzamelserver"),
             "--port", str(port)], stdout=subprocess.PIPE, text=True)
        self.processes.append(process)
        if not process.stdout.readline():
            raise SystemExit(f"{program} did not start on port {port}")

    def enrol(self, settings):
        for name, (office, desk, role) in DEVICES.items():
            collector_half = self.collector("device", "add", "--office", office, "--desk", desk,
                                            "--role", role).split()[-1]
            evaluator_half = self.evaluator("device", "add", "--office", office).split()[-1]
            self.call("dutch-id-monitorctl", "--data", self.path("apparaten", name),
                      "--passphrase-file", self.path("wachtzin"), "enrol", "--collector",
                      f"http://127.0.0.1:{settings['verzamelserver']}", "--evaluator",
                      f"http://127.0.0.1:{settings['evaluator']}", "--code",
                      f"{collector_half}-{evaluator_half}")
        with open(self.path("klaar"), "w", encoding="utf-8"):
            pass

    def run(self, device):
        is_new = self.first_use()
        settings = self.settings()
        self.start("dutch-id-evaluator", settings["evaluator"])
        self.start("dutch-id-collector", settings["verzamelserver"])
        if is_new:
            self.enrol(settings)
        return subprocess.run([self.program("dutch-id-monitor"), "--data",
                               self.path("apparaten", device), "--passphrase-file",
                               self.path("wachtzin")]).returncode

    def end(self):
        for process in self.processes:
            process.send_signal(signal.SIGTERM)
        for process in self.processes:
            process.wait()


def main():
    data_home = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    root = os.path.join(data_home, "dutch-id-monitor-loopback")
    os.makedirs(root, mode=0o700, exist_ok=True)
    loopback = Loopback(sys.argv[1], root)
    try:
        return loopback.run(sys.argv[2])
    finally:
        loopback.end()


if __name__ == "__main__":
    sys.exit(main())
