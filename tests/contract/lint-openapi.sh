#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
# usage: lint-openapi.sh MODULES-DIRECTORY OPENAPI-DIRECTORY
# Holds the OpenAPI documents against the linter of the Dutch REST API Design Rules and, with the
# Arazzo flows, against Redocly's recommended rules, a warning being an error in both. Needs node, npm, the registry (once
# a build directory) and, for the first, adr-linter.yaml in $DIM_TEST_REFERENCE; skips (77) without.
set -euo pipefail
. "$(dirname "$0")/node.sh"

modules=$1
documents=$(cd "$2" && pwd)
rules=${DIM_TEST_REFERENCE:-}/adr-linter.yaml

design_rules() {
  (cd "$modules" && npx --no-install spectral lint --fail-severity=hint -r "$rules" "$@")
}

recommended() {
  (cd "$modules" && npx --no-install redocly lint --extends recommended-strict "$@")
}

# must_fail LINTER: takes a document that breaks the rules, so that silence means something.
must_fail() {
  if "$1" "$here/sample-that-must-fail.json"; then
    echo "$1 takes a document that breaks the rules" >&2
    exit 1
  fi
}

install_modules "$modules"

recommended "$documents/verzamelserver.json" "$documents/evaluator.json" "$here"/*.arazzo.yaml
must_fail recommended

[ -r "$rules" ] || skip "no adr-linter.yaml in DIM_TEST_REFERENCE"
design_rules "$documents/verzamelserver.json" "$documents/evaluator.json"
must_fail design_rules
