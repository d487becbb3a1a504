# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
#
# Shared by `test-next` and `flatpak/check`, after setup.sh: a Debian 13 in build-next/debian, with
# GTK 4.18 and libadwaita 1.7. It is made in three steps, from the packages of a runtime over those
# of its SDK to those of the tests, and kept until the lists change.

next=$top/build-next
debian=$next/debian
mirror=http://deb.debian.org/debian

# in_debian [BWRAP OPTIONS…] COMMAND…: runs it as root in the folder, with this tree.
in_debian() {
  bwrap --bind "$debian" / --proc /proc --dev /dev --tmpfs /tmp --tmpfs /run --cap-add ALL \
    --bind "$top" "$top" --chdir "$top" \
    --die-with-parent --unshare-pid --unshare-ipc --unshare-uts --clearenv \
    --setenv PATH /usr/sbin:/usr/bin:/sbin:/bin --setenv LC_ALL C.UTF-8 --setenv HOME /root \
    "$@"
}

# packages KIND [FILE]: the names in a list of packages.
packages() {
  sed -nE "s/^$1 //p" "$top/build-aux/${2-next-packages}"
}

# What stands in Debian is thrown away when what it is made of changes.
debian_digest() {
  cat "$top/build-aux/next.sh" "$top/build-aux/next-packages" "$top/build-aux/debian-packages" |
    sha256sum | cut -d' ' -f1
}

install_in_debian() {
  # shellcheck disable=SC2046 # a word a package
  in_debian --ro-bind /etc/resolv.conf /etc/resolv.conf --setenv DEBIAN_FRONTEND noninteractive \
    apt-get install -y -qq --no-install-recommends -o APT::Sandbox::User=root \
    -o Dpkg::Options::=--force-unsafe-io "$@" >>"$next/debian.log" 2>&1
}

# Papers and languages that nobody reads here are half of the files.
leave_papers_out() {
  cat >"$debian/etc/dpkg/dpkg.cfg.d/leave-out" <<'END'
path-exclude=/usr/share/doc/*
path-exclude=/usr/share/man/*
path-exclude=/usr/share/info/*
path-exclude=/usr/share/locale/*
path-include=/usr/share/locale/nl/*
path-include=/usr/share/locale/locale.alias
END
}

# cannot_make_debian: says why, if it cannot be made here.
cannot_make_debian() {
  if [ "$(id -u)" != 0 ]; then
    echo "it takes root to make a Debian 13"
  elif ! bwrap --ro-bind / / --proc /proc --dev /dev --unshare-pid true 2>/dev/null; then
    echo "bubblewrap cannot make namespaces here"
  else
    return 1
  fi
}

# make_debian [HOOK]: makes the folder, or keeps the one that is there. HOOK platform|sdk is called
# when the packages of that step are in, and no others.
make_debian() {
  local hook=${1-true}
  [ "$(cat "$next/made" 2>/dev/null)" = "$(debian_digest)" ] && return
  rm -rf "$next/made" "$debian"
  mkdir -p "$next"
  echo "Making a Debian 13 in build-next/ (log: build-next/debian.log)…" >&2
  debootstrap --variant=minbase trixie "$debian" "$mirror" >"$next/debian.log" 2>&1 || return 1
  leave_papers_out
  # shellcheck disable=SC2046
  {
    install_in_debian $(packages platform) && "$hook" platform || return 1
    install_in_debian $(packages sdk) && "$hook" sdk || return 1
    install_in_debian $(packages run debian-packages) || return 1
  }
  in_debian apt-get clean
  debian_digest >"$next/made"
}
