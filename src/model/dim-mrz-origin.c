/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-mrz-origin.h"

#include "dim-country.h"

#include <string.h>

#define COUNTRY_CHARS 3
#define GERMANY       "D<<" /* in older documents */

typedef struct {
  char letter;
  const char *kind;
} Letter;

/* Second letter of a Dutch passport's zone (Doc 9303 part 4, since its eighth edition). */
static const Letter dutch_types[] = {
  { 'D', "diplomatiek-paspoort" },  { 'E', "noodpaspoort" },          { 'L', "laissez-passer" },
  { 'R', "vluchtelingenpaspoort" }, { 'T', "vreemdelingenpaspoort" },
};
/* First letter of a Dutch passport's number. */
static const Letter dutch_letters[] = {
  { 'A', "vreemdelingenpaspoort" }, { 'B', "zakenpaspoort" },
  { 'D', "diplomatiek-paspoort" },  { 'N', "nationaal-paspoort" },
  { 'R', "vluchtelingenpaspoort" }, { 'S', "dienstpaspoort" },
};

gboolean
dim_mrz_country (const char *text, char *out)
{
  char code[COUNTRY_CHARS + 1] = { 0 };

  g_return_val_if_fail (text != NULL, FALSE);
  for (gsize i = 0; i < COUNTRY_CHARS && text[i] != '\0'; i++)
    code[i] = text[i];
  if (strcmp (code, GERMANY) == 0)
    memcpy (code, "DEU", sizeof code);
  if (dim_country_find (code) == NULL)
    return FALSE;
  if (out != NULL)
    memcpy (out, code, sizeof code);
  return TRUE;
}

gboolean
dim_mrz_country_begins (const char *text, gsize length)
{
  g_return_val_if_fail (text != NULL && length <= COUNTRY_CHARS, FALSE);
  if (strncmp (text, GERMANY, length) == 0)
    return TRUE;
  for (guint i = 0; i < dim_country_count (); i++)
    if (strncmp (dim_country_at (i)->code, text, length) == 0)
      return TRUE;
  return FALSE;
}

static const char *
find_kind (const Letter *letters, gsize n, char letter)
{
  for (gsize i = 0; i < n; i++)
    if (letters[i].letter == letter)
      return letters[i].kind;
  return NULL;
}

/* Specimens are numbered SPECI…, which says nothing about their kind. */
static const char *
dutch_passport (char type, const char *number)
{
  const char *kind = find_kind (dutch_types, G_N_ELEMENTS (dutch_types), type);

  if (kind == NULL && !g_str_has_prefix (number, "SPECI"))
    kind = find_kind (dutch_letters, G_N_ELEMENTS (dutch_letters), number[0]);
  return kind != NULL ? kind : "nationaal-paspoort";
}

const char *
dim_mrz_kind (const char *head, const char *country, const char *number)
{
  gboolean is_dutch = FALSE;

  g_return_val_if_fail (head != NULL && country != NULL && number != NULL, "");
  is_dutch = strcmp (country, "NLD") == 0;
  if (head[0] == 'D')
    return is_dutch ? "rijbewijs-nl" : "buitenlands-rijbewijs";
  if (head[0] == 'P')
    return is_dutch ? dutch_passport (head[1], number) : "buitenlands-paspoort";
  if (head[1] == 'R')
    return is_dutch ? "verblijfsdocument" : "buitenlandse-verblijfskaart";
  /* AC and IC are certificates of crew members. */
  if (head[1] == 'C')
    return "";
  return is_dutch ? "nik" : "buitenlandse-identiteitskaart";
}
