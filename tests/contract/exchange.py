# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""One HTTP exchange, byte for byte, and the signature (RFC 9421) that the servers ask for.

No HTTP library: what is wrong on purpose must go out as it is, and the answer be seen as it came.
"""

import base64
import dataclasses
import hashlib
import secrets
import socket
import time

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

COVERED = '("@method" "@path" "@query" "content-digest")'
ANSWER_TIMEOUT_S = 60


class Key:
    """A device's key."""

    def __init__(self):
        self._key = Ed25519PrivateKey.generate()
        self.public = self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        digest = hashlib.sha256(self.public).digest()
        self.id = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

    def public_text(self):
        return base64.b64encode(self.public).decode()

    def sign(self, data):
        return self._key.sign(data)

    def headers(self, method, path, query, body, created_offset_s=0):
        """The three headers of a signed request. `query` is None or without its "?"."""
        digest = base64.b64encode(hashlib.sha256(body).digest()).decode()
        nonce = base64.urlsafe_b64encode(secrets.token_bytes(16)).rstrip(b"=").decode()
        created = int(time.time()) + created_offset_s
        params = f'{COVERED};created={created};keyid="{self.id}";nonce="{nonce}"'
        values = {"@method": method, "@path": path, "@query": f"?{query or ''}",
                  "content-digest": f"sha-256=:{digest}:"}
        lines = [f'"{name}": {value}' for name, value in values.items()]
        base = "\n".join([*lines, f'"@signature-params": {params}'])
        signature = base64.b64encode(self._key.sign(base.encode())).decode()
        return {"Content-Digest": values["content-digest"], "Signature-Input": f"dim={params}",
                "Signature": f"dim=:{signature}:"}


@dataclasses.dataclass
class Answer:
    version: str
    status: int
    phrase: str
    headers: list  # of (name, value), as they came
    body: bytes

    def all(self, name):
        return [value for key, value in self.headers if key.lower() == name.lower()]

    def one(self, name):
        values = self.all(name)
        return values[0] if len(values) == 1 else None


@dataclasses.dataclass
class Request:
    method: str
    path: str
    query: str = None
    body: bytes = b""
    key: Key = None  # None: not signed
    headers: dict = dataclasses.field(default_factory=dict)  # added, or with None left out
    version: str = "HTTP/1.1"
    created_offset_s: int = 0

    def but(self, **changes):
        return dataclasses.replace(self, **changes)

    def with_headers(self, **headers):
        added = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.but(headers={**self.headers, **added})

    def encode(self):
        """The bytes on the wire: signing the same request again gives another nonce."""
        headers = {"Host": "127.0.0.1", "Connection": "close"}
        if self.body:
            headers |= {"Content-Type": "application/json", "Content-Length": str(len(self.body))}
        if self.key is not None:
            headers |= self.key.headers(self.method, self.path, self.query, self.body,
                                        self.created_offset_s)
        headers |= self.headers
        target = self.path if self.query is None else f"{self.path}?{self.query}"
        lines = [f"{self.method} {target} {self.version}"]
        lines += [f"{name}: {value}" for name, value in headers.items() if value is not None]
        return "\r\n".join([*lines, "", ""]).encode("latin-1") + self.body


def parse(data):
    head, _, body = data.partition(b"\r\n\r\n")
    status_line, *lines = head.decode("latin-1").split("\r\n")
    version, status, phrase = (status_line.split(" ", 2) + ["", ""])[:3]
    headers = [tuple(part.strip() for part in line.split(":", 1)) for line in lines]
    return Answer(version, int(status), phrase, headers, body)


def exchange(port, data):
    """Sends the bytes and reads until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=ANSWER_TIMEOUT_S) as connection:
        connection.sendall(data)
        received = b""
        while part := connection.recv(65536):
            received += part
    return parse(received)
