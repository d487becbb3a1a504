/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-approval.h"
#include "dim-json-reader.h"
#include "dim-json-writer.h"

G_BEGIN_DECLS

/* The members of an approval in the object that is open: of the fact, and as a month of the feed
 * tells of the last one. Internal to wire. */
void dim_approval_write (DimJsonWriter *writer, const DimApproval *approval);
/* Never NULL; of use only if the reader found no fault. */
DimApproval *dim_approval_read (DimJsonReader *reader);
/* As member "akkoord"; left out while the month is OPEN. */
void dim_month_approval_write (DimJsonWriter *writer, const DimMonthApproval *approval);
void dim_month_approval_read (DimJsonReader *reader, DimMonthApproval *out);

G_END_DECLS
