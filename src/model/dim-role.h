/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a device may do and see; given at enrolment by the collector. */
typedef enum {
  DIM_ROLE_FRONT_OFFICE, /* balie */
  DIM_ROLE_BACK_OFFICE,  /* backoffice */
  DIM_ROLE_ANALYST,      /* analist */
} DimRole;

/* "balie", "backoffice", "analist". Static. */
const char *dim_role_name (DimRole role);
gboolean dim_role_from_name (const char *name, DimRole *out_role);

G_END_DECLS
