/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-tally.h"

G_BEGIN_DECLS

/* Fact rows laid out for counting, so that each table is a few plain scans. Made once for many
 * tables; does not change. Pure; any thread. */
struct _DimTallyColumns {
  DimCaseRow *cases;
  guint n_cases;

  /* The documents that each case shows, those of one case together. */
  guint32 *shown_starts; /* of case i: from shown_starts[i] until shown_starts[i + 1] */
  guint8 *shown_kinds;
  guint8 *shown_groups; /* DimCountryGroup */

  /* Where each document was shown, those of one document together. */
  guint n_documents;
  guint32 *showing_starts;
  guint32 *showing_cases; /* places in @cases */
  guint8 *showing_kinds;
  guint8 *showing_groups;
};

G_END_DECLS
