/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-reference.h"
#include "dim-sync-step.h"

G_BEGIN_DECLS

/* Gets tags for the numbers that wait, from the evaluator, and queues them as facts. Once the proof
 * of a request does not hold nothing more is sent. @needs_list: the key list is wanted even if no
 * number waits. With each tag comes the note key of its document, for whom that is
 * (dim-note-keys.h). @task is taken; it returns a DimSyncStep, whose @moved counts the facts that
 * were queued. */
void dim_tagging_run (DimStore *store,
                      DimHttpClient *evaluator,
                      const DimReference *reference,
                      const guint8 list_key[DIM_SIGN_PUBLIC_BYTES],
                      gboolean needs_list,
                      GTask *task);

G_END_DECLS
