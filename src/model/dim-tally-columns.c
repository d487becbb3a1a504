/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tally-columns.h"

#include "dim-country-group.h"

#define NONE        G_MAXUINT32
#define N_COUNTRIES (27 * 27 * 27) /* three letters in base 27 */

/* Keys and their places, by open addressing. */
typedef struct {
  guint64 *keys;
  guint32 *places; /* NONE: free */
  guint bits;
} Places;

/* A document row whose case is there. */
typedef struct {
  guint32 case_at;
  guint32 document; /* place of the document; NONE: cannot be told from others */
  guint8 kind;
  guint8 group;
} Showing;

static void
init_places (Places *places, guint n)
{
  gsize n_slots;

  places->bits = MAX (4, g_bit_storage (n) + 1);
  n_slots = (gsize) 1 << places->bits;
  places->keys = g_new (guint64, n_slots);
  places->places = g_new (guint32, n_slots);
  for (gsize i = 0; i < n_slots; i++)
    places->places[i] = NONE;
}

static void
clear_places (Places *places)
{
  g_clear_pointer (&places->keys, g_free);
  g_clear_pointer (&places->places, g_free);
}

/* Its place, or the free slot where it belongs. Fibonacci hashing: the high bits of the product
 * depend on all bits of the key. */
static guint32 *
find_place (const Places *places, guint64 key)
{
  gsize mask = ((gsize) 1 << places->bits) - 1;
  gsize slot = (gsize) ((key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> (64 - places->bits));

  while (places->places[slot] != NONE && places->keys[slot] != key)
    slot = (slot + 1) & mask;
  places->keys[slot] = key;
  return &places->places[slot];
}

static void
index_cases (Places *places, const DimTallyColumns *columns)
{
  init_places (places, columns->n_cases);
  for (guint i = 0; i < columns->n_cases; i++)
    *find_place (places, columns->cases[i].case_key) = i;
}

static guint32
number_document (Places *documents, guint64 document, guint *n_documents)
{
  guint32 *place;

  if (document == 0)
    return NONE;
  place = find_place (documents, document);
  if (*place == NONE)
    *place = (*n_documents)++;
  return *place;
}

static void
fill_groups (guint8 groups[N_COUNTRIES])
{
  for (guint i = 0; i < N_COUNTRIES; i++)
    groups[i] = DIM_COUNTRY_GROUP_UNKNOWN;
  for (guint i = 0; i < dim_country_count (); i++) {
    const char *code = dim_country_at (i)->code;

    groups[dim_country_number (code)] = (guint8) dim_country_group_of (code);
  }
}

/* Rows of a case that is not there are left out. */
static GArray *
list_showings (DimTallyColumns *columns, GArray *documents)
{
  g_autofree guint8 *groups = g_new (guint8, N_COUNTRIES);
  GArray *showings = g_array_sized_new (FALSE, FALSE, sizeof (Showing), documents->len);
  Places of_cases;
  Places of_documents;

  fill_groups (groups);
  index_cases (&of_cases, columns);
  init_places (&of_documents, documents->len);
  for (guint i = 0; i < documents->len; i++) {
    const DimDocumentRow *row = &g_array_index (documents, DimDocumentRow, i);
    Showing showing = { .case_at = *find_place (&of_cases, row->case_key), .kind = row->kind };

    if (showing.case_at == NONE)
      continue;
    showing.group =
      row->country < N_COUNTRIES ? groups[row->country] : (guint8) DIM_COUNTRY_GROUP_UNKNOWN;
    showing.document = number_document (&of_documents, row->document, &columns->n_documents);
    g_array_append_val (showings, showing);
  }
  clear_places (&of_cases);
  clear_places (&of_documents);
  return showings;
}

/* Makes counts, each one place too far, into starts. */
static void
add_up (guint32 *starts, guint n)
{
  for (guint i = 0; i < n; i++)
    starts[i + 1] += starts[i];
}

static void
lay_out_by_case (DimTallyColumns *columns, GArray *showings)
{
  g_autofree guint32 *nexts = NULL;

  columns->shown_starts = g_new0 (guint32, columns->n_cases + 1);
  columns->shown_kinds = g_new (guint8, showings->len + 1);
  columns->shown_groups = g_new (guint8, showings->len + 1);
  for (guint i = 0; i < showings->len; i++)
    columns->shown_starts[g_array_index (showings, Showing, i).case_at + 1]++;
  add_up (columns->shown_starts, columns->n_cases);
  nexts = g_memdup2 (columns->shown_starts, sizeof (guint32) * (columns->n_cases + 1));
  for (guint i = 0; i < showings->len; i++) {
    const Showing *showing = &g_array_index (showings, Showing, i);
    guint32 at = nexts[showing->case_at]++;

    columns->shown_kinds[at] = showing->kind;
    columns->shown_groups[at] = showing->group;
  }
}

static void
lay_out_by_document (DimTallyColumns *columns, GArray *showings)
{
  g_autofree guint32 *nexts = NULL;

  columns->showing_starts = g_new0 (guint32, columns->n_documents + 1);
  columns->showing_cases = g_new (guint32, showings->len + 1);
  columns->showing_kinds = g_new (guint8, showings->len + 1);
  columns->showing_groups = g_new (guint8, showings->len + 1);
  for (guint i = 0; i < showings->len; i++) {
    guint32 document = g_array_index (showings, Showing, i).document;

    if (document != NONE)
      columns->showing_starts[document + 1]++;
  }
  add_up (columns->showing_starts, columns->n_documents);
  nexts = g_memdup2 (columns->showing_starts, sizeof (guint32) * (columns->n_documents + 1));
  for (guint i = 0; i < showings->len; i++) {
    const Showing *showing = &g_array_index (showings, Showing, i);
    guint32 at;

    if (showing->document == NONE)
      continue;
    at = nexts[showing->document]++;
    columns->showing_cases[at] = showing->case_at;
    columns->showing_kinds[at] = showing->kind;
    columns->showing_groups[at] = showing->group;
  }
}

DimTallyColumns *
dim_tally_columns_new (GArray *cases, GArray *documents)
{
  DimTallyColumns *columns;
  g_autoptr (GArray) showings = NULL;

  g_return_val_if_fail (cases != NULL && documents != NULL, NULL);
  columns = g_new0 (DimTallyColumns, 1);
  columns->n_cases = cases->len;
  columns->cases = g_memdup2 (cases->data, sizeof (DimCaseRow) * cases->len);
  showings = list_showings (columns, documents);
  lay_out_by_case (columns, showings);
  lay_out_by_document (columns, showings);
  return columns;
}

void
dim_tally_columns_free (DimTallyColumns *columns)
{
  if (columns == NULL)
    return;
  g_free (columns->cases);
  g_free (columns->shown_starts);
  g_free (columns->shown_kinds);
  g_free (columns->shown_groups);
  g_free (columns->showing_starts);
  g_free (columns->showing_cases);
  g_free (columns->showing_kinds);
  g_free (columns->showing_groups);
  g_free (columns);
}
