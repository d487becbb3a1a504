/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-sync-step.h"

G_BEGIN_DECLS

/* What reading the office's audit log came to. */
typedef struct {
  DimSyncStep step;
  gboolean is_told; /* it was read to its end */
} DimAuditStep;

/**
 * dim_audit_fetching_run:
 * @office: of this device, which is a back office's
 * @is_whole: from the first line on; else from the last one that is kept
 * @task: (transfer full): returns a DimAuditStep, which may be taken for its DimSyncStep
 *
 * The part of a round that is about the audit log: fetches the lines that are new and checks that
 * they continue what is kept (dim-audit-lines.h). If the last one that is kept is told no more, or
 * otherwise, the whole log is read again to find out where it begins to differ. A collector that
 * does not speak of it is no trouble.
 */
void dim_audit_fetching_run (DimStore *store,
                             DimHttpClient *collector,
                             const char *office,
                             gboolean is_whole,
                             GTask *task);

G_END_DECLS
