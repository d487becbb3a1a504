#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""The queue in view, by keyboard through the real windows: what waits and why, the tray of what was
refused, and a notification where a person must act. See play.sh."""

import argparse
import os
import subprocess
import sys
import tempfile

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

from form import Form  # noqa: E402
from notices import Notices  # noqa: E402
from window import Timeout, text_of, wait_for, walk  # noqa: E402



class Device(Form):
    def play(self):
        self.notices = Notices()
        self.prepare()
        self.enrol_by_window("balie", "amsterdam", "Balie Centrum", "balie")
        for step, what in ((self.see_the_queue, "what waits, and why"),
                           (self.be_refused, "something is refused for good")):
            self.say(f"-- {what}")
            step()

    # What shows in any window of the program.
    def nodes(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_process_id() == self.app._process.pid:
                for frame in range(application.get_child_count()):
                    yield from walk(application.get_child_at_index(frame))

    def shows(self, part):
        return any(part in (node.get_name() or "") or part in text_of(node)
                   for node in self.nodes())

    def wait(self, part):
        wait_for(f"“{part}”", lambda: self.shows(part))

    def wait_gone(self, part):
        wait_for(f"“{part}” to go", lambda: not self.shows(part))

    def focused(self):
        found = [node for node in self.nodes()
                 if node.get_state_set().contains(Atspi.StateType.FOCUSED)]
        return found[-1].get_name() or "" if found else ""

    def tab_to(self, start, key="Tab"):
        for _ in range(60):
            if self.focused().startswith(start):
                return
            self.app.keys(key)
        raise Timeout(f"no way by {key} to “{start}”")

    def open_queue(self):
        """The second thing in the menu."""
        self.app.keys("F10", "Down", "Return")

    def see_the_queue(self):
        app = self.open("balie")
        self.organisations.collector.stop()
        self.answer(app, f"3-11-{self.year}", "1", "1", lambda app: app.keys("alt+d"), "2", "1")
        self.save(app, received=False)
        app.wait_text("1 wacht")
        self.open_queue()
        self.wait("De verzamelserver is onbereikbaar sinds")
        app.shot("wachtrij")
        self.check("what is wrong, since when", self.shows("alles is hier veilig opgeslagen"))
        self.check("what waits, by its receipt", self.shows("Wacht het langst"))
        self.check("nobody is called for that", not self.notices.shown)
        self.organisations.collector.start()
        self.tab_to("Nu proberen")
        app.keys("space")
        self.wait("Alles is verzonden")
        self.check("“Nu proberen” tries now", True)
        app.keys("Escape")
        self.wait_gone("Nu proberen")

    def be_refused(self):
        """The office no longer works for this municipality when the server is asked."""
        app = self.app
        self.organisations.collector.stop()
        app.keys("ctrl+n")
        self.answer(app, f"4-11-{self.year}", "1", "1", lambda app: app.keys("alt+d"), "2", "1")
        self.save(app, received=False)
        self.work_for("GM0599")
        # Whoever has the window in front of him is not called.
        other = subprocess.Popen(["xmessage", "iemand werkt elders"])
        wait_for("another window in use", lambda: not self.app_is_active())
        self.organisations.collector.start()
        wait_for("the notification", lambda: self.notices.shown, 200)
        other.terminate()
        other.wait()
        title, body = self.notices.shown[0]
        self.check("one notification, without content", title == "Iets vraagt uw aandacht" and
                   "4-11" not in body and len(self.notices.shown) == 1, f"{title}: {body}")
        subprocess.run(["xdotool", "windowactivate", "--sync", app.window], check=True)
        self.open_queue()
        self.wait("Uw kantoor werkt niet voor deze gemeente")
        app.shot("aandacht-nodig")
        self.check("the field to mend", self.shows("Te verbeteren: Gemeente"))
        self.tab_to("Openen")
        app.keys("space")
        self.wait("teruggestuurd")
        app.shot("geopend")
        self.check("its record is opened", True)
        self.close()

    def app_is_active(self):
        active = subprocess.run(["xdotool", "getactivewindow"], stdout=subprocess.PIPE, text=True,
                                check=False).stdout.strip()
        return active == self.app.window

    def work_for(self, municipality):
        self.organisations.collector.run(
            "office", "add", "--id", "amsterdam", "--name", "Gemeente Amsterdam", "--contact",
            "Burgerzaken Amsterdam, 14 020", "--municipality", municipality)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    if not os.environ.get("DIM_TEST_FULL"):
        print("SKIP: played with DIM_TEST_FULL only")
        return 77
    os.makedirs(arguments.out, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="dim-device-") as root:
        job = Device(os.path.abspath(arguments.programs), os.path.abspath(arguments.out), root)
        return job.run()


if __name__ == "__main__":
    sys.exit(main())
