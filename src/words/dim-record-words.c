/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-words.h"

#include "dim-agreement-words.h"
#include "dim-amendment-words.h"
#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-translate.h"
#include "dim-words.h"

char *
dim_words_incident_name (const DimIncident *incident, const DimCodeBook *book)
{
  const char *code = NULL;
  const char *label = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (incident != NULL && book != NULL, NULL);
  code = dim_incident_code (incident, DIM_FIELD_FORM);
  if (code != NULL) {
    label = dim_words_code (book, DIM_LIST_FORM, code);
  } else {
    code = dim_incident_code (incident, DIM_FIELD_PRODUCT);
    label = code != NULL ? dim_words_code (book, DIM_LIST_PRODUCT, code) : _ ("New incident");
  }
  if (incident->date == DIM_DAY_NONE)
    return g_strdup (label);
  day = dim_words_day_short (incident->date);
  return g_strdup_printf ("%s, %s", label, day);
}

char *
dim_words_draft_name (const DimIncident *incident, const DimCodeBook *book, DimDay today)
{
  const char *form = NULL;
  const char *product = NULL;
  const char *label = NULL;
  g_autofree char *day = NULL;

  g_return_val_if_fail (incident != NULL && book != NULL, NULL);
  form = dim_incident_code (incident, DIM_FIELD_FORM);
  product = dim_incident_code (incident, DIM_FIELD_PRODUCT);
  if (form == NULL && product == NULL)
    return g_strdup (_ ("New draft"));
  label = form != NULL ? dim_words_code (book, DIM_LIST_FORM, form)
                       : dim_words_code (book, DIM_LIST_PRODUCT, product);
  if (incident->date == DIM_DAY_NONE)
    return g_strdup (label);
  day = dim_words_day_near (incident->date, today);
  return g_strdup_printf ("%s, %s", label, day);
}

static void
add_field (GString *names, DimField field)
{
  g_autofree char *name = g_utf8_strdown (dim_words_field_label (field), -1);

  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

static char *
say_wrong (const GArray *faults)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint said = 0;

  for (guint i = 0; faults != NULL && i < faults->len; i++) {
    DimField field = g_array_index (faults, DimFault, i).field;

    if ((said & (1U << field)) == 0)
      add_field (names, field);
    said |= 1U << field;
  }
  return names->len > 0 ? g_strdup_printf (_ ("not right yet: %s"), names->str)
                        : g_strdup (_ ("complete"));
}

char *
dim_words_needed (const DimIncident *incident, const GArray *faults)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_val_if_fail (incident != NULL, NULL);
  for (guint i = 0; i < DIM_N_FIELDS; i++)
    if (dim_field_spec ((DimField) i)->is_core &&
        !dim_incident_is_answered (incident, (DimField) i))
      add_field (names, (DimField) i);
  return names->len > 0 ? g_strdup_printf (_ ("still needed: %s"), names->str) : say_wrong (faults);
}

static gboolean
is_in_a_case (const DimRecord *record)
{
  return record->news != NULL && record->news->peers->len > 0;
}

const char *
dim_words_standing (DimStanding standing)
{
  switch (standing) {
  case DIM_STANDING_ASKED:
    return _ ("question open");
  case DIM_STANDING_DOUBLE:
    return _ ("possible double");
  case DIM_STANDING_REFUSED:
    return dim_words_record_state (DIM_RECORD_REFUSED);
  case DIM_STANDING_WAITING:
    return dim_words_record_state (DIM_RECORD_WAITING);
  case DIM_STANDING_AWAITS_TAG:
    return _ ("waiting for tag");
  case DIM_STANDING_WITHDRAWN:
    return dim_words_record_state (DIM_RECORD_WITHDRAWN);
  case DIM_STANDING_REFUTED:
    return _ ("refuted: does not count");
  case DIM_STANDING_RECEIVED:
  case DIM_N_STANDINGS:
  default:
    return dim_words_record_state (DIM_RECORD_RECEIVED);
  }
}

static char *
say_withdrawn (const DimRecord *record)
{
  const DimAmendment *withdrawal = dim_record_withdrawal (record);
  DimWithdrawalReason reason = DIM_WITHDRAWAL_DOUBLE;
  g_autofree char *text = NULL;

  if (withdrawal == NULL || !dim_withdrawal_reason_from_name (withdrawal->reason, &reason))
    return g_strdup (_ ("It was withdrawn and does not count."));
  text = g_strdup_printf (_ ("It was withdrawn and does not count: %s."),
                          dim_words_withdrawal_reason (reason));
  if (withdrawal->state != DIM_AMENDMENT_WAITING)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%s %s", text, _ ("The withdrawal waits to be sent."));
}

char *
dim_words_record_standing (const DimRecord *record)
{
  DimStanding standing = DIM_STANDING_RECEIVED;

  g_return_val_if_fail (record != NULL, NULL);
  standing = dim_record_standing (record);
  if (standing == DIM_STANDING_REFUTED || !dim_record_is_refuted (record))
    return g_strdup (dim_words_standing (standing));
  /* TRANSLATORS: where an incident stands; it was refuted besides */
  return g_strdup_printf (_ ("refuted; %s"), dim_words_standing (standing));
}

char *
dim_words_record_state_short (const DimRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);
  if (record->state == DIM_RECORD_RECEIVED && dim_record_has_waiting_change (record))
    return g_strdup (_ ("change waits to be sent"));
  return g_strdup (dim_words_standing (dim_record_standing (record)));
}

char *
dim_words_since (gint64 since_s, DimDay today)
{
  g_autofree char *time = NULL;
  g_autofree char *date = NULL;
  DimDay day = DIM_DAY_NONE;

  if (since_s <= 0)
    return g_strdup ("");
  day = dim_day_from_unix (since_s);
  if (day == today || day == today - 1) {
    time = dim_words_time (since_s);
    return g_strdup_printf (day == today ? _ ("since %s") : _ ("since yesterday %s"), time);
  }
  date = dim_words_day_brief (day, today);
  return g_strdup_printf (_ ("since %s"), date);
}

char *
dim_words_record_sentence (const DimRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);
  switch (record->state) {
  case DIM_RECORD_WAITING:
    return g_strdup (
      _ ("It is safe on this computer and waits to be sent. You need not do anything."));
  case DIM_RECORD_REFUSED:
    return g_strdup (_ ("The collection server sent it back. Read why and mend it."));
  case DIM_RECORD_WITHDRAWN:
    return say_withdrawn (record);
  case DIM_RECORD_RECEIVED:
  default:
    break;
  }
  if (dim_record_has_waiting_change (record))
    return g_strdup (
      _ ("A change is safe on this computer and waits to be sent. You need not do anything."));
  switch (dim_record_standing (record)) {
  case DIM_STANDING_ASKED:
    return g_strdup (_ ("The collection server has received it. A question about it is open."));
  case DIM_STANDING_DOUBLE:
    return g_strdup (_ ("The collection server has received it. It may be double."));
  case DIM_STANDING_AWAITS_TAG:
    return g_strdup (
      _ ("The collection server has received it. The document number is not compared "
         "yet; that goes by itself."));
  case DIM_STANDING_REFUTED:
    return g_strdup (_ ("The collection server has received it. It was refuted and does not "
                        "count."));
  case DIM_STANDING_REFUSED:
  case DIM_STANDING_WAITING:
  case DIM_STANDING_RECEIVED:
  case DIM_STANDING_WITHDRAWN:
  case DIM_N_STANDINGS:
  default:
    return g_strdup (_ ("The collection server has received it."));
  }
}

char *
dim_words_case (const DimRecord *record)
{
  const DimCasePeer *peer = NULL;

  g_return_val_if_fail (record != NULL, NULL);
  if (record->news != NULL && record->news->counts_elsewhere)
    return g_strdup (dim_words_counts_elsewhere_short ());
  if (!is_in_a_case (record))
    return g_strdup ("");
  peer = g_ptr_array_index (record->news->peers, 0);
  if (record->news->peers->len > 1)
    return g_strdup_printf (P_ ("together with %u other", "together with %u others",
                                record->news->peers->len),
                            record->news->peers->len);
  return g_strdup_printf (_ ("together with %s"), peer->desk);
}

char *
dim_words_case_short (const DimRecord *record)
{
  const DimCasePeer *peer = NULL;

  g_return_val_if_fail (record != NULL, NULL);
  if (record->news != NULL && record->news->counts_elsewhere)
    return g_strdup (dim_words_counts_elsewhere_short ());
  if (!is_in_a_case (record))
    return g_strdup (dim_record_is_refuted (record) ? _ ("does not count") : "");
  peer = g_ptr_array_index (record->news->peers, 0);
  if (record->news->peers->len > 1)
    return g_strdup_printf (P_ ("with %u other", "with %u others", record->news->peers->len),
                            record->news->peers->len);
  return g_strdup_printf (_ ("with %s"), peer->desk);
}

char *
dim_words_local_double (DimDay day)
{
  g_autofree char *words = dim_words_day (day);

  return g_strdup_printf (
    _ ("This document was registered at this desk before: %s. Is it the same case?"), words);
}

char *
dim_words_finding_placeholder (const DimFinding *finding)
{
  static const char *const names[DIM_N_PERSONAL] = {
    [DIM_PERSONAL_BSN] = N_ ("[BSN removed]"),
    [DIM_PERSONAL_A_NUMBER] = N_ ("[A-number removed]"),
    [DIM_PERSONAL_DOCUMENT_NUMBER] = N_ ("[document number removed]"),
    [DIM_PERSONAL_MRZ] = N_ ("[machine-readable zone removed]"),
    [DIM_PERSONAL_IBAN] = N_ ("[account number removed]"),
    [DIM_PERSONAL_LICENCE_PLATE] = N_ ("[licence plate removed]"),
    [DIM_PERSONAL_PHONE] = N_ ("[phone number removed]"),
    [DIM_PERSONAL_EMAIL] = N_ ("[e-mail address removed]"),
    [DIM_PERSONAL_POSTCODE] = N_ ("[postcode removed]"),
    [DIM_PERSONAL_BIRTH_DATE] = N_ ("[date removed]"),
    [DIM_PERSONAL_NAME] = N_ ("[name removed]"),
    [DIM_PERSONAL_ADDRESS] = N_ ("[address removed]"),
  };

  g_return_val_if_fail (finding != NULL && finding->kind < DIM_N_PERSONAL, NULL);
  return g_strdup (_ (names[finding->kind]));
}
