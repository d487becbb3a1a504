# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Drives the desktop application as a person does: keys in, a screen reader's view out."""

import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PASSPHRASE = "vier gewone woorden samen"
WAIT_S = int(os.environ.get("DIM_PLAY_WAIT_S", "60"))
# Under the sanitizers a window takes longer to answer than the 0.8 s that Atspi waits by itself.
Atspi.set_timeout(30000, 30000)


class Timeout(Exception):
    pass


def wait_for(what, condition, seconds=WAIT_S):
    """Polls until `condition` gives something true, and returns it."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            result = condition()
        except GLib.Error:
            result = None
        if result:
            return result
        if time.monotonic() > deadline:
            raise Timeout(f"waited {seconds} s for {what}")
        time.sleep(0.05)


# What goes while it is looked at is not there any more.

def is_in(node, state):
    try:
        return node.get_state_set().contains(state)
    except GLib.GError:
        return False


def shown_child(node, index):
    """None if it does not show."""
    try:
        child = node.get_child_at_index(index)
    except GLib.GError:
        return None
    return child if child is not None and is_in(child, Atspi.StateType.VISIBLE) else None


def count_children(node):
    try:
        return node.get_child_count()
    except GLib.GError:
        return 0


def walk(node):
    """Every accessible below `node` that shows."""
    yield node
    for index in range(count_children(node)):
        child = shown_child(node, index)
        if child is not None:
            yield from walk(child)


def walk_back(node):
    """The same, of each node's children the last ones first."""
    yield node
    for index in reversed(range(count_children(node))):
        child = shown_child(node, index)
        if child is not None:
            yield from walk_back(child)


def text_of(node):
    text = node.get_text_iface()
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)) if text else ""


def texts_of(node):
    try:
        return node.get_name(), text_of(node)
    except GLib.GError:
        return ()


class Screen:
    """Takes numbered pictures of the whole screen."""

    def __init__(self, folder):
        self.folder = folder
        self.count = 0

    def shot(self, name):
        self.count += 1
        path = os.path.join(self.folder, f"{self.count:02d}-{name}.png")
        time.sleep(0.4)  # a frame for what was drawn last
        subprocess.run(["import", "-silent", "-window", "root", path], check=True)


class App:
    """One running desktop application."""

    def __init__(self, program, data, screen, log, environment=None):
        self.screen = screen
        self._log = open(log, "a", encoding="utf-8")
        self._process = subprocess.Popen([program, "--data", data], stdout=self._log,
                                         stderr=self._log, env={**os.environ, **(environment or {})})
        self._frame = wait_for("the window", self.find_frame)
        self.window = wait_for("the window on screen", self._find_window)
        subprocess.run(["xdotool", "windowactivate", "--sync", self.window], check=True)
        # Away from whatever would show a tooltip while it lies there.
        subprocess.run(["xdotool", "mousemove", "0", "0"], check=True)

    def find_frame(self):
        if self._process.poll() is not None:
            raise Timeout("the application ended by itself")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application and application.get_process_id() == self._process.pid:
                if application.get_child_count() > 0:
                    self._application = application
                    return application.get_child_at_index(0)
        return None

    def find_front(self):
        """The window that was opened last, which has the keyboard."""
        self.find_frame()
        return self._application.get_child_at_index(self._application.get_child_count() - 1)

    def front_window(self):
        """The same, as the X server calls it."""
        return subprocess.run(["xdotool", "getactivewindow"], stdout=subprocess.PIPE, text=True,
                              check=True).stdout.strip()

    def _find_window(self):
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid",
                                str(self._process.pid)], stdout=subprocess.PIPE, text=True)
        return found.stdout.split()[0] if found.stdout.split() else None

    @property
    def pid(self):
        return self._process.pid

    def loads(self, library):
        """Whether a library with that in its name is mapped."""
        with open(f"/proc/{self._process.pid}/maps", encoding="utf-8") as maps:
            return any(library in line for line in maps)

    def _nodes(self):
        """Of all its windows: the one that was opened last comes last."""
        for index in range(self._application.get_child_count()):
            window = self._application.get_child_at_index(index)
            if window is not None:
                yield from walk(window)

    def outlives_a_late_question(self):
        """A screen reader may ask for a window that was closed just now: GTK 4.8 then takes the last
        one that there is, and ends the program if that never showed."""
        self.find_frame()
        try:
            self._application.get_child_at_index(self._application.get_child_count() + 1)
        except GLib.GError:
            pass  # there is none
        time.sleep(0.2)
        return self._process.poll() is None

    def texts(self):
        """All names and texts on screen, in reading order."""
        seen = []
        for node in self._nodes():
            for text in texts_of(node):
                if text and (not seen or seen[-1] != text):
                    seen.append(text)
        return seen

    def shows(self, part):
        return any(part in text for text in self.texts())

    def wait_text(self, part, seconds=WAIT_S):
        wait_for(f"the text “{part}”", lambda: self.shows(part), seconds)

    def wait_gone(self, part, seconds=WAIT_S):
        wait_for(f"the text “{part}” to go", lambda: not self.shows(part), seconds)

    def focused(self):
        """A window that lies behind may say of what had its focus that it still does."""
        for index in reversed(range(self._application.get_child_count())):
            window = self._application.get_child_at_index(index)
            for node in walk(window) if window is not None else ():
                if is_in(node, Atspi.StateType.FOCUSED):
                    return node
        return None

    def wait_focus(self, part):
        """Until the focus is on something whose name has `part` in it."""
        def is_there():
            node = self.focused()
            return node is not None and part in (node.get_name() or "")
        wait_for(f"the focus on “{part}”", is_there)

    def keys(self, *names):
        subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "40", *names], check=True)

    def type(self, text, delay_ms=15):
        subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", str(delay_ms), "--", text],
                       check=True)

    def scan(self, lines):
        """As a keyboard wedge does: fast, Enter after every line. What comes within a tenth of a
        second behind it is taken for the scanner's too; no hand is at the keys so soon."""
        for line in lines:
            subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "4", "--args", "1",
                            "--", line, "key", "Return"], check=True)
        time.sleep(0.2)

    def shot(self, name):
        self.screen.shot(name)

    def close(self):
        self.keys("ctrl+q")
        # A sanitizer looks for leaks first.
        self._process.wait(timeout=120)
        self._log.close()
        if self._process.returncode != 0:
            with open(self._log.name, encoding="utf-8", errors="replace") as log:
                print("\n".join(log.read().splitlines()[-40:]))
        return self._process.returncode

    def kill(self):
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._log.close()
