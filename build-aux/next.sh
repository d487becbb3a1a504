# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
#
# Shared by `test-next` and `flatpak/check`, after setup.sh: a Debian 13 in build-next/debian, with
# GTK 4.18 and libadwaita 1.7. It is made in three steps: packages of a runtime, of its SDK, of the
# tests. After the first two it is exported to build-next/runtimes, as a stand-in for those of GNOME.
# It is kept until the lists change.

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
  {
    cat "$top/build-aux/next.sh" "$top/build-aux/next-packages"
    packages run debian-packages
  } | sha256sum | cut -d' ' -f1
}

install_in_debian() {
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

# why_no_sandbox: says why neither Debian nor a sandbox can be made here; fails if they can.
why_no_sandbox() {
  if [ "$(id -u)" != 0 ]; then
    echo "it takes root"
  elif ! bwrap --ro-bind / / --proc /proc --dev /dev --unshare-pid true 2>/dev/null; then
    echo "bubblewrap cannot make namespaces here"
  else
    return 1
  fi
}

# export_runtime Platform|Sdk: what is installed by now, as a runtime of Flatpak.
export_runtime() {
  local arch
  arch=$(flatpak --default-arch)
  rm -rf "$debian/usr/etc"
  cp -a "$debian/etc" "$debian/usr/etc"
  (cd "$debian/usr/etc" && rm -f resolv.conf hosts hostname machine-id localtime ./*shadow*)
  printf '%s\n' '/app/lib' 'include /run/flatpak/ld.so.conf.d/*.conf' \
    'include /etc/ld.so.conf.d/*.conf' >"$debian/usr/etc/ld.so.conf"
  printf '%s\n' '[Runtime]' "name=org.gnome.$1" "runtime=org.gnome.Platform/$arch/48" \
    "sdk=org.gnome.Sdk/$arch/48" >"$debian/metadata"
  # The command looks for this folder of a program also where there is a runtime.
  mkdir -p "$debian/files"
  flatpak build-export --runtime --disable-sandbox "$next/runtimes" "$debian" 48 \
    >>"$next/debian.log" 2>&1 || return 1
  rm -rf "$debian/usr/etc" "$debian/metadata" "$debian/files"
}

# make_debian: makes the folder and from it the two runtimes, or keeps those that are there.
make_debian() {
  [ "$(cat "$next/made" 2>/dev/null)" = "$(debian_digest)" ] && return
  rm -rf "$next/made" "$debian" "$next/runtimes"
  mkdir -p "$next"
  echo "Making a Debian 13 in build-next/ (log: build-next/debian.log)…" >&2
  # Not to be compressed: it is used on this machine only.
  ostree --repo="$next/runtimes" init --mode=bare-user &&
    debootstrap --variant=minbase trixie "$debian" "$mirror" >"$next/debian.log" 2>&1 || return 1
  # Bubblewrap would make it for root alone, and tests also run programs as nobody.
  install -d "$debian$top"
  leave_papers_out
  # shellcheck disable=SC2046 # a word a package
  install_in_debian $(packages platform) && export_runtime Platform &&
    install_in_debian $(packages sdk) && export_runtime Sdk &&
    install_in_debian $(packages run debian-packages) $(packages tests) || return 1
  in_debian apt-get clean
  debian_digest >"$next/made"
}
