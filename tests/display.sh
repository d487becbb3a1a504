#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
#
# display.sh WIDTHxHEIGHT COMMAND…: runs a command in an X server of its own. The server looks for a
# free display itself and says which it took: xvfb-run looks before, and gives two that begin at the
# same moment the same one.
set -euo pipefail

size=$1
shift
folder=$(mktemp -d)
server=
clean_up() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  rm -rf "$folder"
}
trap clean_up EXIT

cookie=$(mcookie)
export XAUTHORITY=$folder/authority
touch "$XAUTHORITY"
# The server takes any cookie in the file, whatever display it is noted for.
xauth -q add :0 . "$cookie"
mkfifo "$folder/display"
Xvfb -displayfd 3 -screen 0 "${size}x24" -nolisten tcp -auth "$XAUTHORITY" \
  3>"$folder/display" >"$folder/log" 2>&1 &
server=$!
if ! read -r -t 60 number <"$folder/display"; then
  cat "$folder/log" >&2
  exit 1
fi
xauth -q add ":$number" . "$cookie"
export DISPLAY=:$number

status=0
"$@" || status=$?
kill "$server" 2>/dev/null || true
wait "$server" 2>/dev/null || true
server=
exit "$status"
