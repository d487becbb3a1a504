/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-index.h"

#include "dim-text.h"

#include <stdlib.h>
#include <string.h>

#define NO_RANK     G_MAXUINT32
#define CHUNK_BYTES 16384

/* Texts are numbers into @texts: a registration is a few words of a small language. */
typedef struct {
  char incident[DIM_UUID_TEXT_LEN];
  guint8 standing;
  guint16 n_words;
  guint32 number;
  DimDay day;
  guint32 keys[DIM_N_ORDERS]; /* for the orders that go by a text */
  guint32 *words;
} Entry;

struct _DimRecordIndex {
  GPtrArray *entries;
  GHashTable *by_incident;
  GStringChunk *chunk;
  GPtrArray *texts;
  GHashTable *by_text; /* text → its number + 1 */

  /* What follows is made again when a search comes after a change. */
  gboolean is_arranged;
  GPtrArray *newest; /* those to show, newest first; borrowed */
  guint32 *places;   /* in @newest, of those that have a text; text by text */
  guint32 *ends;     /* in @places, of each text */
  guint n_arranged;  /* texts that have an end */
  char **desks;
};

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->words);
  g_free (entry);
}

static guint32
intern (DimRecordIndex *index, const char *text)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (index->by_text, text));
  char *kept;

  if (known > 0)
    return known - 1;
  kept = g_string_chunk_insert (index->chunk, text);
  g_ptr_array_add (index->texts, kept);
  g_hash_table_insert (index->by_text, kept, GUINT_TO_POINTER (index->texts->len));
  return index->texts->len - 1;
}

static gboolean
has_word (const GArray *words, guint32 word)
{
  for (guint i = 0; i < words->len; i++)
    if (g_array_index (words, guint32, i) == word)
      return TRUE;
  return FALSE;
}

static void
take_words (DimRecordIndex *index, Entry *entry, const char *text)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char *copy = g_strdup (text != NULL ? text : "");
  char *rest = copy;

  for (char *word; (word = strsep (&rest, " ")) != NULL && words->len < G_MAXUINT16;) {
    guint32 number = *word != '\0' ? intern (index, word) : 0;

    if (*word != '\0' && !has_word (words, number))
      g_array_append_val (words, number);
  }
  g_free (entry->words);
  entry->n_words = (guint16) words->len;
  entry->words = g_memdup2 (words->data, words->len * sizeof (guint32));
}

static Entry *
ensure_entry (DimRecordIndex *index, const char *incident)
{
  Entry *entry = g_hash_table_lookup (index->by_incident, incident);

  if (entry != NULL)
    return entry;
  entry = g_new0 (Entry, 1);
  g_strlcpy (entry->incident, incident, sizeof entry->incident);
  entry->number = index->entries->len;
  g_ptr_array_add (index->entries, entry);
  g_hash_table_insert (index->by_incident, entry->incident, entry);
  return entry;
}

static int
compare_newest_cb (gconstpointer a, gconstpointer b)
{
  const Entry *one = *(const Entry *const *) a;
  const Entry *other = *(const Entry *const *) b;

  if (one->day != other->day)
    return one->day > other->day ? -1 : 1;
  return strcmp (other->incident, one->incident);
}

static void
sort_newest (DimRecordIndex *index)
{
  g_ptr_array_set_size (index->newest, 0);
  for (guint i = 0; i < index->entries->len; i++) {
    Entry *entry = g_ptr_array_index (index->entries, i);

    if (entry->day != DIM_DAY_NONE)
      g_ptr_array_add (index->newest, entry);
  }
  g_ptr_array_sort (index->newest, compare_newest_cb);
}

/* The places of each text one after the other: first how many, then where. */
static void
place_texts (DimRecordIndex *index)
{
  guint32 total = 0;

  index->n_arranged = index->texts->len;
  index->ends = g_renew (guint32, index->ends, index->n_arranged);
  memset (index->ends, 0, index->n_arranged * sizeof *index->ends);
  for (guint i = 0; i < index->newest->len; i++) {
    const Entry *entry = g_ptr_array_index (index->newest, i);

    for (guint j = 0; j < entry->n_words; j++)
      index->ends[entry->words[j]]++;
  }
  for (guint i = 0; i < index->n_arranged; i++) {
    guint32 count = index->ends[i];

    index->ends[i] = total;
    total += count;
  }
  index->places = g_renew (guint32, index->places, total + 1);
  for (guint i = 0; i < index->newest->len; i++) {
    const Entry *entry = g_ptr_array_index (index->newest, i);

    for (guint j = 0; j < entry->n_words; j++)
      index->places[index->ends[entry->words[j]]++] = i;
  }
}

static void
list_desks (DimRecordIndex *index)
{
  g_autoptr (GPtrArray) desks = g_ptr_array_new ();
  g_autofree gboolean *is_listed = g_new0 (gboolean, index->texts->len);

  for (guint i = 0; i < index->newest->len; i++) {
    guint32 desk = ((const Entry *) g_ptr_array_index (index->newest, i))->keys[DIM_ORDER_DESK];
    const char *text = g_ptr_array_index (index->texts, desk);

    if (!is_listed[desk] && *text != '\0')
      g_ptr_array_add (desks, g_strdup (text));
    is_listed[desk] = TRUE;
  }
  g_ptr_array_sort (desks, dim_text_compare_cb);
  g_ptr_array_add (desks, NULL);
  g_strfreev (index->desks);
  index->desks = (char **) g_ptr_array_steal (desks, NULL);
}

static void
arrange (DimRecordIndex *index)
{
  if (index->is_arranged)
    return;
  sort_newest (index);
  place_texts (index);
  list_desks (index);
  index->is_arranged = TRUE;
}

static void
set_bit (guint64 *bits, guint32 place)
{
  bits[place / 64] |= G_GUINT64_CONSTANT (1) << place % 64;
}

static void
match_texts (const DimRecordIndex *index, const char *word, guint64 *bits)
{
  for (guint i = 0; i < index->n_arranged; i++) {
    guint32 begin = i > 0 ? index->ends[i - 1] : 0;

    if (begin == index->ends[i] ||
        !dim_text_matches_word (g_ptr_array_index (index->texts, i), word))
      continue;
    for (guint32 j = begin; j < index->ends[i]; j++)
      set_bit (bits, index->places[j]);
  }
}

static guint
find_standings (const DimRecordQuery *query, const char *word)
{
  guint standings = 0;

  for (guint i = 0; i < DIM_N_STANDINGS; i++)
    if (query->standing_keys[i] != NULL && dim_text_matches_word (query->standing_keys[i], word))
      standings |= 1U << i;
  return standings;
}

static void
match_standings (const DimRecordIndex *index, guint standings, guint64 *bits)
{
  for (guint i = 0; standings != 0 && i < index->newest->len; i++)
    if ((standings >> ((const Entry *) g_ptr_array_index (index->newest, i))->standing & 1U) != 0)
      set_bit (bits, i);
}

/* The first of the newest that is not after @day. */
static guint
find_place_of_day (const DimRecordIndex *index, DimDay day)
{
  guint from = 0;
  guint to = index->newest->len;

  while (from < to) {
    guint middle = from + (to - from) / 2;

    if (((const Entry *) g_ptr_array_index (index->newest, middle))->day > day)
      from = middle + 1;
    else
      to = middle;
  }
  return from;
}

static void
match_days (const DimRecordIndex *index, const DimDays *days, guint64 *bits)
{
  guint end = find_place_of_day (index, days->first - 1);

  for (guint i = find_place_of_day (index, days->last); i < end; i++)
    set_bit (bits, i);
}

/* The places where one term of the query holds: a bit each. */
static guint64 *
match_term (const DimRecordIndex *index, const DimRecordQuery *query, const DimQueryTerm *term)
{
  guint64 *bits = g_new0 (guint64, index->newest->len / 64 + 1);

  if (term->word != NULL) {
    match_texts (index, term->word, bits);
    match_standings (index, find_standings (query, term->word), bits);
  }
  if (term->has_days)
    match_days (index, &term->days, bits);
  return bits;
}

/* Only what was found by the terms before, if there were any. */
static void
keep_matching (const DimRecordIndex *index,
               const DimRecordQuery *query,
               const DimQueryTerm *term,
               guint64 **found)
{
  g_autofree guint64 *bits = match_term (index, query, term);

  for (guint i = 0; *found != NULL && i <= index->newest->len / 64; i++)
    bits[i] &= (*found)[i];
  g_free (*found);
  *found = g_steal_pointer (&bits);
}

/* The texts of the values that a query allows, as numbers; NULL: it allows all. */
static GArray *
number_values (const DimRecordIndex *index, const GPtrArray *values)
{
  GArray *numbers = NULL;

  if (values == NULL)
    return NULL;
  numbers = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < values->len; i++) {
    guint known =
      GPOINTER_TO_UINT (g_hash_table_lookup (index->by_text, g_ptr_array_index (values, i)));
    guint32 number = known - 1;

    if (known > 0)
      g_array_append_val (numbers, number);
  }
  return numbers;
}

static gboolean
is_allowed (const Entry *entry, guint standings, GArray *const allowed[DIM_N_ORDERS])
{
  if (standings != 0 && (standings >> entry->standing & 1U) == 0)
    return FALSE;
  for (guint i = 0; i < DIM_N_ORDERS; i++)
    if (allowed[i] != NULL && !has_word (allowed[i], entry->keys[i]))
      return FALSE;
  return TRUE;
}

static GPtrArray *
list_found (const DimRecordIndex *index, const DimRecordQuery *query, const guint64 *found)
{
  GPtrArray *entries = g_ptr_array_sized_new (index->newest->len);
  GArray *allowed[DIM_N_ORDERS];

  for (guint i = 0; i < DIM_N_ORDERS; i++)
    allowed[i] = number_values (index, query->values[i]);
  for (guint i = 0; i < index->newest->len; i++)
    if ((found == NULL || (found[i / 64] >> i % 64 & 1) != 0) &&
        is_allowed (g_ptr_array_index (index->newest, i), query->standings, allowed))
      g_ptr_array_add (entries, g_ptr_array_index (index->newest, i));
  for (guint i = 0; i < DIM_N_ORDERS; i++)
    g_clear_pointer (&allowed[i], g_array_unref);
  return entries;
}

static GPtrArray *
match (const DimRecordIndex *index, const DimRecordQuery *query)
{
  g_autofree guint64 *found = NULL;

  for (guint i = 0; i < query->terms->len; i++)
    keep_matching (index, query, g_ptr_array_index (query->terms, i), &found);
  return list_found (index, query, found);
}

static int
compare_texts_cb (gconstpointer a, gconstpointer b, gpointer texts)
{
  const char *one = g_ptr_array_index ((GPtrArray *) texts, *(const guint32 *) a);
  const char *other = g_ptr_array_index ((GPtrArray *) texts, *(const guint32 *) b);

  return strcmp (one, other);
}

/* Without places given: those of the texts that occur, in their own order. */
static void
rank_by_text (const DimRecordIndex *index,
              const GPtrArray *found,
              DimRecordOrder order,
              guint32 *ranks)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < found->len; i++) {
    guint32 key = ((const Entry *) g_ptr_array_index (found, i))->keys[order];

    if (ranks[key] == NO_RANK) {
      ranks[key] = 0;
      g_array_append_val (seen, key);
    }
  }
  g_array_sort_with_data (seen, compare_texts_cb, index->texts);
  for (guint i = 0; i < seen->len; i++)
    ranks[g_array_index (seen, guint32, i)] = i;
}

/* A place for each text; those without one come last. */
static guint32 *
rank_texts (const DimRecordIndex *index, const GPtrArray *found, const DimRecordQuery *query)
{
  guint32 *ranks = g_new (guint32, index->texts->len);
  GHashTableIter iter;
  gpointer code;
  gpointer place;

  for (guint i = 0; i < index->texts->len; i++)
    ranks[i] = NO_RANK;
  if (query->ranks == NULL) {
    rank_by_text (index, found, query->order, ranks);
    return ranks;
  }
  g_hash_table_iter_init (&iter, query->ranks);
  while (g_hash_table_iter_next (&iter, &code, &place)) {
    guint known = GPOINTER_TO_UINT (g_hash_table_lookup (index->by_text, code));

    if (known > 0)
      ranks[known - 1] = GPOINTER_TO_UINT (place);
  }
  return ranks;
}

typedef struct {
  guint32 rank;
  guint32 place; /* before sorting: newest first */
  Entry *entry;
} Ranked;

static int
compare_ranked_cb (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a;
  const Ranked *other = b;

  if (one->rank != other->rank)
    return one->rank < other->rank ? -1 : 1;
  return one->place < other->place ? -1 : one->place > other->place;
}

static void
sort_found (const DimRecordIndex *index, GPtrArray *found, const DimRecordQuery *query)
{
  g_autofree guint32 *ranks = NULL;
  g_autofree Ranked *rows = NULL;

  if (query->order == DIM_ORDER_DATE)
    return;
  ranks = query->order != DIM_ORDER_STATE ? rank_texts (index, found, query) : NULL;
  rows = g_new (Ranked, found->len);
  for (guint i = 0; i < found->len; i++) {
    Entry *entry = g_ptr_array_index (found, i);

    rows[i].rank = ranks != NULL ? ranks[entry->keys[query->order]] : entry->standing;
    rows[i].place = i;
    rows[i].entry = entry;
  }
  qsort (rows, found->len, sizeof rows[0], compare_ranked_cb);
  for (guint i = 0; i < found->len; i++)
    found->pdata[i] = rows[i].entry;
}

DimRecordIndex *
dim_record_index_new (void)
{
  DimRecordIndex *index = g_new0 (DimRecordIndex, 1);

  index->entries = g_ptr_array_new_with_free_func (free_entry);
  index->by_incident = g_hash_table_new (g_str_hash, g_str_equal);
  index->newest = g_ptr_array_new ();
  index->chunk = g_string_chunk_new (CHUNK_BYTES);
  index->texts = g_ptr_array_new ();
  index->by_text = g_hash_table_new (g_str_hash, g_str_equal);
  intern (index, "");
  return index;
}

void
dim_record_index_free (DimRecordIndex *index)
{
  if (index == NULL)
    return;
  g_strfreev (index->desks);
  g_free (index->places);
  g_free (index->ends);
  g_ptr_array_unref (index->newest);
  g_hash_table_unref (index->by_incident);
  g_ptr_array_unref (index->entries);
  g_hash_table_unref (index->by_text);
  g_ptr_array_unref (index->texts);
  g_string_chunk_free (index->chunk);
  g_free (index);
}

gboolean
dim_record_index_put (DimRecordIndex *index, const DimRecordKeys *keys)
{
  Entry *entry;

  g_return_val_if_fail (index != NULL && keys != NULL && keys->incident != NULL, FALSE);
  if (!dim_uuid_is_valid (keys->incident) || (guint) keys->standing >= DIM_N_STANDINGS)
    return FALSE;
  entry = ensure_entry (index, keys->incident);
  entry->day = keys->day;
  entry->standing = (guint8) keys->standing;
  entry->keys[DIM_ORDER_PRODUCT] = intern (index, keys->product != NULL ? keys->product : "");
  entry->keys[DIM_ORDER_FORM] = intern (index, keys->form != NULL ? keys->form : "");
  entry->keys[DIM_ORDER_DOCUMENT] = intern (index, keys->document != NULL ? keys->document : "");
  entry->keys[DIM_ORDER_DESK] = intern (index, keys->desk != NULL ? keys->desk : "");
  take_words (index, entry, keys->words);
  index->is_arranged = FALSE;
  return TRUE;
}

GArray *
dim_record_index_find (DimRecordIndex *index, const DimRecordQuery *query)
{
  g_autoptr (GPtrArray) found = NULL;
  GArray *numbers;

  g_return_val_if_fail (index != NULL && query != NULL, NULL);
  arrange (index);
  found = match (index, query);
  sort_found (index, found, query);
  numbers = g_array_sized_new (FALSE, FALSE, sizeof (guint32), found->len);
  for (guint i = 0; i < found->len; i++) {
    const Entry *entry = g_ptr_array_index (found, query->is_reversed ? found->len - 1 - i : i);

    g_array_append_val (numbers, entry->number);
  }
  return numbers;
}

guint
dim_record_index_count (DimRecordIndex *index)
{
  g_return_val_if_fail (index != NULL, 0);
  arrange (index);
  return index->newest->len;
}

const char *const *
dim_record_index_desks (DimRecordIndex *index)
{
  g_return_val_if_fail (index != NULL, NULL);
  arrange (index);
  return (const char *const *) index->desks;
}

gboolean
dim_record_index_incident (const DimRecordIndex *index, guint32 number, char out[DIM_UUID_TEXT_LEN])
{
  const Entry *entry;

  g_return_val_if_fail (index != NULL, FALSE);
  if (number >= index->entries->len)
    return FALSE;
  entry = g_ptr_array_index (index->entries, number);
  g_strlcpy (out, entry->incident, DIM_UUID_TEXT_LEN);
  return TRUE;
}
