/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-change.h"
#include "dim-json-reader.h"
#include "dim-json-writer.h"

G_BEGIN_DECLS

/* The members of a proposal in the object that is open, and those of a hit that tell how a pair
 * stands. Internal to wire. */
void dim_proposal_write (DimJsonWriter *writer, const DimProposal *proposal);
void dim_hit_write_agreement (DimJsonWriter *writer, const DimHit *hit);
/* Never NULL; of use only if the reader found no fault. */
DimProposal *dim_proposal_read (DimJsonReader *reader, const char *id);
void dim_hit_read_agreement (DimJsonReader *reader, DimHit *hit);

G_END_DECLS
