/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-monitor-agreeing.h"
#include "dim-review-page.h"
#include "received.h"
#include "texts.h"

#include <string.h>

/* Two municipalities saw one document. The page of the one is on screen, the other is a device of
 * its own; the collector between them is real. */

#define PAGE_WIDTH  1300
#define PAGE_HEIGHT 800

static DimMonitor *here;
static DimMonitor *there;

typedef struct {
  DimReviewPage *page;
  char *ours; /* ids */
  char *theirs;
} Fixture;

static char *
register_passport (DimMonitor *monitor, const char *municipality)
{
  g_autoptr (DimRecord) record = received_register_passport (monitor, municipality);

  return g_strdup (record->incident->id);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *overlay = adw_toast_overlay_new ();

  fixture->ours = register_passport (here, "GM0363");
  fixture->theirs = register_passport (there, "GM0344");
  received_sync (here);
  fixture->page = g_object_new (DIM_TYPE_REVIEW_PAGE, NULL);
  /* Queue and registration side by side. */
  gtk_widget_set_size_request (overlay, PAGE_WIDTH, PAGE_HEIGHT);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (fixture->page));
  desk_show (overlay);
  dim_review_page_set_monitor (fixture->page, here);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_close ();
  g_free (fixture->ours);
  g_free (fixture->theirs);
}

static DimAgreement
stand_of (DimMonitor *monitor, const char *incident)
{
  g_autoptr (DimRecord) record = received_load (monitor, incident);
  const DimHit *hit = NULL;

  g_assert_cmpuint (record->news->hits->len, ==, 1);
  hit = g_ptr_array_index (record->news->hits, 0);
  return dim_agreement_of (hit->ours, hit->theirs);
}

static gboolean
reads (Fixture *fixture, const char *text)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  texts_collect (GTK_WIDGET (fixture->page), texts);
  return strstr (texts->str, text) != NULL;
}

/* A key reaches the page when what it is about is on screen. */
static void
wait_until_shown (Fixture *fixture)
{
  DESK_WAIT (reads (fixture, "Burgerzaken Utrecht, 14 030") && reads (fixture, "Bonnummer"));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->page));
  DESK_WAIT (desk_has_focus (fixture->page));
}

static void
press (Fixture *fixture, const char *key)
{
  wait_until_shown (fixture);
  desk_press (key, NULL);
}

/* It empties the queue, which had the focus: what is typed behind it, as desk_press does, may get
 * lost. */
static void
press_last (Fixture *fixture, const char *key)
{
  g_autoptr (GSubprocess) hand = NULL;
  g_autoptr (GError) error = NULL;

  wait_until_shown (fixture);
  hand = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, "xdotool", "key", key, NULL);
  g_assert_no_error (error);
  g_subprocess_wait_check (hand, NULL, &error);
  g_assert_no_error (error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
say_there (Fixture *fixture, DimProposalKind kind)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (DimReviewPair));
  DimReviewPair pair = { .handle = "" };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) said = NULL;
  g_autoptr (GError) error = NULL;

  g_strlcpy (pair.incident, fixture->theirs, sizeof pair.incident);
  g_array_append_val (pairs, pair);
  received_sync (there);
  dim_monitor_agree (there, pairs, kind, DIM_REASON_ENTERED_TWICE, NULL, done_cb, &result);
  DESK_WAIT (result != NULL);
  said = dim_monitor_agree_finish (there, result, &error);
  g_assert_no_error (error);
  received_sync (there);
  received_sync (here);
}

static void
test_z_proposes_and_says_yes (Fixture *fixture, gconstpointer data)
{
  press (fixture, "z");
  DESK_WAIT (stand_of (here, fixture->ours) == DIM_AGREEMENT_WE_PROPOSED);
  DESK_WAIT (reads (fixture, "zij hebben nog niet geantwoord"));
  press (fixture, "ctrl+z");
  DESK_WAIT (stand_of (here, fixture->ours) == DIM_AGREEMENT_NONE);

  received_sync (here);
  say_there (fixture, DIM_PROPOSAL_SAME);
  DESK_WAIT (reads (fixture, "Zij stellen voor om dit als één gebeurtenis te tellen."));
  press_last (fixture, "z");
  DESK_WAIT (stand_of (here, fixture->ours) == DIM_AGREEMENT_AGREED);
  DESK_WAIT (reads (fixture, "Niets te beoordelen"));
  received_sync (here);
  received_sync (there);
  g_assert_cmpint (stand_of (there, fixture->theirs), ==, DIM_AGREEMENT_AGREED);
}

int
main (int argc, char **argv)
{
  int status;

  desk_init (&argc, &argv);
  here = received_open ();
  there = received_open_elsewhere ();
  g_test_add ("/agreement-page/z-proposes-and-says-yes", Fixture, NULL, set_up,
              test_z_proposes_and_says_yes, tear_down);
  status = desk_run ();
  received_close (here);
  received_close (there);
  return status;
}
