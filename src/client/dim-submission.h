/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-sync-step.h"

G_BEGIN_DECLS

/* Sends the outbox until it is empty or does not move: one fact by PUT, several as a batch, each
 * with its own verdict. A tag under a key that the collector does not take stays queued as long as
 * the key stands in the evaluator's list, which @list_key signed. @task is taken; it returns a
 * DimSyncStep. */
void dim_submission_run (DimStore *store,
                         DimHttpClient *collector,
                         const guint8 list_key[DIM_SIGN_PUBLIC_BYTES],
                         gboolean without_tags,
                         GTask *task);

G_END_DECLS
