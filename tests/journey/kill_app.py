#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""The real window and the command line, killed at random moments: what was shown as saved is there
after the next start, at most two seconds of typing are lost, and everything arrives once. Run in a
display and a keyring of its own; see play.sh."""

import argparse
import collections
import csv
import glob
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time

from gi.repository import Atspi

from main_job import Job
from window import App, text_of, wait_for, walk_back

TYPIST, CLERK = "balie", "loket"  # one leaves drafts, the other registers
LOST_S = 2.0
LONG = 1500  # letters, after which the typist begins anew
WORDS = ("het pand stond leeg en de post lag nog in de hal terwijl de buren niemand hadden gezien "
         "en de verhuurder zei dat er nooit iemand had gewoond").split(" ")
# Kills of each kind in a default run; a full one has four times as many.
WINDOW_KILLS = {"typing": 20, "closing": 6, "registering": 10, "sending": 8, "first start": 6}
COMMAND_KILLS = 50


class Window(App):
    """One start of the application; its first page is not waited for. `before`: words that stand
    before the command, of a program that makes way for it."""

    def __init__(self, program, data, log, environment=None, before=()):
        self.screen = None
        self._log = open(log, "a", encoding="utf-8")
        self._process = subprocess.Popen([*before, program, "--data", data], stdout=self._log,
                                         stderr=self._log,
                                         env={**os.environ, **(environment or {})})
        self._frame = None

    def wait_shown(self, *starts):
        """Until something shows whose name begins with one of `starts`."""
        self._frame = wait_for("the window", self.find_frame)
        wait_for(" or ".join(starts), lambda: self.find(starts))

    def take_keys(self):
        self.window = wait_for("the window on screen", self._find_window)
        subprocess.run(["xdotool", "windowactivate", "--sync", self.window], check=True)

    def find(self, starts, is_wanted=lambda node: True):
        """From the foot upwards, where what is looked for stands: each node is a question over the
        bus."""
        for node in walk_back(self._frame):
            if (node.get_name() or "").startswith(starts) and is_wanted(node):
                return node
        return None

    def explanation(self):
        def find():
            return self.find("Toelichting", lambda node: node.get_editable_text_iface())
        if find() is None:
            Atspi.Action.do_action(wait_for("more", lambda: self.find("Meer vertellen")), 0)
        return wait_for("the explanation", find)


class Typing:
    """What stood in the explanation, and since when the window has known it."""

    def __init__(self, base):
        self.states = [(0.0, base)]
        self.slowest_s = 0.0  # that the window took for one word
        self.killed = 0.0
        self.is_shown_saved = False

    @property
    def text(self):
        return self.states[-1][1]

    def put(self, node, text):
        before = time.monotonic()
        if text.startswith(self.text):
            more = text[len(self.text):]
            Atspi.EditableText.insert_text(node, len(self.text), more, len(more))
        else:
            Atspi.EditableText.set_text_contents(node, text)
        self.states.append((time.monotonic(), text))
        self.slowest_s = max(self.slowest_s, self.states[-1][0] - before)

    def lost_s(self, recovered):
        """How old the oldest typing is that is not there; None if that was never the text."""
        for index in range(len(self.states) - 1, -1, -1):
            if self.states[index][1] == recovered:
                return self.killed - self.states[index + 1][0] if self.states[index + 1:] else 0.0
        return None


class KillApp(Job):
    def __init__(self, programs, out, root, seed, factor):
        super().__init__(programs, out, root)
        self.random = random.Random(seed)
        self.seed = seed
        self.factor = factor
        self.kills = collections.Counter()
        self.hits = collections.Counter()  # kills that fell on something unsaved
        self.longest_lost_s = 0.0
        self.faults = collections.Counter()
        self.typing = Typing("")
        self.registered = set()
        self.shown = 0  # registrations whose receipt was seen
        self.is_draft_left = False

    def times(self, count):
        """How often in this run what a default one does `count` times."""
        return max(1, round(count * self.factor))

    # Starting and killing

    def start(self, device, environment=None):
        self.app = Window(os.path.join(self.programs, "dutch-id-monitor"), self.data(device),
                          os.path.join(self.root, "log", f"{device}.log"), environment)
        return self.app

    def kill(self, kind):
        self.app.kill()
        self.app = None
        self.kills[kind] += 1

    def fault(self, what, more=""):
        self.faults[what] += 1
        self.say(f"     {what} {more}")

    def listed(self, device=CLERK):
        """Works only if nothing holds the lock or broke the store."""
        rows = json.loads(self.ctl(device, "incident", "list", "--json"))
        ids = [row["id"] for row in rows]
        if len(ids) != len(set(ids)):
            self.fault("doubled in the list")
        return set(ids)

    # The typist

    def start_typing(self):
        """Starts, and holds what is there against what was typed before the last kill."""
        app = self.start(TYPIST)
        app.wait_shown("Meer vertellen")
        node = app.explanation()
        recovered = text_of(node)
        lost_s = self.typing.lost_s(recovered)
        if lost_s is None:
            self.fault("text that was never typed")
        else:
            self.hits["typing"] += lost_s > 0
            self.longest_lost_s = max(self.longest_lost_s, lost_s)
            if lost_s > LOST_S + self.typing.slowest_s:
                self.fault("more than 2 s of typing lost", f"{lost_s:.2f} s")
            if lost_s > 0 and self.typing.is_shown_saved:
                self.fault("shown as saved and lost")
        self.typing = Typing(recovered)
        return node

    def type_for(self, node, seconds):
        """Words without a pause that is long enough to save in."""
        until = time.monotonic() + seconds
        if len(self.typing.text) > LONG:
            self.typing.put(node, "")
        while time.monotonic() < until:
            self.typing.put(node, self.typing.text + self.random.choice(WORDS) + " ")
            time.sleep(self.random.uniform(0.01, 0.2))

    def type_and_kill(self):
        node = self.start_typing()
        self.type_for(node, self.random.choice((0.2, 0.8, 1.5, 3.0)) * self.random.uniform(0.8, 1))
        if self.random.random() < 0.3:
            self.app.wait_text("Concept bewaard")
            self.typing.is_shown_saved = True
        self.typing.killed = time.monotonic()
        self.kill("typing")

    def close_and_kill(self):
        node = self.start_typing()
        self.app.take_keys()
        self.type_for(node, 0.3)
        subprocess.Popen(["xdotool", "key", "ctrl+q"]).wait()
        time.sleep(self.random.uniform(0, 0.12))
        self.typing.killed = time.monotonic()
        self.kill("closing")

    # The clerk

    def fill_in(self, app):
        if self.is_draft_left and not app.shows("nog nodig") and not app.shows("Nog nodig"):
            return
        if self.is_draft_left:
            app.keys("ctrl+n")
        self.answer(app, f"{self.random.randint(1, 28)}-10-{self.year}", "8", "7",
                    lambda app: app.keys("alt+d"), "9", "7")

    def check_left(self, app):
        """A draft is there, or it is a registration: never both, never neither."""
        has_answers = wait_for("the status", lambda: next(
            (text for text in app.texts() if re.search("nog nodig|alles is ingevuld", text, re.I)), None))
        if self.is_draft_left and "product" in has_answers:
            self.fault("neither draft nor registration")
        if not self.is_draft_left and "product" not in has_answers:
            self.fault("both draft and registration")

    def register_and_kill(self):
        app = self.start(CLERK)
        app.wait_shown("Meer vertellen")
        app.take_keys()
        self.check_left(app)
        self.fill_in(app)
        app.wait_text("Concept bewaard")
        subprocess.Popen(["xdotool", "key", "ctrl+Return"]).wait()
        if self.random.random() < 0.4:
            app.wait_text("Bonnummer")
            is_shown = True
        else:
            time.sleep(self.random.uniform(0, 0.15))
            is_shown = False
        self.kill("registering")
        new = self.listed() - self.registered
        if len(new) > 1 or (is_shown and not new):
            self.fault("a receipt without its registration" if is_shown else "registered twice")
        self.shown += is_shown
        self.hits["registering"] += not is_shown and not new
        self.is_draft_left = not new
        self.registered |= new

    def write_incident(self):
        return json.dumps({
            "datum": f"{self.year}-09-{self.random.randint(1, 28):02}", "gemeente": "GM0363",
            "product": "paspoort-aanvraag", "vorm": "look-alike", "uitkomst": ["geweigerd"],
            "ontdekking": ["gezichtsvergelijking"],
            "documenten": [{"soort": "nationaal-paspoort", "land": "NLD",
                            "nummer": self.specimens["typed"]}]})

    def ctl(self, device, *arguments, status=0):
        """With the key in the keyring, where the window finds it too."""
        done = subprocess.run(
            [os.path.join(self.programs, "dutch-id-monitorctl"), *arguments, "--data",
             self.data(device)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode != status:
            raise RuntimeError(f"dutch-id-monitorctl {arguments[0]}: {done.stderr.strip()}")
        return done.stdout

    def command(self, *arguments):
        return subprocess.Popen(
            [os.path.join(self.programs, "dutch-id-monitorctl"), *arguments, "--data",
             self.data(CLERK)], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def add(self, *arguments):
        process = self.command("incident", "add", "--json", "-", *arguments)
        process.stdin.write(self.write_incident())
        process.stdin.close()
        process.stdin = None
        return process

    def send_and_kill(self):
        for process in [self.add("--no-sync") for _ in range(3)]:
            out = process.communicate()[0]
            self.registered.add(out.split("\t")[0].strip())
        self.start(CLERK)
        time.sleep(self.random.uniform(0.6, 2.2))
        self.kill("sending")
        if not self.registered <= self.listed():
            self.fault("registrations lost at sending")

    # The first start

    def begin_and_kill(self):
        device = f"nieuw{self.kills['first start']}"
        self.start(device)
        time.sleep(self.random.uniform(0.1, 1.4))
        half = sorted(os.listdir(self.data(device))) if os.path.isdir(self.data(device)) else []
        self.kill("first start")
        self.hits["first start"] += "store.db" in half
        self.start(device).wait_shown("Verzamelserver", "Adres", "Meld deze computer aan")
        self.app.kill()
        self.app = None

    # The command line

    def kill_command(self, index):
        kind = "sync" if index % 4 == 3 else "incident add"
        process = self.command("sync") if kind == "sync" else self.add(
            *(["--no-sync"] if index % 2 else []))
        time.sleep(self.random.uniform(0, 0.12 if index % 2 else 0.3))
        process.kill()
        said = process.communicate()[0]
        self.kills["command"] += 1
        self.hits["command"] += process.returncode != 0
        new = self.listed() - self.registered
        told = {line.split("\t")[0] for line in said.split("\n") if "\t" in line}
        if kind == "sync" and new or len(new) > 1:
            self.fault("registered by itself")
        if kind != "sync" and (told or process.returncode == 0) and told != new:
            self.fault("told as stored and not there")
        self.registered |= new

    # The whole

    def check_clock(self):
        """The window says by how much its clock is off."""
        libraries = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
        if not libraries:
            self.say("     no faketime: the window's clock is left alone")
            return
        sanitizer = os.environ.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
        app = self.start(TYPIST, {"LD_PRELOAD": libraries[0], "FAKETIME": "+1d",
                                  "FAKETIME_DONT_FAKE_MONOTONIC": "1", "ASAN_OPTIONS": sanitizer})
        app.wait_shown("De klok van deze computer loopt 1 dag voor. Zet de klok goed")
        self.check("a window a day ahead says so", True)
        app.kill()
        self.app = None

    def check_leftovers(self):
        found = subprocess.run(["pgrep", "-f", self.root], stdout=subprocess.PIPE, text=True)
        running = []
        for pid in found.stdout.split():
            try:
                with open(f"/proc/{pid}/cmdline", encoding="utf-8") as file:
                    if "dutch-id-monitor" in file.read().split("\0")[0]:
                        running.append(pid)
            except OSError:
                pass
        self.check("no process is left", not running, " ".join(running))

    def check_arrived(self):
        for device in (CLERK, TYPIST):
            self.ctl(device, "sync")
        listed = self.listed()
        self.check("every registration that was seen is in the list", self.registered == listed)
        table = self.ctl("analist", "tallies", "--year", str(self.year), "--format", "csv")
        total = next(row for row in csv.DictReader(table.split("\n"))
                     if row["dimensie"] == "vorm" and row["code"] == "totaal")
        self.check("each arrived at the collector, once", int(total["bruto"]) == len(listed),
                   f"{total['bruto']} of {len(listed)}")
        self.check("the collector's ledger and chain are whole",
                   self.organisations.collector.run("verify").startswith("whole"))

    def play(self):
        self.prepare()
        self.enrol(TYPIST, "amsterdam", "Balie Centrum", "balie")
        self.enrol(CLERK, "amsterdam", "Balie Noord", "balie")
        self.enrol("analist", "bzk", "Analyse", "analist")
        steps = {"typing": self.type_and_kill, "closing": self.close_and_kill,
                 "registering": self.register_and_kill, "sending": self.send_and_kill,
                 "first start": self.begin_and_kill}
        moments = [kind for kind, count in WINDOW_KILLS.items()
                   for _ in range(self.times(count))]
        self.random.shuffle(moments)
        for kind in moments:
            steps[kind]()
        self.start_typing()
        self.app.kill()
        self.app = None
        for index in range(self.times(COMMAND_KILLS)):
            self.kill_command(index)
        self.check_clock()
        self.check_leftovers()
        self.check_arrived()
        self.tell()

    def tell(self):
        windows = sum(self.kills.values()) - self.kills["command"]
        hits = sum(self.hits.values()) - self.hits["command"]
        self.check("nothing was lost, doubled or there by half", not self.faults,
                   ", ".join(f"{count} × {what}" for what, count in self.faults.items()))
        self.say(f"app: {windows} kills ({', '.join(f'{n} {k}' for k, n in self.kills.items())}), "
                 f"{hits} fell on unsaved work; {len(self.registered)} registrations, "
                 f"{self.shown} receipts seen, {sum(self.faults.values())} faults; longest typing "
                 f"lost {self.longest_lost_s:.2f} s; {self.kills['command']} commands killed, "
                 f"{self.hits['command']} before their end; seed {self.seed}")


def main(journey=KillApp, full_factor=4):
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True, help="folder with the four programs")
    parser.add_argument("--out", required=True, help="folder for the log")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2 ** 32))
    arguments = parser.parse_args()
    os.makedirs(arguments.out, exist_ok=True)
    factor = full_factor if os.environ.get("DIM_TEST_FULL") else 1
    with tempfile.TemporaryDirectory(prefix="dim-kill-") as root:
        return journey(os.path.abspath(arguments.programs), os.path.abspath(arguments.out), root,
                       arguments.seed, factor).run()


if __name__ == "__main__":
    sys.exit(main())
