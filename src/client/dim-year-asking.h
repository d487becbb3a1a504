/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-snapshot-rows.h"
#include "dim-synchroniser.h"

G_BEGIN_DECLS

/* What an analyst asks and says about counting years: at the collector itself, as nothing of it can
 * wait. All: @task is taken. DIM_ERROR_OFFLINE: out of reach, and it may be tried again;
 * _REJECTED: this device may not; _CONFLICT: the year does not stand so any more; _INVALID: the
 * step is none; _UNTRUSTED: what answered is no collector. */

/* Returns a GPtrArray (element-type DimYearRecord), by year. */
void dim_year_asking_list (DimSynchroniser *synchroniser, GTask *task);
/* Returns TRUE. Whoever heard nothing looks at the year again: a step that was taken after all is
 * there, and a second one conflicts with it. */
void dim_year_asking_take (DimSynchroniser *synchroniser, const DimYearStep *step, GTask *task);
/* Returns the DimSnapshot of which @head was told; DIM_ERROR_INVALID: what came is not what its
 * digest says. */
void
dim_year_asking_fetch (DimSynchroniser *synchroniser, const DimSnapshotHead *head, GTask *task);

G_END_DECLS
