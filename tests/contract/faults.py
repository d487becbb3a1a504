# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a body can say wrong though its schema allows it: for each code of a fault that no schema
leads to, a good body and what is changed in it. Which codes must come is read from the documents."""

import base64
import datetime

from stage import new_uuid

# A citizen service number of the public test set.
PERSONAL = "BSN 999990019"
NO_ELEMENT = base64.b64encode(b"\xff" * 32).decode()

# Codes that this version of the lists leads nowhere to: none of its codes begins later or ends.
NOT_YET = {"code-niet-geldig"}


def day(stage, days):
    return (stage.day + datetime.timedelta(days=days)).isoformat()


def document(body, **changes):
    return {**body["documenten"][0], **changes}


# (operationId, code of the fault) → what in a full body is otherwise, and where the fault is.
FAULTS = {
    ("registreerVoorval", "datum-in-toekomst"): lambda stage, body: (
        {"datum": day(stage, 5)}, "/datum"),
    ("registreerVoorval", "datum-te-oud"): lambda stage, body: ({"datum": "2018-12-31"}, "/datum"),
    ("registreerVoorval", "gemeente-onbekend"): lambda stage, body: (
        {"gemeente": "GM9999"}, "/gemeente"),
    ("registreerVoorval", "gemeente-niet-geldig-op-datum"): lambda stage, body: (
        {"gemeente": "GM0457"}, "/gemeente"),  # Weesp, since 2022 part of Amsterdam
    ("registreerVoorval", "gemeente-niet-van-kantoor"): lambda stage, body: (
        {"gemeente": "GM0599"}, "/gemeente"),
    ("registreerVoorval", "land-onbekend"): lambda stage, body: (
        {"documenten": [document(body, land="QQQ")]}, "/documenten/0"),
    ("registreerVoorval", "soort-heeft-geen-nummer"): lambda stage, body: (
        {"documenten": [document(body, soort="huurcontract")]}, "/documenten/0"),
    ("registreerVoorval", "geen-en-ander"): lambda stage, body: (
        {"documenten": [document(body, soort="geen", vergelijking="geen-nummer", id=new_uuid()),
                        body["documenten"][0]]}, "/documenten/0"),
    ("registreerVoorval", "dubbel"): lambda stage, body: (
        {"documenten": body["documenten"] * 2}, "/documenten/1"),
    ("registreerVoorval", "niet-van-client"): lambda stage, body: (
        {"documenten": [document(body, vergelijking="vergeleken")]}, "/documenten/0/vergelijking"),
    ("registreerVoorval", "ongeldige-datum"): lambda stage, body: (
        {"datum": "2026-02-30"}, "/datum"),
    ("registreerVoorval", "onbekend-en-ander"): lambda stage, body: (
        {"uitkomst": ["geweigerd", "onbekend"]}, "/uitkomst"),
    ("registreerVoorval", "techniek-zonder-vervalsing"): lambda stage, body: (
        {"nevenvormen": ["ongeldig-document"]}, "/techniek"),
    ("herzieVoorval", "niet-genoemd"): lambda stage, body: (
        {"antwoorden": {**body["antwoorden"], "vorm": "look-alike"}}, "/antwoorden/vorm"),
    ("zetKenmerken", "onverenigbaar"): lambda stage, body: (
        {"documenten": [document(body, ingetrokken=True)]}, "/documenten/0/kenmerken"),
    ("herzieVoorval", "persoonsgegevens"): lambda stage, body: ({"reden": PERSONAL}, "/reden"),
    ("trekVoorvalIn", "persoonsgegevens"): lambda stage, body: ({"reden": PERSONAL}, "/reden"),
    ("beslis", "persoonsgegevens"): lambda stage, body: ({"reden": PERSONAL}, "/reden"),
    ("stelVoor", "persoonsgegevens"): lambda stage, body: ({"reden": PERSONAL}, "/reden"),
    ("meldNul", "maand-niet-voorbij"): lambda stage, body: ({"maand": "2199-11"}, "/maand"),
    ("meldNul", "ongeldige-maand"): lambda stage, body: ({"maand": "2026-13"}, "/maand"),
    ("meldNul", "datum-te-oud"): lambda stage, body: ({"maand": "2018-12"}, "/maand"),
    ("meldNul", "gemeente-niet-van-kantoor"): lambda stage, body: (
        {"gemeente": "GM0599"}, "/gemeente"),
    ("geefAkkoord", "akkoord-te-vroeg"): lambda stage, body: ({"maand": "2199-11"}, "/maand"),
    ("geefAkkoord", "gemeente-niet-van-kantoor"): lambda stage, body: (
        {"gemeente": "GM0599"}, "/gemeente"),
    ("geefAkkoord", "onbekend-onderdeel"): lambda stage, body: ({"reden": "onjuist"}, "/reden"),
    ("zetJaarstap", "jaar-niet-voorbij"): lambda stage, body: ({"jaar": 2199}, "/jaar"),
    ("zetJaarstap", "reden-past-niet"): lambda stage, body: (
        {"stap": "ontgrendelen", "reden": "volledig"}, "/reden"),
    ("meldInvoertijden", "maand-niet-voorbij"): lambda stage, body: (
        {"maand": "2199-11"}, "/maand"),
    ("meldInvoertijden", "leeg"): lambda stage, body: (
        {"aantallen": dict.fromkeys(body["aantallen"], 0)}, "/aantallen"),
    ("verklaarLezer", "ongeldige-handtekening"): lambda stage, body: (
        {"handtekening": base64.b64encode(bytes(64)).decode()}, "/handtekening"),
    ("verklaarLezer", "gemeente-niet-van-kantoor"): lambda stage, body: (
        {"kring": "GM0599"}, "/kring"),
    ("deelToelichting", "onverenigbaar"): lambda stage, body: ({"kring": "GM0599"}, "/kring"),
    ("evalueer", "ongeldig-element"): lambda stage, body: (
        {"elementen": [*body["elementen"], NO_ELEMENT]}, "/elementen/1"),
}


def spoil(stage, operation, code, body):
    """The body with one thing wrong, and the pointer at it."""
    changes, pointer = FAULTS[operation.id, code](stage, body)
    return {**body, **changes}, pointer


def named(problem):
    return {(fault["pointer"], fault["code"]) for fault in problem.get("fouten", [])}
