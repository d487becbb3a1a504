#!/bin/sh
# SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors
# SPDX-License-Identifier: EUPL-1.2
# Runs a test with a disk of two megabytes of its own: DIM_SMALL_DISK names the folder. The disk is
# in memory, nobody else sees it, and it is gone with the test. Skipped where that is not allowed.
# usage: in-small-disk.sh PROGRAM [ARGUMENT…]
folder=$(mktemp -d) || exit 1
trap 'rmdir "$folder"' EXIT
if ! unshare --mount mount -t tmpfs -o size=2m,mode=0700 none "$folder" 2>/dev/null; then
  echo "1..0 # SKIP no disk can be mounted here"
  exit 0
fi
DIM_SMALL_DISK=$folder unshare --mount \
  sh -c 'mount -t tmpfs -o size=2m,mode=0700 none "$DIM_SMALL_DISK" && "$@"' sh "$@"
