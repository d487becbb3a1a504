/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "evidence.h"
#include "fault-vfs.h"
#include "scenario.h"

#include "dim-crypto.h"

/* The disk lets a program down at its first operation, at its second, and so on until a whole run
 * meets no fault. What was promised stays; once the disk is well again the same program goes on to
 * the end, without being started anew. */

#define TRIES      3
#define SHARE_FULL 4
#define SEED       20261120

typedef struct {
  Fault fault;
  guint skip;
  Promises *promises;
  Platter *platter;
  char *folder;
  gboolean has_hit;
  guint n_failed; /* steps that told of it */
} Run;

typedef struct {
  guint n_runs;
  guint n_failed;
  guint n_silent; /* a fault that no step had to tell of */
  guint n_images;
} Tally;

static void
judge_now (Run *run, gpointer state, Keep keep, Tally *tally)
{
  g_autofree char *folder = evidence_new_folder ();
  g_autoptr (GRand) random = g_rand_new_with_seed (run->skip);
  g_autoptr (Finding) finding = NULL;

  platter_cut (run->platter, keep, random, folder);
  fault_vfs_use (FALSE);
  finding =
    scenario.judge (state, promises_all (run->promises), promises_count (run->promises), folder);
  fault_vfs_use (TRUE);
  if (finding != NULL)
    g_error ("%s, fault %d at operation %u: %s", scenario.name, run->fault, run->skip,
             finding->text);
  evidence_remove_folder (folder);
  tally->n_images++;
}

/* After a step that failed: what is there is whole, whether power goes now or not. */
static void
note_failure (Run *run, gpointer state, Tally *tally)
{
  if (!fault_vfs_has_hit ())
    g_error ("%s failed without a fault, after one at operation %u", scenario.name, run->skip);
  fault_vfs_heal ();
  run->has_hit = TRUE;
  run->n_failed++;
  judge_now (run, state, KEEP_ALL, tally);
  judge_now (run, state, KEEP_NOTHING, tally);
}

static gpointer
open_somehow (Run *run)
{
  gpointer state = scenario.open (run->folder, run->promises);

  if (state != NULL)
    return state;
  g_assert_true (fault_vfs_has_hit ());
  fault_vfs_heal ();
  run->has_hit = TRUE;
  run->n_failed++;
  state = scenario.open (run->folder, run->promises);
  g_assert_nonnull (state);
  return state;
}

static void
do_step (Run *run, gpointer state, guint step, Tally *tally)
{
  for (guint i = 0; i < TRIES; i++) {
    if (scenario.step (state, step))
      return;
    note_failure (run, state, tally);
  }
  g_error ("%s: step %u does not go on, fault %d at operation %u", scenario.name, step, run->fault,
           run->skip);
}

/* FALSE: nothing failed any more. */
static gboolean
run_once (Fault fault, guint skip, Tally *tally)
{
  Run run = { .fault = fault, .skip = skip };
  gpointer state;

  run.folder = evidence_new_folder ();
  run.promises = promises_new ();
  run.platter = fault_vfs_watch (run.folder, NULL, NULL);
  fault_vfs_break (fault, skip);
  state = open_somehow (&run);
  for (guint step = 0; step < scenario.n_steps; step++)
    do_step (&run, state, step, tally);
  run.has_hit = run.has_hit || fault_vfs_has_hit ();
  fault_vfs_heal ();
  judge_now (&run, state, KEEP_ALL, tally);
  judge_now (&run, state, KEEP_NOTHING, tally);
  scenario.close (state);
  fault_vfs_unwatch ();
  tally->n_runs++;
  tally->n_failed += run.n_failed;
  tally->n_silent += run.has_hit && run.n_failed == 0;
  promises_free (run.promises);
  evidence_remove_folder (run.folder);
  g_free (run.folder);
  return run.has_hit;
}

/* A share of the operations; a full run takes four times as many. */
static void
fail_each (Fault fault, const char *name)
{
  guint share = g_getenv ("DIM_TEST_FULL") != NULL ? SHARE_FULL : 1;
  guint stride = MAX (1, scenario.stride / share);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  Tally tally = { 0 };
  guint skip = 0;

  while (run_once (fault, skip, &tally))
    skip += (guint) g_rand_int_range (random, 1, (gint32) (2 * stride));
  g_test_message ("%s, %s: faults: %u up to operation %u, told: %u, harmless: %u, judged: %u, "
                  "lost acknowledged: 0, half facts: 0",
                  scenario.name, name, tally.n_runs - 1, skip, tally.n_failed, tally.n_silent,
                  tally.n_images);
  g_assert_cmpuint (tally.n_failed, >, 0);
}

static void
test_full (void)
{
  fail_each (FAULT_FULL, "disk full");
}

static void
test_broken (void)
{
  fail_each (FAULT_BROKEN, "disk broken");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* A program may warn of a disk that fails. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  g_assert_true (dim_crypto_init ());
  fault_vfs_register ();
  g_test_add_func ("/failing/full-disk-loses-nothing-and-goes-on", test_full);
  g_test_add_func ("/failing/broken-disk-loses-nothing-and-goes-on", test_broken);
  return g_test_run ();
}
