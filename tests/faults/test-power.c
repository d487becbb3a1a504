/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "evidence.h"
#include "fault-vfs.h"
#include "scenario.h"

#include "dim-crypto.h"

#include <glib/gstdio.h>
#include <string.h>

/* Power goes in the midst of a program's work. At every operation on its disk, or at so many of
 * them that a run stays short, what the platter would hold is put aside; it is opened and judged
 * once the step is done. */

#define SOME_A_CUT 2 /* torn ones, beside what was synced and all */

typedef struct {
  char *folder;
  guint n_promised;
} Image;

typedef struct {
  guint64 seed;
  GRand *random;
  guint every; /* operations a cut, in the mean */
  Platter *platter;
  Promises *promises;
  GMutex lock;
  GArray *images; /* (element-type Image) that wait to be judged */
  guint n_operations;
  guint n_cuts;
  guint n_images;
  guint after_promise; /* images that were made when something had been promised */
  guint n_findings[N_FINDINGS];
  char *first;
} Power;

static void
add_image (Power *power, Keep keep)
{
  Image image = { evidence_new_folder (), promises_count (power->promises) };

  platter_cut (power->platter, keep, power->random, image.folder);
  g_array_append_val (power->images, image);
}

static void
changed_cb (gpointer data)
{
  Power *power = data;

  g_mutex_lock (&power->lock);
  power->n_operations++;
  if (g_rand_int_range (power->random, 0, (gint32) power->every) == 0) {
    power->n_cuts++;
    add_image (power, KEEP_NOTHING);
    add_image (power, KEEP_ALL);
    for (guint i = 0; i < SOME_A_CUT; i++)
      add_image (power, KEEP_SOME);
  }
  g_mutex_unlock (&power->lock);
}

static void
judge_image (Power *power, gpointer state, const Image *image)
{
  g_autoptr (Finding) finding =
    scenario.judge (state, promises_all (power->promises), image->n_promised, image->folder);

  power->n_images++;
  if (image->n_promised > 0)
    power->after_promise++;
  if (finding != NULL) {
    power->n_findings[finding->kind]++;
    if (power->first == NULL)
      power->first = g_strdup (finding->text);
  }
  evidence_remove_folder (image->folder);
  g_free (image->folder);
}

static void
judge_images (Power *power, gpointer state)
{
  fault_vfs_use (FALSE);
  for (guint i = 0; i < power->images->len; i++)
    judge_image (power, state, &g_array_index (power->images, Image, i));
  g_array_set_size (power->images, 0);
  fault_vfs_use (TRUE);
}

static guint64
find_seed (void)
{
  const char *given = g_getenv ("DIM_TEST_SEED");

  return given != NULL ? g_ascii_strtoull (given, NULL, 10) : 20261120;
}

static void
print_counts (const Power *power)
{
  g_test_message ("%s: power cuts: %u at %u operations, images: %u, after something was promised: "
                  "%u, lost acknowledged: %u, half facts: %u, destroyed but there: %u, "
                  "unusable: %u, seed %" G_GUINT64_FORMAT,
                  scenario.name, power->n_cuts, power->n_operations, power->n_images,
                  power->after_promise, power->n_findings[FINDING_LOST],
                  power->n_findings[FINDING_HALF], power->n_findings[FINDING_KEPT],
                  power->n_findings[FINDING_UNUSABLE], power->seed);
  if (power->first != NULL)
    g_test_message ("first finding: %s", power->first);
}

/* Shows that the judge sees one. */
static void
plant_half_fact (Power *power, gpointer state)
{
  g_autofree char *folder = evidence_new_folder ();
  g_autofree char *path = g_build_filename (folder, scenario.file, NULL);
  g_autoptr (Finding) finding = NULL;

  platter_cut (power->platter, KEEP_ALL, power->random, folder);
  fault_vfs_use (FALSE);
  evidence_change (path, scenario.half);
  finding = scenario.judge (state, promises_all (power->promises), 0, folder);
  fault_vfs_use (TRUE);
  g_assert_nonnull (finding);
  g_assert_cmpint (finding->kind, ==, FINDING_HALF);
  evidence_remove_folder (folder);
}

static void
run_with_cuts (Power *power, const char *folder)
{
  gpointer state;

  power->platter = fault_vfs_watch (folder, changed_cb, power);
  state = scenario.open (folder, power->promises);
  g_assert_nonnull (state);
  judge_images (power, state);
  for (guint step = 0; step < scenario.n_steps; step++) {
    g_assert_true (scenario.step (state, step));
    judge_images (power, state);
  }
  plant_half_fact (power, state);
  fault_vfs_unwatch ();
  scenario.close (state);
}

/* Leaves the counts in @out. */
static void
cut_power (guint every, gboolean lies, guint out[N_FINDINGS])
{
  g_autofree char *folder = evidence_new_folder ();
  Power power = { .seed = find_seed (), .every = every };

  g_mutex_init (&power.lock);
  power.random = g_rand_new_with_seed ((guint32) power.seed);
  power.promises = promises_new ();
  power.images = g_array_new (FALSE, FALSE, sizeof (Image));
  fault_vfs_lie (lies);
  run_with_cuts (&power, folder);
  fault_vfs_lie (FALSE);
  print_counts (&power);
  memcpy (out, power.n_findings, sizeof power.n_findings);
  g_assert_cmpuint (power.after_promise, >, 0);
  evidence_remove_folder (folder);
  g_array_unref (power.images);
  promises_free (power.promises);
  g_rand_free (power.random);
  g_free (power.first);
  g_mutex_clear (&power.lock);
}

static void
test_power (void)
{
  guint found[N_FINDINGS] = { 0 };

  cut_power (g_getenv ("DIM_TEST_FULL") != NULL ? 1 : 4, FALSE, found);
  g_assert_cmpuint (found[FINDING_LOST], ==, 0);
  g_assert_cmpuint (found[FINDING_HALF], ==, 0);
  g_assert_cmpuint (found[FINDING_KEPT], ==, 0);
  g_assert_cmpuint (found[FINDING_UNUSABLE], ==, 0);
}

static void
test_without_sync (void)
{
  guint found[N_FINDINGS] = { 0 };

  cut_power (8, TRUE, found);
  g_assert_cmpuint (found[FINDING_LOST] + found[FINDING_HALF] + found[FINDING_UNUSABLE], >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* A store that a broken disk left damaged is told by a warning, which is the thing looked for. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  g_assert_true (dim_crypto_init ());
  fault_vfs_register ();
  g_test_add_func ("/power/what-was-promised-is-there", test_power);
  g_test_add_func ("/power/without-sync-the-test-finds-losses", test_without_sync);
  return g_test_run ();
}
