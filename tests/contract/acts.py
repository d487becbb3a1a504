# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""What devices and administrators do at a server, each as the request that does it."""

import base64
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


# Notes to whoever holds the same document. They are off until a basis is recorded.

def share_note_key(stage, reader=None):
    known, vouched = certify(stage)
    first = incident(stage)
    stage.allow_notes()
    body = {"voorval": id_of(first), "document": json.loads(first.body)["documenten"][0]["id"],
            "kenmerksleutel": f"{stage.day.year}a", "kring": "GM0363",
            "sleutels": [{"lezer": reader or id_of(known),
                          "sleutel": encode_bytes(secrets.token_bytes(80))}]}
    return [known, vouched, first, put(stage, "notitiesleutels", body)]


def note_about(stage, voorval, use):
    return {"voorval": voorval, "teksten": [{
        "document": use, "kenmerksleutel": f"{stage.day.year}a",
        "tekst": encode_bytes(secrets.token_bytes(552))}]}


def leave_note(stage):
    first = incident(stage)
    stage.allow_notes()
    body = note_about(stage, id_of(first), json.loads(first.body)["documenten"][0]["id"])
    return [first, put(stage, "notities", body, who="backoffice")]


def without_a_basis(make):
    def ask(stage, operation):
        *before, request = make(stage)
        stage.allow_notes(None)
        return Case(request, before)
    return ask


def key_for_nobody(stage, operation):
    *before, request = share_note_key(stage, new_uuid())
    return Case(request, before)


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
