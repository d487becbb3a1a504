/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-audience.h"
#include "dim-incident.h"

G_BEGIN_DECLS

/* What is no field of an incident. */
#define DIM_DRAFT_EXPLANATION DIM_N_FIELDS
#define DIM_DRAFT_NOWHERE     (-1)

/**
 * DimDraft: a registration that is being typed. Stored sealed as a whole, because it may hold
 * anything; what it becomes on saving is a DimIncident, sealed numbers and a sealed explanation.
 */
typedef struct {
  DimIncident *incident; /* its id is the draft's */
  GPtrArray *numbers;    /* (element-type utf8): one for each of incident->documents: normalised
                            number, or "" when there is none; secret, wiped on freeing */
  char *explanation;     /* UTF-8; "" */
  char **allowed;        /* NULL-terminated: what the clerk said is no personal data, of
                            dim_guard_allow; secret, wiped on freeing */
  DimAudience audience;  /* of the explanation */
  gint64 changed_s;      /* unix time of the last change */
  gint64 active_ms;      /* how long a hand was at it; 0: not measured */
  int question;          /* a DimField: where the hand was; DIM_DRAFT_EXPLANATION or _NOWHERE */
  gboolean is_shown;     /* as loaded: it stood on screen last; not part of the draft */
} DimDraft;

DimDraft *dim_draft_new (const char *id);
DimDraft *dim_draft_copy (const DimDraft *draft);
void dim_draft_free (DimDraft *draft);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimDraft, dim_draft_free)

/* Both are copied. */
void dim_draft_set_explanation (DimDraft *draft, const char *text, const char *const *allowed);

/* @number may be ""; it is copied. The use's state becomes TO_FOLLOW or NO_NUMBER. */
void dim_draft_add_document (DimDraft *draft,
                             const char *use_id,
                             const char *kind,
                             const char *country,
                             const char *number);
void dim_draft_remove_document (DimDraft *draft, guint index);

G_END_DECLS
