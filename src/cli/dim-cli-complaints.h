/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-cli.h"
#include "dim-draft.h"
#include "dim-monitor.h"

G_BEGIN_DECLS

/* What is wrong with what a script gives, on standard error. */

/* All of @faults, a line each: where, the sentence, the code. TRUE if there are any. */
gboolean dim_cli_complain_of_faults (const GArray *faults);
/* Personal data in the explanation of @draft that nobody allowed. TRUE if there is any. */
gboolean dim_cli_complain_of_findings (DimMonitor *monitor, const DimDraft *draft);
/* Somebody read the explanation: what looks like personal data is none. */
void dim_cli_allow_explanation (DimMonitor *monitor, DimDraft *draft);
/* JSON that is no registration: @remarks, or @error, which is freed, in a sentence. */
DimCliStatus dim_cli_fail_to_read (GError *error, const GString *remarks);

G_END_DECLS
