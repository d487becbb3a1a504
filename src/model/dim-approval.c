/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-approval.h"

#include "dim-month.h"

#include <string.h>

#define DAYS_AFTER 14 /* from the first of the next month to its day 15 */

static const char *const kinds[DIM_N_APPROVALS] = {
  [DIM_APPROVAL_AGREED] = "akkoord",
  [DIM_APPROVAL_REOPENED] = "heropend",
};

static const char *const reasons[DIM_N_REOPENINGS] = {
  [DIM_REOPENING_MISSING] = "ontbreekt",
  [DIM_REOPENING_WRONG] = "onjuist",
  [DIM_REOPENING_MISTAKE] = "vergissing",
};

static const char *const differences[DIM_N_DIFFERENCES] = {
  [DIM_DIFFERENCE_NEW] = "bijgekomen",
  [DIM_DIFFERENCE_CHANGED] = "gewijzigd",
  [DIM_DIFFERENCE_GONE] = "vervallen",
};

static const char *const states[] = {
  [DIM_MONTH_OPEN] = "",
  [DIM_MONTH_APPROVED] = "akkoord",
  [DIM_MONTH_CHANGED] = "gewijzigd",
  [DIM_MONTH_REOPENED] = "heropend",
};

/* The place of @name in @names; @count if it is none of them. */
static guint
find (const char *const *names, guint count, const char *name)
{
  guint place = 0;

  while (place < count && strcmp (names[place], name) != 0)
    place++;
  return place;
}

const char *
dim_approval_kind_name (DimApprovalKind kind)
{
  g_return_val_if_fail ((guint) kind < DIM_N_APPROVALS, NULL);
  return kinds[kind];
}

gboolean
dim_approval_kind_from_name (const char *name, DimApprovalKind *out_kind)
{
  guint place;

  g_return_val_if_fail (name != NULL && out_kind != NULL, FALSE);
  place = find (kinds, DIM_N_APPROVALS, name);
  if (place < DIM_N_APPROVALS)
    *out_kind = (DimApprovalKind) place;
  return place < DIM_N_APPROVALS;
}

const char *
dim_reopening_reason_name (DimReopeningReason reason)
{
  g_return_val_if_fail ((guint) reason < DIM_N_REOPENINGS, NULL);
  return reasons[reason];
}

gboolean
dim_reopening_reason_from_name (const char *name, DimReopeningReason *out_reason)
{
  guint place;

  g_return_val_if_fail (name != NULL && out_reason != NULL, FALSE);
  place = find (reasons, DIM_N_REOPENINGS, name);
  if (place < DIM_N_REOPENINGS)
    *out_reason = (DimReopeningReason) place;
  return place < DIM_N_REOPENINGS;
}

const char *
dim_difference_kind_name (DimDifferenceKind kind)
{
  g_return_val_if_fail ((guint) kind < DIM_N_DIFFERENCES, NULL);
  return differences[kind];
}

gboolean
dim_difference_kind_from_name (const char *name, DimDifferenceKind *out_kind)
{
  guint place;

  g_return_val_if_fail (name != NULL && out_kind != NULL, FALSE);
  place = find (differences, DIM_N_DIFFERENCES, name);
  if (place < DIM_N_DIFFERENCES)
    *out_kind = (DimDifferenceKind) place;
  return place < DIM_N_DIFFERENCES;
}

const char *
dim_approval_state_name (DimApprovalState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);
  return states[state];
}

gboolean
dim_approval_state_from_name (const char *name, DimApprovalState *out_state)
{
  guint place;

  g_return_val_if_fail (name != NULL && out_state != NULL, FALSE);
  place = find (states, G_N_ELEMENTS (states), name);
  if (place < G_N_ELEMENTS (states))
    *out_state = (DimApprovalState) place;
  return place < G_N_ELEMENTS (states);
}

DimApproval *
dim_approval_new (void)
{
  DimApproval *approval = g_new0 (DimApproval, 1);

  approval->municipality = g_strdup ("");
  approval->month = -1;
  approval->seen = g_strdup ("");
  return approval;
}

void
dim_approval_free (DimApproval *approval)
{
  if (approval == NULL)
    return;
  g_free (approval->municipality);
  g_free (approval->seen);
  g_free (approval);
}

DimDay
dim_approval_first_day (int month)
{
  return dim_month_first_day (month + 1) + DAYS_AFTER;
}

const char *
dim_approval_judge (int month, DimDay today)
{
  if (month < dim_month_first ())
    return "datum-te-oud";
  if (month >= dim_month_of_day (today) || today < dim_approval_first_day (month))
    return "akkoord-te-vroeg";
  return NULL;
}
