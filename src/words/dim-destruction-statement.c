/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-destruction-statement.h"

#include "dim-bytes.h"
#include "dim-clock.h"
#include "dim-day-words.h"
#include "dim-translate.h"
#include "dim-words.h"

#define TO_FILL_IN "........................................"
#define N_SIGNERS  2

static DimDay
find_last_day (const DimDestruction *destruction)
{
  DimDay day = dim_day_from_unix (destruction->destroyed_s);

  for (guint i = 0; i < destruction->copies->len; i++)
    day = MAX (day, g_array_index (destruction->copies, DimKeyCopy, i).expires);
  return day;
}

static void
add_copies (DimReceipt *statement, const DimDestruction *destruction)
{
  if (destruction->copies->len == 0)
    dim_receipt_add (statement, _ ("Copies in backups"), g_strdup (_ ("None")));
  for (guint i = 0; i < destruction->copies->len; i++) {
    const DimKeyCopy *copy = &g_array_index (destruction->copies, DimKeyCopy, i);
    g_autofree char *day = dim_words_day (copy->expires);

    dim_receipt_add (statement, _ ("Copy in a backup"),
                     g_strdup_printf (_ ("%s, expires on %s"), copy->place, day));
  }
}

static void
add_signers (DimReceipt *statement)
{
  static const char *const labels[] = { N_ ("Name and function"), N_ ("Date and place"),
                                        N_ ("Signature") };

  for (guint i = 0; i < N_SIGNERS; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (labels); j++) {
      g_autofree char *label = g_strdup_printf ("%s (%u)", _ (labels[j]), i + 1);

      dim_receipt_add (statement, label, g_strdup (TO_FILL_IN));
    }
}

DimReceipt *
dim_destruction_statement_new (const DimDestruction *destruction)
{
  DimReceipt *statement;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (destruction != NULL && destruction->copies != NULL, NULL);
  first = dim_words_day (destruction->first);
  last = dim_words_day (destruction->last);
  day = dim_words_day (dim_day_from_unix (destruction->destroyed_s));
  time = dim_words_time (destruction->destroyed_s);
  statement = dim_receipt_new_empty (_ ("Statement of destruction"), destruction->key_id);
  dim_receipt_add (statement, _ ("Key"), g_strdup (destruction->key_id));
  dim_receipt_add (statement, _ ("For incidents"), g_strdup_printf (_ ("%s to %s"), first, last));
  dim_receipt_add (statement, _ ("Public half"),
                   dim_hex_encode (destruction->public_key, destruction->public_key_bytes));
  dim_receipt_add (statement, _ ("Destroyed at the evaluator on"),
                   g_strdup_printf (_ ("%s, %s"), day, time));
  add_copies (statement, destruction);
  dim_receipt_add (statement, _ ("Nowhere any more from"),
                   dim_words_day (find_last_day (destruction)));
  add_signers (statement);
  statement->note = g_strdup (_ ("Only from that day on the key counts as destroyed: then nobody "
                                 "can make or test a tag of these incidents any more. Both who "
                                 "sign saw the destruction, and know of no other copy."));
  return statement;
}
