# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
#
# Shared by the scripts beside it: installs what is missing, and configures a build directory.

# The project's own directory, whatever the caller's.
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1; then
    sudo "$@"
  else
    printf 'Cannot install packages: neither root nor sudo.\nAsk an administrator to run: %s\n' "$*" >&2
    return 1
  fi
}

# install_packages run|test|full: each includes those before it.
install_packages() {
  local kinds wanted missing=()
  case $1 in
  run) kinds=run ;;
  test) kinds='run|test' ;;
  full) kinds='run|test|full' ;;
  esac
  wanted=$(sed -nE "s/^($kinds) //p" "$top/build-aux/debian-packages")
  for package in $wanted; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
      missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return
  printf 'Installing %d packages…\n' ${#missing[@]} >&2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    "${missing[@]}" >&2
}

# configure DIR [meson options…]: sets up DIR, or keeps what is there.
configure() {
  local dir=$1
  shift
  if [ -f "$dir/build.ninja" ]; then
    [ $# = 0 ] || meson configure "$dir" "$@" >/dev/null
  else
    meson setup "$dir" "$top" "$@" >"$dir.log" 2>&1 || {
      cat "$dir.log" >&2
      return 1
    }
    rm -f "$dir.log"
  fi
}
