# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Goes to every page of the real window by keyboard, in any language, and has each looked at."""

import datetime
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "ui"))
from enrolled import PASSPHRASE, Devices  # noqa: E402
from window import App, Screen, Timeout, texts_of, wait_for  # noqa: E402


def has_focus(app, *starts):
    node = app.focused()
    return node is not None and any((text or "").startswith(starts or "")
                                    for text in texts_of(node)[:1])


class Pages:
    """`see` is called with the name of each page and the App that shows it; `windows`: also of each
    window that is opened from a page."""

    def __init__(self, programs, out, root, see, windows=True):
        self.program = os.path.join(programs, "dutch-id-monitor")
        self.root = root
        self.screen = Screen(out)
        self.devices = Devices(programs, root)
        self.see = see
        self.windows = windows

    def open(self, data):
        app = App(self.program, data, self.screen, os.path.join(self.root, "monitor.log"))
        wait_for("the focus", lambda: has_focus(app))
        return app

    def unlock(self, app):
        app.type(PASSPHRASE)
        app.keys("Return")

    def register(self, data):
        """One registration, so that lists have a row; returns its id."""
        path = os.path.join(self.root, "voorval.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"datum": datetime.date.today().isoformat(), "product": "paspoort-aanvraag",
                       "vorm": "look-alike", "documenten": [{"soort": "geen"}],
                       "ontdekking": ["gezichtsvergelijking"], "uitkomst": ["geweigerd"],
                       "gemeente": "GM0363"}, file)
        incident = self.devices.ctl(data, "incident", "add", "--json", path).split()[0]
        self.devices.ctl(data, "sync")
        return incident

    def play(self):
        self.devices.start()
        try:
            clerk = self.devices.enrol("balie", "samen", "Balie", "balie")
            reviewer = self.devices.enrol("backoffice", "samen", "Backoffice", "backoffice")
            analyst = self.devices.enrol("analist", "bzk", "Analyse", "analist")
            incident = self.register(clerk)
            self.register(reviewer)
            self.see_new()
            self.see_clerk(clerk, lambda: self.devices.ctl(
                reviewer, "review", "ask", incident, "--fields", "vorm,uitkomst", "--reason",
                "wijkt-af"))
            self.see_reviewer(reviewer)
            self.see_analyst(analyst)
        finally:
            self.devices.stop()

    def see_new(self):
        app = self.open(os.path.join(self.root, "nieuw"))
        self.see("enrolment", app)
        app.close()

    def see_clerk(self, data, ask):
        """`ask` has the back office ask something about what was registered."""
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
        if self.windows:
            self.see_windows(app)
        ask()
        app.keys("F5")
        wait_for("the question", lambda: app.shows("Het klopt zo") or app.shows("It is right as"))
        self.see("inquiry", app)
        app.keys("alt+3")
        app.wait_text("Rotterdam")
        self.see("months", app)
        app.close()

    def see_reviewer(self, data):
        """Two registrations that look alike, until somebody says that they are two."""
        app = self.open(data)
        self.unlock(app)
        wait_for("the first question", lambda: has_focus(app, "1 "))
        app.keys("F5", "alt+3")
        wait_for("the question", lambda: app.shows("tellen nu apart") or app.shows("count apart"))
        self.see("review", app)
        app.keys("Return")
        if self.windows:
            fields = "Welke antwoorden", "Which answers"
            self.open_window(app, "ask", ["v"], fields)
            self.close_window(app, fields)
            which = "Over welk voorval", "Which incident is it"
            self.open_window(app, "certainty", ["k"], which)
            self.close_window(app, which)
        app.keys("a")
        wait_for("an empty queue", lambda: app.shows("Niets te beoordelen")
                 or app.shows("Nothing to review"))
        self.see("review-empty", app)
        self.see_log(app)
        self.see_month(app)
        self.see_readers(app)
        app.close()

    def see_log(self, app):
        """The third of the menu, where there is one."""
        said = "nog niet gecontroleerd", "not checked yet"
        app.keys("F10", "Down", "Down", "Return")
        wait_for("the log", lambda: any(app.shows(part) for part in said))
        self.see("log", app)
        self.close_window(app, said)

    def see_month(self, app):
        """The month that runs, of which something is registered: Enter looks at it closely."""
        app.keys("alt+4")
        app.wait_text("Rotterdam")
        app.keys("Home", "Return")
        wait_for("the month", lambda: app.shows("Controlegetal van de inhoud")
                 or app.shows("Hash of the contents"))
        self.see("month", app)

    def see_readers(self, app):
        """The first who reads explanations, and the key that is shown once."""
        preferences = "Vaste plaatsen", "Fixed places"
        begin = "Eerste lezer worden", "Become the first reader"
        key = "Druk deze sleutel", "Print this key"
        self.open_window(app, "reviewer-preferences", ["ctrl+comma"], preferences)
        self.turn_to(app, "readers-none", "Lezers", "Readers")
        self.tab_to(app, "Tab", *begin)
        self.open_window(app, "readers-begin", ["space"], ("Daarna ziet u", "Then you see"))
        self.tab_to(app, "Tab", *begin)
        app.keys("space")
        wait_for("the key", lambda: has_focus(app, "Afdrukken", "Print"))
        self.see("readers-key", app)
        self.close_window(app, key)
        wait_for("the reader", lambda: app.shows("leest mee") or app.shows("reads explanations"))
        self.see("readers", app)
        self.close_window(app, ("Lezers", "Readers"))

    def see_windows(self, app):
        """Each window that is opened from another: what opens it, and what it says."""
        self.tab_to(app, "Tab", "Terugnemen", "Take back", row="Look-alike, ")
        for name, keys, *said in (
                ("take-back", ["space"], "Het was al geregistreerd", "It was registered already"),
                ("change", ["ctrl+e"], "Alleen wat u wijzigt", "Only what you change"),
                ("queue", ["F10", "Down", "Return"], "Nu proberen", "Try now"),
                ("help", ["F1"], "Hulp: Voorvallen", "Help: Incidents"),
                ("shortcuts", ["ctrl+question"], "Sneltoetsen", "Shortcuts")):
            self.open_window(app, name, keys, said)
            self.close_window(app, said)
        preferences = "Vaste plaatsen", "Fixed places"
        self.open_window(app, "preferences", ["ctrl+comma"], preferences)
        self.turn_to(app, "preferences-program", "Programma", "Program")
        self.turn_to(app, "preferences-readers", "Lezers", "Readers")
        self.turn_to(app, "preferences-device", "Dit apparaat", "This device")
        for name, button, said in (
                ("backup", ("Reservekopie maken", "Make a backup"), ("van de reservekopie", "of the backup")),
                ("forget", ("Dit apparaat vergeten", "Forget this device"),
                 ("Dit gaat hier voorgoed", "This is lost here"))):
            self.tab_to(app, "Tab", *button)
            self.open_window(app, name, ["space"], said)
            self.close_window(app, said)
        self.close_window(app, ("Dit apparaat", "This device"))

    def open_window(self, app, name, keys, said):
        app.keys(*keys)
        wait_for(name, lambda: any(app.shows(part) for part in said))
        self.see(name, app)

    def close_window(self, app, said):
        app.keys("Escape")
        wait_for("it to close", lambda: not any(app.shows(part) for part in said))

    def turn_to(self, app, name, *titles):
        """Another page of the preferences: its title takes the focus. A newer toolkit makes the titles
        tabs, of which only one is a stop and the arrows lead to the others."""
        for _ in range(60):
            if has_focus(app, *titles):
                break
            node = app.focused()
            app.keys("Right" if node is not None and node.get_role_name() == "page tab"
                     else "shift+Tab")
        else:
            raise Timeout(f"no way to “{titles[0]}”")
        app.keys("space")
        self.see(name, app)

    def tab_to(self, app, key, *starts, row=None):
        """Where there is no room beside the list, Enter on `row` shows what was chosen in its place."""
        for _ in range(60):
            if has_focus(app, *starts):
                return
            if row is not None and has_focus(app, row):
                app.keys("Return")
                row = None
            app.keys(key)
        raise Timeout(f"no way by {key} to “{starts[0]}”")

    def see_analyst(self, data):
        app = self.open(data)
        self.unlock(app)
        app.wait_text("Look-alike")
        self.see("figures", app)
        self.tab_to(app, "Tab", "Grafiek", "Chart")
        app.keys("space")
        wait_for("the chart", lambda: app.shows("over de maanden") or app.shows("Over the months"))
        self.see("chart", app)
        app.keys("alt+2")
        wait_for("who takes part", lambda: app.shows("Amsterdam"))
        self.see("participation", app)
        app.keys("alt+3")
        wait_for("how the year stands", lambda: app.shows("Nog open") or app.shows("Not closed"))
        self.see("years", app)
        app.close()

    def open_more(self, app):
        """Goes to the expander below the six questions and opens it."""
        self.tab_to(app, "Tab", "Meer vertellen", "Tell more")
        app.keys("space")

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
