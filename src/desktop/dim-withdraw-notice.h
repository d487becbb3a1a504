/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-amendment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimWithdrawNotice: asks why a registration is taken back, where it stands: a reason is a button,
 * and pressing it is the answer. There is no way back, so it asks.
 *
 * Signals: "answered" (guint: a DimWithdrawalReason); "kept": it stays.
 */
#define DIM_TYPE_WITHDRAW_NOTICE (dim_withdraw_notice_get_type ())
G_DECLARE_FINAL_TYPE (DimWithdrawNotice, dim_withdraw_notice, DIM, WITHDRAW_NOTICE, GtkWidget)

G_END_DECLS
