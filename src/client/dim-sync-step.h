/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-http-client.h"
#include "dim-queue-state.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* What one part of a round did. Trouble with a server is no error: errors are those of the store.
 */
typedef struct {
  guint moved;       /* facts settled or queued */
  gboolean has_news; /* registrations read differently */
  guint refused;     /* for good */
  guint held;        /* tags that stay queued until the collector knows their key */
  DimTrouble trouble;
  guint retry_after_s; /* 0: not said */
} DimSyncStep;

/* What a 401 or 403 means, by its problem: the device is refused, or only its clock is wrong. */
DimTrouble dim_trouble_of_unproven (const DimHttpAnswer *answer);
/* What it means that a request brought no answer: @offline, or that a stranger answered. */
DimTrouble dim_trouble_of_silence (const GError *error, DimTrouble offline);
/* What a 4xx or 5xx means for the whole device; NONE: it is about what was asked. @offline: the
 * trouble of that server. */
DimTrouble dim_trouble_of_answer (const DimHttpAnswer *answer, DimTrouble offline);

/* Sets the error of dim_synchroniser_run; @trouble is not NONE. */
void dim_trouble_set_error (DimTrouble trouble, GError **error);

/* Runs @work on the data of @task, which goes on to @done as its user data. */
void dim_sync_work (GTask *task, DimStore *store, DimStoreWork work, GAsyncReadyCallback done);
/* FALSE, and @task answered with the error, if the work of dim_sync_work failed or the round is
 * over. */
gboolean dim_sync_worked (GTask *task, GAsyncResult *result);

G_END_DECLS
