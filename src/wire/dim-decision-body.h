/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-decision-entry.h"
#include "dim-json-reader.h"
#include "dim-json-writer.h"

G_BEGIN_DECLS

/* The members of a decision in the object that is open: of the fact, and as an entry of the feed
 * tells of it. Internal to wire. */
void dim_decision_write (DimJsonWriter *writer, const DimDecision *decision);
void dim_decision_write_entry (DimJsonWriter *writer, const DimDecisionEntry *entry);
/* Never NULL; of use only if the reader found no fault. */
DimDecision *dim_decision_read (DimJsonReader *reader, const char *id);
DimDecisionEntry *dim_decision_read_entry (DimJsonReader *reader);

G_END_DECLS
