#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""refusals.py ROOT: the OpenAPI documents promise exactly what the source can give.

For each route of the `routes` tables it follows the handler through the functions that it names and
collects the problems that these make, adds those that the HTTP half makes for such a route, and holds
the set of (status, code) against the document; so it does with methods, paths, query parameters and
whether a signature is wanted. A line a difference; 1 if there is any."""

import functools
import os
import re
import sys

from contract import Contract

LAYERS = ("model", "http", "wire", "collector", "evaluator")
SERVERS = {"verzamelserver": "collector", "evaluator": "evaluator"}

FUNCTION = re.compile(r"^(?P<type>[^\n#/ ][^\n]*)\n(?P<name>[a-z]\w*) \((?P<rest>[^;{}]*)\)\n"
                      r"\{\n(?P<body>.*?)^\}", re.M | re.S)
COMMENT = re.compile(r"/\*.*?\*/", re.S)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
# A name that is no member of something: a call, or a function that is handed on.
NAME = re.compile(r"(?<![\w>.])[a-z]\w*")
FAULT = re.compile(r'dim_problem_add_fault \([^,]+, [^,]+,\s+"([a-z-]+)"')
FAULT_ENTRY = re.compile(r'^  \{ "([a-z-]+)", "', re.M)
PROBLEM = re.compile(r'dim_problem_new \((\d+), "([a-z-]+)"')
REFUSAL = re.compile(r"\bDIM_REFUSAL_[A-Z_]+")
REFUSAL_ENTRY = re.compile(r'\[(DIM_REFUSAL_\w+)\] = \{ (\d+), "([a-z-]+)"')
HTTP_ENTRY = re.compile(r'^  \{ (\d+), "([a-z-]+)"', re.M)
ROUTE = re.compile(r'\{ "([A-Z]+)", "(/[^"]+)", (DIM_HTTP_\w+), (\w+), (\w+) \}')
QUERIES = re.compile(r"(\w+)\[\] = \{ ((?:\"\w+\", )+)NULL \};")
CASE = re.compile(r"^ *(?:case (\w+)|default):", re.M)
KIND = re.compile(r"\bDIM_FACT_[A-Z_]+")

# Statuses that libsoup gives by itself, by their names in its headers.
SOUP = {"SOUP_STATUS_EXPECTATION_FAILED": 417, "SOUP_STATUS_NOT_IMPLEMENTED": 501,
        "SOUP_STATUS_HTTP_VERSION_NOT_SUPPORTED": 505}

# What `find_refusal` of the HTTP half says of a route, by the code.
FOUND_BY_ROUTE = {
    "niet-gevonden": lambda route: "{" in route.path,  # an id that can be none at all
    "methode-niet-toegestaan": lambda route: True,
    "niet-aanvaardbaar": lambda route: True,
    "geen-json": lambda route: route.method != "GET",
    "onbekende-parameter": lambda route: True,
    "tijdelijk-niet": lambda route: route.access == "DIM_HTTP_SIGNED",
}
# Where the HTTP half refuses before it looks for a route.
ALWAYS = ("early_cb", "got_chunk_cb")
BY_ACCESS = {
    "DIM_HTTP_OPEN": (),
    "DIM_HTTP_ENROLMENT": ("dim_http_authentication_read",),
    "DIM_HTTP_SIGNED": ("dim_http_authentication_read", "look_up_caller"),
}
CUT = {
    "dim_http_exchange_verify_with",  # asks what `look_up_caller` asks, and hears yes or no
    # Read what is stored: a fault there is a damaged ledger.
    "dim_fact_record_decode",
    "dim_rules_read_keys",
}
# The HTTP half repeats the code of a refusal as its fault.
FAULTS_OF_HTTP = {"onbekende-parameter"}
# Beside Signature, which is the scheme itself.
SIGNED_HEADERS = {"Signature-Input", "Content-Digest"}
# In a batch these make verdicts, not the answer.
VERDICTS = frozenset({"take_delivery_cb", "read_item", "answer_single"})
BATCH = "post_batch_cb"


class Function:
    def __init__(self, file, match):
        self.file = file
        self.name = match["name"]
        self.is_static = match["type"].startswith("static")
        self.body = match["body"]

    def part(self, kind):
        """The body, or of a switch over kinds of facts only what is for `kind`."""
        labels = list(CASE.finditer(self.body))
        if kind is None or not any((label[1] or "").startswith("DIM_FACT_") for label in labels):
            return self.body
        names = [label[1] for label in labels]
        if kind not in names and None not in names:
            return ""
        start = labels[names.index(kind if kind in names else None)]
        return self.body[start.end():].split("break;")[0].split("case ")[0].split("default:")[0]


class Route:
    def __init__(self, match, queries):
        self.method, self.path, self.access, named, self.handler = match.groups()
        self.queries = queries.get(named, set())


class Source:
    def __init__(self, root):
        self.functions = {}  # (file, name) → Function; a public one also under (None, name)
        self.texts = {}
        for layer in LAYERS:
            folder = os.path.join(root, "src", layer)
            for name in sorted(os.listdir(folder)):
                if name.endswith(".c"):
                    self._read(os.path.join(folder, name), f"{layer}/{name}")
        self.refusals = {name: (int(status), code) for name, status, code in
                         REFUSAL_ENTRY.findall(self.texts["collector/dim-refusal.c"])}
        self.http = {code: int(status) for status, code in
                     HTTP_ENTRY.findall(self.texts["http/dim-http-refusal.c"])}
        self.faults = {*FAULT_ENTRY.findall(self.texts["wire/dim-fault-detail.c"])}
        for file, text in self.texts.items():
            self.faults.update(FAULT.findall(text))

    def _read(self, path, file):
        with open(path, encoding="utf-8") as source:
            self.texts[file] = COMMENT.sub("", source.read())
        for match in FUNCTION.finditer(self.texts[file]):
            function = Function(file, match)
            self.functions[file, function.name] = function
            if not function.is_static:
                self.functions[None, function.name] = function

    @functools.cache
    def routes(self, layer):
        found = []
        for file, text in self.texts.items():
            if file.startswith(f"{layer}/"):
                queries = {name: set(STRING.findall(values))
                           for name, values in QUERIES.findall(text)}
                found += [(file, Route(match, queries)) for match in ROUTE.finditer(text)]
        return found

    def _own_problems(self, function, body):
        yield from ((int(status), code) for status, code in PROBLEM.findall(body))
        yield from (self.refusals[name] for name in REFUSAL.findall(body))
        if function.file.startswith("http/"):
            yield from ((self.http[text], text) for text in STRING.findall(body)
                        if text in self.http)

    def problems(self, file, name, kind=None, cut=frozenset()):
        """Every problem that may be made by a function and by those that it names."""
        return {problem for function, body in self._reached(file, name, kind, cut)
                for problem in self._own_problems(function, body)}

    def faults_of(self, layer):
        """Every fault that a server may name in what it was sent."""
        return {text for file, route in self.routes(layer)
                for _, body in self._reached(file, route.handler, None, frozenset())
                for text in STRING.findall(body) if text in self.faults} | FAULTS_OF_HTTP

    @functools.cache
    def _reached(self, file, name, kind, cut):
        """What runs when a function does: the functions that it names, and so on."""
        found = []
        waiting = [(file, name)]
        seen = set()
        while waiting:
            at, name = waiting.pop()
            function = self.functions.get((at, name)) or self.functions.get((None, name))
            if function is None or function in seen or name in CUT | cut:
                continue
            seen.add(function)
            body = function.part(kind)
            found.append((function, body))
            waiting += [(function.file, each) for each in NAME.findall(STRING.sub("", body))]
        return found

    def unreadable(self):
        """What is refused before a request is understood."""
        body = self.functions["http/dim-http-refusal.c", "name_unreadable"].body
        yield from ((SOUP[name], "niet-ondersteund") for name in re.findall(r"case (\w+):", body))
        yield from ((400, text) for text in STRING.findall(body)
                    if self.http[text] == 400)

    def by_http(self, route):
        found = {*self.unreadable()}
        for name in (*ALWAYS, *BY_ACCESS[route.access]):
            files = [file for file, function in self.functions if function == name and file]
            found |= self.problems(files[0], name)
        for code in self._found_by_route():
            # One that nobody thought of is no route's: whoever adds it says whose.
            if FOUND_BY_ROUTE.get(code, lambda route: True)(route):
                found.add((self.http[code], code))
        return found

    def _found_by_route(self):
        body = self.functions["http/dim-http-exchange.c", "find_refusal"].body
        return [text for text in STRING.findall(body) if text in self.http]

    def of_route(self, file, route):
        kinds = KIND.findall(self.functions[file, route.handler].body)
        cut = VERDICTS if route.handler == BATCH else frozenset()
        return self.by_http(route) | self.problems(file, route.handler,
                                                   kinds[0] if kinds else None, cut)

    def headers_of(self, file, route):
        found = set(SIGNED_HEADERS) if route.access != "DIM_HTTP_OPEN" else set()
        body = self.functions[file, route.handler].body
        return found | ({"If-Match"} if "dim_http_exchange_if_match" in body else set())

    def verdicts(self):
        file = "collector/dim-collector-facts.c"
        statuses = {status for status, _ in self.problems(file, "take_delivery_cb")}
        statuses |= {status for status, _ in
                     self.problems("wire/dim-batch-codec.c", "read_item")}
        return statuses


def access_of(operation):
    if operation.is_open:
        return "DIM_HTTP_OPEN"
    schemes = operation.spec.get("security") or operation.contract.document["security"]
    is_new = "HandtekeningNieuweSleutel" in schemes[0]
    return "DIM_HTTP_ENROLMENT" if is_new else "DIM_HTTP_SIGNED"


def names_of(operation, place):
    return {parameter["name"] for parameter in operation.parameters(place)}


def compare(what, documented, given):
    yield from (f"{what}: {each} is documented, and the source does not give it"
                for each in sorted(documented - given))
    yield from (f"{what}: the source gives {each}, and it is not documented"
                for each in sorted(given - documented))


def check_server(source, contract):
    routes = {(route.method, route.path): (file, route)
              for file, route in source.routes(SERVERS[contract.name])}
    operations = {(each.method, contract.prefix + each.path): each for each in contract.operations}
    yield from compare(contract.name, set(operations), set(routes))
    for key in sorted(set(operations) & set(routes)):
        operation = operations[key]
        file, route = routes[key]
        refused = {each for each in operation.documented() if each[1] is not None}
        yield from compare(f"{operation}", refused, source.of_route(file, route))
        yield from compare(f"{operation} queries", names_of(operation, "query"), route.queries)
        yield from compare(f"{operation} path", names_of(operation, "path"),
                           set(re.findall(r"\{(\w+)\}", route.path)))
        yield from compare(f"{operation} headers", names_of(operation, "header"),
                           source.headers_of(file, route))
        yield from compare(f"{operation} access", {access_of(operation)}, {route.access})
    yield from compare(f"{contract.name} faults", contract.fault_codes(),
                       source.faults_of(SERVERS[contract.name]))


def check_verdicts(source, contract):
    schema = contract.document["components"]["schemas"]["OordeelOverFeit"]
    documented = {status for status in schema["properties"]["status"]["enum"] if status >= 400}
    # What one fact is refused for is not that the whole is too large.
    yield from compare("verdict on a fact", documented, source.verdicts() - {413})


def check_that_it_can_fail(source, contract):
    """A promise less and a promise more are both noticed, for every route."""
    for operation in contract.operations:
        refusals = [status for status in operation.responses if status >= 400]
        for status in refusals:
            examples = operation.responses[status]["content"]["application/problem+json"]["examples"]
            for name in list(examples):
                taken = examples.pop(name)
                if not any(check_server(source, contract)):
                    yield f"{operation}: {name} may be missing"
                examples[name] = taken
            examples["more"] = {"value": {"code": "verzonnen"}}
            if not any(check_server(source, contract)):
                yield f"{operation}: a code may be made up"
            del examples["more"]
    del contract.operations[0]
    if not any(check_server(source, contract)):
        yield f"{contract.name}: a route may be missing"


def main():
    root = sys.argv[1]
    source = Source(root)
    contracts = [Contract(name, os.path.join(root, "data", "openapi", f"{name}.json"))
                 for name in SERVERS]
    faults = [fault for contract in contracts for fault in check_server(source, contract)]
    faults += check_verdicts(source, contracts[0])
    if not faults:
        faults = [fault for contract in contracts
                  for fault in check_that_it_can_fail(source, contract)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
