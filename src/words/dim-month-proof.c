/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-month-proof.h"

#include "dim-approval-words.h"
#include "dim-bytes.h"
#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-month-words.h"
#include "dim-translate.h"
#include "dim-words.h"

#define GROUP 8

char *
dim_words_contents (const guint8 contents[DIM_CONTENTS_BYTES])
{
  g_autofree char *digits = dim_hex_encode (contents, DIM_CONTENTS_BYTES);
  GString *text = g_string_new (NULL);

  for (guint i = 0; digits[i] != '\0'; i++)
    g_string_append_printf (text, "%s%c", i > 0 && i % GROUP == 0 ? " " : "", digits[i]);
  return g_string_free (text, FALSE);
}

static char *
say_moment (gint64 unix_s)
{
  g_autofree char *day = dim_words_day (dim_day_from_unix (unix_s));
  g_autofree char *time = dim_words_time (unix_s);

  return g_strdup_printf (_ ("%s, %s"), day, time);
}

static char *
say_form (const DimMonthForm *form, const DimCodeBook *book)
{
  return dim_words_capitalise (form->form[0] != '\0'
                                 ? dim_words_code (book, DIM_LIST_FORM, form->form)
                                 : dim_words_unclassed ());
}

static void
add_counts (DimReceipt *proof, const DimMonthReport *report, const DimCodeBook *book)
{
  dim_receipt_add (proof, _ ("Incidents"), dim_words_number (dim_month_report_registered (report)));
  for (guint i = 0; i < report->forms->len; i++) {
    const DimMonthForm *form = g_ptr_array_index (report->forms, i);
    g_autofree char *label = say_form (form, book);

    dim_receipt_add (proof, label, dim_words_number (form->count));
  }
  dim_receipt_add (proof, _ ("Cases"), dim_words_number (report->cases));
  if (report->refuted > 0)
    dim_receipt_add (proof, _ ("Refuted, not counted"), dim_words_number (report->refuted));
}

static void
add_times (DimReceipt *proof, const DimMonthReport *report)
{
  const DimMonth *month = &report->record->month;

  if (report->first_s != 0) {
    dim_receipt_add (proof, _ ("First one received"), say_moment (report->first_s));
    dim_receipt_add (proof, _ ("Last one received"), say_moment (report->last_s));
  }
  if (month->stated_s != 0)
    dim_receipt_add (proof, _ ("Zero statement"), dim_words_month_state (report->record));
}

DimReceipt *
dim_month_proof_new (const DimMonthReport *report, const DimReceiptSetting *setting)
{
  const DimMonth *month;
  DimReceipt *proof;
  g_autofree char *name = NULL;
  char *approval;

  g_return_val_if_fail (report != NULL && setting != NULL && setting->profile != NULL, NULL);
  month = &report->record->month;
  name = dim_words_month (month->month);
  proof = dim_receipt_new_empty (_ ("Month proof of identity fraud"), name);
  dim_receipt_add (proof, _ ("Month"), dim_words_capitalise (name));
  dim_receipt_add (proof, _ ("Municipality"),
                   g_strdup_printf ("%s (%s)",
                                    dim_words_municipality (setting->municipalities, month->area),
                                    month->area));
  dim_receipt_add (proof, _ ("Desk"),
                   g_strdup_printf ("%s, %s", setting->profile->desk,
                                    setting->profile->office_name));
  add_counts (proof, report, setting->book);
  add_times (proof, report);
  approval = dim_words_approval (report->record);
  if (*approval == '\0') {
    g_free (approval);
    approval = g_strdup (_ ("Not approved"));
  }
  dim_receipt_add (proof, _ ("Approval"), approval);
  dim_receipt_add (proof, _ ("Hash of the contents (SHA-256)"),
                   dim_words_contents (report->contents));
  dim_receipt_add (proof, _ ("Made on"), say_moment (setting->now_s));
  proof->note =
    g_strdup (_ ("This proof holds counts only, and no personal data. Who has the same incidents "
                 "reckons the same hash."));
  return proof;
}
