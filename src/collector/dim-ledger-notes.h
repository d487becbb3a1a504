/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-note.h"

G_BEGIN_DECLS

typedef struct _DimLedger DimLedger;

/* A note and who left it. */
typedef struct {
  char incident[DIM_UUID_TEXT_LEN];
  char device[DIM_UUID_TEXT_LEN];
  DimNoteEntry *entry; /* with its author; without texts once it is gone */
} DimLedgerNote;
DimLedgerNote *dim_ledger_note_new (const char *id);
void dim_ledger_note_free (DimLedgerNote *note);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimLedgerNote, dim_ledger_note_free)

/* The part of a ledger's interface that is about notes; their keys lie among the texts. */
typedef struct {
  /* *out is NULL while none is recorded. */
  gboolean (*basis) (DimLedger *ledger, char **out, GError **error);
  gboolean (*put_basis) (DimLedger *ledger, const char *basis, gint64 now_s, GError **error);
  /* With it all notes go, and are told no more. */
  gboolean (*drop_basis) (DimLedger *ledger, GError **error);

  gboolean (*put_note) (DimLedger *ledger, const DimLedgerNote *note, GError **error);
  gboolean (*note) (DimLedger *ledger, const char *id, DimLedgerNote **out, GError **error);
  /* (element-type DimLedgerNote), by id: those at @incident that are not gone; the last @most. */
  gboolean (*notes_of) (DimLedger *ledger,
                        const char *incident,
                        guint most,
                        GPtrArray **out,
                        GError **error);
  /* What it says is gone. */
  gboolean (*empty_note) (DimLedger *ledger, const char *id, GError **error);
  /* The same of what was sealed for one document; @use NULL: for any of @incident. */
  gboolean (*drop_texts) (DimLedger *ledger, const char *incident, const char *use, GError **error);
  /* (element-type utf8), by id: note keys that are there; @incident NULL: all; @use NULL: of any of
   * its documents. */
  gboolean (*keys_of) (DimLedger *ledger,
                       const char *incident,
                       const char *use,
                       GPtrArray **out,
                       GError **error);
} DimLedgerNotes;

G_END_DECLS
