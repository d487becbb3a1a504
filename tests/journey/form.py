#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the form says and keeps: played through the real window by keyboard. See play.sh."""

import argparse
import os
import subprocess
import sys
import tempfile

from main_job import Job
from put_right import PutRight
from window import Timeout, wait_for


class Form(PutRight, Job):
    def play(self):
        self.prepare()
        self.enrol_by_window("balie", "amsterdam", "Balie Centrum", "balie")
        for step, what in ((self.save_early, "saving early"),
                           (self.keep_a_draft, "a draft is kept when the program is killed"),
                           (self.guard_the_text, "personal data in the explanation"),
                           (self.put_right, "what was sent is put right"),
                           (self.scan_anywhere, "a scan is read wherever the focus is"),
                           (self.see_the_double, "the same document twice at one desk")):
            self.say(f"-- {what}")
            step()
        self.close()

    def save_early(self):
        app = self.open("balie")
        app.wait_focus("Wanneer")
        app.keys("ctrl+Return")
        app.wait_text("Nog 5 dingen")
        app.shot("te-vroeg-bewaard")
        self.check("every open question is named", all(
            any(part in text for text in app.texts())
            for part in ("Kies waarvoor", "Kies wat er", "Kies welk", "Kies hoe")))
        app.keys("Return")
        app.wait_focus("Waarvoor")
        self.check("a fault leads to its question", True)
        app.type("paspoort aanvr")
        app.keys("Return")
        app.wait_focus("Wat was er")
        app.type("spookbew")
        app.keys("Return")
        app.wait_text("Adresfraude")
        self.check("a synonym finds its choice", True)
        self.app.wait_text("Concept bewaard")

    def keep_a_draft(self):
        self.app.kill()
        app = self.open("balie")
        app.wait_text("Adresfraude")
        self.check("the draft is there again", app.shows("Paspoort, aanvraag"))
        app.shot("concept-terug")
        app.keys("Escape")
        app.wait_text("1 ander concept")
        self.check("later: it stands among the drafts", True)

    def guard_the_text(self):
        app = self.app
        self.answer(app, f"3-11-{self.year}", "1", "1",
                    lambda app: app.scan(self.specimens["passport"]), "2", "1")
        app.wait_focus("Meer vertellen")
        app.keys("space")
        self.tab_to("Toelichting")
        app.type(f"bsn {self.specimens['bsn']} stond erop")
        app.wait_text("burgerservicenummer")
        app.shot("toelichting-bsn")
        app.keys("ctrl+Return")
        app.wait_text("Nog één ding")
        self.check("the text does not leave the draft", not app.shows("Bonnummer"))
        self.tab_to("Haal het weg")
        app.keys("space")
        app.wait_text("[BSN verwijderd]")
        self.save(app)
        self.check("without it, it does", True)

    def scan_anywhere(self):
        """With a screen reader listening, which must hear nothing of the zone."""
        app = self.app
        heard = os.path.join(self.root, "gehoord")
        listener = subprocess.Popen(
            [sys.executable, os.path.join(os.path.dirname(__file__), "listener.py"), heard],
            stdout=subprocess.PIPE, text=True)
        listener.stdout.readline()
        try:
            app.keys("ctrl+n")
            app.wait_focus("Wanneer")
            app.type("3-1")
            app.scan(self.specimens["passport"])
            app.wait_text("Gescand: Nationaal paspoort")
            app.type("1")
            app.wait_text("3 november")
            self.check("the date is typed on where it was left", True)
            app.keys("ctrl+f")
            app.wait_focus("Zoek")
            app.scan(self.specimens["licence"])
            app.wait_text("Gescand: Nederlands rijbewijs")
            app.shot("gescand-vanaf-voorvallen")
            self.check("at the list it leads to the documents", app.shows("4  Welk document"))
            names = ["BRUIJN", "WILLEKE", self.specimens["bsn"]]
            self.check("a screen reader hears nothing of the zones",
                       not self.hears(heard, names))
            app.keys("ctrl+f")
            app.wait_focus("Zoek")
            app.type("willeke")
            wait_for("a planted name", lambda: self.hears(heard, names))
            self.check("a planted name it hears", True)
            app.keys("ctrl+a", "BackSpace", "alt+1")
        finally:
            listener.kill()
            listener.wait()
            listener.stdout.close()

    @staticmethod
    def hears(path, words):
        """Letters may come one by one, each on a line of its own, with other texts in between."""
        with open(path, encoding="utf-8") as file:
            text = file.read().upper()
        letters = "".join(line for line in text.split("\n") if len(line) == 1)
        return any(word in text or word in text.replace("\n", "") or word in letters
                   for word in words)

    def see_the_double(self):
        app = self.app
        app.keys("ctrl+n")
        self.answer(app, f"4-11-{self.year}", "1", "1",
                    lambda app: app.scan(self.specimens["passport"]), "2", "1")
        self.check("one that was taken back is no double", not app.shows("Is het hetzelfde geval?"))
        self.save(app)
        app.keys("ctrl+n")
        self.answer(app, f"5-11-{self.year}", "1", "1",
                    lambda app: app.scan(self.specimens["passport"]), "2", "1")
        app.wait_text("Is het hetzelfde geval?")
        app.shot("zelfde-loket")
        app.keys("alt+z")
        app.wait_gone("Is het hetzelfde geval?")
        self.save(app)
        app.wait_text("Alles is verzonden")
        app.keys("alt+2")
        wait_for("the case", lambda: app.shows("met Balie Centrum"))
        self.check("the clerk's answer makes them one case", True)

    def tab_to(self, start):
        """Tab until the focus is on something whose name begins with `start`."""
        for _ in range(40):
            node = self.app.focused()
            if node is not None and (node.get_name() or "").startswith(start):
                return
            self.app.keys("Tab")
        raise Timeout(f"no way by Tab to “{start}”")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="dim-form-") as root:
        job = Form(os.path.abspath(arguments.programs), os.path.abspath(arguments.out), root)
        return job.run()


if __name__ == "__main__":
    sys.exit(main())
