/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-sweep.h"

#include <string.h>

/* A showing: this member showed the document of @place, a document in a municipality. */
typedef struct {
  DimDay date;
  guint place;
  guint member;
} Showing;

/* The showings of one day, as a range. */
typedef struct {
  DimDay date;
  guint start;
  guint end;
} Day;

typedef struct {
  guint lower;
  guint higher;
} Pair;

struct _DimSweep {
  GArray *showings; /* by date, place, member */
  GArray *days;     /* ascending */
  GArray *pairs;    /* of one day with one other, ascending */
  guint at;         /* next pair */
  guint max_apart;
  guint apart; /* days between the two days to visit next */
  guint early; /* the earlier of the two, an index of days */
  guint late;  /* no day before this one lies @apart or more after @early */
};

static int
compare_showings (gconstpointer a, gconstpointer b)
{
  const Showing *one = a;
  const Showing *other = b;

  if (one->date != other->date)
    return one->date < other->date ? -1 : 1;
  if (one->place != other->place)
    return one->place < other->place ? -1 : 1;
  return (one->member > other->member) - (one->member < other->member);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *one = a;
  const Pair *other = b;

  if (one->lower != other->lower)
    return one->lower < other->lower ? -1 : 1;
  return (one->higher > other->higher) - (one->higher < other->higher);
}

static guint
intern_place (GHashTable *places, const DimMember *member, const DimShownDocument *shown)
{
  g_autofree char *key = g_strconcat (member->municipality, "\n", shown->document, NULL);
  gpointer found = NULL;
  guint place = g_hash_table_size (places);

  if (g_hash_table_lookup_extended (places, key, NULL, &found))
    return GPOINTER_TO_UINT (found);
  g_hash_table_insert (places, g_steal_pointer (&key), GUINT_TO_POINTER (place));
  return place;
}

static GArray *
collect_showings (GPtrArray *members)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GArray *showings = g_array_new (FALSE, FALSE, sizeof (Showing));

  for (guint i = 0; i < members->len; i++) {
    const DimMember *member = members->pdata[i];

    for (guint j = 0; j < member->documents->len; j++) {
      const DimShownDocument *shown = &g_array_index (member->documents, DimShownDocument, j);
      Showing showing = { member->date, intern_place (places, member, shown), i };

      g_array_append_val (showings, showing);
    }
  }
  g_array_sort (showings, compare_showings);
  return showings;
}

static GArray *
collect_days (GArray *showings)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Day));

  for (guint i = 0; i < showings->len; i++) {
    DimDay date = g_array_index (showings, Showing, i).date;

    if (days->len > 0 && g_array_index (days, Day, days->len - 1).date == date) {
      g_array_index (days, Day, days->len - 1).end = i + 1;
    } else {
      Day day = { date, i, i + 1 };

      g_array_append_val (days, day);
    }
  }
  return days;
}

/* The end of the run of showings of one place that begins at @start. */
static guint
find_run_end (const DimSweep *sweep, guint start, guint end)
{
  guint place = g_array_index (sweep->showings, Showing, start).place;

  while (start < end && g_array_index (sweep->showings, Showing, start).place == place)
    start++;
  return start;
}

static void
add_run_pairs (DimSweep *sweep, Day first, Day second)
{
  for (guint i = first.start; i < first.end; i++)
    for (guint j = first.start == second.start ? i + 1 : second.start; j < second.end; j++) {
      guint a = g_array_index (sweep->showings, Showing, i).member;
      guint b = g_array_index (sweep->showings, Showing, j).member;
      Pair pair = { MIN (a, b), MAX (a, b) };

      if (a != b)
        g_array_append_val (sweep->pairs, pair);
    }
}

/* Walks both days by place at once, for they are sorted by it. */
static void
add_day_pairs (DimSweep *sweep, Day first, Day second)
{
  while (first.start < first.end && second.start < second.end) {
    guint place = g_array_index (sweep->showings, Showing, first.start).place;
    guint other = g_array_index (sweep->showings, Showing, second.start).place;
    Day run = { first.date, first.start, find_run_end (sweep, first.start, first.end) };
    Day other_run = { second.date, second.start, find_run_end (sweep, second.start, second.end) };

    if (place == other)
      add_run_pairs (sweep, run, other_run);
    if (place <= other)
      first.start = run.end;
    if (other <= place)
      second.start = other_run.end;
  }
}

/* Two registrations that share several documents come up once for each. */
static void
sort_pairs (GArray *pairs)
{
  guint kept = 0;

  g_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < pairs->len; i++)
    if (kept == 0 || compare_pairs (&g_array_index (pairs, Pair, i),
                                    &g_array_index (pairs, Pair, kept - 1)) != 0)
      g_array_index (pairs, Pair, kept++) = g_array_index (pairs, Pair, i);
  g_array_set_size (pairs, kept);
}

/* Goes on to the next two days that lie within the window; FALSE when there are none. */
static gboolean
load_next_days (DimSweep *sweep)
{
  for (; sweep->apart <= sweep->max_apart; sweep->apart++, sweep->early = 0, sweep->late = 0)
    for (; sweep->early < sweep->days->len; sweep->early++) {
      Day first = g_array_index (sweep->days, Day, sweep->early);
      gint64 wanted = (gint64) first.date + sweep->apart;

      while (sweep->late < sweep->days->len &&
             g_array_index (sweep->days, Day, sweep->late).date < wanted)
        sweep->late++;
      if (sweep->late == sweep->days->len)
        break;
      if (g_array_index (sweep->days, Day, sweep->late).date != wanted)
        continue;
      g_array_set_size (sweep->pairs, 0);
      add_day_pairs (sweep, first, g_array_index (sweep->days, Day, sweep->late));
      sort_pairs (sweep->pairs);
      sweep->at = 0;
      sweep->early++;
      return TRUE;
    }
  return FALSE;
}

DimSweep *
dim_sweep_new (GPtrArray *members, guint days)
{
  DimSweep *sweep = NULL;

  g_return_val_if_fail (members != NULL, NULL);
  sweep = g_new0 (DimSweep, 1);
  sweep->showings = collect_showings (members);
  sweep->days = collect_days (sweep->showings);
  sweep->pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  sweep->max_apart = days;
  if (sweep->days->len > 0) {
    gint64 first = g_array_index (sweep->days, Day, 0).date;
    gint64 last = g_array_index (sweep->days, Day, sweep->days->len - 1).date;

    /* A window wider than what there is costs nothing. */
    sweep->max_apart = (guint) MIN ((gint64) days, last - first);
  }
  return sweep;
}

void
dim_sweep_free (DimSweep *sweep)
{
  if (sweep == NULL)
    return;
  g_clear_pointer (&sweep->showings, g_array_unref);
  g_clear_pointer (&sweep->days, g_array_unref);
  g_clear_pointer (&sweep->pairs, g_array_unref);
  g_free (sweep);
}

gboolean
dim_sweep_next (DimSweep *sweep, guint *out_lower, guint *out_higher)
{
  Pair pair = { 0 };

  g_return_val_if_fail (sweep != NULL, FALSE);
  g_return_val_if_fail (out_lower != NULL && out_higher != NULL, FALSE);
  while (sweep->at == sweep->pairs->len)
    if (!load_next_days (sweep))
      return FALSE;
  pair = g_array_index (sweep->pairs, Pair, sweep->at++);
  *out_lower = pair.lower;
  *out_higher = pair.higher;
  return TRUE;
}
