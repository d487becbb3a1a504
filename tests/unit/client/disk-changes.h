/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Linked into a test, this counts the system's calls that change a disk, SQLite's too. */

/* What the process ends with at the call that no more were left for. */
#define DISK_CHANGES_KILLED 77

/* How many more are let through; −1: all, uncounted. */
extern int disk_changes_left;
