#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""live_routes.py PROGRAMS OPENAPI-DIRECTORY: every answer that the OpenAPI documents promise is asked
for at the real servers and held against the documents; and no answer comes that they do not promise.

What must come is read from the documents: a status or problem code without a way to it fails, and so
does a way to an answer that is not documented."""

import concurrent.futures
import json
import os
import re
import sys
import tempfile

import acts
import cases
import contract
import faults
import spoilt
import violations
from acts import CANARY
from exchange import Request
from stage import Stage, encode, new_uuid

NAMES = ("verzamelserver", "evaluator")


class Run:
    def __init__(self, stage, contracts):
        self.stage = stage
        self.contracts = contracts
        self.seen_faults = {name: set() for name in contracts}
        self.failures = 0
        self.checked = 0

    def hold(self, fact, found):
        self.checked += 1
        for fault in found:
            self.failures += 1
            print(f"FAILED: {fact}: {fault}")

    def find(self, name, request):
        """The operation that a request is for; None if it is for no path or method of them."""
        for operation in self.contracts[name].operations:
            pattern = re.sub(r"\{[^}]*\}", "[^/]+", self.contracts[name].prefix + operation.path)
            if operation.method == request.method and re.fullmatch(pattern, request.path):
                return operation
        return None

    def ask(self, operation, request, fact):
        """Sends a request meant for an operation, and holds the answer against the document."""
        name = operation.contract.name
        answer = self.stage.send(name, request)
        promised = self.find(name, request) or operation
        found = promised.faults(answer)
        problem = read_problem(answer)
        if problem is not None:
            self.seen_faults[name].update(code for _, code in faults.named(problem))
        if CANARY.encode() in answer.body:
            found.append("what was sent comes back")
        self.hold(f"{fact} → {answer.status}", found)
        return answer

    def play(self, operation, case, fact):
        """Plays a case to its last answer; what goes before it must be taken."""
        for request in case.before:
            answer = self.ask(operation, request, f"{fact} (before)")
            if answer.status not in (200, 201):
                self.hold(fact, [f"what goes before got {answer.status} {answer.body[:300]!r}"])
        if not case.is_unreadable:
            return self.ask(operation, case.request, fact)
        with self.stage.unreadable(operation.contract.name):
            return self.ask(operation, case.request, fact)

    def check_documented(self, operation):
        """Every documented status and code comes, when it is provoked."""
        for status, code in operation.documented():
            fact = f"{operation} {status} {code or ''}".rstrip()
            case = cases.case_for(self.stage, operation, status, code)
            if case is None:
                self.hold(fact, ["is documented, and nothing leads to it"])
                continue
            answer = self.play(operation, case, fact)
            got = read_code(answer)
            self.hold(fact, [] if (answer.status, got) == (status, code)
                      else [f"came {answer.status} {got or ''}: {answer.body[:200]!r}"])
            self.hold(f"{fact}, spoilt", spoilt.passing(operation, answer))

    def check_undocumented(self, operation):
        """Whatever an operation is met with, only documented answers come."""
        documented = set(operation.documented())
        for status, code in {**cases.PROVOCATIONS, **cases.SIGNED_PROVOCATIONS}:
            if (status, code) not in documented:
                case = cases.provoke(self.stage, operation, status, code)
                if case is not None:
                    self.play(operation, case, f"{operation} met with {status} {code}")

    def check_cases(self):
        """No case is left over for an answer that no document promises."""
        promised = {(operation.id, status, code) for each in self.contracts.values()
                    for operation in each.operations for status, code in operation.documented()}
        for key in cases.SPECIAL:
            self.hold(key, [] if key in promised else ["has a case, and is not documented"])

    def check_path(self, name, path):
        """What holds for a path, whatever the method."""
        own = self.contracts[name]
        target = own.prefix + path.replace("{id}", new_uuid())
        operations = [operation for operation in own.operations if operation.path == path]
        options = self.stage.send(name, Request("OPTIONS", target))
        self.hold(f"{name} OPTIONS {path}",
                  [*contract.check_headers(own, options), *contract.check_allow(own, path, options),
                   *([] if options.status == 204 and not options.body else ["is no empty 204"])])
        for wrong in (target + "/", target.replace("/v1/", "/v1//"), target.replace("/v1", "/v2"),
                      target.replace("/v1", ""), target + "/verzonnen/verzonnen"):
            answer = self.stage.send(name, Request(operations[0].method, wrong))
            self.hold(f"{name} {operations[0].method} {wrong}",
                      [*contract.check_headers(own, answer),
                       *contract.check_problem(answer, 404, "niet-gevonden")])

    def check_head(self, operation):
        """HEAD is GET without a body, for good and for bad."""
        case = cases.good(self.stage, operation)
        for request in case.before:
            self.stage.send(operation.contract.name, request)
        for spoil in (lambda r: r, cases.PROVOCATIONS[406, "niet-aanvaardbaar"]):
            get = self.stage.send(operation.contract.name, spoil(case.request))
            head = self.stage.send(operation.contract.name, spoil(case.request.but(method="HEAD")))
            found = operation.faults(head, has_body=False)
            if (head.status, head.body) != (get.status, b""):
                found.append(f"GET says {get.status}, HEAD {head.status} with {len(head.body)}")
            if head.one("Content-Length") != get.one("Content-Length"):
                found.append("another length than GET's")
            self.hold(f"{operation} as HEAD", found)

    def check_open(self, operation):
        """What needs no signature may be read by any page."""
        answer = self.stage.send(operation.contract.name, cases.good(self.stage, operation).request)
        self.hold(f"{operation} from any page",
                  [] if answer.one("Access-Control-Allow-Origin") == "*" else ["no CORS"])
        if operation.id == "leesOpenapi":
            self.hold(f"{operation} is the document itself",
                      [] if json.loads(answer.body) == operation.contract.document else ["is not"])

    def check_unreadable(self, name):
        """Also what is answered before a request is understood is a problem like any other."""
        for data in (b"GET\r\n\r\n", b"\x16\x03\x01\x00\x05\r\n\r\n", b"\0\r\n\r\n",
                     b"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                     b"GET https://127.0.0.1/v1/gezondheid HTTP/1.1\r\nHost: a\r\n\r\n"):
            answer = self.stage.send_bytes(name, data)
            self.hold(f"{name} met with {data[:20]!r}",
                      [*contract.check_headers(self.contracts[name], answer),
                       *contract.check_problem(answer, 400, "ongeldig-verzoek")])

    def check_schema(self, operation):
        """What the schema of a body forbids is refused, and the fault is named where it is."""
        case = cases.full(self.stage, operation)
        for request in case.before:
            self.ask(operation, request, f"{operation} (before)")
        body = json.loads(case.request.body)
        known = violations.Violations(operation.contract, cases.JUDGED_OTHERWISE[operation.id])
        for violation in known.of(operation.request_schema(), body):
            fact = f"{operation} with {violation.pointer or 'the body'} {violation.what}"
            answer = self.ask(operation, case.request.but(body=encode(violation.body)), fact)
            self.hold(fact, [] if violations.is_found(violation, read_problem(answer))
                      else [f"came {answer.status} {answer.body[:300]!r}"])

    def check_parameters(self, operation):
        """A query parameter is taken at the ends of its schema, and refused past them; what it
        names need not be there."""
        taken = {200, 404} & set(operation.responses)
        case = cases.good(self.stage, operation)
        request = case.request
        for before in case.before:
            self.ask(operation, before, f"{operation} (before)")
        needed = {parameter["name"] for parameter in operation.parameters("query")
                  if parameter.get("required")}
        given = [pair for pair in (request.query or "").split("&")
                 if pair.split("=")[0] in needed]
        for parameter in operation.parameters("query"):
            name = parameter["name"]
            others = [pair for pair in given if pair.split("=")[0] != name]
            wrong, right = violations.of_parameter(parameter["schema"])
            for what, value in right:
                answer = self.ask(operation, request.but(query="&".join([*others, f"{name}={value}"])),
                                  f"{name} {what}")
                self.hold(f"{operation} with the {what} {name}",
                          [] if answer.status in taken else [f"came {answer.status}"])
            queries = [(what, "&".join([*others, f"{name}={value}"])) for what, value in wrong]
            if parameter.get("required"):
                queries.append(("missing", "&".join(others) or None))
            for what, query in queries:
                fact = f"{operation} with {name} {what}"
                got = faults.named(read_problem(self.ask(operation, request.but(query=query), fact)))
                self.hold(fact, [] if got == {(f"/{name}", "onbekende-parameter")}
                          else [f"came {got}"])

    def check_fault(self, operation, code):
        """What a schema cannot forbid is refused as well, and named for what it is."""
        fact = f"{operation} with the fault {code}"
        case = cases.full(self.stage, operation)
        body, pointer = faults.spoil(self.stage, operation, code, json.loads(case.request.body))
        case.request = case.request.but(body=encode(body))
        answer = self.play(operation, case, fact)
        got = faults.named(json.loads(answer.body))
        self.hold(fact, [] if got == {(pointer, code)} else [f"came {answer.status} {got}"])
        if faults.PERSONAL.encode() in answer.body:
            self.hold(fact, ["what was sent comes back"])

    def check_all_faults(self, name):
        """Every code of a fault that the document knows has come."""
        promised = self.contracts[name].fault_codes()
        for code in promised - self.seen_faults[name] - faults.NOT_YET:
            self.hold(f"{name} fault {code}", ["is documented, and nothing leads to it"])
        for code in (faults.NOT_YET & self.seen_faults[name]) | (faults.NOT_YET - promised):
            if name == "verzamelserver":
                self.hold(f"{name} fault {code}", ["came, or is not documented"])

    def check_crowd(self, name):
        """A few at a time, each on a connection of its own and gone at once, are all heard."""
        asked = [Request(method, "/v1/gezondheid") for method in ("GET", "OPTIONS")] * 400
        with concurrent.futures.ThreadPoolExecutor(8) as crowd:
            answers = list(crowd.map(lambda request: self.stage.send(name, request), asked))
        self.hold(f"{name} before a crowd", [] if {answer.status for answer in answers} == {200, 204}
                  else ["not all were answered"])

    def check_verdicts(self, operation):
        """A batch is taken, and each fact in it has a verdict of its own."""
        schema = operation.contract.resolve({"$ref": "#/components/schemas/OordeelOverFeit"})
        promised = set(schema["properties"]["status"]["enum"])
        facts = self._mixed_facts()
        request = Request("POST", "/v1/aanleveringen", body=encode({"feiten": facts}),
                          key=self.stage.devices["balie"])
        with self.stage.unwritable(facts[0]["id"]):
            answer = self.ask(operation, request, "a batch of all verdicts")
        seen = {verdict["status"] for verdict in json.loads(answer.body)["oordelen"]}
        by_analyst = self.ask(operation, request.but(key=self.stage.devices["analist"]),
                              "a batch by an analyst")
        seen |= {verdict["status"] for verdict in json.loads(by_analyst.body)["oordelen"]}
        by_reviewer = self.ask(operation, request.but(
            body=encode({"feiten": [self._stale_approval()]}),
            key=self.stage.devices["backoffice"]), "a batch by a reviewer who looked too long ago")
        seen |= {verdict["status"] for verdict in json.loads(by_reviewer.body)["oordelen"]}
        self.hold("verdicts of a batch", [] if seen == promised
                  else [f"came {sorted(seen)}, documented are {sorted(promised)}"])

    def _stale_approval(self):
        content = acts.approval(acts.unreported(self.stage), inhoud="00" * 32)
        return {"soort": "akkoord", "id": new_uuid(), "inhoud": content}

    def _mixed_facts(self):
        """In order: one that breaks, two alike, another under their id, a wrong one, no subject."""
        known = new_uuid()
        content = acts.answers(self.stage)
        return [{"soort": "voorval", "id": new_uuid(), "inhoud": acts.answers(self.stage)},
                {"soort": "voorval", "id": known, "inhoud": content},
                {"soort": "voorval", "id": known, "inhoud": content},
                {"soort": "voorval", "id": known, "inhoud": acts.answers(self.stage)},
                {"soort": "voorval", "id": new_uuid(), "inhoud": {}},
                {"soort": "intrekking", "id": new_uuid(), "inhoud": {"voorval": new_uuid()}}]


def read_problem(answer):
    """The problem of an answer; of a batch that was taken, that of its first fact."""
    value = json.loads(answer.body or b"{}")
    if "oordelen" in value:
        return value["oordelen"][0].get("probleem")
    return value if answer.status >= 400 else None


def read_code(answer):
    return json.loads(answer.body)["code"] if answer.status >= 400 else None


def set_the_stage(programs, root):
    stage = Stage(programs, root)
    for who, office, desk, role in (
            ("balie", "amsterdam", "Balie Centrum", "balie"),
            ("ander loket", "amsterdam", "Balie Noord", "balie"),
            ("backoffice", "amsterdam", "Backoffice", "backoffice"),
            ("analist", "bzk", "Analyse", "analist"),
            ("quotum op", "rotterdam", "Balie", "balie"),
            ("maas", "rotterdam", "Backoffice", "backoffice"),
            ("ingetrokken", "amsterdam", "Balie Zuid", "balie")):
        stage.enrol(who, office, desk, role)
    stage.revoke("ingetrokken")
    stage.use_up_quota("rotterdam")
    return stage


def check_all(run):
    promised = 0
    for name, own in run.contracts.items():
        for operation in own.operations:
            promised += len(list(operation.documented()))
            run.check_documented(operation)
            run.check_undocumented(operation)
            if operation.takes_body:
                run.check_schema(operation)
            run.check_parameters(operation)
            for of_operation, code in faults.FAULTS:
                if of_operation == operation.id:
                    run.check_fault(operation, code)
            if operation.method == "GET":
                run.check_head(operation)
            if operation.is_open:
                run.check_open(operation)
            if operation.id == "leverAan":
                run.check_verdicts(operation)
        for path in own.document["paths"]:
            run.check_path(name, path)
        run.check_unreadable(name)
        run.check_crowd(name)
        run.check_all_faults(name)
    run.check_cases()
    return promised


def main():
    programs, documents = sys.argv[1:]
    contracts = {name: contract.Contract(name, os.path.join(documents, f"{name}.json"))
                 for name in NAMES}
    with tempfile.TemporaryDirectory(prefix="dim-routes-") as root:
        stage = set_the_stage(programs, root)
        run = Run(stage, contracts)
        try:
            promised = check_all(run)
        finally:
            run.hold("the servers end well", stage.stop())
    print(f"{promised} promised answers, {run.checked} checks, {run.failures} failed")
    return 1 if run.failures else 0


if __name__ == "__main__":
    sys.exit(main())
