/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-code-list.h"

G_BEGIN_DECLS

/* The answers of a registration, in reading order. Validation, revisions, case values, codecs and
 * the form all go by this table. */
typedef enum {
  DIM_FIELD_DATE,
  DIM_FIELD_PRODUCT,
  DIM_FIELD_FORM,
  DIM_FIELD_DOCUMENTS,
  DIM_FIELD_DISCOVERY,
  DIM_FIELD_OUTCOME,
  DIM_FIELD_MUNICIPALITY,
  DIM_FIELD_OTHER_FORMS,
  DIM_FIELD_TECHNIQUE,
  DIM_FIELD_CERTAINTY,
  DIM_FIELD_ATTEMPT,
  DIM_FIELD_DISCOVERED_BY,
  DIM_FIELD_PHASE,
  DIM_FIELD_FOLLOW_UP,
  DIM_N_FIELDS
} DimField;

typedef enum {
  DIM_SHAPE_DAY,
  DIM_SHAPE_MUNICIPALITY,
  DIM_SHAPE_CODE,      /* one code of a list */
  DIM_SHAPE_CODES,     /* a set of codes of a list */
  DIM_SHAPE_DOCUMENTS, /* document uses */
  DIM_SHAPE_FOLLOW_UPS,
} DimShape;

typedef struct {
  const char *name; /* on the wire: "ontdektDoor" */
  DimShape shape;
  DimList list;     /* where the codes come from; for DOCUMENTS DIM_LIST_DOCUMENT */
  gboolean is_core; /* one of the six questions, or the municipality: must be answered */
} DimFieldSpec;

/* Static; never NULL. */
const DimFieldSpec *dim_field_spec (DimField field);
gboolean dim_field_from_name (const char *name, DimField *out_field);

G_END_DECLS
