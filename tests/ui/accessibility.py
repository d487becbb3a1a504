#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page for somebody who cannot see it, has no mouse, or sees little: what takes the focus has
a name, Tab goes in reading order and comes round, and every text stands out. In the language and
style at hand. Run by tests/journey/play.sh; prints TAP.

usage: accessibility.py --programs DIR --out DIR"""

import argparse
import itertools
import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "journey"))
import gi  # noqa: E402

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from contrast import box, faint, has_true_places  # noqa: E402
from pages import Pages  # noqa: E402
from window import Timeout, text_of, wait_for, walk  # noqa: E402

# What GTK 4.8 calls a widget that has no name. The underscore of a mnemonic belongs in none either.
TYPE_NAME = re.compile(r"^(Gtk|Adw|Dim)[A-Z]\w*$")
# Whoever listens hears these on the way; they do nothing themselves.
BUTTONS = {Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON}
MOST_STOPS = 80
MOVE_S = 8  # after which the focus stays where it is
# The windows behind the pages take minutes.
IS_WHOLE = bool(os.environ.get("DIM_TEST_FULL"))
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
    if box(node)[2] == 0:  # of a page that was never turned to
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
        if not name or TYPE_NAME.match(name) or "_" in name:
            found.append(f"{node.get_role_name()} {describe(node)}")
    return count, found


def describe(node):
    """Where a node stands: its name, its text, and the names above it."""
    above = [f"{parent.get_role_name()} “{parent.get_name() or ''}”"
             for parent in itertools.islice(ancestors(node), 4)]
    return f"“{node.get_name() or ''}” ({text_of(node)[:20]}) in " + ", ".join(above)


class Focus:
    """Where the focus went, as a screen reader is told."""

    def __init__(self):
        self.node = None
        self.listener = Atspi.EventListener.new(self.hear)
        self.listener.register("object:state-changed:focused")

    def hear(self, event, *_):
        if event.detail1:
            self.node = event.source

    def after(self, act):
        """What has the focus after `act`; None if it goes nowhere."""
        self.node = None
        act()
        context = GLib.MainContext.default()

        def is_told():
            while context.iteration(False):
                pass
            return self.node is not None
        try:
            wait_for("the focus to move", is_told, MOVE_S)
        except Timeout:
            return None
        return self.node


def place_of(node):
    """Where it stands in reading order: its number in its parent, after those above it."""
    place = [node.get_index_in_parent()]
    for above in ancestors(node):
        place.insert(0, above.get_index_in_parent())
    return place


def out_of_order(app, focus):
    """How many stops Tab makes until it is back where it began, and a line about each that stands
    before the last one in reading order: one may, where it comes round."""
    first = wait_for("the focus", app.focused)
    stops = [(place_of(first), first)]
    while len(stops) == 1 or stops[-1][1] != first:
        node = focus.after(lambda: app.keys("Tab"))
        if node is None and len(stops) == 1:
            return 1, []  # there is only this one
        if node is None or len(stops) > MOST_STOPS:
            return len(stops), [f"Tab does not come round: it stays at {describe(stops[-1][1])}"]
        stops.append((place_of(node), node))
    back = [f"after {describe(before[1])} comes {describe(after[1])}"
            for before, after in itertools.pairwise(stops) if after[0] < before[0]]
    return len(stops) - 1, back if len(back) > 1 else []


class Report:
    def __init__(self):
        self.count = 0
        self.failures = 0
        self.focus = Focus()

    def check(self, fact, counted, found, what):
        self.count += 1
        is_held = counted > 0 and not found
        self.failures += not is_held
        for line in found:
            print(f"# {line}")
        print(f"{'ok' if is_held else 'not ok'} {self.count} /{fact}-{os.environ['LANGUAGE']} "
              f"# {counted} {what}", flush=True)

    def skip(self, fact, why):
        self.count += 1
        print(f"ok {self.count} /{fact}-{os.environ['LANGUAGE']} # SKIP {why}", flush=True)

    def see(self, page, app):
        frame = wait_for("the window", app.find_front)
        app.shot(page)
        self.check(f"late-question/{page}", 1,
                   [] if app.outlives_a_late_question() else ["the program ended"], "asked")
        self.check(f"names/{page}", *nameless(frame), "take the focus")
        if has_true_places():
            self.check(f"contrast/{page}", *faint(app, frame), "texts measured")
        else:
            self.skip(f"contrast/{page}", "this GTK does not tell where a text stands")
        self.check(f"tab-order/{page}", *out_of_order(app, self.focus), "stops of Tab")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", required=True)
    parser.add_argument("--out", required=True, help="folder for pictures")
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    report = Report()
    with tempfile.TemporaryDirectory(prefix="dim-accessibility-") as root:
        Pages(os.path.abspath(arguments.programs), arguments.out, root, report.see,
              windows=IS_WHOLE).play()
    print(f"1..{report.count}")
    return 1 if report.failures else 0


if __name__ == "__main__":
    sys.exit(main())
