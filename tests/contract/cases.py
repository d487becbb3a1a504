# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a server is brought to each of its answers.

`good` makes a request that an operation takes. `PROVOCATIONS` spoil one in a way that any operation
can be met with; `SPECIAL` are the answers that only one operation gives. Which of these answers must
come is nowhere here: that is read from the OpenAPI documents.
"""

import base64
import collections
import dataclasses
import hashlib
import json
import secrets

from exchange import Key, Request
from stage import ELEMENT, encode, new_uuid

BODY_MAX = 1024 * 1024
# Stands in whatever is sent wrong on purpose; no answer may repeat it.
CANARY = "geheim-4711"


@dataclasses.dataclass
class Case:
    """One request; `before` are requests that must have been taken first."""
    request: Request
    before: list = dataclasses.field(default_factory=list)
    is_unreadable: bool = False  # the server's database is, when the request comes


def answers(stage, **changes):
    return {"datum": stage.day.isoformat(), "product": "paspoort-aanvraag", "vorm": "look-alike",
            "documenten": [{"id": new_uuid(), "soort": "nationaal-paspoort", "land": "NLD",
                            "vergelijking": "kenmerk-volgt"}],
            "ontdekking": ["gezichtsvergelijking"], "uitkomst": ["geweigerd"],
            "gemeente": "GM0363", **changes}


def put(stage, kind, body, fact=None, who="balie"):
    return Request("PUT", f"/v1/{kind}/{fact or new_uuid()}", body=encode(body),
                   key=stage.devices[who])


def incident(stage, **changes):
    return put(stage, "voorvallen", answers(stage, **changes))


def id_of(request):
    return request.path.rsplit("/", 1)[1]


def revision(voorval, **changes):
    return {"voorval": voorval, "basis": [voorval], "wijzigt": ["uitkomst"],
            "antwoorden": {"uitkomst": ["document-ingehouden"]}, **changes}


def tags(stage, voorval, use, key_id):
    return {"voorval": voorval, "documenten": [{"id": use, "kenmerken": [{
        "sleutel": key_id, "vingerafdruk": base64.b64encode(stage.fingerprint(
            f"{stage.day.year}a")).decode(),
        "kenmerk": base64.b64encode(secrets.token_bytes(16)).decode()}]}]}


def decision(kind, *incidents, **changes):
    return {"soort": kind, "voorvallen": list(incidents), **changes}


def evaluation(stage, key_id=None, who="balie"):
    body = {"verzoek": new_uuid(), "sleutel": key_id or f"{stage.day.year}a",
            "elementen": [base64.b64encode(ELEMENT).decode()]}
    return Request("POST", "/v1/evaluaties", body=encode(body), key=stage.devices[who])


def get(stage, path, who="balie", **changes):
    return Request("GET", path, key=stage.devices[who], **changes)


# A request that each operation takes, by operationId.

def enrol(stage, operation):
    name = operation.contract.name
    return Case(stage.enrolment(name, Key(), stage.new_code(name)))


def revise(stage, operation):
    first = incident(stage)
    return Case(put(stage, "herzieningen", revision(id_of(first))), [first])


def tag(stage, operation, key_id=None):
    use = new_uuid()
    first = incident(stage, documenten=[{"id": use, "soort": "nationaal-paspoort", "land": "NLD",
                                         "vergelijking": "kenmerk-volgt"}])
    body = tags(stage, id_of(first), use, key_id or f"{stage.day.year}a")
    return Case(put(stage, "kenmerken", body), [first])


def withdraw(stage, operation):
    first = incident(stage)
    return Case(put(stage, "intrekkingen", {"voorval": id_of(first)}), [first])


def decide(stage, operation):
    pair = [incident(stage), incident(stage)]
    return Case(put(stage, "beslissingen", decision("zelfde", *map(id_of, pair))), pair)


def question(voorval, **changes):
    return {"voorval": voorval, "velden": ["vorm", "uitkomst"], "reden": "wijkt-af", **changes}


def inquire(stage, operation=None):
    first = incident(stage)
    return Case(put(stage, "navragen", question(id_of(first)), who="backoffice"), [first])


def reply(stage, operation):
    asked = inquire(stage)
    body = {"voorval": id_of(asked.before[0]), "navraag": id_of(asked.request),
            "antwoord": "klopt"}
    return Case(put(stage, "reacties", body), [*asked.before, asked.request])


# One document in two municipalities, and what both say of it.

def carry_out(stage, request):
    """What must be there before a case can be thought of."""
    answer = stage.send("verzamelserver", request)
    if answer.status >= 300:
        raise RuntimeError(f"{request.path}: {answer.status} {answer.body[:300]!r}")
    return answer


def show_document(stage, number, who, **changes):
    """Registers the document with this tag; gives the id of the registration."""
    use = new_uuid()
    first = put(stage, "voorvallen", answers(stage, documenten=[
        {"id": use, "soort": "nationaal-paspoort", "land": "NLD",
         "vergelijking": "kenmerk-volgt"}], **changes), who=who)
    body = tags(stage, id_of(first), use, f"{stage.day.year}a")
    body["documenten"][0]["kenmerken"][0]["kenmerk"] = number
    carry_out(stage, first)
    carry_out(stage, put(stage, "kenmerken", body, who=who))
    return id_of(first)


def handle_of(stage, voorval, who):
    entry = json.loads(carry_out(stage, get(stage, f"/v1/voorvallen/{voorval}", who)).body)
    return next(hit["treffer"] for hit in entry["treffers"] if "treffer" in hit)


def proposal(voorval, handle, kind="zelfde", **changes):
    return {"voorval": voorval, "treffer": handle, "soort": kind, **changes}


def see_twice(stage):
    """A registration of Amsterdam and one of Rotterdam, and what the pair is called."""
    number = base64.b64encode(secrets.token_bytes(16)).decode()
    here = show_document(stage, number, "backoffice")
    there = show_document(stage, number, "maas", gemeente="GM0599")
    return here, there, handle_of(stage, here, "backoffice"), number


def propose(stage, operation=None):
    here, _, handle, _ = see_twice(stage)
    return Case(put(stage, "voorstellen", proposal(here, handle), who="backoffice"))


def propose_what_is_apart(stage, operation):
    """Two of one municipality are apart; one of them is agreed to be that of the other."""
    here, there, handle, number = see_twice(stage)
    carry_out(stage, put(stage, "voorstellen", proposal(here, handle), who="backoffice"))
    carry_out(stage, put(stage, "voorstellen", proposal(there, handle), who="maas"))
    second = show_document(stage, number, "balie")
    apart = put(stage, "beslissingen", decision("apart", here, second), who="backoffice")
    carry_out(stage, apart)
    handle = handle_of(stage, second, "backoffice")
    carry_out(stage, put(stage, "voorstellen", proposal(second, handle), who="backoffice"))
    return Case(put(stage, "voorstellen", proposal(there, handle), who="maas"))


def month_of(stage, index):
    """A month that is long over; each has been asked about by nobody else."""
    year, month = divmod((stage.day.year - 3) * 12 + index, 12)
    return f"{year}-{month + 1:02}"


def state(stage, operation):
    stage.n_stated += 1
    body = {"gemeente": "GM0363", "maand": month_of(stage, stage.n_stated % 24)}
    return Case(put(stage, "nulmeldingen", body))


def approval(month, **changes):
    """Of a month in which there is nothing."""
    text = f"nl.minbzk.DutchIdMonitor maand 1\nGM0363 {month}\n"
    return {"gemeente": "GM0363", "maand": month, "soort": "akkoord",
            "inhoud": hashlib.sha256(text.encode()).hexdigest(), "gezien": "Z3I6MQ", **changes}


def approve(stage, operation):
    stated = state(stage, operation).request
    month = json.loads(stated.body)["maand"]
    return Case(put(stage, "akkoorden", approval(month), who="backoffice"), [stated])


def unreported(stage):
    """A month of which nobody says anything."""
    return f"{stage.day.year - 5}-01"


def approve_with(**changes):
    return lambda stage, operation: Case(
        put(stage, "akkoorden", approval(unreported(stage), **changes), who="backoffice"))


def reopen_an_open_month(stage, operation):
    body = {"gemeente": "GM0363", "maand": unreported(stage), "soort": "heropend",
            "reden": "vergissing"}
    return Case(put(stage, "akkoorden", body, who="backoffice"))


def count_entries(stage, operation):
    stage.n_stated += 1
    body = {"gemeente": "GM0363", "maand": month_of(stage, stage.n_stated % 24),
            "aantallen": {"tot1": 3, "tot2": 5, "tot5": 1, "tot10": 0, "meer": 0}}
    return Case(put(stage, "invoertijden", body))


# Readers of explanations. The root of a circle is the one that came first.

def encode_bytes(data):
    return base64.b64encode(data).decode()


def announce(stage, who="backoffice"):
    body = {"soort": "apparaat", "leessleutel": encode_bytes(secrets.token_bytes(32)),
            "ondertekensleutel": stage.devices[who].public_text()}
    return put(stage, "lezers", body, who=who)


def certificate(reader, issuer):
    said = json.loads(reader.body)
    keys = [base64.b64decode(said[name]) for name in ("leessleutel", "ondertekensleutel")]
    signed = b"".join([b"nl.minbzk.DutchIdMonitor lezersverklaring 1\0GM0363\0",
                       id_of(reader).encode(), b"\0", *keys, issuer.public])
    return {"kring": "GM0363", "lezer": id_of(reader), "leessleutel": said["leessleutel"],
            "ondertekensleutel": said["ondertekensleutel"], "uitgever": issuer.public_text(),
            "handtekening": encode_bytes(issuer.sign(signed))}


def certify(stage, issuer=None):
    reader = announce(stage)
    body = certificate(reader, issuer or stage.root)
    return [reader, put(stage, "lezersverklaringen", body, who="backoffice")]


def share(stage, readers=None):
    known, vouched = certify(stage)
    first = incident(stage)
    body = {"voorval": id_of(first), "kring": "GM0363",
            "tekst": encode_bytes(secrets.token_bytes(80)),
            "sleutels": [{"lezer": readers or id_of(known),
                          "sleutel": encode_bytes(secrets.token_bytes(80))}]}
    return [known, vouched, first, put(stage, "toelichtingen", body)]


def wrap(stage):
    before = share(stage)
    body = {"lezer": id_of(before[0]), "sleutels": [
        {"toelichting": id_of(before[-1]), "sleutel": encode_bytes(secrets.token_bytes(80))}]}
    return [*before, put(stage, "leessleutels", body, who="backoffice")]


def last_of(make):
    def ask(stage, operation):
        *before, request = make(stage)
        return Case(request, before)
    return ask


def read_texts(stage, operation):
    reader = announce(stage)
    return Case(get(stage, "/v1/toelichtingen", "backoffice",
                    query=f"lezer={id_of(reader)}&aantal=2"), [reader])


def by_a_stranger(stage, operation):
    certified = certify(stage)
    *before, request = certify(stage, Key())
    return Case(request, [*certified, *before])


def for_nobody(stage, operation):
    *before, request = share(stage, new_uuid())
    return Case(request, before)


def deliver(stage, operation):
    fact = {"soort": "voorval", "id": new_uuid(), "inhoud": answers(stage)}
    return Case(Request("POST", "/v1/aanleveringen", body=encode({"feiten": [fact]}),
                        key=stage.devices["balie"]))


def read_incident(stage, operation):
    first = incident(stage)
    return Case(get(stage, first.path), [first])


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
    "leesLezers": lambda stage, operation: Case(get(stage, "/v1/lezers")),
    "leesToelichtingen": read_texts,
    "leesLogregels": lambda stage, operation: Case(get(stage, "/v1/logregels", "backoffice",
                                                       query="aantal=2")),
    "leverAan": deliver,
    "leesWijzigingen": lambda stage, operation: Case(get(stage, "/v1/wijzigingen",
                                                         query="aantal=2")),
    "leesTellingen": lambda stage, operation: Case(get(stage, "/v1/tellingen", "analist",
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
         "geefAkkoord", "meldInvoertijden", *SHARED)
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
