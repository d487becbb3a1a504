#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
# usage: lint-openapi.sh WORK-DIRECTORY OPENAPI-DIRECTORY
# Holds the OpenAPI documents against the linter of the Dutch REST API Design Rules. Needs node,
# npm, the registry (once a build directory) and adr-linter.yaml in $DIM_TEST_REFERENCE; skips
# (77) without.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=$1
documents=$(cd "$2" && pwd)
rules=${DIM_TEST_REFERENCE:-}/adr-linter.yaml

skip() {
  echo "skipped: $1"
  exit 77
}

lint() {
  (cd "$work" && npx --no-install spectral lint --fail-severity hint -r "$rules" "$@")
}

[ -r "$rules" ] || skip "no adr-linter.yaml in DIM_TEST_REFERENCE"
command -v node >/dev/null && command -v npm >/dev/null || skip "no node or npm"

mkdir -p "$work"
if ! cmp -s "$here/package-lock.json" "$work/package-lock.json" || [ ! -d "$work/node_modules" ]; then
  rm -rf "$work/node_modules"
  cp "$here/package.json" "$work/"
  (cd "$work" && cp "$here/package-lock.json" . &&
    npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) || {
    rm -f "$work/package-lock.json"
    skip "npm ci failed"
  }
fi

lint "$documents/verzamelserver.json" "$documents/evaluator.json"

if lint "$here/sample-that-must-fail.json"; then
  echo "the linter takes a document that breaks the rules" >&2
  exit 1
fi
