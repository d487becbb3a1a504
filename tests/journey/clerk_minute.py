#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""A clerk registers five different cases by keyboard alone: how many keys each takes, and how long
by the keystroke-level model. What was registered must be what was meant. See play.sh.

With DIM_TEST_FULL the hand types 60 words a minute (200 ms a key), else as fast as it is read."""

import argparse
import datetime
import json
import os
import sys
import tempfile
import time

import canary
from main_job import Job
from window import wait_for

KEY_S = 0.28       # of the keystroke-level model: one key
QUESTION_S = 1.35  # and the thought before a question
PRESSES_MAX = 45   # of the standard case
SECONDS_MAX = 60
HAND_MS = 200 if os.environ.get("DIM_TEST_FULL") else 12

WHEN, PRODUCT, FORM = "Wanneer", "Waarvoor", "Wat was er"
NUMBER, KIND, COUNTRY, AGAIN = "Documentnummer", "Soort document", "Land van", "laatste vier"
DISCOVERY, OUTCOME = "Hoe ontdekt", "Wat is er gebeurd"
SEVERAL = ("ontdekking", "uitkomst")


class Hand:
    """Types as a person does, and counts. A scanner's characters are nobody's, free text is counted
    apart; a modifier is a key as well."""

    def __init__(self, app):
        self.app = app
        self.presses = 0
        self.free = 0
        self.questions = 0
        self.began_s = time.monotonic()

    def look(self, *parts):
        """Reads the question that has the focus; says which of `parts` it is."""
        def found():
            node = self.app.focused()
            name = (node.get_name() if node is not None else None) or ""
            return next((part for part in parts if part in name), None)
        part = wait_for(f"the focus on {' or '.join(parts)}", found)
        self.questions += 1
        return part

    def keys(self, *names):
        for name in names:
            self.presses += name.count("+") + 1
            self.app.keys(name)
            time.sleep(HAND_MS / 1000)

    def _type(self, text):
        self.app.type(text, delay_ms=HAND_MS)
        return len(text) + sum(letter.isupper() for letter in text)

    def type(self, text):
        self.presses += self._type(text)

    def write(self, text):
        self.free += self._type(text)

    def answer(self, question, *answers):
        """A digit takes its place; a word is typed as far as needed, then Enter."""
        self.look(question)
        for answer in answers:
            if answer.isdigit():
                self.keys(answer)
            else:
                self.type(answer)
                self.keys("Return")

    def answer_several(self, question, *answers):
        self.answer(question, *answers)
        self.keys("Return")

    def date(self, typed):
        self.look(WHEN)
        self.type(typed)
        self.keys("Return")

    def scan(self, lines):
        self.look(NUMBER)
        self.app.scan(lines)

    def document(self, number, kind, country=None):
        """Types what there is and answers what is asked next, until the document is done with."""
        self.look(NUMBER)
        self.type(number)
        self.keys("Return")
        done = []
        while (part := self.look(KIND, COUNTRY, AGAIN, DISCOVERY)) != DISCOVERY:
            if part in done:  # what was typed there still waits for an Enter
                self.questions -= 1
                self.keys("Return")
                continue
            done.append(part)
            answer = {KIND: kind, COUNTRY: country, AGAIN: number[-4:]}[part]
            self.type(answer)
            if part != AGAIN and not answer.isdigit():
                self.keys("Return")
        self.questions -= 1  # whoever answers the next question looks at it again

    @property
    def model_s(self):
        return KEY_S * self.presses + QUESTION_S * self.questions


class Clerk(Job):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.today = datetime.date.today()
        self.known = set()
        self.foreign = next(zone for zone in self.specimens["zones"] if "UTO" in zone[0])

    def last(self, month, day):
        """The last such day up to today, as the form reads a date without a year."""
        found = datetime.date(self.today.year, month, day)
        return found if found <= self.today else found.replace(year=self.today.year - 1)

    # The cases: what the hand does, and what must have come of it

    def look_alike(self, hand):
        hand.date("3-11")
        hand.answer(PRODUCT, "1")
        hand.answer(FORM, "1")
        hand.scan(self.specimens["passport"])
        hand.answer_several(DISCOVERY, "2", "8")
        hand.answer_several(OUTCOME, "1")
        return self.case(self.last(11, 3), "paspoort-aanvraag", "look-alike",
                         ["nationaal-paspoort NLD"], ["gezichtsvergelijking", "gedrag"],
                         ["geweigerd"])

    def address_fraud(self, hand):
        hand.date("gisteren")
        hand.answer(PRODUCT, "8")
        hand.answer(FORM, "spookbew")
        hand.look(NUMBER)
        hand.keys("alt+d")
        hand.answer_several(DISCOVERY, "9", "laa")
        hand.answer_several(OUTCOME, "brp onderz")
        return self.case(self.today - datetime.timedelta(days=1), "verhuizing", "adresfraude",
                         ["geen"], ["adresonderzoek", "laa-signaal"], ["brp-in-onderzoek"])

    def foreign_passport(self, hand):
        hand.date("-2")
        hand.answer(PRODUCT, "eerste vest")
        hand.answer(FORM, "3")
        hand.document(self.foreign[1][:9], "buitenl pas", "utopia")
        hand.answer_several(DISCOVERY, "1", "4")
        hand.answer_several(OUTCOME, "3", "politie")
        hand.look("Meer vertellen")
        hand.keys("space")
        self.go_to(hand, "Hoe is het document")
        hand.answer("Hoe is het document", "foto")
        return self.case(self.today - datetime.timedelta(days=2), "eerste-vestiging", "vervalst",
                         ["buitenlands-paspoort UTO"], ["visuele-controle", "chip-uitlezen"],
                         ["document-ingehouden", "aanhouding-politie"])

    def driving_licence(self, hand):
        hand.date("maandag")
        hand.answer(PRODUCT, "rijb omwis")
        hand.answer(FORM, "4")
        hand.scan(self.specimens["licence"])
        hand.answer_several(DISCOVERY, "crb")
        hand.answer_several(OUTCOME, "3", "1")
        monday = self.today - datetime.timedelta(days=self.today.weekday())
        return self.case(monday, "rijbewijs-omwisseling", "ongeldig-document",
                         ["rijbewijs-nl NLD"], ["crb-rijbewijzen"],
                         ["document-ingehouden", "geweigerd"])

    def false_certificates(self, hand):
        hand.date("0311")
        hand.answer(PRODUCT, "huwelijk")
        hand.answer(FORM, "9")
        hand.document("", "9", "marok")
        hand.keys("shift+Tab")
        hand.look("Nog een document")
        hand.keys("space")
        hand.document("", "huwelijksakte", "marok")
        hand.answer_several(DISCOVERY, "1", "herkomst")
        hand.answer_several(OUTCOME, "2")
        hand.look("Meer vertellen")
        hand.keys("space")
        self.go_to(hand, "Toelichting")
        hand.write("Het zegel wijkt af van het voorbeeld in PRADO.")
        return self.case(self.last(11, 3), "huwelijk-partnerschap", "vals-brondocument",
                         ["geboorteakte MAR", "huwelijksakte MAR"],
                         ["visuele-controle", "verificatie-herkomstland"],
                         ["aangehouden-aanvraag"])

    def go_to(self, hand, part):
        """By Tab, past what is not asked."""
        for _ in range(20):
            node = hand.app.focused()
            if part in ((node.get_name() if node is not None else None) or ""):
                hand.questions += 1
                return
            before = node.get_name() if node is not None else None
            hand.keys("Tab")
            wait_for("the next field", lambda before=before: (
                (now := hand.app.focused()) is not None and now.get_name() != before))
        hand.look(part)

    @staticmethod
    def case(day, product, form, documents, discovery, outcome):
        return {"datum": day.isoformat(), "product": product, "vorm": form,
                "documenten": documents, "ontdekking": sorted(discovery),
                "uitkomst": sorted(outcome), "gemeente": "GM0363"}

    # Reading back

    def new_answers(self):
        """What the engine says of the registration that was not there before."""
        records = json.loads(self.ctl("balie", "incident", "list", "--json"))
        new = [record for record in records if record["id"] not in self.known]
        self.known |= {record["id"] for record in records}
        answers = new[0]["antwoorden"] if len(new) == 1 else {}
        documents = [" ".join(filter(None, (use["soort"], use.get("land"))))
                     for use in answers.get("documenten", [])]
        return {**answers, **{name: sorted(answers.get(name, [])) for name in SEVERAL},
                "documenten": documents}

    def register(self, name, what, steps):
        hand = Hand(self.app)
        meant = steps(hand)
        took_s = time.monotonic() - hand.began_s
        self.app.shot(name)
        hand.keys("ctrl+Return")
        self.app.wait_text("Bonnummer")
        said = self.new_answers()
        self.say(f"{what}: {hand.presses} presses, {hand.questions} questions, "
                 f"{hand.model_s:.1f} s by the model; free text {hand.free} keys; "
                 f"here {took_s:.1f} s")
        differing = {key for key in meant if said.get(key) != meant[key]}
        self.check("what was registered is what was meant", not differing, ", ".join(
            f"{key}: {said.get(key)}, not {meant[key]}" for key in sorted(differing)))
        return hand

    def compare_numbers(self):
        """Another desk registers the same documents: only a number that is the same joins them."""
        rows = (("nationaal-paspoort", "NLD", self.specimens["passport"][1][:9]),
                ("buitenlands-paspoort", "UTO", self.foreign[1][:9]),
                ("rijbewijs-nl", "NLD", self.specimens["licence"][0][6:16]))
        path = os.path.join(self.root, "voorval.json")
        for kind, country, number in rows:
            with open(path, "w", encoding="utf-8") as file:
                json.dump({"datum": self.today.isoformat(), "product": "overig", "vorm": "anders",
                           "ontdekking": ["anders"], "uitkomst": ["onbekend"],
                           "gemeente": "GM0363", "documenten": [
                               {"soort": kind, "land": country, "nummer": number}]}, file)
            self.ctl("backoffice", "incident", "add", f"--json={path}")
        os.remove(path)

        def joined():
            self.ctl("backoffice", "sync")
            records = json.loads(self.ctl("backoffice", "incident", "list", "--json"))
            return {use["soort"] for record in records if record["eigen"]
                    for use in record["antwoorden"]["documenten"]
                    if record["treffers"] or record.get("zaak", {}).get("leden")}
        wait_for("another desk to find the same documents",
                 lambda: joined() == {kind for kind, _, _ in rows})
        self.check("each number is the one that was meant", True)

    def play(self):
        self.prepare()
        self.enrol("balie", "amsterdam", "Balie Centrum", "balie")
        self.enrol("backoffice", "amsterdam", "Backoffice", "backoffice")
        app = self.open("balie")
        self.say(f"-- a key takes {HAND_MS} ms")
        for number, (name, what, steps) in enumerate((
                ("look-alike", "a look-alike, passport scanned", self.look_alike),
                ("adresfraude", "address fraud, no document", self.address_fraud),
                ("vreemd-paspoort", "a foreign passport, typed", self.foreign_passport),
                ("rijbewijs", "a driving licence, scanned", self.driving_licence),
                ("brondocument", "two false certificates", self.false_certificates))):
            if number > 0:
                app.keys("ctrl+n")
            hand = self.register(name, what, steps)
            if number == 0:
                self.check(f"the standard case takes at most {PRESSES_MAX} presses",
                           hand.presses <= PRESSES_MAX, str(hand.presses))
                self.check(f"and at most {SECONDS_MAX} s by the model",
                           hand.model_s <= SECONDS_MAX, f"{hand.model_s:.1f}")
        app.wait_text("Alles is verzonden")
        self.close()
        self.compare_numbers()
        self.check("no number is in a log", not canary.search(
            [os.path.join(self.root, "log")], self.specimens["secrets"] + [self.foreign[1][:9]]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True, help="folder with the four programs")
    parser.add_argument("--out", required=True, help="folder for pictures and log")
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="dim-clerk-") as root:
        return Clerk(os.path.abspath(arguments.programs), os.path.abspath(arguments.out),
                     root).run()


if __name__ == "__main__":
    sys.exit(main())
