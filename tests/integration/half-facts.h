/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* How many facts of the ledger in @data lack a part: a registration without its fact, a fact
 * without its audit line, a case without its row and so on; each is told of by g_test_message. */
guint half_facts_count (const char *data);
