/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-tally.h"
#include "dim-year.h"

G_BEGIN_DECLS

/* The fact rows of a closed year as text that anybody can read for ever: a case a line, answers as
 * codes, documents numbered 1 … n in it, sorted by what it says. No tag, registration, desk, id or
 * day is in it. Pure; any thread.
 *
 *   gemeente,maand,bruto,vorm,product,zekerheid,poging,ontdekt-door,fase,vormen,ontdekking,
 *   uitkomst,vergelijkbaar,voorlopig,documenten
 *   GM0363,2026-10,2,look-alike,paspoort-aanvraag,vastgesteld,,,,look-alike,gezichtsvergelijking,
 *   geweigerd,ja,0,1:nationaal-paspoort:NLD;2:nik:
 *
 * Several codes, and documents, are parted by ";". The canonical text is the heading and the lines,
 * each with a line feed behind it. */

const char *dim_snapshot_heading (void);

/* A snapshot as a whole. */
typedef struct {
  DimSnapshotHead head;
  GPtrArray *lines; /* (element-type utf8) */
} DimSnapshot;
DimSnapshot *dim_snapshot_new (const DimSnapshotHead *head);
void dim_snapshot_free (DimSnapshot *snapshot);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimSnapshot, dim_snapshot_free)

/* Of the months from @from_month up to @to_month. @cases: (element-type DimCaseRow); @documents:
 * (element-type DimDocumentRow). (transfer full) (element-type utf8): lines without a line feed. */
GPtrArray *dim_snapshot_write (GArray *cases,
                               GArray *documents,
                               guint from_month,
                               guint to_month,
                               const DimCodeBook *book);

/* The rows of one line are added to @out_cases and @out_documents; the key of the case is the place
 * of the line, from 1, and that of a document its number. A code that @book does not know becomes
 * unclassed. DIM_ERROR_INVALID: it is no such line. */
gboolean dim_snapshot_read (const char *line,
                            const DimCodeBook *book,
                            GArray *out_cases,
                            GArray *out_documents,
                            GError **error);

G_END_DECLS
