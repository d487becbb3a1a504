/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "desk.h"
#include "dim-clock.h"
#include "dim-monitor-drafts.h"
#include "dim-monitor-months.h"
#include "dim-month-view.h"

#include <string.h>

/* A back office looks at a month and approves it, with a real collector: the month before the last,
 * which can be approved on any day. */

#define PASSPHRASE "vier gewone woorden samen"
#define PLACE      "GM0363"

static DimMonitor *monitor;

typedef struct {
  DimMonthView *view;
  int month;
} Fixture;

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
synchronise (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_sync (monitor, NULL, done_cb, &result);
  DESK_WAIT (result != NULL);
  dim_monitor_sync_finish (monitor, result, &error);
  g_assert_no_error (error);
}

static void
state_nothing (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dim_monitor_state_nothing (monitor, PLACE, fixture->month, NULL, done_cb, &result);
  DESK_WAIT (result != NULL);
  dim_monitor_state_nothing_finish (monitor, result, &error);
  g_assert_no_error (error);
  synchronise ();
}

static void
register_one (Fixture *fixture)
{
  static const char *const discovery[] = { "gezichtsvergelijking", NULL };
  static const char *const outcome[] = { "geweigerd", NULL };
  g_autoptr (DimDraft) draft = dim_monitor_new_draft (monitor);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DimRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  char use[DIM_UUID_TEXT_LEN];

  draft->incident->date = dim_month_first_day (fixture->month) + 4;
  dim_incident_set_code (draft->incident, DIM_FIELD_PRODUCT, "paspoort-aanvraag");
  dim_incident_set_code (draft->incident, DIM_FIELD_FORM, "look-alike");
  dim_incident_set_codes (draft->incident, DIM_FIELD_DISCOVERY, discovery);
  dim_incident_set_codes (draft->incident, DIM_FIELD_OUTCOME, outcome);
  g_free (draft->incident->municipality);
  draft->incident->municipality = g_strdup (PLACE);
  dim_monitor_new_id (monitor, use);
  dim_draft_add_document (draft, use, "geen", "", "");
  dim_monitor_register (monitor, draft, NULL, done_cb, &result);
  DESK_WAIT (result != NULL);
  record = dim_monitor_register_finish (monitor, result, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->month = dim_month_of_day (dim_monitor_get_today (monitor)) - 2;
  fixture->view = g_object_new (DIM_TYPE_MONTH_VIEW, NULL);
  dim_month_view_set_monitor (fixture->view, monitor);
  desk_show (GTK_WIDGET (fixture->view));
  dim_month_view_show (fixture->view, PLACE, fixture->month);
  DESK_WAIT (*desk_text (fixture->view, "title") != '\0');
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  desk_close ();
}

static gboolean
says (Fixture *fixture, const char *label, const char *part)
{
  return strstr (desk_text (fixture->view, label), part) != NULL;
}

static gboolean
can_be_approved (Fixture *fixture)
{
  return gtk_widget_is_sensitive (desk_child (fixture->view, "approve_button"));
}

/* In one go, as each step stands on the one before. */
static void
test_month_is_approved_changed_and_opened_again (Fixture *fixture, gconstpointer data)
{
  g_assert_true (says (fixture, "obstacle", "Doe eerst een nulmelding."));
  g_assert_false (can_be_approved (fixture));
  g_assert_false (desk_shows (fixture->view, "reopen_button"));
  state_nothing (fixture);
  DESK_WAIT (can_be_approved (fixture));
  desk_press_space (desk_child (fixture->view, "approve_button"));
  DESK_WAIT (!can_be_approved (fixture));
  g_assert_true (desk_has_focus (fixture->view)); /* though its button went */
  synchronise ();
  DESK_WAIT (says (fixture, "approval", "door Backoffice"));
  g_assert_true (says (fixture, "obstacle", "is akkoord en sindsdien is er niets gewijzigd"));
  register_one (fixture);
  DESK_WAIT (desk_shows (fixture->view, "forms"));
  synchronise ();
  DESK_WAIT (says (fixture, "approval", "1 voorval is nagekomen"));
  DESK_WAIT (can_be_approved (fixture));
  g_assert_true (desk_shows (fixture->view, "reopen_button"));
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (fixture->view), "month.reopen", "s", "onjuist"));
  synchronise ();
  DESK_WAIT (says (fixture, "approval", "er klopt iets niet"));
  g_assert_false (desk_shows (fixture->view, "reopen_button"));
}

static void
open_monitor (void)
{
  DimMonitorOptions options = {
    .data_dir = g_getenv ("DIM_TEST_ENROLLED"),
    .clock = dim_clock_system (),
    .passphrase = PASSPHRASE,
    .without_keyring = TRUE,
  };
  g_autoptr (GError) error = NULL;

  monitor = dim_monitor_open (&options, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  int status;

  desk_init (&argc, &argv);
  open_monitor ();
  g_test_add ("/approving/month-is-approved-changed-and-opened-again", Fixture, NULL, set_up,
              test_month_is_approved_changed_and_opened_again, tear_down);
  status = desk_run ();
  dim_monitor_close (monitor);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&monitor);
  return status;
}
