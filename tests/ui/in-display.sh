#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
#
# in-display.sh BUILD_DIR PROGRAM [ARG…]: runs a test of widgets in an X server, a D-Bus session and
# a home directory of its own, in Dutch.
set -euo pipefail

build=$(cd "$1" && pwd)
shift

home=$(mktemp -d)
# A portal that somebody else of the session started may have mounted something there.
clean_up() {
  fusermount3 -qzu "$home/runtime/doc" 2>/dev/null || true
  rm -rf "$home" 2>/dev/null || true
}
trap clean_up EXIT
mkdir -m 700 "$home/runtime"

export HOME=$home XDG_RUNTIME_DIR=$home/runtime XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config
export XDG_CACHE_HOME=$home/cache TMPDIR=$home
export GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_A11Y=test GSETTINGS_BACKEND=memory
# Nothing is drawn by it, and a driver that is loaded to be asked leaves something behind. A bench
# wants every window to start as it does at a desk.
[ -n "${DIM_DISPLAY_AS_AT_A_DESK-}" ] || export GDK_DEBUG=gl-disable
export GTK_IM_MODULE=simple GTK_USE_PORTAL=0 ADW_DISABLE_PORTAL=1 GIO_USE_VFS=local
export LC_ALL=C.UTF-8 LANGUAGE=nl G_DEBUG=fatal-criticals
export DIM_LOCALE_DIR=$build/po GSETTINGS_SCHEMA_DIR=$build/data
export PYTHONDONTWRITEBYTECODE=1 PATH="/usr/bin:$PATH"
# Whole stacks, or what is known in libraries cannot be told from what is ours.
export ASAN_OPTIONS=abort_on_error=1:detect_leaks=1:intercept_tls_get_addr=0:fast_unwind_on_malloc=0:malloc_context_size=12
export UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
LSAN_OPTIONS=print_suppressions=0:suppressions=$(cd "$(dirname "$0")/.." && pwd)/lsan.supp
export LSAN_OPTIONS
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS SSH_CONNECTION

# Who else of the session talks does so in the errors: what comes out is the program's alone.
# shellcheck disable=SC2016 # expanded by the inner shell
timeout --kill-after=10 "${DIM_DISPLAY_TIMEOUT_S:-600}" \
  "$(dirname "$0")/../display.sh" 1600x1200 dbus-run-session -- \
  sh -c 'exec "$@" >&4 4>&-' sh "$@" 4>&1 >&2
