/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-amendment.h"
#include "dim-fact.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Table "amendment": what was done on this device to registrations, its own and others'. On the
 * store's thread. */

/* A revision or a withdrawal as a whole. */
typedef struct {
  const DimFact *fact;
  const DimIncident *seen; /* all answers, as its author saw them */
  gboolean has_new_text;   /* the explanation was changed */
  gboolean is_kept;        /* nothing is sent of it */
} DimAmending;
gboolean dim_amendments_add (DimStore *store, const DimAmending *amending, GError **error);

/* Oldest first (element-type DimAmendment); with all answers as they were seen. */
GPtrArray *dim_amendments_load (DimStore *store, const char *incident, GError **error);

/* What the collector said. @refusal: in Dutch. Nothing happens if @fact is no amendment. */
gboolean
dim_amendments_receive (DimStore *store, const char *fact, guint64 position, GError **error);
gboolean
dim_amendments_refuse (DimStore *store, const char *fact, const char *refusal, GError **error);
/* After dim_outbox_offer_again: those whose fact is queued again wait again. */
gboolean dim_amendments_wait_again (DimStore *store, GError **error);
/* The refused ones of @incident are part of its answers from here on. */
gboolean dim_amendments_absorb (DimStore *store, const char *incident, GError **error);
/* When nobody can open the queue any more: all that wait, for the queue (element-type DimFact). */
GPtrArray *dim_amendments_waiting (DimStore *store, GError **error);

G_END_DECLS
