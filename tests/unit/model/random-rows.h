/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-tally.h"

G_BEGIN_DECLS

/* Fact rows for tests of counting, by GLib's random numbers of tests, in a small world of codes
 * whose numbers follow no order, and of which some are not in the book. */
DimCodeBook *random_rows_book (void);
guint random_rows_roll (guint below);
/* (element-type DimCaseRow) in the first fourteen months from January 2026. */
GArray *random_rows_cases (guint n);
/* (element-type DimDocumentRow) of them, some of a case that is not there. */
GArray *random_rows_documents (GArray *cases);

G_END_DECLS
