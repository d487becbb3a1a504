# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Counting years at the collector: from how one stands follows which step it takes."""

import datetime
import json

from acts import Case, carry_out, get, put

SECOND = "tweede analist"


def tell(stage, year):
    """The year as the collector tells it."""
    answer = carry_out(stage, get(stage, "/v1/teljaren", "analist"))
    for told in json.loads(answer.body)["teljaren"]:
        if told["jaar"] == year:
            return told
    return {"jaar": year, "toestand": "open", "stappen": [], "momentopnamen": []}


def step(stage, year, kind, reason, who="analist", **changes):
    return put(stage, "jaarstappen", {"jaar": year, "stap": kind, "reden": reason, **changes},
               who=who)


def following(stage, year):
    """A step that the year can take now; it never becomes final, so there is always one."""
    if SECOND not in stage.devices:
        stage.enrol(SECOND, "amsterdam", "BZK West", "analist")
    told = tell(stage, year)
    after = {"na": told["stappen"][-1]["id"]} if told["stappen"] else {}
    last = told["stappen"][-1]["stap"] if told["stappen"] else None
    if told["toestand"] == "open":
        return step(stage, year, "accepteren", "onvolledig", **after)
    if told["toestand"] == "geaccepteerd":
        return step(stage, year, "voorlopig", "volgens-planning", **after)
    if told["toestand"] == "ontgrendeld":
        return step(stage, year, "voorlopig", "hersteld", **after)
    if last == "ontgrendelen":
        return step(stage, year, "meetekenen", "gecontroleerd", who=SECOND, **after)
    until = stage.day + datetime.timedelta(days=30)
    return step(stage, year, "ontgrendelen", "nagekomen", tot=until.isoformat(), **after)


def next_step(stage, operation=None):
    """Of two years by turns, so that two steps that follow each other are never the same."""
    stage.n_steps = getattr(stage, "n_steps", 0) + 1
    return Case(following(stage, stage.day.year - 1 - stage.n_steps % 2))


def take_until(stage, year, is_there):
    while not is_there(tell(stage, year)):
        carry_out(stage, following(stage, year))


def agree_with_oneself(stage, operation):
    year = stage.day.year - 3
    take_until(stage, year, lambda told: told["stappen"]
               and told["stappen"][-1]["stap"] == "ontgrendelen")
    last = tell(stage, year)["stappen"][-1]["id"]
    return Case(step(stage, year, "meetekenen", "gecontroleerd", na=last))


def snapshot(stage, year):
    return get(stage, "/v1/momentopnamen", "analist", query=f"jaar={year}&uitgave=1")


def read_snapshot(stage, operation):
    year = stage.day.year - 4
    take_until(stage, year, lambda told: told["momentopnamen"])
    return Case(snapshot(stage, year))
