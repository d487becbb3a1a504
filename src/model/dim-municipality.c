/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-municipality.h"

#include "dim-csv.h"
#include "dim-error.h"

#include <string.h>

#define TABLE_HEADING   "code,naam,provincie,geldig_vanaf,geldig_tot"
#define CHANGES_HEADING "datum,oude_code,nieuwe_code"

struct _DimMunicipalities {
  gatomicrefcount ref_count;
  GPtrArray *rows;        /* (element-type DimMunicipality) */
  GHashTable *by_code;    /* borrowed code → borrowed DimMunicipality */
  GHashTable *successors; /* borrowed code → borrowed code, or NULL after a split */
};

typedef gboolean (*TakeRow) (DimMunicipalities *municipalities, char **row);

static void
free_municipality (gpointer data)
{
  DimMunicipality *municipality = data;

  g_free (municipality->code);
  g_free (municipality->name);
  g_free (municipality->province);
  g_free (municipality);
}

static gboolean
is_code (const char *text)
{
  if (strlen (text) != DIM_MUNICIPALITY_CODE_LEN || !g_str_has_prefix (text, "GM"))
    return FALSE;
  for (const char *p = text + 2; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p))
      return FALSE;
  return TRUE;
}

static gboolean
read_open_day (const char *text, DimDay *out_day)
{
  *out_day = *text == '\0' ? DIM_DAY_NONE : dim_day_from_text (text);
  return *text == '\0' || *out_day != DIM_DAY_NONE;
}

static gboolean
take_municipality (DimMunicipalities *municipalities, char **row)
{
  DimDay from = DIM_DAY_NONE;
  DimDay to = DIM_DAY_NONE;
  DimMunicipality *municipality = NULL;

  if (!is_code (row[0]) || row[1][0] == '\0' || !read_open_day (row[3], &from) ||
      !read_open_day (row[4], &to) || (to != DIM_DAY_NONE && from >= to) ||
      g_hash_table_contains (municipalities->by_code, row[0]))
    return FALSE;
  municipality = g_new0 (DimMunicipality, 1);
  municipality->code = g_strdup (row[0]);
  municipality->name = g_strdup (row[1]);
  municipality->province = g_strdup (row[2]);
  municipality->valid_from = from;
  municipality->valid_to = to;
  g_ptr_array_add (municipalities->rows, municipality);
  g_hash_table_insert (municipalities->by_code, municipality->code, municipality);
  return TRUE;
}

static gboolean
take_change (DimMunicipalities *municipalities, char **row)
{
  DimDay day = dim_day_from_text (row[0]);
  const DimMunicipality *old = dim_municipalities_find (municipalities, row[1]);
  const DimMunicipality *new = dim_municipalities_find (municipalities, row[2]);

  if (day == DIM_DAY_NONE || old == NULL || new == NULL || old->valid_to != day ||
      !dim_municipality_exists_on (new, day))
    return FALSE;
  /* A second successor makes the change a split. */
  g_hash_table_insert (municipalities->successors, old->code,
                       g_hash_table_contains (municipalities->successors, old->code) ? NULL
                                                                                     : new->code);
  return TRUE;
}

static gboolean
read_table (DimMunicipalities *municipalities,
            const char *text,
            const char *heading,
            TakeRow take,
            GError **error)
{
  g_autoptr (GPtrArray) rows = dim_csv_parse (text, strlen (text), error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    char **row = g_ptr_array_index (rows, i);
    g_autofree char *first = i == 0 ? g_strjoinv (",", row) : NULL;

    if (i == 0 ? strcmp (first, heading) != 0 : !take (municipalities, row)) {
      g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
                   "Cannot read municipalities: line %u of %s is wrong", i + 1, heading);
      return FALSE;
    }
  }
  if (rows->len == 0)
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID,
                 "Cannot read municipalities: line 1 of %s is missing", heading);
  return rows->len > 0;
}

DimMunicipalities *
dim_municipalities_parse (const char *table, const char *changes, GError **error)
{
  g_autoptr (DimMunicipalities) municipalities = NULL;

  g_return_val_if_fail (table != NULL && changes != NULL, NULL);
  municipalities = g_new0 (DimMunicipalities, 1);
  g_atomic_ref_count_init (&municipalities->ref_count);
  municipalities->rows = g_ptr_array_new_with_free_func (free_municipality);
  municipalities->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  municipalities->successors = g_hash_table_new (g_str_hash, g_str_equal);
  if (!read_table (municipalities, table, TABLE_HEADING, take_municipality, error) ||
      !read_table (municipalities, changes, CHANGES_HEADING, take_change, error))
    return NULL;
  return g_steal_pointer (&municipalities);
}

DimMunicipalities *
dim_municipalities_ref (DimMunicipalities *municipalities)
{
  g_return_val_if_fail (municipalities != NULL, NULL);
  g_atomic_ref_count_inc (&municipalities->ref_count);
  return municipalities;
}

void
dim_municipalities_unref (DimMunicipalities *municipalities)
{
  if (municipalities == NULL || !g_atomic_ref_count_dec (&municipalities->ref_count))
    return;
  g_hash_table_unref (municipalities->successors);
  g_hash_table_unref (municipalities->by_code);
  g_ptr_array_unref (municipalities->rows);
  g_free (municipalities);
}

guint
dim_municipalities_size (const DimMunicipalities *municipalities)
{
  g_return_val_if_fail (municipalities != NULL, 0);
  return municipalities->rows->len;
}

const DimMunicipality *
dim_municipalities_at (const DimMunicipalities *municipalities, guint index)
{
  g_return_val_if_fail (municipalities != NULL && index < municipalities->rows->len, NULL);
  return g_ptr_array_index (municipalities->rows, index);
}

const DimMunicipality *
dim_municipalities_find (const DimMunicipalities *municipalities, const char *code)
{
  g_return_val_if_fail (municipalities != NULL && code != NULL, NULL);
  return g_hash_table_lookup (municipalities->by_code, code);
}

gboolean
dim_municipality_exists_on (const DimMunicipality *municipality, DimDay day)
{
  g_return_val_if_fail (municipality != NULL, FALSE);
  return (municipality->valid_from == DIM_DAY_NONE || day >= municipality->valid_from) &&
         (municipality->valid_to == DIM_DAY_NONE || day < municipality->valid_to);
}

const char *
dim_municipalities_current_code (const DimMunicipalities *municipalities, const char *code)
{
  const char *current = code;
  const char *next = NULL;

  g_return_val_if_fail (municipalities != NULL && code != NULL, NULL);
  /* Ends: a successor exists on the day its predecessor ends, so it ends later itself. */
  while ((next = g_hash_table_lookup (municipalities->successors, current)) != NULL)
    current = next;
  return current;
}

const char *
dim_municipalities_code_in_year (const DimMunicipalities *municipalities,
                                 const char *code,
                                 int year)
{
  DimDay day = dim_day_new (year, 1, 1);
  const char *current = code;

  g_return_val_if_fail (municipalities != NULL && code != NULL, NULL);
  while (current != NULL) {
    const DimMunicipality *municipality = dim_municipalities_find (municipalities, current);

    if (municipality == NULL ||
        (municipality->valid_from != DIM_DAY_NONE && day < municipality->valid_from))
      return NULL;
    if (municipality->valid_to == DIM_DAY_NONE || day < municipality->valid_to)
      return current;
    current = g_hash_table_lookup (municipalities->successors, current);
  }
  return NULL;
}

gboolean
dim_municipalities_serve (const DimMunicipalities *municipalities,
                          const char *const *own,
                          const char *code)
{
  const char *current = NULL;

  g_return_val_if_fail (municipalities != NULL && own != NULL && code != NULL, FALSE);
  current = dim_municipalities_current_code (municipalities, code);
  for (guint i = 0; own[i] != NULL; i++)
    if (strcmp (own[i], code) == 0 ||
        strcmp (dim_municipalities_current_code (municipalities, own[i]), current) == 0)
      return TRUE;
  return FALSE;
}
