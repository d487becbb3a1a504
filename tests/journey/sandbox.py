#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""The main job once more, the desks being in a Flatpak's sandbox and the servers outside it. What
a sandbox may not reach is tried too. Run by flatpak/check, inside play.sh.

usage: sandbox.py --programs DIR --out DIR --id ID"""

import argparse
import os
import subprocess
import sys
import tempfile

from gi.repository import Atspi

from main_job import Job
from window import App


class SandboxApp(App):
    """Its process has another number inside than outside, so it is known by its name."""

    def find_frame(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_name() == "dutch-id-monitor" \
                    and application.get_child_count() > 0:
                return application.get_child_at_index(0)
        return None

    def _find_window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Dutch ID Monitor"],
                               stdout=subprocess.PIPE, text=True, check=False)
        return found.stdout.split()[0] if found.stdout.split() else None


class SandboxJob(Job):
    app_class = SandboxApp

    def __init__(self, arguments, root):
        self.id = arguments.id
        home = os.path.join(os.environ["HOME"], ".var", "app", self.id)
        os.makedirs(os.path.join(home, "data"), exist_ok=True)
        self.keyring = os.path.join(home, "data", "keyrings", "default.keyring")
        super().__init__(os.path.abspath(arguments.programs), os.path.abspath(arguments.out), root,
                         os.path.join(home, "data"))

    def inside(self, command):
        """Exit status and output of a shell command in the sandbox."""
        done = subprocess.run(["flatpak", "run", "--command=sh", self.id, "-c", command],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                              check=False)
        return done.returncode, done.stdout.strip()

    def play(self):
        self.say("-- what the sandbox keeps out")
        self.keep_out()
        super().play()
        self.check("the key of a desk is kept through the portal", os.path.isfile(self.keyring))

    def keep_out(self):
        path = os.path.join(os.environ["HOME"], "ander-bestand")
        with open(path, "w", encoding="utf-8") as file:
            file.write("niet voor u\n")
        self.check("a command runs in it", self.inside("echo hier") == (0, "hier"))
        self.check("it sees no file of its user", self.inside(f"cat {path}")[0] != 0)
        ask = "gdbus call --session --dest {0} --object-path / --method " \
              "org.freedesktop.DBus.Peer.Ping"
        self.check("it cannot ask the Secret Service itself",
                   self.inside(ask.format("org.freedesktop.secrets"))[0] != 0)
        self.check("it cannot start programs outside",
                   self.inside(ask.format("org.freedesktop.Flatpak"))[0] != 0)
        self.check("it can ask the portals",
                   self.inside(ask.format("org.freedesktop.portal.Desktop"))[0] == 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True, help="folder with the four programs")
    parser.add_argument("--out", required=True, help="folder for figures, pictures and log")
    parser.add_argument("--id", required=True, help="the Flatpak's application id")
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    for name in ("tellingen.csv", "tellingen.json"):
        if os.path.exists(os.path.join(arguments.out, name)):
            os.remove(os.path.join(arguments.out, name))
    with tempfile.TemporaryDirectory(prefix="dim-sandbox-") as root:
        return SandboxJob(arguments, root).run()


if __name__ == "__main__":
    sys.exit(main())
