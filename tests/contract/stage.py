# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Both real servers on loopback, and the devices that ask them."""

import base64
import contextlib
import datetime
import hashlib
import json
import os
import secrets
import sqlite3
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "journey"))

import servers  # noqa: E402

from exchange import Key, Request, exchange  # noqa: E402

# The first blinded element of RFC 9497, A.1.2.
ELEMENT = bytes.fromhex("863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945")


def new_uuid():
    """UUID version 7."""
    number = (int(time.time() * 1000) << 80) | secrets.randbits(80)
    number = number & ~(0xF << 76) | (0x7 << 76)
    number = number & ~(0x3 << 62) | (0x2 << 62)
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def encode(value):
    return json.dumps(value, separators=(",", ":")).encode()


def suppress_what_is_not_ours():
    """libsoup 3.2 leaks the path of a request whose version of HTTP it refuses. To know a leak by its
    place the sanitizer has to look at all of the stack."""
    os.environ["ASAN_OPTIONS"] = f"{os.environ.get('ASAN_OPTIONS', '')}:fast_unwind_on_malloc=0"
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "libsoup.supp")
    os.environ["LSAN_OPTIONS"] = f"suppressions={path}:print_suppressions=0"


class Stage:
    """`devices` are keys by name; each is known to both servers."""

    def __init__(self, programs, root):
        # A day ago exists wherever the server's clock stands between two midnights.
        self.day = datetime.datetime.now(datetime.timezone.utc).date() - datetime.timedelta(days=1)
        self.organisations = servers.Organisations(programs, root, self.day.year)
        self.organisations.set_up()
        self._destroy_a_key(root)
        suppress_what_is_not_ours()
        self.organisations.start()
        self.devices = {}
        self.root = Key()  # of the circle of readers of Amsterdam
        self.device_ids = {}
        self.n_stated = 0

    def _destroy_a_key(self, root):
        self.destroyed_key = f"{self.day.year - 1}a"
        evaluator = self.organisations.evaluator
        list_key = ["--list-key", os.path.join(root, "lijstsleutel")]
        evaluator.run("key", "new", "--id", self.destroyed_key, "--first",
                      f"{self.day.year - 1}-01-01", "--last", f"{self.day.year - 1}-12-31",
                      *list_key)
        evaluator.run("key", "destroy", "--id", self.destroyed_key, *list_key,
                      "--no-copies")

    def server(self, name):
        return {"verzamelserver": self.organisations.collector,
                "evaluator": self.organisations.evaluator}[name]

    def port(self, name):
        return self.server(name).proxy.target_port

    def send(self, name, request):
        return self.send_bytes(name, request.encode())

    def send_bytes(self, name, data):
        try:
            return exchange(self.port(name), data)
        except OSError as error:
            raise RuntimeError(f"{name} does not answer {data[:80]!r}: {error}; "
                               f"it {self.server(name).last_words()}") from error

    def new_code(self, name, office="amsterdam", desk="Balie Centrum", role="balie"):
        desk_of = ["--desk", desk] if name == "verzamelserver" else []
        return self.server(name).run("device", "add", "--office", office, "--role", role,
                                     *desk_of).split()[-1]

    def enrolment(self, name, key, code):
        body = encode({"code": code, "publiekeSleutel": key.public_text()})
        return Request("POST", "/v1/apparaten", body=body, key=key)

    def enrol(self, who, office, desk, role):
        key = self.devices[who] = Key()
        for name in ("verzamelserver", "evaluator"):
            code = self.new_code(name, office, desk, role)
            answer = self.send(name, self.enrolment(name, key, code))
            if answer.status != 201:
                raise RuntimeError(f"{who} was not enrolled: {answer.status}")
            self.device_ids[who, name] = json.loads(answer.body)["apparaat"]

    def revoke(self, who):
        self.server("verzamelserver").run("device", "revoke",
                                          self.device_ids[who, "verzamelserver"])
        self.server("evaluator").run("device", "revoke", "--device",
                                     self.device_ids[who, "evaluator"])

    def allow_notes(self, basis="Artikel 4 van de proefregeling"):
        """As often as one likes; None ends them."""
        if basis is not None:
            self.server("verzamelserver").run("notes", "allow", "--basis", basis)
        elif self.server("verzamelserver").run("notes", "show").strip() != "uit":
            self.server("verzamelserver").run("notes", "end")

    def use_up_quota(self, office):
        self.server("evaluator").run("quota", "--office", office, "--day", "0", "--year", "0")

    def fingerprint(self, key_id):
        answer = self.send("evaluator", Request("GET", "/v1/sleutels", key=self.devices["balie"]))
        payload = json.loads(answer.body)["sleutellijst"].split(".")[1]
        keys = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))["sleutels"]
        public, = (key["publiekeSleutel"] for key in keys if key["id"] == key_id)
        return hashlib.sha512(base64.b64decode(public)).digest()[:8]

    @contextlib.contextmanager
    def unreadable(self, name):
        """While it lasts, the server's database lacks what every signed request needs."""
        file = {"verzamelserver": "ledger.db", "evaluator": "evaluator.db"}[name]
        with contextlib.closing(sqlite3.connect(os.path.join(self.server(name).data, file),
                                                isolation_level=None)) as database:
            database.execute("ALTER TABLE device RENAME TO gone")
            try:
                yield
            finally:
                database.execute("ALTER TABLE gone RENAME TO device")

    @contextlib.contextmanager
    def unwritable(self, fact):
        """While it lasts, the ledger does not take this one fact."""
        path = os.path.join(self.server("verzamelserver").data, "ledger.db")
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute("CREATE TRIGGER refuse BEFORE INSERT ON fact "
                             f"WHEN new.id = '{fact}' BEGIN SELECT RAISE(ABORT, 'no'); END")
            try:
                yield
            finally:
                database.execute("DROP TRIGGER refuse")

    def stop(self):
        """Ends the servers; says of each that did not end well what it said last."""
        found = []
        for name in ("verzamelserver", "evaluator"):
            status = self.server(name).stop()
            if status != 0:
                found.append(f"{name} ended with {status}: {self.server(name).last_words()}")
        return found
