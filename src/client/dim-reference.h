/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-incident.h"

G_BEGIN_DECLS

/* The tables that are built into the program: code lists, municipalities and contacts. Only read;
 * any thread. */
typedef struct {
  DimCodeBook *book;
  DimMunicipalities *municipalities;
  char **public_numbers; /* for dim_guard_scan */
} DimReference;

DimReference *dim_reference_load (GError **error);
/* The contacts of a file that an administrator put at @path, in the place of those built in; where
 * there is none, or it cannot be read, nothing changes. Before others see @reference. */
void dim_reference_read_contacts (DimReference *reference, const char *path);
void dim_reference_free (DimReference *reference);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimReference, dim_reference_free)

/* What words find a registration by: codes and their labels, places, date, desk and receipt number,
 * as a search key. @desk: "" if it goes without saying. Owned by the caller. */
char *dim_reference_search_key (const DimReference *reference,
                                const DimIncident *incident,
                                const char *desk);

G_END_DECLS
