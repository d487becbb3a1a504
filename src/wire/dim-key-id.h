/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-fact.h"
#include "dim-json-reader.h"

G_BEGIN_DECLS

/* The id of a key of the evaluator, as "2026a": small letters, digits and hyphens, since it is
 * part of what is hashed. "" if it is not there or wrong. Internal to wire. */
void dim_key_id_read (DimJsonReader *reader, const char *name, char out[DIM_KEY_ID_MAX]);

G_END_DECLS
