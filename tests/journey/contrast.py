# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""How well what is written on a page stands out, measured in a picture of it (WCAG 2.1, 1.4.3)."""

import collections
import ctypes
import subprocess

from gi.repository import Atspi
from window import text_of, walk

LEAST = 4.5
LABELS = {Atspi.Role.LABEL, Atspi.Role.STATIC, Atspi.Role.HEADING}
BUTTONS = {Atspi.Role.PUSH_BUTTON, Atspi.Role.TOGGLE_BUTTON}
FIELDS = {Atspi.Role.TEXT, Atspi.Role.ENTRY, Atspi.Role.PASSWORD_TEXT}


def linear(channel):
    part = channel / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour):
    return sum(weight * linear(channel) for weight, channel in zip((0.2126, 0.7152, 0.0722), colour))


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


class Picture:
    def __init__(self, window):
        taken = subprocess.run(["import", "-silent", "-window", window, "-depth", "8", "ppm:-"],
                               check=True, stdout=subprocess.PIPE).stdout
        kind, width, height, depth = taken.split(maxsplit=4)[:4]
        assert (kind, depth) == (b"P6", b"255")
        self.width, self.height = int(width), int(height)
        self.pixels = taken[-3 * self.width * self.height:]

    def colours(self, left, top, width, height):
        found = collections.Counter()
        for y in range(max(top, 0), min(top + height, self.height)):
            row = self.pixels[3 * (y * self.width + max(left, 0)):
                              3 * (y * self.width + min(left + width, self.width))]
            found.update(zip(row[0::3], row[1::3], row[2::3]))
        return found

    def measure(self, *place):
        """The commonest colour there against the one farthest from it; None outside the picture."""
        colours = self.colours(*place)
        if not colours:
            return None
        ground = colours.most_common(1)[0][0]
        return max(contrast(ground, ink) for ink in colours)


def box(node):
    extents = Atspi.Component.get_extents(node.get_component_iface(), Atspi.CoordType.WINDOW)
    return extents.x, extents.y, extents.width, extents.height


def has_true_places():
    """From 4.12 on GTK leaves out what lies around a widget inside of those above it, so that a text
    is found some way above and to the left of where it is drawn."""
    return ctypes.CDLL("libgtk-4.so.1").gtk_get_minor_version() < 12


def overlap(one, other):
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right = min(one[0] + one[2], other[0] + other[2])
    bottom = min(one[1] + one[3], other[1] + other[3])
    return left, top, right - left, bottom - top


def panes_above(node):
    parent = node.get_parent()
    while parent is not None:
        if parent.get_role() == Atspi.Role.SCROLL_PANE:
            yield parent
        parent = parent.get_parent()


def is_off(node):
    """It, or the button that it is the label of."""
    above = [node, node.get_parent(), node.get_parent() and node.get_parent().get_parent()]
    return any(one and not one.get_state_set().contains(Atspi.StateType.SENSITIVE)
               for one in above if one == node or one and one.get_role() in BUTTONS)


def written(frame):
    """Every text that is not switched off, with the place where all of its height shows."""
    for node in walk(frame):
        # An empty field has a name too, that is written elsewhere.
        text = text_of(node) or (node.get_role() in LABELS and node.get_name()) or ""
        if node.get_role() not in LABELS | FIELDS or not text.strip() or is_off(node):
            continue
        place = whole = box(node)
        for pane in panes_above(node):
            place = overlap(place, box(pane))
        if place[2] >= 4 and place[3] == whole[3] and place[3] >= 8:
            yield text, place


def faint(app, frame):
    """(how many texts were measured, a line about each below LEAST)"""
    picture = Picture(app.front_window())
    size = box(frame)
    # A window that draws its own edge reckons from inside of it.
    across, down = (picture.width - size[2]) // 2, (picture.height - size[3]) // 2
    count, found = 0, []
    for text, (left, top, width, height) in written(frame):
        ratio = picture.measure(left + across, top + down, width, height)
        if ratio is None:
            continue
        count += 1
        if ratio < LEAST:
            found.append(f"{ratio:.2f} “{text[:40]}” at {left},{top} {width}×{height}")
    return count, found
