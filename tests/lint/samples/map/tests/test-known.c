/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#define ADD(name) "/known/" name
static const char *const names[] = { ADD ("holds") };
