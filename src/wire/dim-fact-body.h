/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-fact.h"
#include "dim-json-reader.h"
#include "dim-json-writer.h"

G_BEGIN_DECLS

/* The members of a fact in the object that is open: a fact stands by itself or in a batch.
 * Internal to wire. */
void dim_fact_write (DimJsonWriter *writer, const DimFact *fact);
/* Never NULL; of use only if the reader found no fault. */
DimFact *dim_fact_read (DimJsonReader *reader, DimFactKind kind, const char *id);

G_END_DECLS
