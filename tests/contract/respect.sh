#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
# usage: respect.sh MODULES-DIRECTORY PROGRAMS
# Plays the Arazzo flows with Redocly Respect; see respect.py. Needs node, npm and the registry (once
# a build directory); skips (77) without.
set -euo pipefail
. "$(dirname "$0")/node.sh"

install_modules "$1"
exec "$here/respect.py" "$2" "$1"
