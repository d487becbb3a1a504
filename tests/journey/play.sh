#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
#
# play.sh BUILD_DIR SCRIPT [ARG…]: runs a journey in an X server, a D-Bus session, a keyring and a
# home directory of its own, in Dutch.
set -euo pipefail

build=$(cd "$1" && pwd)
script=$2
shift 2

home=$(mktemp -d)
# A portal that somebody else of the session started may have mounted something there.
clean_up() {
  fusermount3 -qzu "$home/runtime/doc" 2>/dev/null || true
  rm -rf "$home" 2>/dev/null || true
}
trap clean_up EXIT
mkdir -m 700 "$home/runtime" "$home/config"

export HOME=$home XDG_RUNTIME_DIR=${DIM_PLAY_RUNTIME:-$home/runtime} XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config
export XDG_CACHE_HOME=$home/cache
export GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_A11Y=atspi NO_AT_BRIDGE=0 GSETTINGS_BACKEND=memory
export GTK_USE_PORTAL=0 ADW_DISABLE_PORTAL=1 GIO_USE_VFS=local
export LC_ALL=C.UTF-8 LANGUAGE=${DIM_PLAY_LANGUAGE:-nl}
export DIM_LOCALE_DIR=$build/po GSETTINGS_SCHEMA_DIR=$build/data
export PYTHONDONTWRITEBYTECODE=1 PATH="/usr/bin:$PATH"
# Whole stacks, or what is known in libraries cannot be told from what is ours.
export ASAN_OPTIONS=abort_on_error=1:detect_leaks=1:intercept_tls_get_addr=0:fast_unwind_on_malloc=0:malloc_context_size=12
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
LSAN_OPTIONS=print_suppressions=0:suppressions=$(cd "$(dirname "$0")/.." && pwd)/lsan.supp
export LSAN_OPTIONS
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS SSH_CONNECTION

# shellcheck disable=SC2016 # expanded by the inner shell
timeout --kill-after=10 "${DIM_PLAY_TIMEOUT_S:-900}" \
  "$(dirname "$0")/../display.sh" "${DIM_PLAY_SCREEN:-1280x900}" \
  dbus-run-session -- bash -c '
    printf "journey\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1 || true
    openbox >/dev/null 2>&1 &
    manager=$!
    settings=
    if [ "${DIM_PLAY_TEXT:-1}" != 1 ]; then
      printf "Xft/DPI %d\n" $((DIM_PLAY_TEXT * 96 * 1024)) >"$XDG_CONFIG_HOME/xsettingsd.conf"
      xsettingsd -c "$XDG_CONFIG_HOME/xsettingsd.conf" >/dev/null 2>&1 &
      settings=$!
    fi
    /usr/bin/python3 "$@"
    status=$?
    kill "$manager" $settings 2>/dev/null
    exit $status' -- "$script" "$@"
