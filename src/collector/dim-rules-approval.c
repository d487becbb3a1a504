/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-changes-codec.h"
#include "dim-month-contents.h"
#include "dim-rules-case.h"
#include "dim-rules-month.h"

#include <string.h>

/* What a month holds now. */
typedef struct {
  GPtrArray *incidents; /* (element-type DimLedgerIncident): that count */
  guint8 digest[DIM_CONTENTS_BYTES];
} Contents;

static void
clear_contents (Contents *contents)
{
  g_clear_pointer (&contents->incidents, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Contents, clear_contents)

static gboolean
add_choices (DimRules *rules, const DimMonth *month, DimMonthContents *contents, GError **error)
{
  g_autoptr (GPtrArray) choices = NULL;

  if (!rules->ledger->home->months.choices (rules->ledger, month, &choices, error))
    return FALSE;
  for (guint i = 0; i < choices->len; i++)
    dim_month_contents_add_choice (contents, choices->pdata[i]);
  return TRUE;
}

/* @device: by what it is told of the cases, as it reckons it too. */
static gboolean
reckon (DimRules *rules,
        const DimDeviceProfile *device,
        const DimMonth *month,
        Contents *out,
        GError **error)
{
  g_autoptr (DimMonthContents) contents = dim_month_contents_new (month->area, month->month);
  g_autoptr (GBytes) bytes = NULL;

  if (!rules->ledger->home->months.counted (rules->ledger, month, &out->incidents, error))
    return FALSE;
  for (guint i = 0; i < out->incidents->len; i++) {
    const DimLedgerIncident *incident = out->incidents->pdata[i];
    g_auto (GStrv) heads = dim_rules_read_heads (rules, incident->id, error);
    char number[DIM_UUID_TEXT_LEN];

    if (heads == NULL || !dim_rules_tell_number (rules, device, incident, number, error))
      return FALSE;
    dim_month_contents_add (contents, incident->id, (const char *const *) heads, number);
  }
  if (!add_choices (rules, month, contents, error))
    return FALSE;
  bytes = dim_month_contents_to_bytes (contents);
  dim_sha256 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), out->digest);
  return TRUE;
}

static gboolean
is_among (const GPtrArray *ids, const char *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (strcmp (ids->pdata[i], id) == 0)
      return TRUE;
  return FALSE;
}

static void
tell_difference (DimProblem *problem, const char *incident, DimDifferenceKind kind)
{
  dim_problem_add_difference (problem, incident, dim_difference_kind_name (kind));
}

/* What its author had not read of. A cursor of another ledger says nothing of this one. */
static gboolean
tell_differences (DimAcceptance *acceptance,
                  const DimMonth *month,
                  const Contents *contents,
                  GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;
  g_autofree char *own = NULL;
  g_autofree char *seen = NULL;
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  guint64 last = 0;
  guint64 after = 0;

  if (!ledger->home->identify (ledger, &own, &last, error))
    return FALSE;
  if (!dim_cursor_decode (acceptance->fact->approval->seen, &seen, &after) ||
      strcmp (seen, own) != 0)
    after = 0;
  if (!ledger->home->months.new_since (ledger, month, after, &added, error) ||
      !ledger->home->months.gone_since (ledger, month, after, &gone, error))
    return FALSE;
  for (guint i = 0; i < added->len; i++)
    tell_difference (acceptance->problem, added->pdata[i], DIM_DIFFERENCE_NEW);
  for (guint i = 0; i < contents->incidents->len; i++) {
    const DimLedgerIncident *incident = contents->incidents->pdata[i];

    if (incident->position > after && !is_among (added, incident->id))
      tell_difference (acceptance->problem, incident->id, DIM_DIFFERENCE_CHANGED);
  }
  for (guint i = 0; i < gone->len; i++)
    tell_difference (acceptance->problem, gone->pdata[i], DIM_DIFFERENCE_GONE);
  return TRUE;
}

static gboolean
has_open_double (const DimChange *change)
{
  for (guint i = 0; i < change->hits->len; i++)
    if (((const DimHit *) change->hits->pdata[i])->match == DIM_MATCH_T1B)
      return TRUE;
  return FALSE;
}

/* Joined by nobody yet, twice at one desk without a word, or two answers to one question. */
static gboolean
check_decided (DimAcceptance *acceptance, const Contents *contents, GError **error)
{
  for (guint i = 0; i < contents->incidents->len; i++) {
    const DimLedgerIncident *incident = contents->incidents->pdata[i];
    g_autoptr (DimChange) change = NULL;

    change = dim_rules_view (acceptance->rules, acceptance->device, incident, error);
    if (change == NULL)
      return FALSE;
    if (change->is_provisional || change->conflicts->len > 0 || has_open_double (change))
      return dim_acceptance_refuse (acceptance, DIM_REFUSAL_MONTH_OPEN);
  }
  return TRUE;
}

static gboolean
put (DimAcceptance *acceptance, DimMonth *month, DimLedgerApproval *approval, GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;

  if (!dim_rules_tell_month (acceptance, month, error))
    return FALSE;
  g_strlcpy (approval->id, acceptance->fact->id, sizeof approval->id);
  g_strlcpy (approval->area, month->area, sizeof approval->area);
  g_strlcpy (approval->device, acceptance->device->device, sizeof approval->device);
  approval->month = month->month;
  approval->kind = acceptance->fact->approval->kind;
  approval->received_s = acceptance->now_s;
  approval->position = acceptance->position;
  return ledger->home->months.put_approval (ledger, approval, error);
}

/* What was seen must be what there is: else it is told what came in between. */
static gboolean
approve (DimAcceptance *acceptance, DimMonth *month, GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;
  const DimApproval *said = acceptance->fact->approval;
  DimLedgerApproval approval = { 0 };
  g_auto (Contents) contents = { 0 };

  if (!reckon (acceptance->rules, acceptance->device, month, &contents, error))
    return FALSE;
  if (memcmp (contents.digest, said->contents, sizeof contents.digest) != 0) {
    dim_acceptance_refuse (acceptance, DIM_REFUSAL_MONTH_CHANGED);
    return tell_differences (acceptance, month, &contents, error) && FALSE;
  }
  if (!ledger->home->months.read (ledger, month, error))
    return FALSE;
  if (month->registered == 0 && month->stated_s == 0)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_MONTH_OPEN);
  if (!check_decided (acceptance, &contents, error))
    return FALSE;
  memcpy (approval.contents, contents.digest, sizeof approval.contents);
  approval.registered = month->registered;
  return put (acceptance, month, &approval, error);
}

static gboolean
reopen (DimAcceptance *acceptance, DimMonth *month, GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;
  DimLedgerApproval last = { 0 };
  DimLedgerApproval approval = { .reason = acceptance->fact->approval->reason };

  if (!ledger->home->months.last_approval (ledger, month, &last, error))
    return FALSE;
  if (last.position == 0 || last.kind != DIM_APPROVAL_AGREED)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_NOT_APPROVED);
  return put (acceptance, month, &approval, error);
}

gboolean
dim_rules_accept_approval (DimAcceptance *acceptance, GError **error)
{
  const DimApproval *approval = acceptance->fact->approval;
  const char *fault =
    dim_approval_judge (approval->month, dim_clock_today (acceptance->rules->clock));
  gboolean is_right;
  DimMonth month;

  if (acceptance->device->role != DIM_ROLE_BACK_OFFICE)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_FORBIDDEN);
  is_right = dim_rules_check_municipality (acceptance, approval->municipality, approval->month);
  if (fault != NULL)
    return dim_acceptance_fault (acceptance, "/maand", fault);
  if (!is_right)
    return FALSE;
  month = dim_rules_name_month (acceptance, approval->municipality, approval->month);
  return approval->kind == DIM_APPROVAL_REOPENED ? reopen (acceptance, &month, error)
                                                 : approve (acceptance, &month, error);
}

/* Whether it is still what was approved, and what came in after that. */
static gboolean
compare (DimRules *rules,
         const DimLedgerApproval *approval,
         const DimMonth *month,
         DimMonthApproval *told,
         GError **error)
{
  g_auto (Contents) contents = { 0 };
  g_autoptr (DimDeviceProfile) author = NULL;
  g_autoptr (GPtrArray) late = NULL;

  memcpy (told->contents, approval->contents, sizeof told->contents);
  told->registered = approval->registered;
  /* Whatever changes what it holds tells it anew: a year of months is asked for at once. */
  if (month->position == approval->position) {
    told->state = DIM_MONTH_APPROVED;
    return TRUE;
  }
  if (!dim_rules_describe_device (rules, approval->device, &author, error) ||
      !reckon (rules, author, month, &contents, error) ||
      !rules->ledger->home->months.new_since (rules->ledger, month, approval->position, &late,
                                              error))
    return FALSE;
  told->state = memcmp (contents.digest, approval->contents, sizeof contents.digest) == 0
                  ? DIM_MONTH_APPROVED
                  : DIM_MONTH_CHANGED;
  told->late = told->state == DIM_MONTH_CHANGED ? late->len : 0;
  return TRUE;
}

gboolean
dim_rules_view_month (DimRules *rules, DimMonth *month, GError **error)
{
  DimLedger *ledger = rules->ledger;
  DimMonthApproval *told = &month->approval;
  DimLedgerApproval approval = { 0 };
  g_autoptr (DimDevice) device = NULL;

  if (!ledger->home->months.last_approval (ledger, month, &approval, error))
    return FALSE;
  if (approval.position == 0)
    return TRUE;
  if (!ledger->home->device (ledger, approval.device, &device, error))
    return FALSE;
  told->made_s = approval.received_s;
  g_strlcpy (told->desk, device != NULL ? device->desk : "", sizeof told->desk);
  told->role = device != NULL ? device->role : DIM_ROLE_BACK_OFFICE;
  if (approval.kind == DIM_APPROVAL_AGREED)
    return compare (rules, &approval, month, told, error);
  told->state = DIM_MONTH_REOPENED;
  told->reason = approval.reason;
  return TRUE;
}
