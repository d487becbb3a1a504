/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-local-check.h"
#include "dim-outbox.h"
#include "dim-queue.h"
#include "dim-retention.h"
#include "dim-store-inside.h"
#include "dim-sure-time.h"
#include "workstation.h"

#include <string.h>

/* A clock that jumps wipes nothing that should be kept, and keeps nothing that should be wiped. */

#define NUMBER "SPECI2014"
#define HOUR   G_TIME_SPAN_HOUR
#define DAY    G_TIME_SPAN_DAY

typedef struct {
  Workstation *workstation;
  char *incident;
} Play;

static gpointer
find_doubles (DimStore *store, gpointer number, GError **error)
{
  return dim_local_check_find (store, number, error);
}

static gpointer
acknowledge_work (DimStore *store, gpointer fact, GError **error)
{
  return dim_outbox_acknowledge (store, fact, 1, error) ? DIM_STORE_DONE : NULL;
}

static gpointer
offer_again_work (DimStore *store, gpointer data, GError **error)
{
  return dim_outbox_offer_again (store, error) ? DIM_STORE_DONE : NULL;
}

static void
look (Play *play)
{
  workstation_call (play->workstation, dim_retention_run, NULL);
}

static guint
count_doubles (Play *play)
{
  g_autoptr (GPtrArray) found =
    workstation_call (play->workstation, find_doubles, (gpointer) NUMBER);

  return found->len;
}

/* What a device that is used without a network does in a while: it looks now and then. */
static void
use (Play *play, guint hours)
{
  for (guint i = 0; i < hours; i++) {
    dim_clock_advance (play->workstation->clock, HOUR);
    look (play);
  }
}

static void
move (Play *play, const char *word)
{
  char *unit = NULL;
  gint64 count = g_ascii_strtoll (word, &unit, 10);

  dim_clock_advance (play->workstation->clock, count * (*unit == 'd' ? DAY : HOUR));
}

static void
register_one (Play *play)
{
  play->incident = workstation_register (play->workstation, "2026-09-01", NUMBER);
}

static void
do_word (Play *play, const char *word)
{
  if (strcmp (word, "register") == 0)
    register_one (play);
  else if (strcmp (word, "look") == 0)
    look (play);
  else if (strcmp (word, "server") == 0)
    workstation_call (play->workstation, dim_queue_note_contact_run, NULL);
  else if (strcmp (word, "doubt") == 0)
    workstation_call (play->workstation, dim_sure_time_doubt, NULL);
  else if (strcmp (word, "acknowledge") == 0)
    workstation_call (play->workstation, acknowledge_work, play->incident);
  else if (g_str_has_prefix (word, "use:"))
    use (play, (guint) g_ascii_strtoull (word + strlen ("use:"), NULL, 10));
  else
    move (play, word);
}

/* "+31d" and "-1h" set the clock; "look" is the store being used; "server" a server that takes a
 * signature, "doubt" one that does not for its time; "use:24" 24 hours of use. */
static const struct {
  const char *what;
  const char *steps;
  gboolean is_kept;
} rows[] = {
  { "30 days with a server", "server register +30d server look", TRUE },
  { "31 days with a server", "server register +31d server look", FALSE },
  { "31 days of use without a server", "server register use:768 use:48", FALSE },
  { "31 days switched off, two days of use", "server register +31d use:49", FALSE },
  { "31 days switched off, an hour of use", "server register +31d look +1h look", TRUE },
  { "a year ahead for an hour", "server register +365d look +1h look -365d look", TRUE },
  { "a year ahead for a day of use", "server register +365d use:23 -365d look server look", TRUE },
  { "a year ahead, and looked at often", "register +365d look look look look look look", TRUE },
  { "a year ahead in front of a new folder", "+365d register look -365d look server look", TRUE },
  { "a year ahead after a day of use", "register use:23 +365d look look -365d look", TRUE },
  { "a year ahead, and a server says so", "server register +365d doubt use:20 doubt use:20", TRUE },
  { "back and forth", "server register +40d look -40d look +40d look -40d look +40d look", TRUE },
  { "registered a month behind", "server -40d register look +40d server look", TRUE },
  { "registered a year ahead", "server +365d register look -365d server look +30d server look",
    TRUE },
  { "registered a year ahead, 31 days on",
    "server +365d register look -365d server look +31d server look", FALSE },
  { "a day back, a server all the time", "server register -1d server look +30d server look", TRUE },
};

static void
test_numbers_outlive_a_jump (Workstation *unused, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    Workstation workstation = { 0 };
    Play play = { .workstation = &workstation };
    g_auto (GStrv) steps = g_strsplit (rows[i].steps, " ", -1);

    workstation_set_up (&workstation, NULL);
    for (gsize j = 0; steps[j] != NULL; j++)
      do_word (&play, steps[j]);
    if ((workstation_numbers (&workstation) > 0) != rows[i].is_kept)
      g_error ("%s: %s", rows[i].what, rows[i].is_kept ? "wiped" : "kept");
    workstation_tear_down (&workstation, NULL);
    g_free (play.incident);
  }
  g_test_message ("clock: %" G_GSIZE_FORMAT " ways of a number through jumps of the clock",
                  G_N_ELEMENTS (rows));
}

/* The operation that a ledger from a backup may ask for, and the two bytes that warn. */
static void
test_other_kept_things_outlive_a_jump (Workstation *workstation, gconstpointer data)
{
  Play play = { .workstation = workstation };

  do_word (&play, "server");
  register_one (&play);
  do_word (&play, "acknowledge");
  do_word (&play, "+365d");
  look (&play);
  do_word (&play, "-365d");
  look (&play);

  g_assert_cmpuint (count_doubles (&play), ==, 1);
  workstation_call (workstation, offer_again_work, NULL);
  g_assert_cmpuint (workstation_waiting (workstation), ==, 1);
  g_free (play.incident);
}

/* An id made in the same millisecond, or in one that was there before, is another. */
static void
test_ids_do_not_collide (Workstation *workstation, gconstpointer data)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 20000; i++) {
    char id[DIM_UUID_TEXT_LEN];

    dim_store_new_id (workstation->store, id);
    dim_clock_advance (workstation->clock, i % 3 == 0 ? -DAY : DAY / 2);
    g_assert_true (dim_uuid_is_valid (id));
    g_assert_true (g_hash_table_add (ids, g_strdup (id)));
  }
}

static void
add (const char *path, void (*test) (Workstation *, gconstpointer))
{
  g_test_add (path, Workstation, NULL, workstation_set_up, test, workstation_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/clock/numbers-outlive-a-jump", test_numbers_outlive_a_jump);
  add ("/clock/other-kept-things-outlive-a-jump", test_other_kept_things_outlive_a_jump);
  add ("/clock/ids-do-not-collide", test_ids_do_not_collide);
  return g_test_run ();
}
