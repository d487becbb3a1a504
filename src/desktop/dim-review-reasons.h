/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-decision-reason.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Why a reviewer decides, as the review page offers it. */

/* The reasons for such a decision; each activates @action with its name. Owned by the caller. */
GMenuModel *dim_review_reasons_make_menu (DimDecisionKind kind, const char *action);
/* What Z and A stand for without the menu. Owned by the caller. */
char *dim_review_reasons_say_usual (const DimReviewItem *item);

G_END_DECLS
