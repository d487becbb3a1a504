# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whether the checks can fail: each true answer is spoilt in every way that matters, and must then
be found wrong. Gives a line for what passes that should not."""

import dataclasses
import json

from contract import PLAIN_HEADERS

FREE_FORM = ("leesOpenapi",)  # its body is an object of which nothing more is said


def _without(answer, name):
    return dataclasses.replace(answer, headers=[(key, value) for key, value in answer.headers
                                                if key.lower() != name.lower()])


def _with(answer, name, value):
    return dataclasses.replace(answer, headers=[*answer.headers, (name, value)])


def _rewritten(answer, **changes):
    return dataclasses.replace(answer, body=json.dumps({**json.loads(answer.body),
                                                        **changes}).encode())


def _spoil_headers(answer):
    for name, _ in answer.headers:
        if name.lower() not in PLAIN_HEADERS | {"access-control-allow-origin"}:
            yield f"without {name}", _without(answer, name)
            yield f"with another {name}", _with(_without(answer, name), name, "anders")
            yield f"with a second {name}", _with(answer, name, "anders")
    yield "with a Server", _with(answer, "Server", "dutch-id")
    yield "with an unknown header", _with(answer, "X-Verzonnen", "ja")
    yield "of another version", dataclasses.replace(answer, version="HTTP/0.9")
    yield "as 418", dataclasses.replace(answer, status=418)


def _spoil_body(operation, answer):
    yield "as HTML", _with(_without(answer, "Content-Type"), "Content-Type", "text/html")
    yield "without a type", _without(answer, "Content-Type")
    yield "cut off", dataclasses.replace(answer, body=answer.body.rstrip()[:-1])
    if operation.id not in FREE_FORM or answer.status >= 400:
        yield "with an unknown member", _rewritten(answer, verzonnen=1)
        yield "empty", dataclasses.replace(answer, body=b"{}")
    if answer.status >= 400:
        yield "with an unknown code", _rewritten(answer, code="verzonnen")
        yield "with another status in the body", _rewritten(answer, status=499)
        yield "with another title", _rewritten(answer, title="Anders")
        yield "without a sentence", _rewritten(answer, detail="")


def passing(operation, answer):
    """What of a spoilt answer passes for a good one."""
    found = [how for how, spoilt in _spoil_headers(answer)
             if not operation.faults(spoilt, has_body=False)]
    found += [how for how, spoilt in _spoil_body(operation, answer) if not operation.faults(spoilt)]
    return [f"{how} passes" for how in found]
