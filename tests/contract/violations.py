# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bodies that break a request schema in one place each: a body for every constraint that the schema
puts on a member of a good one."""

import copy
import dataclasses
import re

WRONG_TYPES = {"string": 7, "integer": "zeven", "boolean": "ja", "array": {}, "object": []}


@dataclasses.dataclass
class Violation:
    what: str
    pointer: str  # where a fault may be named, or at what it is in
    body: object


def _replaced(body, path, value):
    """A copy of `body` with `value` at `path`; without that member if `value` is None."""
    changed = copy.deepcopy(body)
    place = {"": changed}
    node, last = place, ""
    for part in path:
        node, last = node[last], part
    if value is None:
        del node[last]
    else:
        node[last] = value
    return place[""]


class Violations:
    """`skip` are (pointer without indices, what) that the server judges otherwise."""

    def __init__(self, contract, skip=()):
        self.contract = contract
        self.skip = set(skip)

    def of(self, schema, body):
        found = self._of(self.contract.resolve(schema), body, body, ())
        return [violation for violation in found if not self._is_skipped(violation)]

    def _is_skipped(self, violation):
        plain = "/".join(part for part in violation.pointer.split("/") if not part.isdecimal())
        return (plain, violation.what) in self.skip

    def _of(self, schema, body, value, path):
        pointer = "".join(f"/{part}" for part in path)

        def broken(what, wrong, at=pointer):
            return Violation(what, at, _replaced(body, path, wrong))

        for part in schema.get("allOf", []):
            yield from self._of(self.contract.resolve(part), body, value, path)
        kind = schema.get("type")
        if kind in WRONG_TYPES:
            yield broken("another type", WRONG_TYPES[kind])
        if kind == "object":
            yield from self._of_object(schema, body, value, path)
        elif kind == "array":
            yield from self._of_array(schema, body, value, path, broken)
        elif kind == "string":
            yield from self._of_string(schema, value, broken)
        elif kind == "integer":
            yield broken("too small", schema["minimum"] - 1)
            yield broken("too large", schema["maximum"] + 1)

    def _of_object(self, schema, body, value, path):
        pointer = "".join(f"/{part}" for part in path)
        if schema.get("additionalProperties") is False:
            yield Violation("an unknown member", f"{pointer}/verzonnen",
                            _replaced(body, path, {**value, "verzonnen": "x"}))
        for name in schema.get("required", []):
            yield Violation("missing", f"{pointer}/{name}", _replaced(body, (*path, name), None))
        for name, member in schema.get("properties", {}).items():
            if name in value:
                yield from self._of(self.contract.resolve(member), body, value[name],
                                    (*path, name))

    def _of_array(self, schema, body, value, path, broken):
        if schema.get("minItems", 0) > 0:
            yield broken("too few", value[:schema["minItems"] - 1])
        if "maxItems" in schema:
            yield broken("too many", (value * (schema["maxItems"] + 1))[:schema["maxItems"] + 1])
        if schema.get("uniqueItems"):
            yield broken("one twice", [*value[:1], *value])
        yield from self._of(self.contract.resolve(schema["items"]), body, value[0], (*path, 0))

    def _of_string(self, schema, value, broken):
        if schema.get("minLength", 0) > 0:
            yield broken("empty", "")
        if "maxLength" in schema:
            yield broken("too long", value + value[-1] * (schema["maxLength"] + 1 - len(value)))
        if "enum" in schema or "pattern" in schema:
            yield broken("of another form", "!" + value[1:])


def is_found(violation, problem):
    """Whether a fault points at the place, at what it is in, or at something in it. A fact in a batch
    that does not tell which it is has no faults, only a refusal."""
    if problem is None or problem["status"] != 400:
        return False
    if re.match(r"/feiten/0/(soort|id|inhoud|verzonnen)$", violation.pointer):
        return problem["code"] in ("ongeldig-id", "ongeldige-inhoud") and "fouten" not in problem
    pointers = [fault["pointer"] for fault in problem.get("fouten", [])]
    return problem["code"] == "ongeldige-inhoud" and any(
        violation.pointer == pointer or (pointer and violation.pointer.startswith(pointer + "/"))
        or pointer.startswith(violation.pointer + "/") for pointer in pointers)


def of_parameter(schema):
    """What a query parameter cannot be, and what it can be at its ends, as (what, value) pairs."""
    wrong = [("empty", "")]
    right = []
    if schema["type"] == "integer":
        wrong += [("no number", "veel"), ("a fraction", "7.5"), ("with a sign", "+7"),
                  ("too small", schema["minimum"] - 1), ("too large", schema["maximum"] + 1)]
        right += [("smallest", schema["minimum"]), ("largest", schema["maximum"])]
    else:
        wrong += [("too long", "A" * (schema["maxLength"] + 1)), ("of another form", "!")]
    return wrong, right
