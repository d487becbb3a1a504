/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-backup-words.h"
#include "dim-error.h"
#include "dim-tray-words.h"
#include "dim-words.h"

#include <gio/gio.h>

#define NOON_S   ((gint64) 1795172400) /* Friday 20 November 2026, 12:00 in Amsterdam */
#define HOUR_S   ((gint64) 60 * 60)
#define DAY_S    (24 * HOUR_S)
#define INCIDENT "0195f3c2-7a10-7000-8000-00000000000a"

static void
test_moment_says_the_day_where_it_matters (void)
{
  static const struct {
    gint64 ago_s;
    const char *words;
  } rows[] = {
    { 0, "12:00" },
    { HOUR_S, "11:00" },
    { DAY_S, "gisteren 12:00" },
    { 2 * DAY_S, "18 november, 12:00" },
    { 365 * DAY_S, "20 november 2025, 12:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *words = dim_words_moment (NOON_S - rows[i].ago_s, NOON_S);

    g_assert_cmpstr (words, ==, rows[i].words);
  }
}

static void
test_trouble_says_since_when (void)
{
  static const struct {
    DimQueueState queue;
    const char *words;
  } rows[] = {
    { { .trouble = DIM_TROUBLE_NONE }, "" },
    { { .trouble = DIM_TROUBLE_COLLECTOR_OFFLINE, .trouble_since_s = NOON_S - HOUR_S },
      "De verzamelserver is onbereikbaar sinds 11:00; alles is hier veilig opgeslagen." },
    { { .trouble = DIM_TROUBLE_EVALUATOR_OFFLINE, .trouble_since_s = NOON_S - HOUR_S },
      "De evaluator is onbereikbaar sinds 11:00. Voorvallen worden wel verzonden; documenten "
      "vergelijken volgt vanzelf." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *words = dim_words_trouble_since (&rows[i].queue, NOON_S);

    g_assert_cmpstr (words, ==, rows[i].words);
  }
  for (int trouble = DIM_TROUBLE_QUOTA; trouble < DIM_N_TROUBLES; trouble++) {
    const DimQueueState queue = { .trouble = (DimTrouble) trouble,
                                  .trouble_since_s = NOON_S - HOUR_S };
    g_autofree char *words = dim_words_trouble_since (&queue, NOON_S);

    g_assert_true (g_str_has_suffix (words, ". Dit is zo sinds 11:00."));
  }
}

static void
test_next_try_is_told (void)
{
  static const struct {
    DimQueueState queue;
    const char *words;
  } rows[] = {
    { { .waiting = 1 }, "" },
    { { .next_try_s = NOON_S + 600 }, "" },
    { { .waiting = 1, .is_sending = TRUE }, "Er wordt nu geprobeerd te verzenden." },
    { { .waiting = 1, .is_elsewhere = TRUE }, "Een ander venster van dit programma verzendt." },
    { { .waiting = 1, .next_try_s = NOON_S + 59 },
      "Binnen een minuut wordt het vanzelf opnieuw geprobeerd." },
    { { .waiting = 1, .next_try_s = NOON_S + 241 },
      "Over 4 minuten wordt het vanzelf opnieuw geprobeerd." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *words = dim_words_next_try (&rows[i].queue, NOON_S);

    g_assert_cmpstr (words, ==, rows[i].words);
  }
}

static void
test_every_kind_has_a_name (void)
{
  static const struct {
    DimFactKind kind;
    const char *words;
  } about_none[] = {
    { DIM_FACT_DECISION, "Beslissing over voorvallen" },
    { DIM_FACT_STATEMENT, "Nulmelding" },
    { DIM_FACT_ENTRY_TIMES, "Hoelang invoeren duurde" },
  };
  g_autofree char *receipt = dim_receipt_number (INCIDENT);

  for (int kind = DIM_FACT_INCIDENT; kind <= DIM_FACT_DECISION; kind++) {
    DimQueueItem item = { .kind = (DimFactKind) kind, .incident = INCIDENT };
    g_autofree char *words = dim_words_queue_item (&item);

    g_assert_true (g_str_has_suffix (words, receipt));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (about_none); i++) {
    DimQueueItem item = { .kind = about_none[i].kind };
    g_autofree char *words = dim_words_queue_item (&item);

    g_assert_cmpstr (words, ==, about_none[i].words);
  }
}

static void
test_fields_to_mend_are_named (void)
{
  const DimQueueItem unknown = { .fields = 0 };
  const DimQueueItem two = { .fields = 1U << DIM_FIELD_FORM | 1U << DIM_FIELD_MUNICIPALITY };
  g_autofree char *nothing = dim_words_to_mend (&unknown);
  g_autofree char *words = dim_words_to_mend (&two);

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (words, ==, "Te verbeteren: Vorm, Gemeente");
}

static void
test_backup_is_told_in_words (void)
{
  DimBackupContents contents = { .made_s = NOON_S,
                                 .office = (char *) "Burgerzaken Samen",
                                 .desk = (char *) "Balie Centrum",
                                 .registrations = 1214,
                                 .drafts = 1,
                                 .waiting = 3,
                                 .numbers = 2 };
  g_autofree char *origin = dim_words_backup_origin (&contents);
  g_autofree char *words = dim_words_backup_contents (&contents);

  g_assert_cmpstr (origin, ==,
                   "Balie Centrum · Burgerzaken Samen; gemaakt op vrijdag 20 november 2026 om "
                   "12:00.");
  g_assert_cmpstr (words, ==,
                   "1.214 voorvallen, 1 concept, 3 nog niet verzonden, 2 documentnummers die nog "
                   "vergeleken moeten worden.");
}

/* Each says what to do, and none is the message of the error. */
static void
test_every_error_of_a_backup_is_explained (void)
{
  const char *(*const explain[]) (
    const GError *) = { dim_words_backup_error, dim_words_restore_error, dim_words_forget_error };

  for (int code = 0; code < DIM_N_ERRORS; code++)
    for (gsize i = 0; i < G_N_ELEMENTS (explain); i++) {
      g_autoptr (GError) error = g_error_new_literal (DIM_ERROR, code, "Cannot do it: a secret");

      g_assert_true (g_str_has_suffix (explain[i](error), "."));
      g_assert_null (g_strrstr (explain[i](error), "Cannot"));
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "nl", TRUE);
  dim_words_init (NULL);
  dim_words_set_language (DIM_LANGUAGE_DUTCH);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tray-words/moment-says-the-day", test_moment_says_the_day_where_it_matters);
  g_test_add_func ("/tray-words/trouble-says-since-when", test_trouble_says_since_when);
  g_test_add_func ("/tray-words/next-try-is-told", test_next_try_is_told);
  g_test_add_func ("/tray-words/every-kind-has-a-name", test_every_kind_has_a_name);
  g_test_add_func ("/tray-words/fields-to-mend-are-named", test_fields_to_mend_are_named);
  g_test_add_func ("/backup-words/contents", test_backup_is_told_in_words);
  g_test_add_func ("/backup-words/every-error-is-explained",
                   test_every_error_of_a_backup_is_explained);
  return g_test_run ();
}
