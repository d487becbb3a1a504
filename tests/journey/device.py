#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""The queue in view, the preferences and the device, by keyboard through the real windows: what waits
and why, a notification where a person must act, fixed places, language, a backup and its restoring,
an export, and forgetting. See play.sh."""

import argparse
import csv
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

PHRASE = "een wachtzin voor de kopie"


class Device(Form):
    def play(self):
        self.notices = Notices()
        self.prepare()
        self.enrol_by_window("balie", "amsterdam", "Balie Centrum", "balie")
        for step, what in ((self.see_the_queue, "what waits, and why"),
                           (self.be_refused, "something is refused for good"),
                           (self.choose_places, "the fixed places"),
                           (self.change_language, "another language"),
                           (self.see_the_device, "what this device is"),
                           (self.back_up, "a backup"),
                           (self.export_own, "an export of one's own"),
                           (self.restore, "a backup is put back"),
                           (self.forget, "the device is forgotten")):
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
        self.organisations.collector.start()
        other = subprocess.Popen(["xmessage", "iemand werkt elders"])
        wait_for("another window in use", lambda: not self.app_is_active())
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
        self.open_queue()
        self.tab_to("Opzij leggen")
        app.keys("space")
        self.wait("Opzij gelegd")
        self.wait_gone("Te verbeteren: Gemeente")
        wait_for("the notification to go", lambda: self.notices.closed > 0)
        self.check("set aside, the notification goes", True)
        app.keys("Escape")
        self.work_for("GM0363")
        app.keys("alt+1")

    def app_is_active(self):
        active = subprocess.run(["xdotool", "getactivewindow"], stdout=subprocess.PIPE, text=True,
                                check=False).stdout.strip()
        return active == self.app.window

    def work_for(self, municipality):
        self.organisations.collector.run(
            "office", "add", "--id", "amsterdam", "--name", "Gemeente Amsterdam", "--contact",
            "Burgerzaken Amsterdam, 14 020", "--municipality", municipality)

    def preferences(self, page):
        self.app.keys("ctrl+comma")
        self.wait("Vaste plaatsen")
        if page != "Registreren":
            self.tab_to(page, "shift+Tab")
            self.app.keys("space")

    def choose_places(self):
        app = self.app
        app.keys("ctrl+n")
        self.preferences("Registreren")
        app.shot("voorkeuren")
        self.tab_to("1: ")
        before = self.focused()
        app.keys("alt+Down")
        wait_for("the focus to follow", lambda: self.focused() == before.replace("1: ", "2: "))
        app.shot("plaats-verplaatst")
        app.keys("Escape")
        self.wait_gone("Vaste plaatsen")
        app._frame = wait_for("the window", app._find_frame)
        self.tab_to("Waarvoor")
        app.type("2")
        wait_for("the choice", lambda: self.shows(before[3:]))
        self.check("the form has the places of the preferences", True, before)

    def change_language(self):
        app = self.app
        self.preferences("Programma")
        self.tab_to("Taal")
        app.keys("space", "Down", "Down", "Return")
        self.wait("Register")
        app.shot("engels")
        self.check("the windows are English at once", self.shows("Incidents"))
        self.check("what was typed is there", self.shows("Paspoort") or self.shows("Passport"))
        self.tab_to("Language")
        app.keys("space", "Up", "Return")
        self.wait("Voorvallen")
        app.keys("Escape")
        self.check("and Dutch again", True)

    def see_the_device(self):
        self.preferences("Dit apparaat")
        self.wait("Aangemeld sinds")
        self.app.shot("dit-apparaat")
        self.check("office, key and where it opens with",
                   self.shows("Gemeente Amsterdam") and self.shows("Sleutel van dit apparaat") and
                   self.shows("de sleutelbos van deze computer"))

    def name_file(self, path):
        """In GTK's own file dialog."""
        self.wait("Annuleren")
        self.app.keys("ctrl+a")
        self.app.type(path)
        self.app.keys("Return")

    def back_up(self):
        app = self.app
        self.backup = os.path.join(self.root, "kopie.dimbackup")
        self.tab_to("Reservekopie maken")
        app.keys("space")
        self.wait("Kies een wachtzin voor de reservekopie")
        app.type("kort")
        app.keys("Return")
        app.type("kort")
        app.keys("Return")
        self.wait("minstens twaalf tekens")
        app.shot("wachtzin-te-kort")
        app.keys("ctrl+a")
        app.type(PHRASE)
        app.keys("Return", "ctrl+a")
        app.type(PHRASE)
        app.shot("reservekopie")
        app.keys("Return")
        self.name_file(self.backup)
        self.wait("is nagelezen")
        app.shot("reservekopie-gemaakt")
        self.check("the backup is there, for its owner alone",
                   os.stat(self.backup).st_mode & 0o777 == 0o600)
        app.keys("Escape")

    def export_own(self):
        path = os.path.join(self.root, "eigen.csv")
        self.tab_to("Mijn voorvallen exporteren")
        self.app.keys("space")
        self.name_file(path)
        self.wait("in het bestand eigen.csv gezet")
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.check("every registration is in the export", len(rows) == 2, str(len(rows)))

    def restore(self):
        app = self.app
        self.tab_to("Reservekopie terugzetten")
        app.keys("space")
        self.wait("Annuleren")
        app.type(self.backup)
        app.keys("Return")
        self.wait("Typ de wachtzin van deze reservekopie")
        app.type("een andere wachtzin")
        app.keys("Return")
        self.wait("past niet op deze reservekopie")
        app.shot("verkeerde-wachtzin")
        app.keys("ctrl+a")
        app.type(PHRASE)
        app.keys("Return")
        self.wait("Deze reservekopie is heel")
        app.shot("wat-erin-staat")
        app.keys("space")
        self.wait("De reservekopie is teruggezet")
        app._frame = wait_for("the window", app._find_frame)
        app.shot("teruggezet")
        aside = [name for name in os.listdir(self.data("balie")) if ".replaced-" in name]
        self.check("what was there is set aside", len(aside) == 1, str(aside))
        app.keys("F5")
        self.wait("Alles is verzonden")
        self.check("sending again is harmless", True)

    def forget(self):
        app = self.app
        app.window = wait_for("the window on screen", app._find_window)
        subprocess.run(["xdotool", "windowactivate", "--sync", app.window], check=True)
        self.preferences("Dit apparaat")
        self.tab_to("Dit apparaat vergeten")
        app.keys("space")
        self.wait("Dit gaat hier voorgoed verloren")
        app.type("Balie Noord")
        app.keys("Return")
        self.wait("Dit is niet de naam van het loket")
        app.shot("vergeten")
        app.keys("ctrl+a")
        app.type("balie centrum")
        app.keys("Return")
        self.wait("Dit apparaat is vergeten")
        app.shot("vergeten-gedaan")
        self.check("it asks to be enrolled", self.shows("Meld deze computer aan"))
        left = [name for name in os.listdir(self.data("balie")) if ".replaced-" in name]
        self.check("nothing of before is left", not left, str(left))
        self.close()


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
