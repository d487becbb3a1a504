#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Five drafts in the real window, killed at random moments: five come back, each with its own text,
at most two seconds of typing are lost, and the program opens where the clerk was. So too on a disk
that takes no more, and with a clock that jumps a day. Run in a display and a keyring of its own; see
play.sh."""

import glob
import os
import random
import resource
import sys
import time

from kill_app import LONG, LOST_S, TYPIST, WORDS, KillApp, Typing, Window, main
from window import text_of, wait_for, walk

COUNT = 5
# Kills of each kind in a default run; a full one has twenty times as many.
KILLS = {"typing": 5, "switching": 2, "disk full": 2, "clock": 1}


def fill_disk(pid):
    """For one program: what it writes makes no file longer from now on."""
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))


class KillDrafts(KillApp):
    def __init__(self, programs, out, root, seed, factor):
        super().__init__(programs, out, root, seed, factor)
        self.typings = {}
        self.shown = {1}  # which draft may stand there: two while one makes way for the other
        self.jump = os.path.join(root, "sprong")
        self.set_clock("+0")

    # What is known of a draft

    def marker(self, number):
        return f"concept {number} "

    def number_of(self, text):
        return next((n for n in range(1, COUNT + 1) if text.startswith(self.marker(n))), None)

    def compare(self, number, text, kind):
        """What is there against what was typed before the last kill."""
        typing = self.typings[number]
        lost_s = typing.lost_s(text)
        if lost_s is None:
            self.fault("text that was never typed there", f"{number}: {len(text)} letters")
        elif lost_s > 0:
            self.hits[kind] += 1
            self.longest_lost_s = max(self.longest_lost_s, lost_s)
            if lost_s > LOST_S + typing.slowest_s:
                self.fault("more than 2 s of typing lost", f"{lost_s:.2f} s of {number}, {kind}")
        self.typings[number] = Typing(text)

    # The window

    def set_clock(self, offset):
        with open(self.jump, "w", encoding="ascii") as file:
            file.write(offset)

    def environment(self):
        libraries = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
        if not libraries:
            return {}
        return {"LD_PRELOAD": libraries[0], "FAKETIME_TIMESTAMP_FILE": self.jump,
                "FAKETIME_CACHE_DURATION": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"}

    def start(self, environment=None):
        # A file that may not grow is an error to the program, not its end.
        self.app = Window(os.path.join(self.programs, "dutch-id-monitor"), self.data(TYPIST),
                          os.path.join(self.root, "log", f"{TYPIST}.log"), environment,
                          ("env", "--ignore-signal=XFSZ"))
        self.app.wait_shown("Meer vertellen")
        return self.app

    def open_where_it_was(self, kind):
        """Starts, holds the draft that stands there against what it was, and returns its text."""
        node = self.start(self.environment() if kind == "clock" else None).explanation()
        text = text_of(node)
        number = self.number_of(text)
        if number not in self.shown:
            self.fault("another draft than the clerk was at", f"{number} instead of {self.shown}")
        if number is not None:
            self.compare(number, text, self.last_kind)
            self.shown = {number}
        return node

    def others(self):
        """The drafts of the menu, by number: each is named after its day."""
        rows = {}
        for row in walk(self.app.find_frame()):
            for number in range(1, COUNT + 1):
                if f", {number} oktober" in (row.get_name() or "") and "bewaard" in row.get_name():
                    rows[number] = row
        return rows

    def open_menu(self):
        self.app.keys("ctrl+o")
        return wait_for("the other drafts", lambda: len(self.others()) == COUNT - 1 and self.others())

    def choose(self, number):
        """By arrow keys, as they stand in the menu."""
        above = list(self.open_menu()).index(number)
        if above > 0:
            self.app.keys(*["Down"] * above)
        self.app.wait_focus(f", {number} oktober")
        self.app.keys("Return")

    def switch_to(self, number):
        self.app.take_keys()
        self.choose(number)
        wait_for(f"draft {number}",
                 lambda: self.number_of(text_of(self.app.explanation())) == number)
        self.shown = {number}
        node = self.app.explanation()
        if self.typings[number].text != text_of(node):
            self.fault("a draft that was put by lost something", str(number))
        return node

    def type_for(self, number, node, seconds):
        typing = self.typings[number]
        until = time.monotonic() + seconds
        if len(typing.text) > LONG:
            typing.put(node, self.marker(number))
        while time.monotonic() < until:
            typing.put(node, typing.text + self.random.choice(WORDS) + " ")
            time.sleep(self.random.uniform(0.01, 0.2))

    def kill(self, kind, *numbers):
        killed = time.monotonic()
        for number in numbers:
            self.typings[number].killed = killed
        self.app.kill()
        self.app = None
        self.kills[kind] += 1
        self.last_kind = kind

    # The rounds

    def a_number(self, *but):
        return self.random.choice([n for n in range(1, COUNT + 1) if n not in but])

    def begin_round(self, kind):
        node = self.open_where_it_was(kind)
        number = min(self.shown)
        if self.random.random() < 0.5:
            number = self.a_number(number)
            node = self.switch_to(number)
        return number, node

    def kill_typing(self):
        number, node = self.begin_round("typing")
        self.type_for(number, node, self.random.choice((0.2, 0.8, 1.5, 3.0)))
        self.kill("typing", number)

    def kill_switching(self):
        number, node = self.begin_round("switching")
        self.app.take_keys()
        self.type_for(number, node, 0.4)
        to = self.a_number(number)
        self.choose(to)
        time.sleep(self.random.uniform(0, 0.1))
        self.shown = {number, to}
        self.kill("switching", number, to)

    def kill_on_a_full_disk(self):
        """What was typed until two seconds before the disk was full is there."""
        number, node = self.begin_round("disk full")
        self.type_for(number, node, self.random.uniform(0.2, 2.5))
        fill_disk(self.app.pid)
        self.typings[number].killed = time.monotonic()
        known = len(self.typings[number].states)
        self.type_for(number, node, self.random.uniform(0.5, 2.5))
        is_told = self.random.random() < 0.5
        if is_told:
            self.app.wait_text("schijf")
        full = self.typings[number].killed
        self.kill("disk full", number)
        # Nothing after the disk was full is owed, but it may be there.
        self.typings[number].killed = full
        self.typings[number].states[known:] = [
            (full, text) for _, text in self.typings[number].states[known:]]

    def kill_after_a_jump(self):
        self.set_clock("+0")
        number, node = self.begin_round("clock")
        self.type_for(number, node, 1.2)
        self.set_clock(self.random.choice(("+1d", "-1d")))
        self.type_for(number, node, self.random.uniform(1.5, 3.0))
        self.kill("clock", number)
        self.set_clock("+0")

    def make_drafts(self):
        app = self.start()
        app.take_keys()
        for number in range(1, COUNT + 1):
            if number > 1:
                app.keys("ctrl+n")
            app.wait_focus("1 ")
            app.type(f"{number}-10-{self.year}")
            app.keys("Return")
            app.wait_focus("2 ")
            app.keys(str(number))
            node = app.explanation()
            wait_for("an empty explanation", lambda: text_of(node) == "")
            self.typings[number] = Typing("")
            self.typings[number].put(node, self.marker(number))
            app.wait_text("Concept bewaard")
            self.shown = {number}
        self.kill("typing", number)

    def check_all(self):
        """Each of the five, by hand."""
        self.open_where_it_was("typing")
        self.app.take_keys()
        numbers = {min(self.shown)} | set(self.open_menu())
        self.app.keys("Escape")
        self.check("five drafts are there", numbers == set(range(1, COUNT + 1)), str(numbers))
        for number in range(1, COUNT + 1):
            if number not in self.shown:
                self.switch_to(number)
        self.app.kill()
        self.app = None

    def play(self):
        self.prepare()
        self.enrol(TYPIST, "amsterdam", "Balie Centrum", "balie")
        self.last_kind = "typing"
        self.make_drafts()
        steps = {"typing": self.kill_typing, "switching": self.kill_switching,
                 "disk full": self.kill_on_a_full_disk, "clock": self.kill_after_a_jump}
        moments = [kind for kind, count in KILLS.items() for _ in range(self.times(count))]
        self.random.shuffle(moments)
        for kind in moments:
            steps[kind]()
        self.check_all()
        self.check("nothing was lost, or stood where it does not belong", not self.faults,
                   ", ".join(f"{count} × {what}" for what, count in self.faults.items()))
        kinds = ", ".join(f"{count} {kind}" for kind, count in self.kills.items())
        self.say(f"drafts: {sum(self.kills.values())} kills ({kinds}), {sum(self.hits.values())} "
                 f"fell on unsaved typing; {sum(self.faults.values())} faults; longest typing lost "
                 f"{self.longest_lost_s:.2f} s; seed {self.seed}")


if __name__ == "__main__":
    sys.exit(main(KillDrafts, full_factor=20))
