# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
#
# Shared by what runs on node: installs the pinned modules, once a build directory.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

# Nothing is told to anybody while it runs.
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true
export NPM_CONFIG_UPDATE_NOTIFIER=false NPM_CONFIG_FUND=false NPM_CONFIG_AUDIT=false

skip() {
  echo "skipped: $1"
  exit 77
}

is_installed() {
  cmp -s "$here/package-lock.json" "$1/package-lock.json" && [ -d "$1/node_modules" ]
}

# install_modules DIRECTORY: leaves node_modules there; skips without node, npm or the registry.
install_modules() {
  local modules=$1
  command -v node >/dev/null && command -v npm >/dev/null || skip "no node or npm"
  mkdir -p "$modules"
  exec 9>"$modules/lock"
  flock 9
  if ! is_installed "$modules"; then
    rm -rf "$modules/node_modules" "$modules/package-lock.json"
    cp "$here/package.json" "$here/package-lock.json" "$modules/"
    (cd "$modules" && npm ci --ignore-scripts --loglevel=error) || {
      rm -f "$modules/package-lock.json"
      skip "npm ci failed"
    }
  fi
  flock -u 9
}
