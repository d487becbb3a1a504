/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-receipt.h"

#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-record-words.h"
#include "dim-translate.h"
#include "dim-words.h"

/* The coded answers, in reading order. Date and municipality have lines of their own. */
static const DimField answers[] = {
  DIM_FIELD_PRODUCT, DIM_FIELD_FORM,          DIM_FIELD_DOCUMENTS, DIM_FIELD_DISCOVERY,
  DIM_FIELD_OUTCOME, DIM_FIELD_OTHER_FORMS,   DIM_FIELD_TECHNIQUE, DIM_FIELD_CERTAINTY,
  DIM_FIELD_ATTEMPT, DIM_FIELD_DISCOVERED_BY, DIM_FIELD_PHASE,
};

static void
free_line (gpointer data)
{
  DimReceiptLine *line = data;

  g_free (line->label);
  g_free (line->text);
  g_free (line);
}

void
dim_receipt_add (DimReceipt *receipt, const char *label, char *text)
{
  DimReceiptLine *line = g_new (DimReceiptLine, 1);

  line->label = g_strdup (label);
  line->text = text;
  g_ptr_array_add (receipt->lines, line);
}

static char *
say_moment (gint64 unix_s)
{
  g_autofree char *day = dim_words_day (dim_day_from_unix (unix_s));
  g_autofree char *time = dim_words_time (unix_s);

  return g_strdup_printf (_ ("%s, %s"), day, time);
}

static char *
say_state (const DimRecord *record)
{
  g_autofree char *state = dim_words_record_state_short (record);
  g_autofree char *since = say_moment (record->since_s);

  return g_strdup_printf (_ ("%s, since %s"), state, since);
}

static void
add_answers (DimReceipt *receipt, const DimIncident *incident, const DimReceiptSetting *setting)
{
  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    if (dim_incident_is_answered (incident, answers[i]))
      dim_receipt_add (receipt, dim_words_field_label (answers[i]),
                       dim_words_answer (incident, answers[i], setting->book,
                                         setting->municipalities));
}

DimReceipt *
dim_receipt_new_empty (const char *title, const char *number)
{
  DimReceipt *receipt = NULL;

  g_return_val_if_fail (title != NULL && number != NULL, NULL);
  receipt = g_new0 (DimReceipt, 1);
  receipt->title = g_strdup (title);
  receipt->number = g_strdup (number);
  receipt->lines = g_ptr_array_new_with_free_func (free_line);
  return receipt;
}

DimReceipt *
dim_receipt_new (const DimRecord *record, const DimReceiptSetting *setting)
{
  const DimIncident *incident = NULL;
  DimReceipt *receipt = NULL;
  g_autofree char *number = NULL;

  g_return_val_if_fail (record != NULL && setting != NULL && setting->profile != NULL, NULL);
  incident = record->incident;
  number = dim_receipt_number (incident->id);
  receipt = dim_receipt_new_empty (_ ("Receipt of a registration of identity fraud"), number);
  dim_receipt_add (receipt, _ ("Receipt number"), g_strdup (receipt->number));
  dim_receipt_add (receipt, _ ("Date of the incident"), dim_words_day (incident->date));
  dim_receipt_add (receipt, _ ("Municipality"),
                   dim_words_answer (incident, DIM_FIELD_MUNICIPALITY, setting->book,
                                     setting->municipalities));
  dim_receipt_add (receipt, _ ("Desk"),
                   g_strdup_printf ("%s, %s", setting->profile->desk,
                                    setting->profile->office_name));
  add_answers (receipt, incident, setting);
  dim_receipt_add (receipt, _ ("State"), say_state (record));
  dim_receipt_add (receipt, _ ("Made on"), say_moment (setting->now_s));
  receipt->note = g_strdup (
    _ ("This receipt is for the case file. It holds no personal data and no document number."));
  return receipt;
}

void
dim_receipt_free (DimReceipt *receipt)
{
  if (receipt == NULL)
    return;
  g_free (receipt->title);
  g_free (receipt->number);
  g_ptr_array_unref (receipt->lines);
  g_free (receipt->note);
  g_free (receipt);
}

char *
dim_receipt_text (const DimReceipt *receipt)
{
  GString *text = NULL;

  g_return_val_if_fail (receipt != NULL, NULL);
  text = g_string_new (receipt->title);
  g_string_append (text, "\n\n");
  for (guint i = 0; i < receipt->lines->len; i++) {
    const DimReceiptLine *line = g_ptr_array_index (receipt->lines, i);

    g_string_append_printf (text, "%s: %s\n", line->label, line->text);
  }
  g_string_append_printf (text, "\n%s\n", receipt->note);
  return g_string_free (text, FALSE);
}
