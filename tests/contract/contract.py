# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an OpenAPI document promises, and whether an answer keeps to it."""

import base64
import copy
import datetime
import json
import urllib.parse

import jsonschema

PROBLEM = "application/problem+json"
METHODS = ("get", "put", "post", "delete", "patch", "head", "options", "trace")
# Of HTTP itself; anything else that an answer carries must stand in the document.
PLAIN_HEADERS = {"date", "content-type", "content-length", "connection"}
# What every answer must carry, whether the document says so or not.
SECURITY_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
}
REVEALING_HEADERS = ("Server", "X-Powered-By", "Via")

formats = jsonschema.FormatChecker(formats=())


@formats.checks("date", raises=ValueError)
def _is_date(text):
    return datetime.date.fromisoformat(text) is not None


@formats.checks("date-time", raises=ValueError)
def _is_moment(text):
    if not text.endswith("Z"):
        raise ValueError("not in UTC")
    return datetime.datetime.fromisoformat(text[:-1]) is not None


@formats.checks("byte", raises=ValueError)
def _is_base64(text):
    return base64.b64decode(text, validate=True) is not None


def _close(node):
    """An answer may say more in a newer version; this version says what its document says."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict) and node.get("type") == "object":
            node.setdefault("additionalProperties", False)
        for value in node.values():
            _close(value)
    elif isinstance(node, list):
        for value in node:
            _close(value)


class Contract:
    def __init__(self, name, path):
        self.name = name
        with open(path, encoding="utf-8") as file:
            self.document = json.load(file)
        self.version = self.document["info"]["version"]
        self.prefix = urllib.parse.urlsplit(self.document["servers"][0]["url"]).path
        self._closed = copy.deepcopy(self.document)
        _close(self._closed["components"]["schemas"])
        self._validators = {}
        self.operations = [Operation(self, path, method, item[method])
                           for path, item in self.document["paths"].items()
                           for method in item if method in METHODS]

    def resolve(self, node):
        while "$ref" in node:
            target = self.document
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            node = target
        return node

    def fault_codes(self):
        return set(self.document["components"]["schemas"]["Fout"]["properties"]["code"]["enum"])

    def allowed(self, path):
        """The methods that Allow is to name for a path."""
        methods = [o.method for o in self.operations if o.path == path]
        return set(methods) | ({"HEAD"} if "GET" in methods else set()) | {"OPTIONS"}

    def validate(self, schema, value):
        """The faults of a value against a schema of this document."""
        text = json.dumps(schema)
        if text not in self._validators:
            resolver = jsonschema.RefResolver.from_schema(self._closed)
            self._validators[text] = jsonschema.Draft4Validator(schema, resolver=resolver,
                                                                format_checker=formats)
        return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
                for error in self._validators[text].iter_errors(value)]


class Operation:
    def __init__(self, contract, path, method, spec):
        self.contract = contract
        self.path = path
        self.method = method.upper()
        self.spec = spec
        self.id = spec["operationId"]
        self.is_open = spec.get("security") == []
        self.takes_body = "requestBody" in spec
        self.responses = {int(status): contract.resolve(response)
                          for status, response in spec["responses"].items()}

    def __str__(self):
        return f"{self.contract.name} {self.method} {self.path}"

    def codes(self, status):
        """Problem code → its example, for a status."""
        examples = self.responses[status]["content"].get(PROBLEM, {}).get("examples", {})
        values = [self.contract.resolve(example)["value"] for example in examples.values()]
        return {value["code"]: value for value in values}

    def documented(self):
        """Every (status, problem code) that the document says this operation gives."""
        for status in self.responses:
            if status < 400:
                yield status, None
            else:
                yield from ((status, code) for code in self.codes(status))

    def parameters(self, place):
        found = map(self.contract.resolve, self.spec.get("parameters", []))
        return [parameter for parameter in found if parameter["in"] == place]

    def request_schema(self):
        return self.spec["requestBody"]["content"]["application/json"]["schema"]

    def faults(self, answer, has_body=True):
        """What is wrong with an answer that this operation gave."""
        response = self.responses.get(answer.status)
        if response is None:
            return [f"status {answer.status} is not documented"]
        found = [*check_headers(self.contract, answer), *self._header_faults(answer, response)]
        if has_body:
            found += self._body_faults(answer, response)
        if answer.status == 405:
            found += check_allow(self.contract, self.path, answer)
        return found

    def _header_faults(self, answer, response):
        documented = response.get("headers", {})
        names = {name.lower() for name in documented}
        for name in {key.lower() for key, _ in answer.headers} - PLAIN_HEADERS - names:
            yield f"header {name} is not documented for {answer.status}"
        for name, header in documented.items():
            header = self.contract.resolve(header)
            values = answer.all(name)
            if len(values) > 1 or (header.get("required") and not values):
                yield f"header {name} came {len(values)} times"
            for value in values:
                yield from self._value_faults(name, header["schema"], value)

    def _value_faults(self, name, schema, value):
        if schema["type"] == "integer":
            if not value.isdecimal():
                return [f"header {name} is no number"]
            value = int(value)
        return [f"header {name}: {fault}" for fault in self.contract.validate(schema, value)]

    def _body_faults(self, answer, response):
        (media_type, content), = response["content"].items()
        if answer.one("Content-Type") != media_type:
            return [f"content type is {answer.all('Content-Type')}"]
        try:
            value = json.loads(answer.body)
        except ValueError:
            return ["the body is no JSON"]
        found = self.contract.validate(content["schema"], value)
        if answer.status >= 400 and not found:
            found = self._problem_faults(answer, value)
        return found

    def _problem_faults(self, answer, problem):
        example = self.codes(answer.status).get(problem["code"])
        if example is None:
            return [f"{answer.status} {problem['code']} is not documented"]
        found = []
        if problem["status"] != answer.status:
            found.append(f"the problem says {problem['status']}")
        if problem["title"] != example["title"]:
            found.append(f"{problem['code']} has another title than its example")
        if problem["code"] == "ongeldige-inhoud" and not problem.get("fouten"):
            found.append("no fault is named")
        return found


def check_headers(contract, answer):
    """What every answer must carry and must not, also one that is of no operation."""
    for name, value in {**SECURITY_HEADERS, "API-Version": contract.version}.items():
        if answer.all(name) != [value]:
            yield f"header {name} is {answer.all(name)}"
    for name in REVEALING_HEADERS:
        if answer.all(name):
            yield f"header {name} is there"
    if answer.version not in ("HTTP/1.1", "HTTP/1.0") or not answer.phrase:
        yield f"status line is {answer.version} {answer.status} {answer.phrase}"
    if answer.status in (429, 503) and not (answer.one("Retry-After") or "").isdecimal():
        yield "Retry-After says no seconds"
    if answer.status == 401 and not (answer.one("WWW-Authenticate") and
                                     answer.one("Accept-Signature")):
        yield "401 does not say how to sign"


def check_allow(contract, path, answer):
    named = set((answer.one("Allow") or "").split(", "))
    if named != contract.allowed(path):
        yield f"Allow is {sorted(named)}, documented is {sorted(contract.allowed(path))}"


def check_problem(answer, status, code):
    """For answers that are of no operation: a path that does not exist."""
    if answer.status != status or answer.one("Content-Type") != PROBLEM:
        return [f"{answer.status} {answer.all('Content-Type')}"]
    problem = json.loads(answer.body)
    if problem.get("status") != status or problem.get("code") != code:
        return [f"problem {problem.get('status')} {problem.get('code')}"]
    return [f"no {name}" for name in ("title", "detail") if not problem.get(name)]
