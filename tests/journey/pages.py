# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Goes to every page of the real window by keyboard, in any language, and has each looked at."""

import datetime
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ui"))
from enrolled import PASSPHRASE, Devices  # noqa: E402
from window import App, Screen, Timeout, wait_for  # noqa: E402


def has_focus(app, *starts):
    node = app.focused()
    return node is not None and (node.get_name() or "").startswith(starts or "")


class Pages:
    """`see` is called with the name of each page and the App that shows it."""

    def __init__(self, programs, out, root, see):
        self.program = os.path.join(programs, "dutch-id-monitor")
        self.root = root
        self.screen = Screen(out)
        self.devices = Devices(programs, root)
        self.see = see

    def open(self, data):
        app = App(self.program, data, self.screen, os.path.join(self.root, "monitor.log"))
        wait_for("the focus", lambda: has_focus(app))
        return app

    def unlock(self, app):
        app.type(PASSPHRASE)
        app.keys("Return")

    def register(self, data):
        """One registration, so that lists have a row."""
        path = os.path.join(self.root, "voorval.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"datum": datetime.date.today().isoformat(), "product": "paspoort-aanvraag",
                       "vorm": "look-alike", "documenten": [{"soort": "geen"}],
                       "ontdekking": ["gezichtsvergelijking"], "uitkomst": ["geweigerd"],
                       "gemeente": "GM0363"}, file)
        self.devices.ctl(data, "incident", "add", "--json", path)
        self.devices.ctl(data, "sync")

    def play(self):
        self.devices.start()
        try:
            clerk = self.devices.enrol("balie", "samen", "Balie", "balie")
            analyst = self.devices.enrol("analist", "bzk", "Analyse", "analist")
            self.register(clerk)
            self.see_new()
            self.see_clerk(clerk)
            self.see_analyst(analyst)
        finally:
            self.devices.stop()

    def see_new(self):
        app = self.open(os.path.join(self.root, "nieuw"))
        self.see("enrolment", app)
        app.close()

    def see_clerk(self, data):
        app = self.open(data)
        self.see("passphrase", app)
        self.unlock(app)
        wait_for("the first question", lambda: has_focus(app, "1 "))
        self.see("register", app)
        app.keys("ctrl+Return")
        self.open_more(app)
        self.see("register-with-faults", app)
        self.answer(app)
        self.see("receipt", app)
        app.keys("alt+2")
        app.wait_text("Look-alike")
        self.see("incidents", app)
        app.keys("alt+3")
        app.wait_text("Rotterdam")
        self.see("months", app)
        app.close()

    def see_analyst(self, data):
        app = self.open(data)
        self.unlock(app)
        app.wait_text("Look-alike")
        self.see("figures", app)
        app.close()

    def open_more(self, app):
        """Goes to the expander below the six questions and opens it."""
        for _ in range(60):
            if has_focus(app, "Meer vertellen", "Tell more"):
                app.keys("space")
                return
            app.keys("Tab")
        raise Timeout("no expander takes the focus")

    def answer(self, app):
        """The six questions, from the first on, and saves."""
        app.keys("ctrl+n")
        wait_for("the first question", lambda: has_focus(app, "1 "))
        app.keys("minus", "1", "Return")
        for question, keys in (("2 ", ["8"]), ("3 ", ["7"]), ("Document", ["alt+d"]),
                               ("5 ", ["9", "Return"]), ("6 ", ["7", "Return"])):
            wait_for(f"question {question}", lambda: has_focus(app, question))
            app.keys(*keys)
        app.keys("ctrl+Return")
        wait_for("the receipt", lambda: app.shows("Bonnummer") or app.shows("Receipt"))
