/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-year.h"

#include <string.h>

static const char *const step_names[DIM_N_YEAR_STEPS] = {
  [DIM_YEAR_ACCEPT] = "accepteren",  [DIM_YEAR_CLOSE] = "voorlopig",
  [DIM_YEAR_FINISH] = "definitief",  [DIM_YEAR_UNLOCK] = "ontgrendelen",
  [DIM_YEAR_CONFIRM] = "meetekenen",
};

static const char *const state_names[DIM_N_YEAR_STATES] = {
  [DIM_YEAR_OPEN] = "open",
  [DIM_YEAR_ACCEPTED] = "geaccepteerd",
  [DIM_YEAR_PROVISIONAL] = "voorlopig",
  [DIM_YEAR_UNLOCKED] = "ontgrendeld",
  [DIM_YEAR_FINAL] = "definitief",
};

/* Which steps a reason is one for: a bit a DimYearStepKind. */
static const struct {
  const char *name;
  guint kinds;
} reasons[DIM_N_YEAR_REASONS] = {
  [DIM_YEAR_COMPLETE] = { "volledig", 1U << DIM_YEAR_ACCEPT },
  [DIM_YEAR_INCOMPLETE] = { "onvolledig", 1U << DIM_YEAR_ACCEPT },
  [DIM_YEAR_PLANNED] = { "volgens-planning", 1U << DIM_YEAR_CLOSE | 1U << DIM_YEAR_FINISH },
  [DIM_YEAR_CORRECTED] = { "hersteld", 1U << DIM_YEAR_CLOSE },
  [DIM_YEAR_LATE] = { "nagekomen", 1U << DIM_YEAR_UNLOCK },
  [DIM_YEAR_WRONG] = { "onjuist", 1U << DIM_YEAR_UNLOCK },
  [DIM_YEAR_CHECKED] = { "gecontroleerd", 1U << DIM_YEAR_CONFIRM },
};

DimYearStep *
dim_year_step_new (void)
{
  DimYearStep *step = g_new0 (DimYearStep, 1);

  step->until = DIM_DAY_NONE;
  return step;
}

void
dim_year_step_free (DimYearStep *step)
{
  g_free (step);
}

DimYearRecord *
dim_year_record_new (int year)
{
  DimYearRecord *record = g_new0 (DimYearRecord, 1);

  record->year = year;
  record->events = g_array_new (FALSE, TRUE, sizeof (DimYearEvent));
  record->snapshots = g_array_new (FALSE, TRUE, sizeof (DimSnapshotHead));
  return record;
}

void
dim_year_record_free (DimYearRecord *record)
{
  if (record == NULL)
    return;
  g_array_unref (record->events);
  g_array_unref (record->snapshots);
  g_free (record);
}

const char *
dim_year_step_name (DimYearStepKind kind)
{
  g_return_val_if_fail ((guint) kind < DIM_N_YEAR_STEPS, NULL);
  return step_names[kind];
}

gboolean
dim_year_step_from_name (const char *name, DimYearStepKind *out_kind)
{
  g_return_val_if_fail (name != NULL && out_kind != NULL, FALSE);
  for (guint i = 0; i < DIM_N_YEAR_STEPS; i++)
    if (strcmp (step_names[i], name) == 0) {
      *out_kind = (DimYearStepKind) i;
      return TRUE;
    }
  return FALSE;
}

const char *
dim_year_reason_name (DimYearReason reason)
{
  g_return_val_if_fail ((guint) reason < DIM_N_YEAR_REASONS, NULL);
  return reasons[reason].name;
}

gboolean
dim_year_reason_from_name (const char *name, DimYearReason *out_reason)
{
  g_return_val_if_fail (name != NULL && out_reason != NULL, FALSE);
  for (guint i = 0; i < DIM_N_YEAR_REASONS; i++)
    if (strcmp (reasons[i].name, name) == 0) {
      *out_reason = (DimYearReason) i;
      return TRUE;
    }
  return FALSE;
}

gboolean
dim_year_reason_suits (DimYearReason reason, DimYearStepKind kind)
{
  g_return_val_if_fail ((guint) reason < DIM_N_YEAR_REASONS, FALSE);
  return (reasons[reason].kinds & 1U << kind) != 0;
}

const char *
dim_year_state_name (DimYearState state)
{
  g_return_val_if_fail ((guint) state < DIM_N_YEAR_STATES, NULL);
  return state_names[state];
}

static void
take_step (DimYearStanding *standing, const DimYearEvent *event)
{
  standing->last = event;
  switch (event->step.kind) {
  case DIM_YEAR_ACCEPT:
    standing->state = DIM_YEAR_ACCEPTED;
    break;
  case DIM_YEAR_CLOSE:
  case DIM_YEAR_FINISH:
    standing->state = event->step.kind == DIM_YEAR_CLOSE ? DIM_YEAR_PROVISIONAL : DIM_YEAR_FINAL;
    standing->vintages = event->vintage;
    standing->request = NULL;
    standing->until = DIM_DAY_NONE;
    break;
  case DIM_YEAR_UNLOCK:
    standing->request = event;
    break;
  case DIM_YEAR_CONFIRM:
    standing->state = DIM_YEAR_UNLOCKED;
    standing->until = standing->request != NULL ? standing->request->step.until : DIM_DAY_NONE;
    standing->request = NULL;
    break;
  case DIM_N_YEAR_STEPS:
  default:
    break;
  }
}

void
dim_year_stand (const GArray *events, DimDay today, DimYearStanding *out)
{
  g_return_if_fail (events != NULL && out != NULL);
  *out = (DimYearStanding){ .state = DIM_YEAR_OPEN, .until = DIM_DAY_NONE };
  for (guint i = 0; i < events->len; i++)
    take_step (out, &g_array_index (events, DimYearEvent, i));
  /* Nobody closed it again: it is what it was. */
  if (out->state == DIM_YEAR_UNLOCKED && (out->until == DIM_DAY_NONE || today > out->until)) {
    out->state = DIM_YEAR_PROVISIONAL;
    out->until = DIM_DAY_NONE;
  }
  if (out->request != NULL && today > out->request->step.until)
    out->request = NULL;
}

static gboolean
is_time_for (const DimYearStanding *standing, DimYearStepKind kind)
{
  switch (kind) {
  case DIM_YEAR_ACCEPT:
    return standing->state == DIM_YEAR_OPEN;
  case DIM_YEAR_CLOSE:
    return standing->state == DIM_YEAR_ACCEPTED || standing->state == DIM_YEAR_UNLOCKED;
  case DIM_YEAR_FINISH:
    return standing->state == DIM_YEAR_PROVISIONAL;
  case DIM_YEAR_UNLOCK:
    return standing->state == DIM_YEAR_PROVISIONAL && standing->request == NULL;
  case DIM_YEAR_CONFIRM:
    return standing->request != NULL;
  case DIM_N_YEAR_STEPS:
  default:
    return FALSE;
  }
}

/* What is wrong with it whatever the year stands at. */
static DimYearVerdict
judge_itself (const DimYearStep *step, DimDay today)
{
  if (step->year >= dim_day_year (today))
    return DIM_YEAR_STEP_TOO_EARLY;
  if (!dim_year_reason_suits (step->reason, step->kind))
    return DIM_YEAR_STEP_NO_REASON;
  if (step->kind == DIM_YEAR_UNLOCK && (step->until == DIM_DAY_NONE || step->until < today ||
                                        step->until > today + DIM_YEAR_UNLOCK_DAYS_MAX))
    return DIM_YEAR_STEP_NO_DAY;
  return DIM_YEAR_STEP_FITS;
}

/* The first closing is by plan; a later one restores something. */
static gboolean
is_honest (const DimYearStanding *standing, const DimYearStep *step)
{
  return step->kind != DIM_YEAR_CLOSE ||
         (step->reason == DIM_YEAR_CORRECTED) == (standing->state == DIM_YEAR_UNLOCKED);
}

DimYearVerdict
dim_year_judge (const DimYearStanding *standing,
                const DimYearStep *step,
                const char *device,
                gboolean is_complete,
                DimDay today)
{
  DimYearVerdict verdict;

  g_return_val_if_fail (standing != NULL && step != NULL && device != NULL, DIM_YEAR_STEP_NOT_NOW);
  verdict = judge_itself (step, today);
  if (verdict != DIM_YEAR_STEP_FITS)
    return verdict;
  if (strcmp (step->after, standing->last != NULL ? standing->last->id : "") != 0)
    return DIM_YEAR_STEP_OUTDATED;
  if (!is_time_for (standing, step->kind))
    return DIM_YEAR_STEP_NOT_NOW;
  if (!is_honest (standing, step))
    return DIM_YEAR_STEP_NO_REASON;
  if (step->kind == DIM_YEAR_ACCEPT && step->reason == DIM_YEAR_COMPLETE && !is_complete)
    return DIM_YEAR_STEP_INCOMPLETE;
  if (step->kind == DIM_YEAR_CONFIRM && strcmp (standing->request->device, device) == 0)
    return DIM_YEAR_STEP_ALONE;
  return DIM_YEAR_STEP_FITS;
}
