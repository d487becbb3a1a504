/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-tally.h"

G_BEGIN_DECLS

/* Counting once more, slowly: for each cell every case is looked at again, and its documents are
 * put in a set. One line a row, the total last. */
char *reference_tally_count (const DimTally *empty,
                             const DimCodeBook *book,
                             GArray *cases,
                             GArray *documents);

/* The same lines for what the product counted. */
char *reference_tally_print (const DimTally *tally);

G_END_DECLS
