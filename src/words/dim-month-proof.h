/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-month-report.h"
#include "dim-receipt.h"

G_BEGIN_DECLS

/* What a municipality can keep, or hand to whoever asks, of a month: how many of each form, when
 * they were sent, what was said of it and the hash of its contents. Counts only, nothing of a
 * person. Ends with dim_receipt_free. */
DimReceipt *dim_month_proof_new (const DimMonthReport *report, const DimReceiptSetting *setting);
/* The hash as a person reads it: eight groups of eight digits. Owned by the caller. */
char *dim_words_contents (const guint8 contents[DIM_CONTENTS_BYTES]);

G_END_DECLS
