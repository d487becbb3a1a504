#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""The main job, played through the real windows: two desks log the same passport, BZK counts one
case. Run inside Xvfb and a D-Bus session of its own; see play.sh."""

import argparse
import csv
import datetime
import json
import os
import subprocess
import sys
import tempfile

import canary
from servers import Organisations
from window import PASSPHRASE, App, Screen, Timeout, wait_for


def counting_year(today):
    """The last year whose 20 November has passed."""
    return today.year if (today.month, today.day) > (11, 20) else today.year - 1


def specimens():
    """The public specimens that are played here, from tests/specimens.csv."""
    path = os.path.join(os.path.dirname(__file__), "..", "specimens.csv")
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    def zone(start):
        return next(row["value"] for row in rows
                    if row["type"] == "mrz" and row["value"].startswith(start)).split("\\n")

    passport, licence = zone("P<NLD"), zone("D1NLD")
    names = [part for row in rows if row["type"] == "name" for part in row["value"].split()]
    return {
        "zones": [row["value"].split("\\n") for row in rows if row["type"] == "mrz"],
        "passport": passport,
        "licence": licence,
        "typed": "speci 2014",
        "bsn": passport[1][28:37],
        "secrets": passport + licence + [passport[1][:9], licence[0][6:16], passport[1][28:37]]
        + [name for name in names if len(name) > 3],
    }


class Job:
    app_class = App

    def __init__(self, programs, out, root, desks=None):
        self.programs = programs
        self.out = out
        self.root = root
        self.desks = desks or root  # where the devices are, and their passphrase
        self.year = counting_year(datetime.date.today())
        self.held = 0
        self.failures = []
        self.screen = Screen(out)
        self.log = open(os.path.join(out, "demo.log"), "w", encoding="utf-8")
        self.organisations = Organisations(programs, root, self.year)
        self.specimens = specimens()
        self.app = None

    # Saying and checking

    def say(self, text):
        print(text, flush=True)
        self.log.write(text + "\n")
        self.log.flush()

    def check(self, fact, holds, more=""):
        self.held += bool(holds)
        self.say(f"{'ok  ' if holds else 'FAIL'} {fact}{f' ({more})' if more else ''}")
        if not holds:
            self.failures.append(fact)

    # Devices

    def data(self, device):
        return os.path.join(self.desks, "apparaten", device)

    def ctl(self, device, *arguments, status=0):
        done = subprocess.run(
            [os.path.join(self.programs, "dutch-id-monitorctl"), "--data", self.data(device),
             "--passphrase-file", os.path.join(self.desks, "wachtzin"), *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode != status:
            raise RuntimeError(f"dutch-id-monitorctl {arguments[0]}: {done.stderr.strip()}")
        return done.stdout

    def open(self, device):
        app = self.app_class(os.path.join(self.programs, "dutch-id-monitor"), self.data(device),
                             self.screen, os.path.join(self.root, "log", f"{device}.log"))
        self.app = app
        wait_for("the first page", lambda: any(map(app.shows, (
            "Ontgrendelen", "Meld deze computer aan", "1  Wanneer", "Uitvoer"))))
        if app.shows("Ontgrendelen"):
            app.type(PASSPHRASE)
            app.keys("Return")
            app.wait_gone("Ontgrendelen")
        return app

    def close(self):
        self.check("the window closes by itself", self.app.close() == 0)
        self.app = None

    def enrol_by_window(self, device, office, desk, role):
        app = self.open(device)
        app.wait_text("Meld deze computer aan")
        app.type(self.organisations.collector.url)
        app.keys("Tab")
        app.type(self.organisations.evaluator.url)
        app.keys("Tab")
        app.type(self.organisations.new_code(office, desk, role))
        app.shot("aanmelden")
        app.keys("Return")
        app.wait_text("1  Wanneer")
        self.close()

    def enrol(self, device, office, desk, role):
        self.ctl(device, "enrol", "--collector", self.organisations.collector.url, "--evaluator",
                 self.organisations.evaluator.url, "--code",
                 self.organisations.new_code(office, desk, role))

    # Registering

    def answer(self, app, date, product, form, document, discovery, outcome, after_date="Return"):
        """All six questions, by keyboard. `document` does what the clerk does there."""
        app.wait_focus("Wanneer")
        app.type(date)
        app.keys(after_date)
        app.wait_focus("Waarvoor")
        app.keys(product)
        app.wait_focus("Wat was er")
        app.keys(form)
        app.wait_focus("Documentnummer")
        document(app)
        app.wait_focus("Hoe ontdekt")
        app.keys(discovery, "Return")
        app.wait_focus("Wat is er gebeurd")
        app.keys(outcome, "Return")

    def save(self, app, received=True):
        app.keys("ctrl+Return")
        app.wait_text("Bonnummer")
        if received:
            app.wait_text("heeft het ontvangen")

    def register_a(self):
        app = self.open("balie")
        app.shot("registreren-leeg")

        def scan(app):
            app.scan(self.specimens["passport"])
            app.shot("paspoort-gescand")

        self.answer(app, f"3-11-{self.year}", "1", "1", scan, "2", "1")
        app.shot("registreren-volledig")
        self.save(app)
        app.shot("bewaard")
        app.wait_text("Alles is verzonden")
        self.close()

    def register_b(self):
        app = self.open("backoffice")

        def type_number(app):
            app.type(self.specimens["typed"])
            app.keys("Return")
            app.wait_focus("Soort document")
            app.keys("2")
            app.shot("nummer-getypt")

        self.answer(app, f"5-11-{self.year}", "1", "1", type_number, "1", "1")
        self.save(app)
        app.wait_text("Alles is verzonden")
        self.close()

    def register_c(self):
        app = self.open("rotterdam")
        self.answer(app, f"20-11-{self.year}", "1", "1",
                    lambda app: app.scan(self.specimens["passport"]), "2", "1")
        self.save(app)
        app.wait_text("Alles is verzonden")
        self.close()

    def register_d(self):
        app = self.open("balie")
        self.answer(app, f"10-11-{self.year}", "8", "7", lambda app: app.keys("alt+d"), "9", "7")
        self.save(app)
        app.wait_text("Alles is verzonden")
        self.close()

    def register_e(self):
        self.organisations.stop()
        app = self.open("balie")
        self.answer(app, f"12-11-{self.year}", "6", "1",
                    lambda app: app.scan(self.specimens["licence"]), "2", "3")
        self.save(app, received=False)
        app.wait_text("1 wacht")
        app.shot("zonder-netwerk")
        self.check("what waits on the device is sealed", not canary.search(
            [self.data("balie"), os.path.join(self.root, "log")], self.specimens["secrets"]))
        self.close()
        app = self.open("balie")
        self.check("what waits is still there after closing", app.shows("wacht"))
        self.organisations.start()
        app.keys("F5")
        app.wait_text("Alles is verzonden")
        app.shot("weer-verbonden")
        self.close()

    # Looking back

    def look_at(self, device):
        app = self.open(device)
        app.keys("F5")
        app.keys("alt+2")
        app.wait_text("mogelijk dubbel")
        return app

    def choose_double(self, app):
        """Finds the registration that may be double and reads it."""
        app.keys("ctrl+f")
        app.type("paspoort")
        app.wait_text("Mogelijk dubbel")
        return app.texts()

    def check_front_office(self):
        app = self.look_at("balie")
        texts = self.choose_double(app)
        app.shot("balie-mogelijk-dubbel")
        self.check("the front office sees: possibly double",
                   any("Mogelijk dubbel" in text for text in texts))
        self.check("the front office sees nothing of Rotterdam",
                   not any("Rotterdam" in text for text in texts))
        self.close()

    def check_back_office(self):
        app = self.look_at("backoffice")
        texts = self.choose_double(app)
        app.shot("backoffice-mogelijk-dubbel")
        self.check("the back office sees: possibly double",
                   any("Mogelijk dubbel" in text for text in texts))
        elsewhere = [text for text in texts if "Rotterdam" in text]
        self.check("the back office sees Rotterdam's contact and the month",
                   any("14 010" in text and "november" in text for text in elsewhere))
        self.check("and no more: no day, no desk",
                   not any("20 november" in text or "Balie Rotterdam" in text for text in texts))
        self.close()

    def check_figures(self):
        app = self.open("analist")
        app.wait_text("stand van")
        app.shot("cijfers")
        for name in ("tellingen.csv", "tellingen.json"):
            path = os.path.join(self.out, name)
            app.keys("ctrl+s")
            wait_for("the file dialog", lambda: subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", "Cijfers bewaren"],
                stdout=subprocess.DEVNULL).returncode == 0)
            app.keys("ctrl+a")
            app.type(path)
            app.keys("Return")
            wait_for(name, lambda path=path: os.path.exists(path) and os.path.getsize(path) > 0)
        self.close()
        self.check_csv(os.path.join(self.out, "tellingen.csv"))
        self.check_json(os.path.join(self.out, "tellingen.json"))

    def check_csv(self, path):
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        total = next(row for row in rows if row["dimensie"] == "vorm" and row["code"] == "totaal")
        figures = tuple(int(total[name])
                        for name in ("bruto", "zaken", "documenten", "niet_vergelijkbaar"))
        self.check("gross 5, cases 4, distinct documents 2, not comparable 1",
                   figures == (5, 4, 2, 1), str(figures))
        self.check("the year is the one that was played", total["jaar"] == str(self.year))

    def check_json(self, path):
        with open(path, encoding="utf-8") as file:
            tallies = json.load(file)["tellingen"]
        total = next(tally["totaal"] for tally in tallies if tally["dimensie"] == "vorm")
        self.check("the JSON says the same", (total["bruto"], total["zaken"], total["documenten"],
                                              total["nietVergelijkbaar"]) == (5, 4, 2, 1))

    # Privacy

    def check_privacy(self):
        secrets = self.specimens["secrets"]
        folders = [os.path.join(self.root, name)
                   for name in ("verzamelserver", "evaluator", "log", "verkeer")]
        folders.append(os.path.join(self.desks, "apparaten"))
        hits = canary.search(folders, secrets)
        self.check("no number, zone, BSN or name in any file, log or traffic", not hits,
                   ", ".join(sorted({os.path.relpath(path, self.root) for path, _ in hits})))
        self.check("traffic was captured", os.path.getsize(
            os.path.join(self.root, "verkeer", "verzamelserver.bin")) > 10000)
        planted = os.path.join(self.root, "verzamelserver", "gepland")
        with open(planted, "wb") as file:
            file.write(secrets[0].encode("utf-16-le"))
        self.check("a planted leak is found", bool(canary.search(folders, secrets)))
        os.remove(planted)

    # The whole

    def prepare(self):
        with open(os.path.join(self.desks, "wachtzin"), "w", encoding="utf-8") as file:
            file.write(PASSPHRASE + "\n")
        self.organisations.set_up()
        self.organisations.start()

    def play(self):
        self.prepare()
        self.enrol_by_window("balie", "amsterdam", "Balie Centrum", "balie")
        self.enrol("backoffice", "amsterdam", "Backoffice", "backoffice")
        self.enrol("rotterdam", "rotterdam", "Balie Coolsingel", "balie")
        self.enrol("analist", "bzk", "Analyse", "analist")
        for step, what in ((self.register_a, "a: Amsterdam front office, passport scanned"),
                           (self.register_b, "b: Amsterdam back office, number typed"),
                           (self.register_c, "c: Rotterdam front office, the same passport"),
                           (self.register_d, "d: address fraud without a document"),
                           (self.register_e, "e: driving licence while the servers are down"),
                           (self.check_front_office, "the front office looks back"),
                           (self.check_back_office, "the back office looks back"),
                           (self.check_figures, "the analyst exports the year"),
                           (self.check_privacy, "nobody's number is anywhere")):
            self.say(f"-- {what}")
            step()

    def run(self):
        """Plays, ends what it started, and returns an exit status."""
        try:
            self.play()
        except (Timeout, RuntimeError, KeyError, OSError, StopIteration) as error:
            self.say(f"FAIL {type(error).__name__}: {error}")
            self.failures.append(str(error))
        finally:
            self.end()
        return 1 if self.failures else 0

    def end(self):
        if self.app is not None:
            self.screen.shot("afgebroken")
            self.app.kill()
        self.organisations.stop()
        failed = len(self.failures)
        self.say(f"{self.held} checks held, {failed} did not")
        self.log.close()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True, help="folder with the four programs")
    parser.add_argument("--out", required=True, help="folder for figures, pictures and log")
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    for name in ("tellingen.csv", "tellingen.json"):
        path = os.path.join(arguments.out, name)
        if os.path.exists(path):
            os.remove(path)
    with tempfile.TemporaryDirectory(prefix="dim-demo-") as root:
        return Job(os.path.abspath(arguments.programs), os.path.abspath(arguments.out), root).run()


if __name__ == "__main__":
    sys.exit(main())
