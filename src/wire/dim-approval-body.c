/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-approval-body.h"

#include "dim-answers.h"
#include "dim-changes-codec.h"

#define CURSOR_BYTES_MAX 200

void
dim_approval_write (DimJsonWriter *writer, const DimApproval *approval)
{
  dim_json_put_text (writer, "gemeente", approval->municipality);
  dim_json_put_month (writer, "maand", approval->month);
  dim_json_put_text (writer, "soort", dim_approval_kind_name (approval->kind));
  if (approval->kind == DIM_APPROVAL_REOPENED) {
    dim_json_put_text (writer, "reden", dim_reopening_reason_name (approval->reason));
    return;
  }
  dim_json_put_hex (writer, "inhoud", approval->contents, sizeof approval->contents);
  dim_json_put_text (writer, "gezien", approval->seen);
}

static DimApprovalKind
read_kind (DimJsonReader *reader)
{
  g_autofree char *name = dim_json_text (reader, "soort", DIM_JSON_REQUIRED, DIM_CODE_BYTES_MAX);
  DimApprovalKind kind = DIM_APPROVAL_AGREED;

  if (name != NULL && !dim_approval_kind_from_name (name, &kind))
    dim_json_fault (reader, "soort", "onbekende-code");
  return kind;
}

static DimReopeningReason
read_reason (DimJsonReader *reader)
{
  g_autofree char *name = dim_json_text (reader, "reden", DIM_JSON_REQUIRED, DIM_CODE_BYTES_MAX);
  DimReopeningReason reason = DIM_REOPENING_MISTAKE;

  if (name != NULL && !dim_reopening_reason_from_name (name, &reason))
    dim_json_fault (reader, "reden", "onbekende-code");
  return reason;
}

static void
take_text (char **place, char *text)
{
  if (text == NULL)
    return;
  g_free (*place);
  *place = text;
}

/* A place of the feed, of whatever ledger. */
static void
read_seen (DimJsonReader *reader, DimApproval *approval)
{
  char *cursor = dim_json_text (reader, "gezien", DIM_JSON_REQUIRED, CURSOR_BYTES_MAX);
  g_autofree char *ledger = NULL;
  guint64 position = 0;

  if (cursor != NULL && !dim_cursor_decode (cursor, &ledger, &position))
    dim_json_fault (reader, "gezien", "ongeldige-codering");
  take_text (&approval->seen, cursor);
}

DimApproval *
dim_approval_read (DimJsonReader *reader)
{
  DimApproval *approval = dim_approval_new ();

  take_text (&approval->municipality,
             dim_json_text (reader, "gemeente", DIM_JSON_REQUIRED, DIM_CODE_BYTES_MAX));
  approval->month = dim_json_month (reader, "maand", DIM_JSON_REQUIRED);
  approval->kind = read_kind (reader);
  if (approval->kind == DIM_APPROVAL_REOPENED) {
    approval->reason = read_reason (reader);
    return approval;
  }
  dim_json_hex (reader, "inhoud", approval->contents, sizeof approval->contents);
  read_seen (reader, approval);
  return approval;
}

static gboolean
is_approved (const DimMonthApproval *approval)
{
  return approval->state == DIM_MONTH_APPROVED || approval->state == DIM_MONTH_CHANGED;
}

void
dim_month_approval_write (DimJsonWriter *writer, const DimMonthApproval *approval)
{
  if (approval->state == DIM_MONTH_OPEN)
    return;
  dim_json_put_object (writer, "akkoord");
  dim_json_put_text (writer, "soort",
                     dim_approval_kind_name (is_approved (approval) ? DIM_APPROVAL_AGREED
                                                                    : DIM_APPROVAL_REOPENED));
  dim_json_put_time (writer, "ontvangen", approval->made_s);
  dim_json_put_text (writer, "loket", approval->desk);
  dim_json_put_text (writer, "rol", dim_role_name (approval->role));
  if (is_approved (approval)) {
    dim_json_put_hex (writer, "inhoud", approval->contents, sizeof approval->contents);
    dim_json_put_count (writer, "voorvallen", approval->registered);
    dim_json_put_flag (writer, "gewijzigd", approval->state == DIM_MONTH_CHANGED);
    dim_json_put_count (writer, "nagekomen", approval->late);
  } else {
    dim_json_put_text (writer, "reden", dim_reopening_reason_name (approval->reason));
  }
  dim_json_put_end (writer);
}

static void
read_approved (DimJsonReader *reader, DimMonthApproval *out)
{
  dim_json_hex (reader, "inhoud", out->contents, sizeof out->contents);
  out->registered = (guint) dim_json_count (reader, "voorvallen", DIM_JSON_REQUIRED, G_MAXINT32);
  out->state =
    dim_json_flag (reader, "gewijzigd", DIM_JSON_REQUIRED) ? DIM_MONTH_CHANGED : DIM_MONTH_APPROVED;
  out->late = (guint) dim_json_count (reader, "nagekomen", DIM_JSON_REQUIRED, G_MAXINT32);
}

void
dim_month_approval_read (DimJsonReader *reader, DimMonthApproval *out)
{
  g_autofree char *desk = NULL;

  if (!dim_json_enter (reader, "akkoord", DIM_JSON_OPTIONAL))
    return;
  desk = dim_json_text (reader, "loket", DIM_JSON_OPTIONAL, DIM_DESK_BYTES_MAX);
  g_strlcpy (out->desk, desk != NULL ? desk : "", sizeof out->desk);
  out->made_s = dim_json_time (reader, "ontvangen");
  out->role = dim_role_read (reader);
  if (read_kind (reader) == DIM_APPROVAL_AGREED) {
    read_approved (reader, out);
  } else {
    out->state = DIM_MONTH_REOPENED;
    out->reason = read_reason (reader);
  }
  dim_json_leave (reader);
}
