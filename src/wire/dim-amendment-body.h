/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-amendment.h"
#include "dim-json-reader.h"
#include "dim-json-writer.h"

G_BEGIN_DECLS

/* What was done to a registration, as an entry of the feed tells it: the members of the object that
 * is open. Internal to wire. */
void dim_amendment_write (DimJsonWriter *writer, const DimAmendment *amendment);
/* @incident: whose. Never NULL; of use only if the reader found no fault. */
DimAmendment *dim_amendment_read (DimJsonReader *reader, const char *incident);

G_END_DECLS
