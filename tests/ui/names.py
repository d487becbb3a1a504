#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""What takes the focus has a name for a screen reader, on every page, in the language at hand.
Run by tests/journey/play.sh; prints TAP.

usage: names.py --programs DIR --out DIR"""

import argparse
import datetime
import itertools
import json
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "journey"))
import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

from enrolled import PASSPHRASE, Devices  # noqa: E402
from window import App, Screen, Timeout, text_of, wait_for, walk  # noqa: E402

# What GTK 4.8 calls a widget that has no name.
TYPE_NAME = re.compile(r"^(Gtk|Adw|Dim)[A-Z]\w*$")
# Whoever listens hears these on the way; they do nothing themselves.
BUTTONS = {Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON}
PLACES = {Atspi.Role.FRAME, Atspi.Role.WINDOW}


def ancestors(node):
    parent = node.get_parent()
    while parent is not None:
        yield parent
        parent = parent.get_parent()


def takes_focus(node):
    """Says that it does; a pane that scrolls does so only if nothing inside does, and what is
    inside a button leaves it to the button."""
    if not node.get_state_set().contains(Atspi.StateType.FOCUSABLE) or node.get_role() in PLACES:
        return False
    if any(above.get_role() in BUTTONS for above in ancestors(node)):
        return False
    return node.get_role() != Atspi.Role.SCROLL_PANE or not any(
        inside.get_state_set().contains(Atspi.StateType.FOCUSABLE)
        for inside in walk(node) if inside != node)


def nameless(frame):
    """How many take the focus, and a line about each of them that has no name."""
    found = []
    count = 0
    for node in walk(frame):
        if not takes_focus(node):
            continue
        count += 1
        name = (node.get_name() or "").strip()
        if not name or TYPE_NAME.match(name):
            found.append(f"{node.get_role_name()} “{name}” {describe(node)}")
    return count, found


def describe(node):
    """Where a nameless node stands: names above it, and its text."""
    above = [f"{parent.get_role_name()} “{parent.get_name() or ''}”"
             for parent in itertools.islice(ancestors(node), 4)]
    return f"({text_of(node)[:20]}) in " + ", ".join(above)


class Report:
    def __init__(self):
        self.count = 0
        self.failures = 0

    def check(self, page, frame):
        counted, found = nameless(frame)
        self.count += 1
        if found or counted == 0:
            self.failures += 1
        for line in found:
            print(f"# {line}")
        print(f"{'not ok' if found or counted == 0 else 'ok'} {self.count} "
              f"/names/{page}-{os.environ['LANGUAGE']} # {counted} take the focus", flush=True)


def look_at(app, report, page):
    report.check(page, wait_for("the window", app._find_frame))


def open_more(app):
    """Goes to the expander below the six questions and opens it."""
    for _ in range(60):
        if has_focus(app, "Meer vertellen") or has_focus(app, "Tell more"):
            app.keys("space")
            return
        app.keys("Tab")
    raise Timeout("no expander takes the focus")


def register(devices, data):
    """One registration, so that lists have a row."""
    path = os.path.join(devices.root, "voorval.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"datum": datetime.date.today().isoformat(), "product": "paspoort-aanvraag",
                   "vorm": "look-alike", "documenten": [{"soort": "geen"}],
                   "ontdekking": ["gezichtsvergelijking"], "uitkomst": ["geweigerd"],
                   "gemeente": "GM0363"}, file)
    devices.ctl(data, "incident", "add", "--json", path)
    devices.ctl(data, "sync")


def has_focus(app, start=""):
    node = app.focused()
    return node is not None and (node.get_name() or "").startswith(start)


def play(programs, out, root, report):
    program = os.path.join(programs, "dutch-id-monitor")
    devices = Devices(programs, root)
    devices.start()
    screen = Screen(out)

    def opened(data):
        return App(program, data, screen, os.path.join(root, "monitor.log"))

    def unlocked(data):
        app = opened(data)
        wait_for("the passphrase", lambda: has_focus(app))
        return app

    try:
        clerk = devices.enrol("balie", "samen", "Balie", "balie")
        analyst = devices.enrol("analist", "bzk", "Analyse", "analist")
        register(devices, clerk)

        app = opened(os.path.join(root, "nieuw"))
        wait_for("the focus", lambda: has_focus(app))
        look_at(app, report, "enrolment")
        app.close()

        app = unlocked(clerk)
        look_at(app, report, "passphrase")
        app.type(PASSPHRASE)
        app.keys("Return")
        wait_for("the first question", lambda: has_focus(app, "1 "))
        look_at(app, report, "register")
        app.keys("ctrl+Return")
        open_more(app)
        look_at(app, report, "register-with-faults")
        app.keys("alt+2")
        app.wait_text("Look-alike")
        look_at(app, report, "incidents")
        app.keys("alt+3")
        app.wait_text("Rotterdam")
        look_at(app, report, "months")
        app.close()

        app = unlocked(analyst)
        app.type(PASSPHRASE)
        app.keys("Return")
        app.wait_text("Look-alike")
        look_at(app, report, "figures")
        app.close()
    finally:
        devices.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--out", required=True, help="folder for pictures")
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    report = Report()
    with tempfile.TemporaryDirectory(prefix="dim-names-") as root:
        play(os.path.abspath(arguments.programs), arguments.out, root, report)
    print(f"1..{report.count}")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
