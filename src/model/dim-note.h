/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-role.h"
#include "dim-shared-text.h"

G_BEGIN_DECLS

/* A short note to the reviewers of whoever holds the same document, sealed with the note key of its
 * tag (DESIGN.md, "Notes"). Plain values; the arithmetic is in crypto/dim-note-seal.h. */

#define DIM_NOTE_CHARACTERS_MAX 500

/* The note key of one document under one key of the evaluator, for the reviewers of the
 * municipality where it was shown (notitiesleutel). */
typedef struct {
  char use[DIM_UUID_TEXT_LEN]; /* the document in its registration */
  char key_id[DIM_KEY_ID_MAX];
  char circle[DIM_CIRCLE_LEN];
  GArray *keys; /* (element-type DimWrappedKey), named after readers */
} DimNoteKey;
DimNoteKey *dim_note_key_new (const char *use, const char *key_id, const char *circle);
void dim_note_key_free (DimNoteKey *key);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimNoteKey, dim_note_key_free)

/* A note as it is sealed for one document under one key. */
typedef struct {
  char use[DIM_UUID_TEXT_LEN]; /* where it was left; "" as another municipality is told of it */
  char key_id[DIM_KEY_ID_MAX];
  GBytes *sealed;
} DimSealedNote;
/* @sealed: taken. */
DimSealedNote *dim_sealed_note_new (const char *use, const char *key_id, GBytes *sealed);
void dim_sealed_note_free (DimSealedNote *sealed);

/* What a note says (notitie): something, or that an earlier one is taken back. */
typedef struct {
  GPtrArray *texts;                   /* (element-type DimSealedNote): all say the same; empty when
                                         one is taken back */
  char takes_back[DIM_UUID_TEXT_LEN]; /* id of a note; "" for none */
} DimNote;
DimNote *dim_note_new (void);
void dim_note_free (DimNote *note);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimNote, dim_note_free)

/* A note as the collector tells of it: at the registration where it was left, or, without an
 * author, at a hit. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  char *desk;        /* "" at a hit */
  DimRole role;      /* meaningless there */
  gint64 received_s; /* 0 at a hit */
  GPtrArray *texts;  /* (element-type DimSealedNote) */
} DimNoteEntry;
DimNoteEntry *dim_note_entry_new (const char *id);
DimNoteEntry *dim_note_entry_copy (const DimNoteEntry *entry);
void dim_note_entry_free (DimNoteEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimNoteEntry, dim_note_entry_free)

/* A note as this device opened it. */
typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  char *contact; /* of the municipality that left it; "" for an own one */
  int month;     /* of its registration: year × 12 + month − 1; −1 for an own one */
  char *desk;    /* who left it here; "" for another municipality's */
  DimRole role;
  gint64 received_s;
  char *text; /* NULL: it does not open */
} DimOpenedNote;
DimOpenedNote *dim_opened_note_new (const char *id);
void dim_opened_note_free (DimOpenedNote *note);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimOpenedNote, dim_opened_note_free)
gboolean dim_opened_note_is_own (const DimOpenedNote *note);

/* What there is to say of notes at one registration. */
typedef struct {
  gboolean is_allowed; /* the legal basis is recorded, so that there are notes at all */
  gboolean can_leave;  /* somebody elsewhere holds the same document, and this device has its key */
  guint waiting;       /* that were left here and are not sent yet */
  GPtrArray *notes;    /* (element-type DimOpenedNote): those of others first */
} DimNotes;
DimNotes *dim_notes_new (void);
void dim_notes_free (DimNotes *notes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimNotes, dim_notes_free)

/* TRUE: it says something, and has at most DIM_NOTE_CHARACTERS_MAX characters. */
gboolean dim_note_text_is_fit (const char *text);

G_END_DECLS
