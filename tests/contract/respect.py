#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
"""respect.py PROGRAMS MODULES-DIRECTORY: plays the Arazzo flows against both real servers with Redocly
Respect, which holds every answer against the OpenAPI document by itself.

Respect cannot sign. So it speaks to a proxy of ours, which signs with the key that the header
Ondertekenaar names, and passes on what comes back as it came."""

import base64
import http.client
import http.server
import json
import os
import re
import subprocess
import sys
import tempfile
import threading

from exchange import Key
from stage import ELEMENT, Stage, new_uuid

HERE = os.path.dirname(os.path.abspath(__file__))
SIGNER = "Ondertekenaar"
SIGNATURE = ("Signature", "Signature-Input", "Content-Digest")
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "host", "content-length"}


class SigningProxy:
    """Listens on a free port and passes each request on, signed with one of `keys`."""

    def __init__(self, target_port, keys):
        proxy = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                proxy.pass_on(self)

            do_PUT = do_POST = do_GET

            def log_message(self, *arguments):
                pass

        self.keys = keys
        self.target_port = target_port
        self.signed = 0
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def _headers(self, handler, body):
        headers = {name: value for name, value in handler.headers.items()
                   if name.lower() not in HOP_BY_HOP and name not in (SIGNER, *SIGNATURE)}
        signer = handler.headers.get(SIGNER)
        if signer is not None:
            path, _, query = handler.path.partition("?")
            headers |= self.keys[signer].headers(handler.command, path, query or None, body)
            self.signed += 1
        return headers

    def pass_on(self, handler):
        body = handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
        connection = http.client.HTTPConnection("127.0.0.1", self.target_port, timeout=60)
        connection.request(handler.command, handler.path, body or None,
                           self._headers(handler, body))
        response = connection.getresponse()
        content = response.read()
        handler.send_response_only(response.status, response.reason)
        for name, value in response.getheaders():
            if name.lower() not in HOP_BY_HOP:
                handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)
        connection.close()

    def close(self):
        self._server.shutdown()
        self._server.server_close()


def inputs_of(stage, name, keys):
    """What the flow of a server is to be told."""
    balie = {"balieCode": stage.new_code(name), "balieSleutel": keys["balie"].public_text()}
    if name == "evaluator":
        return balie | {"verzoek": new_uuid(), "sleutel": f"{stage.day.year}a",
                        "element": base64.b64encode(ELEMENT).decode()}
    return balie | {"analistCode": stage.new_code(name, "bzk", "Analyse", "analist"),
                    "analistSleutel": keys["analist"].public_text(), "voorval": new_uuid(),
                    "document": new_uuid(), "intrekking": new_uuid(),
                    "dag": stage.day.isoformat(), "jaar": stage.day.year, "gemeente": "GM0363"}


def steps_of(name):
    with open(os.path.join(HERE, f"{name}.arazzo.yaml"), encoding="utf-8") as flow:
        return re.findall(r"^ *- stepId: (\w+)$", flow.read(), re.M)


def play(modules, name, url, inputs, report):
    """Plays one flow; gives what Respect said, and the steps in which it found nothing wrong."""
    done = subprocess.run(
        ["npx", "--no-install", "redocly", "respect", os.path.join(HERE, f"{name}.arazzo.yaml"),
         "--server", f"{name}={url}", "--input", json.dumps(inputs), "--json-output", report],
        cwd=modules, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=400)
    if not os.path.exists(report):
        return done, []
    with open(report, encoding="utf-8") as file:
        flows = json.load(file)["files"].values()
    steps = [step for flow in flows for workflow in flow["executedWorkflows"]
             for step in workflow["executedSteps"]]
    passed = [step["stepId"] for step in steps
              if step["checks"] and all(check["passed"] for check in step["checks"])]
    return done, passed


def check_flow(stage, modules, root, name):
    """The flow passes; and told of a code that has been used, it fails."""
    report = os.path.join(root, f"{name}.json")
    keys = {"balie": Key(), "analist": Key()}
    proxy = SigningProxy(stage.port(name), keys)
    inputs = inputs_of(stage, name, keys)
    done, passed = play(modules, name, proxy.url, inputs, report)
    print(done.stdout)
    is_good = done.returncode == 0 and passed == steps_of(name)
    print(f"{name}: {len(passed)} of {len(steps_of(name))} steps, {proxy.signed} signed requests")
    keys["balie"] = Key()
    inputs["balieSleutel"] = keys["balie"].public_text()
    done, passed = play(modules, name, proxy.url, inputs, report)
    proxy.close()
    if done.returncode == 0 or "meldBalieAan" in passed:
        print(f"{name}: a used code passes")
        is_good = False
    return is_good


def main():
    programs, modules = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="dim-respect-") as root:
        stage = Stage(programs, root)
        try:
            results = [check_flow(stage, modules, root, name)
                       for name in ("verzamelserver", "evaluator")]
        finally:
            stage.stop()
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
