#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""protocol.py ROOT: the tables of PROTOCOL.md say of every route what its OpenAPI document says: what
success it has, and every status and problem code that it refuses with. A line a difference; 1 if
there is any."""

import os
import re
import sys

from contract import Contract

SECTIONS = {"verzamelserver": ("Common to both servers", "Collector"),
            "evaluator": ("Common to both servers", "Evaluator")}
REFUSAL = re.compile(r"(\d{3}) `([a-z-]+)`")
CODE_ROW = re.compile(r"^\| (\d{3}) \| `([a-z-]+)` \|", re.M)
ROUTE_ROW = re.compile(r"^\| `([A-Z]+) (/v1/[^`]+)` \| ([\d, ]+) \|(.*)\|$", re.M)
REQUEST_ROW = re.compile(r"^\| ([^|`]+) \| (\d{3} `.*) \|$", re.M)
FAULT_ROW = re.compile(r"^\| ((?:`[a-z-]+`(?:, )?)+) \| [a-z]", re.M)
# An answer that no route gives by design, but that every client must know.
OWN_FAULT = (500, "storing")

# Which operations a row of "What a request may get" is about.
REQUESTS = {
    "any": lambda operation: True,
    "with a body": lambda operation: operation.takes_body,
    "with an id in its path": lambda operation: "{id}" in operation.path,
    "signed": lambda operation: not operation.is_open,
    "signed with an enrolled key": lambda operation: "security" not in operation.spec,
}


def refusals(text):
    return {(int(status), code) for status, code in REFUSAL.findall(text)}


def read_sections(path):
    with open(path, encoding="utf-8") as file:
        parts = re.split(r"^## (.*)\n", file.read(), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def read_requests(section):
    rows = {name: refusals(text) for name, text in REQUEST_ROW.findall(section)}
    if set(rows) != set(REQUESTS):
        raise SystemExit(f"kinds of requests are {sorted(rows)}, expected {sorted(REQUESTS)}")
    return rows


def differ(what, said, documented):
    yield from (f"{what}: PROTOCOL.md says {each}, the document does not"
                for each in sorted(said - documented))
    yield from (f"{what}: the document says {each}, PROTOCOL.md does not"
                for each in sorted(documented - said))


def check(sections, contract):
    requests = read_requests(sections["Common to both servers"])
    routes = {(method, path): (set(map(int, success.split(", "))), refusals(rest))
              for name in SECTIONS[contract.name]
              for method, path, success, rest in ROUTE_ROW.findall(sections[name])}
    operations = {(each.method, contract.prefix + each.path): each for each in contract.operations}
    yield from differ(f"{contract.name} routes", set(routes), set(operations))
    for key in sorted(set(routes) & set(operations)):
        operation = operations[key]
        success, said = routes[key]
        for kind, added in requests.items():
            said = said | (added if REQUESTS[kind](operation) else set())
        documented = set(operation.documented())
        yield from differ(f"{operation} success", success,
                          {status for status, code in documented if code is None})
        yield from differ(f"{operation}", said, {each for each in documented if each[1]})


def check_codes(sections, contracts):
    """The table of codes has all that exist, and nothing else."""
    documented = {each for contract in contracts for operation in contract.operations
                  for each in operation.documented() if each[1]}
    yield from differ("codes", {(int(status), code) for status, code in CODE_ROW.findall(
        sections["Common to both servers"])}, documented | {OWN_FAULT})


def check_faults(sections, contracts):
    faults = sections["Common to both servers"].split("### Faults\n")[1].split("\n### ")[0]
    said = {code for row in FAULT_ROW.findall(faults) for code in re.findall(r"`([a-z-]+)`", row)}
    yield from differ("faults", said, set().union(*(each.fault_codes() for each in contracts)))


def main():
    root = sys.argv[1]
    sections = read_sections(os.path.join(root, "src", "wire", "PROTOCOL.md"))
    contracts = [Contract(name, os.path.join(root, "data", "openapi", f"{name}.json"))
                 for name in SECTIONS]
    faults = [fault for contract in contracts for fault in check(sections, contract)]
    faults += [*check_codes(sections, contracts), *check_faults(sections, contracts)]
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
