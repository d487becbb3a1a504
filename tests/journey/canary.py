# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""Looks for secrets in files, in every form in which they could have leaked."""

import base64
import hashlib
import os


def _base64_cores(raw):
    """The part of base64 text that does not depend on what stands around, at each alignment."""
    cores = set()
    for shift in range(3):
        text = base64.b64encode(b"\0" * shift + raw)
        start = (shift * 8 + 5) // 6
        end = len(text) - (4 if (shift + len(raw)) % 3 else 0)
        core = text[start:end]
        if len(core) >= 8:
            cores.add(core)
            cores.add(core.translate(bytes.maketrans(b"+/", b"-_")))
    return cores


def forms(secret):
    """Every byte string that would give `secret` away."""
    found = set()
    for text in {secret, secret.lower(), secret[::-1], secret.replace(" ", "")}:
        raw = text.encode()
        found |= {raw, text.encode("utf-16-le"), text.encode("utf-16-be")}
        found |= {raw.hex().encode(), raw.hex().upper().encode()}
        found |= _base64_cores(raw)
        for name in ("md5", "sha1", "sha256", "sha512"):
            digest = hashlib.new(name, raw).digest()
            found |= {digest, digest.hex().encode(), base64.b64encode(digest)}
    return found


def search(roots, secrets):
    """Returns (path, index of the secret) for every hit; the secret itself is never told."""
    needles = [(index, form) for index, secret in enumerate(secrets) for form in forms(secret)]
    hits = []
    for root in roots:
        paths = [root] if os.path.isfile(root) else [
            os.path.join(folder, name) for folder, _, names in os.walk(root) for name in names
        ]
        for path in paths:
            if not os.path.isfile(path):
                continue
            with open(path, "rb") as file:
                content = file.read()
            hits += sorted({(path, index) for index, form in needles if form in content})
    return hits
