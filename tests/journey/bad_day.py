#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""A bad day at the counter, played through the real window: each fault has one clear sentence on
screen, and nothing is lost. See play.sh."""

import argparse
import http.server
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading

from form import Form
from window import App, wait_for

STRANGER = "Er antwoordt iets anders dan de server"
DAMAGED = ("Wat dit programma op deze computer bewaart, is beschadigd. Er is niets weggegooid. "
           "Vraag uw beheerder om het te herstellen.")
PAGE_BYTES = 4096


class Portal(http.server.BaseHTTPRequestHandler):
    """The sign-in page of a guest network: the same to whatever is asked."""

    def answer(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        page = b"<html>Welkom op het gastnetwerk</html>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    do_GET = do_POST = do_PUT = answer

    def log_message(self, *_):
        pass


class BadDay(Form):
    def play(self):
        self.prepare()
        self.enrol_by_window("balie", "amsterdam", "Balie Centrum", "balie")
        for step, what in ((self.draw_by_processor, "a desk without a graphics card"),
                           (self.scan_broken_zone, "a zone with a broken check digit"),
                           (self.date_in_the_future, "a date in the future"),
                           (self.text_with_bsn, "a BSN in the explanation"),
                           (self.meet_portal, "a captive portal"),
                           (self.start_twice, "a second start"),
                           (self.be_revoked, "a revoked device"),
                           (self.lose_drafts, "a store whose drafts are damaged"),
                           (self.meet_newer_store, "a store of a newer program"),
                           (self.meet_cut_store, "a store that is cut off"),
                           (self.meet_rubbish, "a store that is none")):
            self.say(f"-- {what}")
            step()

    def sentence(self, what, sentence):
        """It shows, once, and whole: `sentence` is all of it."""
        self.app.wait_text(sentence)
        self.app.shot(what)
        self.check(f"{what}: one clear sentence", sentence in self.app.texts(), sentence)

    def draw_by_processor(self):
        """GSK_RENDERER=cairo, as `choose_renderer` sets it on a remote desktop."""
        app = self.open("balie")
        self.check("OpenGL is not even loaded", not app.loads("_mesa.so"))
        self.close()

    def scan_broken_zone(self):
        lines = list(self.specimens["passport"])
        lines[1] = lines[1][:-1] + str((int(lines[1][-1]) + 1) % 10)
        self.open("balie")
        self.answer(self.app, f"3-11-{self.year}", "1", "1", lambda app: app.scan(lines), "2", "1")
        self.sentence("controlecijfer", "Een controlecijfer klopt niet. Vergelijk met het document. U "
                      "mag verdergaan.")
        self.save(self.app)
        self.check("the clerk may go on", True)

    def date_in_the_future(self):
        app = self.app
        app.keys("ctrl+n")
        # Enter stays at a date that cannot be; Tab goes on.
        self.answer(app, "1-1-2199", "1", "1", lambda app: app.keys("alt+d"), "2", "1", "Tab")
        app.keys("ctrl+Return")
        app.wait_text("Nog één ding")
        app.wait_focus("De datum ligt in de toekomst. Kies vandaag of een eerdere dag.")
        app.shot("datum-in-de-toekomst")
        app.keys("Return")
        app.wait_focus("Wanneer")
        self.check("the first fault leads to the date", True)
        app.keys("ctrl+a")
        app.type(f"4-11-{self.year}")
        app.keys("Return")
        self.save(app)

    def text_with_bsn(self):
        app = self.app
        app.keys("ctrl+n")
        self.answer(app, f"5-11-{self.year}", "1", "1", lambda app: app.keys("alt+d"), "2", "1")
        app.wait_focus("Meer vertellen")
        app.keys("space")
        self.tab_to("Toelichting")
        app.type(f"bsn {self.specimens['bsn']} stond erop")
        app.wait_text("burgerservicenummer")
        app.keys("ctrl+Return")
        app.wait_text("Nog één ding")
        self.sentence("bsn", "Dit is een burgerservicenummer (BSN). Haal het weg: in de toelichting "
                      "horen geen persoonsgegevens.")
        app.wait_text("Concept bewaard")
        app.kill()
        app = self.open("balie")
        wait_for("the draft", lambda: app.shows("stond erop"))
        self.check("what was typed is there again", True)
        app.keys("ctrl+n")

    def meet_portal(self):
        app = self.app
        portal = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Portal)
        threading.Thread(target=portal.serve_forever, daemon=True).start()
        servers = (self.organisations.collector, self.organisations.evaluator)
        ports = [server.proxy.target_port for server in servers]
        for server in servers:
            server.proxy.target_port = portal.server_port
        self.close()
        app = self.open("balie")
        app.keys("ctrl+n")
        self.answer(app, f"6-11-{self.year}", "1", "1", lambda app: app.keys("alt+d"), "2", "1")
        self.save(app, received=False)
        self.sentence("portaal", f"{STRANGER}, bijvoorbeeld een inlogpagina van het netwerk. Log in "
                      "op het netwerk of waarschuw uw beheerder. Uw werk blijft bewaard.")
        self.check("what waits is counted", app.shows("1 wacht"))
        for server, port in zip(servers, ports):
            server.proxy.target_port = port
        portal.shutdown()
        app.keys("F5")
        app.wait_text("Alles is verzonden")
        app.wait_gone(STRANGER)
        self.check("it goes when the network is there", True)

    def start_twice(self):
        program = os.path.join(self.programs, "dutch-id-monitor")
        second = subprocess.run([program, "--data", self.data("balie")], timeout=60, check=False)
        self.check("a second start ends by itself", second.returncode == 0)
        windows = subprocess.run(["xdotool", "search", "--onlyvisible", "--class",
                                  "dutch-id-monitor"], stdout=subprocess.PIPE, text=True,
                                 check=False).stdout.split()
        self.app.shot("tweede-keer-gestart")
        self.check("and raises the one window", len(windows) == 1, str(len(windows)))

    def be_revoked(self):
        path = os.path.join(self.organisations.collector.data, "ledger.db")
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as ledger:
            device, = ledger.execute("SELECT id FROM device WHERE desk = 'Balie Centrum'").fetchone()
        self.organisations.collector.run("device", "revoke", device)
        self.app.keys("F5")
        self.sentence("ingetrokken",
                      "De server aanvaardt dit apparaat niet meer. Meld het uw beheerder.")
        self.close()

    def lose_drafts(self):
        """What was begun cannot be read: that is told, and one can begin anew."""
        damaged = self.data("beschadigd")
        shutil.copytree(self.data("balie"), damaged)
        store = os.path.join(damaged, "store.db")
        with sqlite3.connect(store) as database:
            page, = database.execute(
                "SELECT rootpage FROM sqlite_schema WHERE name = 'draft'").fetchone()
        database.close()
        with open(store, "r+b") as file:
            file.seek((page - 1) * PAGE_BYTES)
            file.write(b"\xff" * PAGE_BYTES)
        self.open("beschadigd")
        self.sentence("concepten-beschadigd", DAMAGED)
        self.app.wait_focus("Wanneer")
        self.app.type(f"7-11-{self.year}")
        self.app.keys("Return")
        self.app.wait_focus("Waarvoor")
        self.check("the form takes what is typed", self.app.shows(f"7 november {self.year}"))
        self.app.keys("ctrl+q")
        self.app.wait_text("Wat u het laatst typte, is niet bewaard")
        self.check("closing says what would be lost", True)
        self.app.keys("alt+t")
        self.close()

    def start_badly(self, what, title, sentence):
        """A start that fails, told in a window of its own; every byte is as it was."""
        store = os.path.join(self.data("balie"), "store.db")
        with open(store, "rb") as file:
            before = file.read()
        self.app = App(os.path.join(self.programs, "dutch-id-monitor"), self.data("balie"),
                       self.screen, os.path.join(self.root, "log", "balie.log"))
        self.app.wait_text(title)
        self.sentence(what, sentence)
        self.close()
        with open(store, "rb") as file:
            self.check(f"{what}: the file is as it was", file.read() == before)

    def meet_newer_store(self):
        store = os.path.join(self.data("balie"), "store.db")
        with sqlite3.connect(store) as database:
            version, = database.execute("PRAGMA user_version").fetchone()
            database.execute("PRAGMA user_version = 99")
        database.close()
        self.start_badly("nieuwere-versie", "Het programma kan zijn gegevens niet openen",
                         "Dit is gemaakt met een nieuwere versie van het programma. Vraag uw "
                         "beheerder om het programma bij te werken.")
        with sqlite3.connect(store) as database:
            database.execute(f"PRAGMA user_version = {version}")
        database.close()

    def meet_cut_store(self):
        store = os.path.join(self.data("balie"), "store.db")
        os.truncate(store, 5 * PAGE_BYTES)
        self.start_badly("afgekapt", "Het programma kan zijn gegevens niet openen", DAMAGED)

    def meet_rubbish(self):
        store = os.path.join(self.data("balie"), "store.db")
        with open(store, "wb") as file:
            file.write(b"dit is een brief, geen gegevensbank\n" * 200)
        self.open("balie")
        self.app.wait_text("Meld deze computer aan")
        self.sentence("beschadigd", "Het bestand waarin dit programma alles bewaart, was beschadigd. "
                      "Het is apart gezet en niet weggegooid; het programma begint opnieuw. Meld "
                      "deze computer opnieuw aan en waarschuw uw beheerder.")
        self.close()
        kept = [name for name in os.listdir(self.data("balie"))
                if re.fullmatch(r"store\.db\.damaged-\d+", name)]
        self.check("the damaged file stands beside", len(kept) == 1, str(kept))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True)
    parser.add_argument("--out", required=True)
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="dim-bad-day-") as root:
        day = BadDay(os.path.abspath(arguments.programs), os.path.abspath(arguments.out), root)
        return day.run()


if __name__ == "__main__":
    sys.exit(main())
