#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Writes down every text that a screen reader is told of, as it is told. usage: listener.py FILE"""

import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402


def main(path):
    with open(path, "w", buffering=1, encoding="utf-8") as file:
        def hear(event):
            if isinstance(event.any_data, str):
                file.write(event.any_data + "\n")

        listener = Atspi.EventListener.new(hear)
        for kind in ("object:text-changed", "object:property-change", "object:announcement"):
            listener.register(kind)
        print("listening", flush=True)
        Atspi.event_main()


if __name__ == "__main__":
    main(sys.argv[1])
