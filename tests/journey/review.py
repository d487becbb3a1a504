#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""The review of what may be double: three devices of Amsterdam and one of Rotterdam saw one passport.
The back office joins, undoes, separates and joins again, by keyboard; after each step the national
figures are those of a count by hand. See play.sh."""

import argparse
import json
import os
import sys
import tempfile

import canary
from main_job import Job
from window import Timeout

# Where the passport was shown, in the order of the days.
SHOWN = [("centrum", "11-03"), ("backoffice", "11-05"), ("noord", "11-06"), ("rotterdam", "11-10")]

# What one of them explained, for the back office.
EXPLANATION = "De foto in het paspoort is van een andere persoon."
# What the reviewers of both municipalities wrote to each other.
NOTE = "Hier kwam de houder met een tweede foto."
ANSWER = "Bij ons was het zegel los, bel ons even."
EXPLAINED = {"toelichting": EXPLANATION, "toelichtingVoor": ["gemeente"]}


class Review(Job):
    def play(self):
        self.incidents = {}
        self.prepare()
        self.enrol("centrum", "amsterdam", "Balie Centrum", "balie")
        self.enrol("noord", "amsterdam", "Balie Noord", "balie")
        self.enrol("backoffice", "amsterdam", "Backoffice", "backoffice")
        self.enrol("rotterdam", "rotterdam", "Backoffice Coolsingel", "backoffice")
        self.enrol("analist", "bzk", "Analyse", "analist")
        for step, what in ((self.name_readers, "the back office will read what desks explain"),
                           (self.register, "four desks see one passport"),
                           (self.read_explanation, "the back office reads what a desk explained"),
                           (self.ask, "… and asks that desk about its answers"),
                           (self.reply, "the desk is told, and answers"),
                           (self.see_answer, "the back office sees the answer"),
                           (self.join, "the back office says: one event"),
                           (self.agree, "… as is what Rotterdam saw, and Rotterdam agrees"),
                           (self.undo, "… and takes that back"),
                           (self.separate, "… says: separate events"),
                           (self.join_again, "… and joins them again, from a script"),
                           (self.take_one_out, "… and takes one of the three out"),
                           (self.choose_an_answer, "… and says which answer counts"),
                           (self.see_elsewhere, "… and has seen what Rotterdam saw, and the answer"),
                           (self.approve, "the month is approved, and a desk is told so"),
                           (self.see_late_change, "… which changes something all the same"),
                           (self.read_note, "Rotterdam left a note, and has an answer"),
                           (self.check_privacy, "nobody's number is anywhere"),
                           (self.check_words, "nor is what was explained and noted")):
            self.say(f"-- {what}")
            step()

    # What happened

    def register_at(self, device, day, product):
        path = os.path.join(self.root, f"{device}.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"datum": f"{self.year}-{day}", "product": product, "vorm": "look-alike",
                       "documenten": [{"soort": "nationaal-paspoort", "land": "NLD",
                                       "nummer": self.specimens["typed"]}],
                       "ontdekking": ["gezichtsvergelijking"], "uitkomst": ["geweigerd"],
                       "gemeente": "GM0599" if device == "rotterdam" else "GM0363",
                       **(EXPLAINED if device == "centrum" else {})}, file)
        self.incidents[device] = self.ctl(device, "incident", "add", "--text-checked", "--json",
                                          path).split()[0]

    def name_readers(self):
        self.ctl("backoffice", "sync")
        self.ctl("backoffice", "readers", "start", "GM0363")
        circles = json.loads(self.ctl("backoffice", "readers", "list", "--json"))
        fingerprint = next(circle["vingerafdruk"] for circle in circles
                           if circle["kring"] == "GM0363")
        self.ctl("rotterdam", "sync")
        self.ctl("rotterdam", "readers", "start", "GM0599")
        self.organisations.collector.run("notes", "allow", "--basis", "Artikel 4 van de proef")
        for device in ("centrum", "noord"):
            self.ctl(device, "sync")
            self.ctl(device, "readers", "confirm", "GM0363", "--fingerprint",
                     fingerprint.replace(" ", ""))
        self.ctl("backoffice", "sync")
        self.ctl("rotterdam", "sync")

    def read_explanation(self):
        texts = self.ctl("backoffice", "incident", "texts", self.incidents["centrum"])
        self.check("the back office reads it", EXPLANATION in texts)

    def read_note(self):
        """By who has the same document, and nobody else; the answer is written by keyboard."""
        path = os.path.join(self.root, "notitie")
        with open(path, "w", encoding="utf-8") as file:
            file.write(NOTE)
        self.ctl("rotterdam", "sync")
        self.ctl("rotterdam", "review", "note", self.incidents["rotterdam"], "--leave", path)
        os.remove(path)
        app = self.open_review()
        app.wait_text("Een andere gemeente liet een notitie achter bij dit document")
        app.wait_text(NOTE)
        app.shot("notitie")
        app.keys("ctrl+l")
        app.wait_text("Alleen de backoffice van gemeenten met hetzelfde document")
        app.type(ANSWER)
        app.shot("notitie-schrijven")
        app.keys("ctrl+Return")
        app.wait_text("Uw notitie aan andere gemeenten")
        self.sent(app)
        app.shot("notitie-beantwoord")
        self.close()
        self.ctl("rotterdam", "sync")
        read = self.ctl("rotterdam", "review", "note", self.incidents["rotterdam"])
        self.check("Rotterdam reads the answer beside its own note",
                   ANSWER in read and NOTE in read, read)
        self.check("a desk reads none",
                   self.ctl("centrum", "review", "note", self.incidents["centrum"]) == "")

    def check_words(self):
        """Not at the servers and not on the wire; on the devices it is sealed."""
        folders = [os.path.join(self.root, name)
                   for name in ("verzamelserver", "evaluator", "log", "verkeer")]
        folders.append(os.path.join(self.desks, "apparaten"))
        hits = canary.search(folders, [EXPLANATION, NOTE, ANSWER])
        self.check("what was explained and noted is in no file, log or traffic", not hits,
                   ", ".join(sorted({os.path.relpath(path, self.root) for path, _ in hits})))

    # Asking

    def ask(self):
        app = self.open_review()
        app.wait_text("Ze tellen voorlopig als één zaak")
        app.keys("v")
        app.wait_text("Welke antwoorden")
        app.shot("vragen")
        app.keys("ctrl+Return")
        app.wait_text("wacht op antwoord van het loket")
        self.sent(app)
        app.shot("gevraagd")
        self.close()

    def reply(self):
        app = self.open("centrum")
        app.keys("F5")
        app.wait_text("De backoffice vraagt u iets over 1 voorval.")
        app.keys("alt+2")
        app.wait_text("De backoffice vraagt u na te kijken")
        app.shot("vraag")
        self.tab_to(app, "Het klopt zo")
        app.keys("space")
        app.wait_gone("De backoffice vraagt u na te kijken")
        self.sent(app)
        self.close()
        self.check("nothing is asked of the desk any more",
                   self.ctl("centrum", "incident", "asked") == "")

    def see_answer(self):
        kinds = [item["soort"] for item in self.queue()]
        self.check("the answer stands in the queue", "beantwoord" in kinds, str(kinds))
        history = self.ctl("backoffice", "incident", "history", self.incidents["centrum"])
        self.check("its history tells of it", "Antwoord: het klopt zo" in history, history)

    def register(self):
        for device, day in SHOWN:
            self.register_at(device, day, "paspoort-aanvraag" if device == "centrum"
                             else "paspoort-uitreiking")
        self.synchronise()
        self.count("one provisional case in Amsterdam, one in Rotterdam", 4, 2)
        self.check_queue("the three of Amsterdam are one question, Rotterdam's is another",
                         [("samengevoegd", ["centrum", "backoffice", "noord"]),
                          ("elders", ["centrum", "backoffice", "noord"])])

    # Looking

    def synchronise(self):
        for device, _ in SHOWN:
            self.ctl(device, "sync")

    def count(self, fact, gross, cases):
        tallies = json.loads(self.ctl("analist", "tallies", "--year", str(self.year), "--format",
                                      "json"))["tellingen"]
        total = next(tally["totaal"] for tally in tallies if tally["dimensie"] == "vorm")
        figures = (total["bruto"], total["zaken"], total["documenten"])
        self.check(f"{fact}: gross {gross}, cases {cases}, one document",
                   figures == (gross, cases, 1), str(figures))

    def queue(self):
        self.ctl("backoffice", "sync")
        return json.loads(self.ctl("backoffice", "review", "list", "--json"))

    def check_queue(self, fact, expected):
        items = sorted((item["soort"], sorted(item["voorvallen"])) for item in self.queue())
        wanted = sorted((kind, sorted(self.incidents[name] for name in names))
                        for kind, names in expected)
        self.check(fact, items == wanted, "" if items == wanted else str(items))

    def open_review(self):
        app = self.open("backoffice")
        app.keys("F5")
        app.keys("alt+3")
        app.wait_text("te beoordelen")
        return app

    def sent(self, app):
        app.wait_text("Alles is verzonden")

    # Deciding

    def join(self):
        app = self.open_review()
        app.wait_text("Zelfde document, 3 keer binnen 4 dagen, balie en backoffice")
        app.wait_text("Ze tellen voorlopig als één zaak")
        app.shot("beoordelen")
        app.keys("z")
        app.wait_text("Samengevoegd")
        app.shot("samengevoegd")
        self.sent(app)
        self.count("confirmed, it counts as before", 4, 2)
        self.close()
        self.check_queue("nothing of it is left but what Rotterdam saw, and the answer",
                         [("elders", ["centrum", "backoffice", "noord"]),
                          ("beantwoord", ["centrum"])])

    def agree(self):
        app = self.open_review()
        app.wait_text("Document ook in een andere gemeente gezien")
        app.shot("elders")
        app.keys("z")
        self.sent(app)
        app.shot("elders-voorgesteld")
        self.count("one side alone says so", 4, 2)
        self.close()
        self.ctl("rotterdam", "sync")
        self.ctl("rotterdam", "review", "propose", self.incidents["rotterdam"])
        self.count("both say so", 4, 1)
        app = self.open_review()
        app.wait_text("Beide gemeenten zeggen dat het één gebeurtenis is")
        self.close()
        self.ctl("rotterdam", "review", "take-back", self.incidents["rotterdam"])
        self.count("Rotterdam takes it back", 4, 2)
        for name in ("centrum", "backoffice", "noord"):
            self.ctl("backoffice", "sync")
            self.ctl("backoffice", "review", "take-back", self.incidents[name])

    def undo(self):
        decisions = self.decisions("zelfde")
        self.check("two decisions make three registrations one", len(decisions) == 2,
                   str(len(decisions)))
        self.ctl("backoffice", "review", "retract", *decisions)
        self.synchronise()
        self.count("retracted, it is provisional again", 4, 2)
        self.check_queue("and asked about again",
                         [("samengevoegd", ["centrum", "backoffice", "noord"]),
                          ("elders", ["centrum", "backoffice", "noord"]),
                          ("beantwoord", ["centrum"])])

    def decisions(self, kind):
        """Ids of those that stand, as the back office's history tells them."""
        found = []
        for device, incident in self.incidents.items():
            if device == "rotterdam":
                continue
            history = json.loads(self.ctl("backoffice", "incident", "history", "--json", incident))
            found += [moment["id"] for moment in history
                      if moment["soort"] == kind and moment["geldt"] and moment["id"] not in found]
        return sorted(found)

    def separate(self):
        app = self.open_review()
        app.wait_text("Ze tellen voorlopig als één zaak")
        app.keys("a")
        app.wait_text("Apart gehouden")
        self.sent(app)
        self.count("separate", 4, 4)
        app.keys("ctrl+z")
        app.wait_text("Ze tellen voorlopig als één zaak")
        self.sent(app)
        self.count("undone by Ctrl+Z", 4, 2)
        app.keys("a")
        app.wait_text("Apart gehouden")
        self.sent(app)
        self.count("separate once more", 4, 4)
        self.close()

    def join_again(self):
        names = ("centrum", "backoffice", "noord")
        printed = self.ctl("backoffice", "review", "same", *(self.incidents[name]
                                                             for name in names)).split()
        self.check("two decisions, which replace what stood apart", len(printed) == 2)
        self.count("joined again", 4, 2)
        self.ctl("backoffice", "review", "retract", *printed)
        self.count("retracted, they are apart as before", 4, 4)

    def take_one_out(self):
        names = ("centrum", "backoffice", "noord")
        self.ctl("backoffice", "review", "same", *(self.incidents[name] for name in names))
        app = self.open("backoffice")
        app.keys("F5", "alt+2")
        app.wait_text("Vergelijken")
        app.keys("alt+k")
        app.wait_text("Ze tellen als één zaak")
        app.shot("zaak")
        self.tab_to(app, "Balie Noord")
        app.keys("space", "z")
        app.wait_text("Samengevoegd")
        self.sent(app)
        app.wait_text("Ze tellen nu als 2 zaken")
        app.shot("een-eruit")
        self.count("one of the three is taken out", 4, 3)
        self.close()

    def tab_to(self, app, start):
        for _ in range(40):
            node = app.focused()
            if node is not None and (node.get_name() or "").startswith(start):
                return
            app.keys("Tab")
        raise Timeout(f"no way by Tab to “{start}”")

    def choose_an_answer(self):
        before = self.product_counts()
        self.check("the case counts under the back office's product",
                   before.get("paspoort-uitreiking") == 3 and "paspoort-aanvraag" not in before,
                   str(before))

    def product_counts(self):
        tallies = json.loads(self.ctl("analist", "tallies", "--year", str(self.year), "--format",
                                      "json"))["tellingen"]
        rows = next(tally["rijen"] for tally in tallies if tally["dimensie"] == "product")
        return {row["sleutel"]: row["zaken"] for row in rows if row["zaken"] > 0}

    def see_elsewhere(self):
        app = self.open_review()
        app.wait_text("Document ook in een andere gemeente gezien")
        for _ in range(len(self.queue_kinds("elders") + self.queue_kinds("beantwoord"))):
            app.keys("g")
            app.wait_text("Gezien")
        app.wait_text("Niets te beoordelen")
        app.shot("niets-te-beoordelen")
        self.close()

    def approve(self):
        """October is the last month of which that can be done on any day that this plays on."""
        path = os.path.join(self.root, "oktober.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"datum": f"{self.year}-10-03", "product": "paspoort-aanvraag",
                       "vorm": "nagemaakt", "documenten": [{"soort": "geen"}],
                       "ontdekking": ["gezichtsvergelijking"], "uitkomst": ["geweigerd"],
                       "gemeente": "GM0363"}, file)
        self.late = self.ctl("centrum", "incident", "add", "--json", path).split()[0]
        self.ctl("backoffice", "sync")
        self.ctl("backoffice", "month", "approve", "GM0363", f"{self.year}-10")
        self.ctl("centrum", "sync")
        app = self.open("centrum")
        app.keys("alt+2")
        app.wait_text("Look-alike")
        app.type("nagemaakt")
        app.wait_gone("Look-alike")
        app.keys("ctrl+e")
        app.wait_text("De backoffice gaf al akkoord voor oktober")
        app.shot("akkoord-gegeven")
        self.close()

    def see_late_change(self):
        path = os.path.join(self.root, "poging.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"poging": "poging"}, file)
        self.ctl("centrum", "incident", "revise", self.late, "--json", path)
        app = self.open_review()
        app.wait_text("Door het loket gewijzigd na uw akkoord voor oktober")
        app.wait_text("Balie Centrum — Poging of geslaagd")
        app.shot("na-akkoord")
        app.keys("g")
        app.wait_text("Gezien: het komt terug als het loket het weer wijzigt")
        app.wait_text("Niets te beoordelen")
        self.close()
        self.check("a desk's change after the approval is looked at once", not self.queue())

    def queue_kinds(self, kind):
        return [item for item in json.loads(self.ctl("backoffice", "review", "list", "--json"))
                if item["soort"] == kind]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True, help="folder with the four programs")
    parser.add_argument("--out", required=True, help="folder for pictures and log")
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="dim-review-") as root:
        return Review(os.path.abspath(arguments.programs), os.path.abspath(arguments.out),
                      root).run()


if __name__ == "__main__":
    sys.exit(main())
