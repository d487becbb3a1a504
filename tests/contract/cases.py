# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a server is brought to each of its answers.

`good` makes a request that an operation takes. `PROVOCATIONS` spoil one in a way that any operation
can be met with; `SPECIAL` are the answers that only one operation gives. Which of these answers must
come is nowhere here: that is read from the OpenAPI documents.
"""

import collections
import dataclasses
import json

import years
from acts import (
    BODY_MAX, CANARY, Case, announce, approve, approve_with, by_a_stranger, carry_out,
    certify, count_entries, decide, decision, deliver, enrol, evaluation, for_nobody, get,
    id_of, incident, inquire, key_for_nobody, last_of, leave_note, note_about, proposal,
    propose, propose_what_is_apart, put, question, read_incident, read_texts,
    reopen_an_open_month, reply, revise, revision, share, share_note_key, state, tag, tags,
    withdraw, without_a_basis, wrap
)
from exchange import Key, Request
from stage import encode, new_uuid


GOOD = {
    "meldApparaatAan": enrol,
    "registreerVoorval": lambda stage, operation: Case(incident(stage)),
    "leesVoorval": read_incident,
    "herzieVoorval": revise,
    "zetKenmerken": tag,
    "trekVoorvalIn": withdraw,
    "beslis": decide,
    "vraagNa": inquire,
    "reageer": reply,
    "stelVoor": propose,
    "meldNul": state,
    "geefAkkoord": approve,
    "meldInvoertijden": count_entries,
    "meldLezer": lambda stage, operation: Case(announce(stage)),
    "verklaarLezer": last_of(certify),
    "deelToelichting": last_of(share),
    "deelLeessleutels": last_of(wrap),
    "deelNotitiesleutel": last_of(share_note_key),
    "laatNotitieAchter": last_of(leave_note),
    "leesLezers": lambda stage, operation: Case(get(stage, "/v1/lezers")),
    "leesToelichtingen": read_texts,
    "leesLogregels": lambda stage, operation: Case(get(stage, "/v1/logregels", "backoffice",
                                                       query="aantal=2")),
    "leverAan": deliver,
    "leesWijzigingen": lambda stage, operation: Case(get(stage, "/v1/wijzigingen",
                                                         query="aantal=2")),
    "leesTellingen": lambda stage, operation: Case(get(stage, "/v1/tellingen", "analist",
                                                       query=f"jaar={stage.day.year}")),
    "leesTelrijen": lambda stage, operation: Case(get(stage, "/v1/telrijen", "analist",
                                                      query="aantal=2")),
    "leesTeljaren": lambda stage, operation: Case(get(stage, "/v1/teljaren", "analist")),
    "leesMomentopname": years.read_snapshot,
    "zetJaarstap": years.next_step,
    "leesDeelname": lambda stage, operation: Case(get(stage, "/v1/deelname", "analist",
                                                      query=f"jaar={stage.day.year}")),
    "leesCodelijsten": lambda stage, operation: Case(get(stage, "/v1/codelijsten")),
    "leesGemeenten": lambda stage, operation: Case(get(stage, "/v1/gemeenten")),
    "leesGezondheid": lambda stage, operation: Case(Request("GET", "/v1/gezondheid")),
    "leesOpenapi": lambda stage, operation: Case(Request("GET", "/v1/openapi.json")),
    "evalueer": lambda stage, operation: Case(evaluation(stage)),
    "leesSleutels": lambda stage, operation: Case(get(stage, "/v1/sleutels")),
}


def good(stage, operation):
    return GOOD[operation.id](stage, operation)


def full(stage, operation):
    """A good case whose body says all that it can say."""
    case = good(stage, operation)
    body = json.loads(case.request.body)
    if operation.id == "registreerVoorval":
        body |= {"nevenvormen": ["vervalst"], "techniek": ["chip"], "zekerheid": "vastgesteld",
                 "poging": "poging", "ontdektDoor": "frontoffice", "fase": "intake",
                 "vervolg": [{"code": "aangifte", "datum": stage.day.isoformat(), "gedaan": True}]}
    elif operation.id == "trekVoorvalIn":
        body |= {"reden": "Verkeerde burger"}
    elif operation.id == "stelVoor":
        body |= {"reden": "dubbel-ingevoerd"}
    elif operation.id == "beslis":
        body |= {"reden": "Zelfde aanvraag", "vervangt": [new_uuid()]}
    return dataclasses.replace(case, request=case.request.but(body=encode(body)))


# What breaks the schema of a body and is judged by more than that: a code that cannot be one is
# refused like any that does not hold.
JUDGED_OTHERWISE = collections.defaultdict(tuple, {
    "meldApparaatAan": [("/code", "of another form")],
})


# What any operation can be met with. Each takes a good request and spoils it.

def with_other_body(request, body):
    return request.but(body=body)


def add_parameter(request):
    query = f"{request.query}&" if request.query else ""
    return request.but(query=f"{query}verzonnen={CANARY}")


def replace_id(request, text):
    return request.but(path=request.path.rsplit("/", 1)[0] + "/" + text)


def tamper(request, name, old, new):
    """Signs, then changes one header, so that nothing is signed again when it goes out."""
    headers = request.key.headers(request.method, request.path, request.query, request.body)
    headers[name] = headers[name].replace(old, new, 1)
    return request.but(headers={**request.headers, **headers})


def freeze(request):
    """The same nonce and signature each time it goes out."""
    return tamper(request, "Signature", "", "")


PROVOCATIONS = {
    (400, "ongeldig-verzoek"): lambda r: r.with_headers(Host=None),
    (400, "onbekende-parameter"): add_parameter,
    (400, "ongeldige-json"): lambda r: with_other_body(r, f'{{"{CANARY}"'.encode()),
    (400, "ongeldige-inhoud"): lambda r: with_other_body(r, encode({CANARY: CANARY})),
    (405, "methode-niet-toegestaan"): lambda r: r.but(method="DELETE"),
    (406, "niet-aanvaardbaar"): lambda r: r.with_headers(Accept="text/html"),
    (413, "te-groot"): lambda r: r.but(body=b" " * (BODY_MAX + 1)),
    (415, "geen-json"): lambda r: r.with_headers(Content_Type="text/plain"),
    (417, "niet-ondersteund"): lambda r: r.with_headers(Expect="more"),
    (501, "niet-ondersteund"): lambda r: r.with_headers(Transfer_Encoding="gzip"),
    (505, "niet-ondersteund"): lambda r: r.but(version="HTTP/2.0"),
}

SIGNED_PROVOCATIONS = {
    (401, "handtekening-ontbreekt"): lambda r: r.with_headers(Signature=None),
    (401, "handtekening-ongeldig"): lambda r: tamper(r, "Signature-Input", "created=", "created=0"),
    (401, "handtekening-verlopen"): lambda r: r.but(created_offset_s=-301),
    (401, "inhoud-gewijzigd"): lambda r: freeze(r).but(body=r.body + b" "),
    (401, "sleutel-onbekend"): lambda r: r.but(key=Key()),
}


def provoke(stage, operation, status, code):
    """A case for an answer that is no operation's own; None if there is no such way."""
    spoil = PROVOCATIONS.get((status, code))
    case = good(stage, operation)
    request = case.request
    if spoil is None and request.key is not None:
        spoil = SIGNED_PROVOCATIONS.get((status, code))
    if spoil is not None:
        return dataclasses.replace(case, request=spoil(request))
    if (status, code) == (401, "nonce-herhaald") and request.key is not None:
        request = freeze(request)
        return Case(request, [*case.before, request])
    if (status, code) == (401, "apparaat-ingetrokken") and request.key is not None:
        return dataclasses.replace(case, request=request.but(key=stage.devices["ingetrokken"]))
    if (status, code) == (503, "tijdelijk-niet"):
        return dataclasses.replace(case, is_unreadable=True)
    if "{id}" not in operation.path:
        return None
    if (status, code) == (400, "ongeldig-id"):
        return dataclasses.replace(case, request=replace_id(request, CANARY))
    if (status, code) == (404, "niet-gevonden"):
        return dataclasses.replace(case, request=replace_id(request, "0" * 65))
    return None


# What only one operation, or one kind, is brought to.

def again(stage, operation):
    case = good(stage, operation)
    return Case(case.request, [*case.before, case.request])


def by(who):
    def ask(stage, operation):
        case = good(stage, operation)
        return dataclasses.replace(case, request=case.request.but(key=stage.devices[who]))
    return ask


def same_id(stage, operation):
    """Another fact, as good as the first, under the same id."""
    first = good(stage, operation)
    other = good(stage, operation)
    return Case(replace_id(other.request, id_of(first.request)),
                [*first.before, *other.before, first.request])


def about_nothing(kind, body):
    return lambda stage, operation: Case(put(stage, kind, body(stage)))


def contradict(stage, operation):
    pair = [incident(stage), incident(stage)]
    ids = list(map(id_of, pair))
    return Case(put(stage, "beslissingen", decision("apart", *ids)),
                [*pair, put(stage, "beslissingen", decision("zelfde", *ids))])


def carried_out(stage):
    request = incident(stage)
    carry_out(stage, request)
    return request


def state_of_a_busy_month(stage, operation):
    first = incident(stage, datum=f"{stage.day.year - 1}-12-03")
    body = {"gemeente": "GM0363", "maand": f"{stage.day.year - 1}-12"}
    return Case(put(stage, "nulmeldingen", body), [first])


def same_request_id(stage, operation):
    first = evaluation(stage)
    return Case(first.but(body=first.body + b" "), [first])


SPECIAL = {
    ("meldApparaatAan", 200, None): again,
    ("meldApparaatAan", 401, "code-ongeldig"): lambda stage, operation: Case(
        stage.enrolment(operation.contract.name, Key(), "AAAAAAAAAA")),
    ("leesVoorval", 403, "geen-recht"): by("analist"),
    ("leesVoorval", 404, "niet-gevonden"): by("ander loket"),
    ("leesTellingen", 403, "geen-recht"): by("balie"),
    ("leesTelrijen", 403, "geen-recht"): by("backoffice"),
    ("leesDeelname", 403, "geen-recht"): by("balie"),
    ("leesTeljaren", 403, "geen-recht"): by("backoffice"),
    ("leesMomentopname", 403, "geen-recht"): by("balie"),
    ("leesMomentopname", 404, "niet-gevonden"): lambda stage, operation: Case(
        years.snapshot(stage, 2019)),
    ("zetJaarstap", 403, "geen-recht"): by("backoffice"),
    ("zetJaarstap", 403, "tweede-persoon"): years.agree_with_oneself,
    ("zetJaarstap", 409, "jaar-staat-anders"): lambda stage, operation: Case(
        years.step(stage, 2019, "definitief", "volgens-planning")),
    ("zetJaarstap", 409, "jaar-onvolledig"): lambda stage, operation: Case(
        years.step(stage, 2019, "accepteren", "volledig")),
    ("zetJaarstap", 412, "jaar-gewijzigd"): lambda stage, operation: Case(
        years.step(stage, 2019, "accepteren", "onvolledig", na=new_uuid())),
    ("herzieVoorval", 404, "niet-gevonden"): about_nothing(
        "herzieningen", lambda stage: revision(new_uuid())),
    ("zetKenmerken", 404, "niet-gevonden"): about_nothing(
        "kenmerken", lambda stage: tags(stage, new_uuid(), new_uuid(), f"{stage.day.year}a")),
    ("zetKenmerken", 409, "kenmerk-sleutel"): lambda stage, operation: tag(
        stage, operation, key_id="1999z"),
    ("trekVoorvalIn", 404, "niet-gevonden"): about_nothing(
        "intrekkingen", lambda stage: {"voorval": new_uuid()}),
    ("beslis", 404, "niet-gevonden"): about_nothing(
        "beslissingen", lambda stage: decision("zelfde", new_uuid(), new_uuid())),
    ("beslis", 409, "tegenspraak"): contradict,
    ("vraagNa", 403, "geen-recht"): by("balie"),
    ("vraagNa", 404, "niet-gevonden"): lambda stage, operation: Case(
        put(stage, "navragen", question(new_uuid()), who="backoffice")),
    ("reageer", 403, "geen-recht"): by("ander loket"),
    ("reageer", 404, "niet-gevonden"): about_nothing("reacties", lambda stage: {
        "voorval": new_uuid(), "navraag": new_uuid(), "antwoord": "klopt"}),
    ("stelVoor", 403, "geen-recht"): by("balie"),
    ("stelVoor", 404, "niet-gevonden"): lambda stage, operation: Case(
        put(stage, "voorstellen", proposal(id_of(carried_out(stage)), "00" * 16),
            who="backoffice")),
    ("stelVoor", 409, "tegenspraak"): propose_what_is_apart,
    ("meldNul", 403, "geen-recht"): by("analist"),
    ("meldInvoertijden", 403, "geen-recht"): by("analist"),
    ("meldNul", 409, "maand-heeft-voorvallen"): state_of_a_busy_month,
    ("geefAkkoord", 403, "geen-recht"): by("balie"),
    ("geefAkkoord", 409, "maand-open"): approve_with(),
    ("geefAkkoord", 409, "maand-niet-akkoord"): reopen_an_open_month,
    ("geefAkkoord", 412, "maand-gewijzigd"): approve_with(inhoud="00" * 32),
    ("meldLezer", 403, "geen-recht"): by("balie"),
    ("verklaarLezer", 403, "geen-recht"): by("balie"),
    ("deelLeessleutels", 403, "geen-recht"): by("balie"),
    ("deelToelichting", 403, "geen-recht"): by("ander loket"),
    ("leesLogregels", 403, "geen-recht"): by("balie"),
    ("leesToelichtingen", 403, "geen-recht"): by("balie"),
    ("leesToelichtingen", 404, "niet-gevonden"): lambda stage, operation: Case(
        get(stage, "/v1/toelichtingen", "backoffice", query=f"lezer={new_uuid()}")),
    ("deelNotitiesleutel", 403, "geen-recht"): by("ander loket"),
    ("deelNotitiesleutel", 403, "notities-uit"): without_a_basis(share_note_key),
    ("deelNotitiesleutel", 409, "kring-sleutel"): key_for_nobody,
    ("laatNotitieAchter", 403, "geen-recht"): by("balie"),
    ("laatNotitieAchter", 403, "notities-uit"): without_a_basis(leave_note),
    ("laatNotitieAchter", 404, "niet-gevonden"): lambda stage, operation: Case(
        put(stage, "notities", note_about(stage, new_uuid(), new_uuid()), who="backoffice")),
    ("verklaarLezer", 409, "kring-sleutel"): by_a_stranger,
    ("deelToelichting", 409, "kring-sleutel"): for_nobody,
    ("evalueer", 404, "niet-gevonden"): lambda stage, operation: Case(evaluation(stage, "1999z")),
    ("evalueer", 409, "al-anders-vastgelegd"): same_request_id,
    ("evalueer", 409, "kenmerk-sleutel"): lambda stage, operation: Case(
        evaluation(stage, stage.destroyed_key)),
    ("evalueer", 429, "quotum-op"): lambda stage, operation: Case(evaluation(stage, who="quotum op")),
}

ABOUT_ONE = ("herzieVoorval", "zetKenmerken", "trekVoorvalIn", "beslis")
SHARED = ("meldLezer", "verklaarLezer", "deelToelichting", "deelLeessleutels")
FACTS = ("registreerVoorval", *ABOUT_ONE, "vraagNa", "reageer", "stelVoor", "meldNul",
         "geefAkkoord", "zetJaarstap", "meldInvoertijden", "deelNotitiesleutel", "laatNotitieAchter", *SHARED)
SPECIAL |= {(fact, 200, None): again for fact in FACTS}
SPECIAL |= {(fact, 409, "al-anders-vastgelegd"): same_id for fact in FACTS}
SPECIAL |= {("registreerVoorval", 403, "geen-recht"): by("analist")}
SPECIAL |= {(fact, 403, "geen-recht"): by("ander loket") for fact in ABOUT_ONE}


def case_for(stage, operation, status, code):
    """The case that brings `operation` to an answer; None if nobody thought of one."""
    special = SPECIAL.get((operation.id, status, code))
    if special is not None:
        return special(stage, operation)
    if status < 300:
        return good(stage, operation)
    return provoke(stage, operation, status, code)
