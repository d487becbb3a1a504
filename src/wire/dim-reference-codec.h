/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-code-list.h"
#include "dim-municipality.h"

G_BEGIN_DECLS

/* Reference tables built into the program: data/codelijsten/ and data/gemeenten.csv. */
DimCodeBook *dim_code_book_load_builtin (GError **error);
DimMunicipalities *dim_municipalities_load_builtin (GError **error);

/* Phone numbers of the contact cards in data/contacten.json, as dim_guard_scan wants them:
 * NULL-terminated, digits only, from the nought. */
char **dim_public_numbers_load_builtin (GError **error);
/* The same of a file of that form. */
char **dim_public_numbers_decode (GBytes *file, GError **error);

/* One file of data/codelijsten/ added to @book. */
gboolean dim_code_list_decode (GBytes *file, DimCodeBook *book, GError **error);

/* GET /v1/codelijsten and /v1/gemeenten; also for "code-list show". */
GBytes *dim_code_book_encode (const DimCodeBook *book);
GBytes *dim_municipalities_encode (const DimMunicipalities *municipalities);

/* GET /v1/openapi.json: "verzamelserver" or "evaluator". */
GBytes *dim_openapi_builtin (const char *name);

G_END_DECLS
