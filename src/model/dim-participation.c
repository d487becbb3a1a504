/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-participation.h"

#include "dim-clock.h"
#include "dim-month.h"

#include <string.h>

#define MONTHS_A_YEAR 12

/* From which month to which a municipality, with those that it came from, was there. */
typedef struct {
  int from;
  int to; /* first month without it */
} Life;

static void
free_member (gpointer data)
{
  DimPartMember *member = data;

  g_array_unref (member->spans);
  g_array_unref (member->months);
  g_free (member);
}

DimParticipation *
dim_participation_new (int year)
{
  DimParticipation *participation = g_new0 (DimParticipation, 1);

  participation->year = year;
  participation->members = g_ptr_array_new_with_free_func (free_member);
  return participation;
}

void
dim_participation_free (DimParticipation *participation)
{
  if (participation == NULL)
    return;
  g_ptr_array_unref (participation->members);
  g_free (participation);
}

/* Where @code stands or belongs. */
static guint
find_place (const DimParticipation *participation, const char *code, gboolean *is_there)
{
  guint low = 0;
  guint high = participation->members->len;

  *is_there = FALSE;
  while (low < high) {
    guint middle = (low + high) / 2;
    const DimPartMember *member = participation->members->pdata[middle];
    int order = strcmp (member->code, code);

    if (order == 0) {
      *is_there = TRUE;
      return middle;
    }
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

DimPartMember *
dim_participation_add (DimParticipation *participation, const char *code)
{
  DimPartMember *member;
  gboolean is_there;
  guint place;

  g_return_val_if_fail (participation != NULL && code != NULL, NULL);
  place = find_place (participation, code, &is_there);
  if (is_there)
    return participation->members->pdata[place];
  member = g_new0 (DimPartMember, 1);
  g_strlcpy (member->code, code, sizeof member->code);
  member->spans = g_array_new (FALSE, TRUE, sizeof (DimPartSpan));
  member->months = g_array_new (FALSE, TRUE, sizeof (DimPartMonth));
  g_ptr_array_insert (participation->members, (int) place, member);
  return member;
}

const DimPartMember *
dim_participation_find (const DimParticipation *participation, const char *code)
{
  gboolean is_there;
  guint place;

  g_return_val_if_fail (participation != NULL && code != NULL, NULL);
  place = find_place (participation, code, &is_there);
  return is_there ? participation->members->pdata[place] : NULL;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const DimPartSpan *one = a;
  const DimPartSpan *other = b;

  return (one->from > other->from) - (one->from < other->from);
}

void
dim_part_member_add_span (DimPartMember *member, int from, int to)
{
  const DimPartSpan added = { from, to };
  guint kept = 0;

  g_return_if_fail (member != NULL);
  if (from >= to)
    return;
  g_array_append_val (member->spans, added);
  g_array_sort (member->spans, compare_spans);
  for (guint i = 1; i < member->spans->len; i++) {
    DimPartSpan *last = &g_array_index (member->spans, DimPartSpan, kept);
    const DimPartSpan *span = &g_array_index (member->spans, DimPartSpan, i);

    if (span->from <= last->to)
      last->to = MAX (last->to, span->to);
    else
      g_array_index (member->spans, DimPartSpan, ++kept) = *span;
  }
  g_array_set_size (member->spans, kept + 1);
}

/* The first month that does not see a day before @day. */
static int
month_after (DimDay day)
{
  int month = dim_month_of_day (day);

  return dim_month_first_day (month) == day ? month : month + 1;
}

/* By what each is called today (borrowed from @municipalities). */
static GHashTable *
list_lives (const DimMunicipalities *municipalities)
{
  GHashTable *lives = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < dim_municipalities_size (municipalities); i++) {
    const DimMunicipality *municipality = dim_municipalities_at (municipalities, i);
    const char *area = dim_municipalities_current_code (municipalities, municipality->code);
    int from =
      municipality->valid_from == DIM_DAY_NONE ? 0 : dim_month_of_day (municipality->valid_from);
    Life *life = g_hash_table_lookup (lives, area);

    if (life == NULL) {
      life = g_new0 (Life, 1);
      *life = (Life){ G_MAXINT, DIM_PART_GOES_ON };
      g_hash_table_insert (lives, (gpointer) area, life);
    }
    life->from = MIN (life->from, from);
    if (strcmp (area, municipality->code) == 0 && municipality->valid_to != DIM_DAY_NONE)
      life->to = month_after (municipality->valid_to);
  }
  return lives;
}

static void
clip_member (DimPartMember *member, const Life *life)
{
  guint kept = 0;

  for (guint i = 0; i < member->spans->len; i++) {
    DimPartSpan span = g_array_index (member->spans, DimPartSpan, i);

    span.from = MAX (span.from, life->from);
    span.to = MIN (span.to, life->to);
    if (span.from < span.to)
      g_array_index (member->spans, DimPartSpan, kept++) = span;
  }
  g_array_set_size (member->spans, kept);
}

void
dim_participation_clip (DimParticipation *participation, const DimMunicipalities *municipalities)
{
  g_autoptr (GHashTable) lives = NULL;

  g_return_if_fail (participation != NULL && municipalities != NULL);
  lives = list_lives (municipalities);
  for (guint i = 0; i < participation->members->len; i++) {
    DimPartMember *member = participation->members->pdata[i];
    const Life *life = g_hash_table_lookup (lives, member->code);

    if (life != NULL)
      clip_member (member, life);
  }
}

const char *
dim_part_state_name (DimPartState state)
{
  static const char *const names[DIM_N_PART_STATES] = {
    [DIM_PART_ABSENT] = "geen-deelname", [DIM_PART_RUNNING] = "loopt",   [DIM_PART_SILENT] = "stil",
    [DIM_PART_ZERO] = "nulmelding",      [DIM_PART_REPORTED] = "gemeld",
  };

  g_return_val_if_fail ((guint) state < DIM_N_PART_STATES, NULL);
  return names[state];
}

static gboolean
takes_part (const DimPartMember *member, int month)
{
  for (guint i = 0; i < member->spans->len; i++) {
    const DimPartSpan *span = &g_array_index (member->spans, DimPartSpan, i);

    if (month >= span->from && month < span->to)
      return TRUE;
  }
  return FALSE;
}

static void
tell_heard (const DimPartMember *member, int month, DimPartStanding *standing)
{
  for (guint i = 0; i < member->months->len; i++) {
    const DimPartMonth *heard = &g_array_index (member->months, DimPartMonth, i);

    if (heard->month != month)
      continue;
    standing->registered = heard->registered;
    standing->approval = heard->approval;
    standing->late = heard->late;
    if (heard->registered > 0)
      standing->state = DIM_PART_REPORTED;
    else if (heard->is_stated)
      standing->state = DIM_PART_ZERO;
    return;
  }
}

DimPartStanding
dim_participation_standing (const DimParticipation *participation,
                            const DimPartMember *member,
                            int month)
{
  DimPartStanding standing = { .month = month, .state = DIM_PART_ABSENT };
  gboolean is_member, is_over;

  g_return_val_if_fail (participation != NULL && member != NULL, standing);
  is_member = takes_part (member, month);
  is_over = month < dim_month_of_day (dim_day_from_unix (participation->told_s));
  standing.is_expected = is_member && is_over;
  if (is_member)
    standing.state = is_over ? DIM_PART_SILENT : DIM_PART_RUNNING;
  tell_heard (member, month, &standing);
  return standing;
}

static void
count_month (const DimPartStanding *standing, DimPartTotals *totals)
{
  gboolean is_reported = standing->state == DIM_PART_REPORTED || standing->state == DIM_PART_ZERO;

  if (!standing->is_expected)
    return;
  totals->expected++;
  totals->reported += is_reported;
  totals->zero += standing->state == DIM_PART_ZERO;
  totals->silent += standing->state == DIM_PART_SILENT;
  totals->approved += is_reported && standing->approval == DIM_MONTH_APPROVED;
}

static void
count_months (const DimParticipation *participation,
              const DimPartMember *member,
              int from,
              int to,
              DimPartTotals *totals)
{
  int first = participation->year * MONTHS_A_YEAR;

  for (int month = MAX (from, first); month < MIN (to, first + MONTHS_A_YEAR); month++) {
    DimPartStanding standing = dim_participation_standing (participation, member, month);

    totals->present += takes_part (member, month);
    count_month (&standing, totals);
  }
}

/* Who is expected, or reported, in several years of the period counts once. */
static void
count_heads (DimPartTotals *totals)
{
  totals->present = totals->present > 0;
  totals->taking_part = totals->expected > 0;
  totals->reporting = totals->reported > 0;
}

void
dim_participation_count_member (const DimParticipation *participation,
                                const DimPartMember *member,
                                DimPartTotals *out)
{
  g_return_if_fail (participation != NULL && member != NULL && out != NULL);
  *out = (DimPartTotals){ 0 };
  count_months (participation, member, 0, G_MAXINT, out);
  count_heads (out);
}

static guint
count_on_map (const DimMunicipalities *municipalities, int from, int to)
{
  g_autoptr (GHashTable) lives = list_lives (municipalities);
  GHashTableIter iter;
  gpointer life;
  guint count = 0;

  g_hash_table_iter_init (&iter, lives);
  while (g_hash_table_iter_next (&iter, NULL, &life))
    count += ((const Life *) life)->from < to && ((const Life *) life)->to > from;
  return count;
}

static void
add_totals (DimPartTotals *totals, const DimPartTotals *part)
{
  totals->present += part->present;
  totals->taking_part += part->taking_part;
  totals->reporting += part->reporting;
  totals->expected += part->expected;
  totals->reported += part->reported;
  totals->zero += part->zero;
  totals->silent += part->silent;
  totals->approved += part->approved;
}

/* Of one code (borrowed), in all years. */
static DimPartTotals *
ensure_totals (GHashTable *parts, const char *code)
{
  DimPartTotals *part = g_hash_table_lookup (parts, code);

  if (part == NULL) {
    part = g_new0 (DimPartTotals, 1);
    g_hash_table_insert (parts, (gpointer) code, part);
  }
  return part;
}

void
dim_participation_count (const GPtrArray *years,
                         const DimMunicipalities *municipalities,
                         int from_month,
                         int to_month,
                         const GPtrArray *only,
                         DimPartTotals *out)
{
  g_autoptr (GHashTable) parts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  GHashTableIter iter;
  gpointer part;

  g_return_if_fail (years != NULL && municipalities != NULL && out != NULL);
  *out = (DimPartTotals){ .on_map = count_on_map (municipalities, from_month, to_month) };
  for (guint i = 0; i < years->len; i++) {
    const DimParticipation *year = years->pdata[i];

    for (guint j = 0; j < year->members->len; j++) {
      const DimPartMember *member = year->members->pdata[j];

      if (only == NULL || dim_participation_is_among (only, member->code))
        count_months (year, member, from_month, to_month, ensure_totals (parts, member->code));
    }
  }
  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, NULL, &part)) {
    count_heads (part);
    add_totals (out, part);
  }
}

GPtrArray *
dim_participation_in_both (const DimParticipation *one, const DimParticipation *other)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (one != NULL && other != NULL, codes);
  for (guint i = 0; i < one->members->len; i++) {
    const DimPartMember *member = one->members->pdata[i];
    const DimPartMember *again = dim_participation_find (other, member->code);
    DimPartTotals in_one = { 0 };
    DimPartTotals in_other = { 0 };

    dim_participation_count_member (one, member, &in_one);
    if (again != NULL)
      dim_participation_count_member (other, again, &in_other);
    if (in_one.expected > 0 && in_other.expected > 0)
      g_ptr_array_add (codes, g_strdup (member->code));
  }
  return codes;
}

gboolean
dim_participation_is_among (const GPtrArray *codes, const char *code)
{
  g_return_val_if_fail (codes != NULL && code != NULL, FALSE);
  for (guint i = 0; i < codes->len; i++)
    if (strcmp (codes->pdata[i], code) == 0)
      return TRUE;
  return FALSE;
}

GArray *
dim_participation_silent_months (const DimParticipation *participation, const DimPartMember *member)
{
  GArray *months = g_array_new (FALSE, FALSE, sizeof (int));

  g_return_val_if_fail (participation != NULL && member != NULL, months);
  for (int i = 0; i < MONTHS_A_YEAR; i++) {
    int month = participation->year * MONTHS_A_YEAR + i;

    if (dim_participation_standing (participation, member, month).state == DIM_PART_SILENT)
      g_array_append_val (months, month);
  }
  return months;
}

GPtrArray *
dim_participation_list_lines (const DimParticipation *participation,
                              const GPtrArray *only,
                              gboolean only_silent)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (participation != NULL, lines);
  for (guint i = 0; i < participation->members->len * MONTHS_A_YEAR; i++) {
    const DimPartMember *member = participation->members->pdata[i / MONTHS_A_YEAR];
    int month = participation->year * MONTHS_A_YEAR + (int) (i % MONTHS_A_YEAR);
    DimPartLine line = { .told_s = participation->told_s, .position = participation->position };

    line.standing = dim_participation_standing (participation, member, month);
    g_strlcpy (line.code, member->code, sizeof line.code);
    if ((only == NULL || dim_participation_is_among (only, member->code)) &&
        (!only_silent || line.standing.state == DIM_PART_SILENT))
      g_ptr_array_add (lines, g_memdup2 (&line, sizeof line));
  }
  return lines;
}
