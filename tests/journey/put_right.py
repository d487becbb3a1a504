# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""What was sent is put right by keyboard: changed, in spite of a crash, and taken back."""

import json
import os


class PutRight:
    """A part of a journey whose last registration was received."""

    def put_right(self):
        self.change_outcome()
        self.crash_while_changing()
        self.take_back()

    def open_change(self):
        self.app.keys("ctrl+e")
        self.app.wait_text("Alleen wat u wijzigt gaat weg.")

    def add_outcome(self, words):
        """The outcome takes several answers: one more."""
        self.tab_to("6  Wat is er gebeurd?")
        self.app.type(words)
        self.app.keys("Return")

    def change_outcome(self):
        app = self.app
        app.keys("alt+2")
        app.wait_text("Geschiedenis")
        self.open_change()
        app.wait_focus("Wanneer")
        app.keys("ctrl+Return")
        app.wait_text("Er is niets gewijzigd.")
        self.check("a change of nothing is not sent", True)
        self.add_outcome("vertrokken")
        app.wait_text("Gewijzigd: uitkomst")
        app.shot("wijzigen")
        app.keys("ctrl+Return")
        app.wait_gone("Alleen wat u wijzigt gaat weg.")
        app.wait_text("Uitkomst: ")
        app.wait_text("Alles is verzonden")
        app.shot("gewijzigd")
        self.check("the history says what was changed",
                   any("→" in text and "vertrokken" in text for text in app.texts()))

    def crash_while_changing(self):
        self.open_change()
        self.add_outcome("aangehouden")
        self.app.wait_text("nog niet verzonden")
        self.app.kill()
        self.check("a script does not send what somebody types", self.is_left_to_the_window())
        app = self.open("balie")
        app.keys("alt+2")
        app.wait_text("U was dit voorval aan het wijzigen.")
        app.shot("wijziging-terug")
        self.open_change()
        app.wait_text("Gewijzigd: uitkomst")
        self.check("a change that was being typed is there after a crash", True)
        app.keys("Escape")
        app.wait_gone("Alleen wat u wijzigt gaat weg.")
        app.keys("alt+g")
        app.wait_gone("U was dit voorval aan het wijzigen.")
        self.check("thrown away, it is gone", True)

    def is_left_to_the_window(self):
        newest = json.loads(self.ctl("balie", "incident", "list", "--json"))[0]["id"]
        path = os.path.join(self.root, "wijziging.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"uitkomst": ["geweigerd"]}, file)
        try:
            self.ctl("balie", "incident", "revise", newest, "--json", path)
        except RuntimeError as refusal:
            return "Iemand wijzigt dit voorval in het venster." in str(refusal)
        return False

    def take_back(self):
        app = self.app
        app.keys("alt+m")
        app.wait_focus("Het was al geregistreerd")
        self.tab_to("Het was per vergissing geregistreerd")
        app.shot("terugnemen")
        app.keys("space")
        app.wait_text("telt niet mee: het was per vergissing geregistreerd.")
        app.wait_text("Een teruggenomen voorval kan niemand meer wijzigen.")
        app.wait_text("Alles is verzonden")
        app.shot("teruggenomen")
        self.check("taken back, it stays to be seen with why", app.shows("Teruggenomen"))
