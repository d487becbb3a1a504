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

  /* Kinds of the documents that each case shows, those of one case together. */
  guint32 *kind_starts; /* of case i: from kind_starts[i] until kind_starts[i + 1] */
  guint8 *kinds;

  /* Where each document was shown, those of one document together. */
  guint n_documents;
  guint32 *showing_starts;
  guint32 *showing_cases; /* places in @cases */
  guint8 *showing_kinds;
};

G_END_DECLS
