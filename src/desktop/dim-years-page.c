/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-years-page.h"

#include "dim-accessible.h"
#include "dim-day-words.h"
#include "dim-error.h"
#include "dim-focus.h"
#include "dim-monitor-years.h"
#include "dim-sentences.h"
#include "dim-snapshot-file.h"
#include "dim-year-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DimYearsPage {
  GtkWidget parent_instance;

  GtkDropDown *year;
  GtkLabel *standing;
  GtkLabel *note;
  GtkBox *steps;
  GtkLabel *snapshots_title;
  GtkBox *snapshots;
  GtkLabel *events_title;
  GtkLabel *events;

  DimMonitor *monitor;
  GPtrArray *years;    /* (element-type DimYearRecord): the newest last; NULL: none yet */
  gboolean is_filling; /* what is chosen now nobody chose */
};

G_DEFINE_FINAL_TYPE (DimYearsPage, dim_years_page, GTK_TYPE_WIDGET)

/* A step that somebody is asked about, or that is under way. */
typedef struct {
  DimYearsPage *page;
  DimYearStep step;
} Stepping;

/* The newest stands at the top of the choice. */
static const DimYearRecord *
chosen_year (DimYearsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->year);

  return self->years != NULL && selected < self->years->len
           ? self->years->pdata[self->years->len - 1 - selected]
           : NULL;
}

static void
show_note (DimYearsPage *self, const char *text)
{
  gtk_label_set_label (self->note, text);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *text != '\0');
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* What the year waits for, where it can take no step at all. */
static void
explain_nothing (DimYearsPage *self, const DimYearRecord *year, const DimYearStanding *standing)
{
  gboolean is_running = year->year >= dim_day_year (dim_monitor_get_today (self->monitor));
  GtkWidget *label;

  if (!is_running && standing->request == NULL)
    return;
  label = gtk_label_new (
    dim_words_year_verdict (is_running ? DIM_YEAR_STEP_TOO_EARLY : DIM_YEAR_STEP_ALONE));
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (self->steps, label);
}

static gboolean
can_take (DimYearsPage *self,
          const DimYearRecord *year,
          const DimYearStanding *standing,
          DimYearStepKind kind,
          DimYearReason reason)
{
  DimDay today = dim_monitor_get_today (self->monitor);
  DimYearStep step = { .year = year->year, .kind = kind, .reason = reason, .until = DIM_DAY_NONE };

  if (standing->last != NULL)
    g_strlcpy (step.after, standing->last->id, sizeof step.after);
  if (kind == DIM_YEAR_UNLOCK)
    step.until = today;
  return dim_year_judge (standing, &step, dim_monitor_get_profile (self->monitor)->device, TRUE,
                         today) == DIM_YEAR_STEP_FITS;
}

static GVariant *
name_step (DimYearStepKind kind, DimYearReason reason, int days)
{
  return g_variant_new ("(ssi)", dim_year_step_name (kind), dim_year_reason_name (reason), days);
}

static void
add_button (DimYearsPage *self, DimYearStepKind kind, DimYearReason reason)
{
  GtkWidget *button = gtk_button_new_with_label (dim_words_year_step (kind));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "years.step");
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), name_step (kind, reason, 0));
  gtk_box_append (self->steps, button);
}

static void
add_item (GMenu *menu, const char *label, DimYearStepKind kind, DimYearReason reason, int days)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, "years.step", name_step (kind, reason, days));
  g_menu_append_item (menu, item);
}

static void
add_menu (DimYearsPage *self, DimYearStepKind kind, GMenu *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), dim_words_year_step (kind));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  dim_accessible_name_menu_button (GTK_MENU_BUTTON (button), dim_words_year_step (kind));
  gtk_box_append (self->steps, button);
  g_object_unref (menu);
}

static GMenu *
make_accept_menu (void)
{
  GMenu *menu = g_menu_new ();

  add_item (menu, dim_words_year_reason (DIM_YEAR_COMPLETE), DIM_YEAR_ACCEPT, DIM_YEAR_COMPLETE, 0);
  add_item (menu, dim_words_year_reason (DIM_YEAR_INCOMPLETE), DIM_YEAR_ACCEPT, DIM_YEAR_INCOMPLETE,
            0);
  return menu;
}

/* Why, and for how long. */
static GMenu *
make_unlock_menu (void)
{
  static const DimYearReason reasons[] = { DIM_YEAR_LATE, DIM_YEAR_WRONG };
  static const int days[] = { 14, 30, DIM_YEAR_UNLOCK_DAYS_MAX };
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++) {
    g_autoptr (GMenu) section = g_menu_new ();

    for (gsize j = 0; j < G_N_ELEMENTS (days); j++) {
      g_autofree char *label = g_strdup_printf (_ ("For %d days"), days[j]);

      add_item (section, label, DIM_YEAR_UNLOCK, reasons[i], days[j]);
    }
    g_menu_append_section (menu, dim_words_year_reason (reasons[i]), G_MENU_MODEL (section));
  }
  return menu;
}

static void
show_steps (DimYearsPage *self, const DimYearRecord *year, const DimYearStanding *standing)
{
  clear_box (self->steps);
  if (can_take (self, year, standing, DIM_YEAR_ACCEPT, DIM_YEAR_COMPLETE))
    add_menu (self, DIM_YEAR_ACCEPT, make_accept_menu ());
  if (can_take (self, year, standing, DIM_YEAR_CLOSE, DIM_YEAR_PLANNED))
    add_button (self, DIM_YEAR_CLOSE, DIM_YEAR_PLANNED);
  if (can_take (self, year, standing, DIM_YEAR_CLOSE, DIM_YEAR_CORRECTED))
    add_button (self, DIM_YEAR_CLOSE, DIM_YEAR_CORRECTED);
  if (can_take (self, year, standing, DIM_YEAR_CONFIRM, DIM_YEAR_CHECKED))
    add_button (self, DIM_YEAR_CONFIRM, DIM_YEAR_CHECKED);
  if (can_take (self, year, standing, DIM_YEAR_UNLOCK, DIM_YEAR_LATE))
    add_menu (self, DIM_YEAR_UNLOCK, make_unlock_menu ());
  if (can_take (self, year, standing, DIM_YEAR_FINISH, DIM_YEAR_PLANNED))
    add_button (self, DIM_YEAR_FINISH, DIM_YEAR_PLANNED);
  if (gtk_widget_get_first_child (GTK_WIDGET (self->steps)) == NULL)
    explain_nothing (self, year, standing);
}

static void
add_snapshot (DimYearsPage *self, const DimSnapshotHead *head)
{
  g_autofree char *text = dim_words_snapshot (head);
  g_autofree char *name = g_strdup_printf (_ ("Save vintage %u"), head->vintage);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_with_label (_ ("Save…"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "years.save");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", head->vintage);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (self->snapshots, box);
}

static void
show_snapshots (DimYearsPage *self, const DimYearRecord *year)
{
  clear_box (self->snapshots);
  for (guint i = year->snapshots->len; i > 0; i--)
    add_snapshot (self, &g_array_index (year->snapshots, DimSnapshotHead, i - 1));
  gtk_widget_set_visible (GTK_WIDGET (self->snapshots_title), year->snapshots->len > 0);
}

static void
show_events (DimYearsPage *self, const DimYearRecord *year)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = year->events->len; i > 0; i--) {
    g_autofree char *event =
      dim_words_year_event (&g_array_index (year->events, DimYearEvent, i - 1));

    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", event);
  }
  gtk_label_set_label (self->events, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->events_title), text->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->events), text->len > 0);
}

static void
show_year (DimYearsPage *self)
{
  const DimYearRecord *year = chosen_year (self);
  gboolean had_focus = dim_focus_is_within (GTK_WIDGET (self->steps));
  DimYearStanding standing;
  g_autofree char *text = NULL;

  if (year == NULL)
    return;
  dim_year_stand (year->events, dim_monitor_get_today (self->monitor), &standing);
  text = dim_words_year_standing (&standing);
  gtk_label_set_label (self->standing, text);
  show_steps (self, year, &standing);
  show_snapshots (self, year);
  show_events (self, year);
  if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->year));
}

static void
fill_years (DimYearsPage *self)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);
  const DimYearRecord *before = chosen_year (self);
  int wanted = before != NULL ? before->year : 0;
  guint selected = 0;

  for (guint i = self->years->len; i > 0; i--) {
    const DimYearRecord *year = self->years->pdata[i - 1];
    g_autofree char *text = g_strdup_printf ("%d", year->year);

    if (year->year == wanted)
      selected = self->years->len - i;
    gtk_string_list_append (texts, text);
  }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->year, G_LIST_MODEL (texts));
  gtk_drop_down_set_selected (self->year, selected);
  self->is_filling = FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimYearsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *years = dim_monitor_load_years_finish (DIM_MONITOR (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL) {
    g_clear_pointer (&years, g_ptr_array_unref);
    return;
  }
  if (years == NULL) {
    show_note (self, dim_words_error (error));
    return;
  }
  if (self->years != NULL)
    g_ptr_array_unref (self->years);
  self->years = years;
  fill_years (self);
  show_year (self);
}

static void
free_stepping (Stepping *stepping)
{
  g_object_unref (stepping->page);
  g_free (stepping);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Stepping *stepping = user_data;
  g_autoptr (DimYearsPage) self = g_object_ref (stepping->page);
  gboolean says_complete =
    stepping->step.kind == DIM_YEAR_ACCEPT && stepping->step.reason == DIM_YEAR_COMPLETE;
  g_autoptr (GError) error = NULL;

  free_stepping (stepping);
  dim_monitor_take_year_step_finish (DIM_MONITOR (source), result, &error);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (g_error_matches (error, DIM_ERROR, DIM_ERROR_CONFLICT))
    show_note (self, dim_words_year_verdict (says_complete ? DIM_YEAR_STEP_INCOMPLETE
                                                           : DIM_YEAR_STEP_OUTDATED));
  else
    show_note (self, error != NULL ? dim_words_error (error) : "");
  dim_years_page_reload (self);
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Stepping *stepping = user_data;

  if (g_strcmp0 (response, "go") == 0)
    dim_monitor_take_year_step (stepping->page->monitor, &stepping->step, NULL, taken_cb, stepping);
  else
    free_stepping (stepping);
}

/* What becomes of it, as nothing of it can be undone. */
static char *
explain (const DimYearStep *step)
{
  g_autofree char *until = NULL;

  switch (step->kind) {
  case DIM_YEAR_ACCEPT:
    return g_strdup (_ ("What the municipalities delivered is accepted. After that the year can be "
                        "closed."));
  case DIM_YEAR_CLOSE:
    return g_strdup (_ ("A snapshot is taken of all cases of the year, which never changes. What "
                        "comes in later is in the next vintage."));
  case DIM_YEAR_FINISH:
    return g_strdup (_ ("The last snapshot is taken. After that the year cannot be opened again."));
  case DIM_YEAR_UNLOCK:
    until = dim_words_day (step->until);
    return g_strdup_printf (_ ("A second person must agree, at another device. The year is then "
                               "unlocked up to and including %s."),
                            until);
  case DIM_YEAR_CONFIRM:
    return g_strdup (_ ("You are the second person. The year can then be closed once more, as its "
                        "next vintage."));
  case DIM_N_YEAR_STEPS:
  default:
    return g_strdup ("");
  }
}

static void
ask (DimYearsPage *self, const DimYearStep *step)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  g_autofree char *title = g_strdup_printf ("%s: %d", dim_words_year_step (step->kind), step->year);
  g_autofree char *what = explain (step);
  g_autofree char *body = g_markup_printf_escaped ("<b>%s</b>\n\n%s", title, what);
  /* Not as its heading: GTK 4.18 measures that in less room than it needs, and complains. */
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, NULL, NULL));
  Stepping *stepping = g_new (Stepping, 1);

  *stepping = (Stepping){ g_object_ref (self), *step };
  gtk_window_set_title (GTK_WINDOW (dialog), title);
  adw_message_dialog_set_body (dialog, body);
  adw_message_dialog_set_body_use_markup (dialog, TRUE);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "go", _ ("_Do this"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "go", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (answered_cb), stepping);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimYearsPage *self = user_data;
  const DimYearRecord *year = chosen_year (self);
  const char *kind, *reason;
  int days;
  DimYearStep step = { .until = DIM_DAY_NONE };

  g_variant_get (parameter, "(&s&si)", &kind, &reason, &days);
  if (year == NULL || !dim_year_step_from_name (kind, &step.kind) ||
      !dim_year_reason_from_name (reason, &step.reason))
    return;
  step.year = year->year;
  if (year->events->len > 0)
    g_strlcpy (step.after, g_array_index (year->events, DimYearEvent, year->events->len - 1).id,
               sizeof step.after);
  if (step.kind == DIM_YEAR_UNLOCK)
    step.until = dim_monitor_get_today (self->monitor) + days;
  ask (self, &step);
}

/* A vintage on its way to a file. */
typedef struct {
  DimYearsPage *page;
  DimSnapshotHead head;
  GFile *file;
} Saving;

static void
free_saving (Saving *saving)
{
  g_object_unref (saving->page);
  g_clear_object (&saving->file);
  g_free (saving);
}

static void
free_snapshot (gpointer snapshot)
{
  dim_snapshot_free (snapshot);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (DimYearsPage) self = g_object_ref (saving->page);
  g_autoptr (GFile) file = g_object_ref (saving->file);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_snapshot);
  g_autoptr (GError) error = NULL;
  DimSnapshot *snapshot = dim_monitor_load_snapshot_finish (DIM_MONITOR (source), result, &error);

  free_saving (saving);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL) {
    dim_snapshot_free (snapshot);
    return;
  }
  if (snapshot != NULL) {
    g_ptr_array_add (rows, snapshot);
    dim_snapshot_write_file (file, dim_snapshot_write_text, rows,
                             dim_monitor_get_book (self->monitor),
                             dim_monitor_get_municipalities (self->monitor), &error);
  }
  show_note (self, error == NULL ? _ ("The vintage is saved.") : dim_words_error (error));
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Saving *saving = user_data;

  if (response == GTK_RESPONSE_ACCEPT) {
    saving->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
    dim_monitor_load_snapshot (saving->page->monitor, &saving->head, NULL, fetched_cb, saving);
  } else {
    free_saving (saving);
  }
  g_object_unref (dialog);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DimYearsPage *self = user_data;
  const DimYearRecord *year = chosen_year (self);
  guint vintage = g_variant_get_uint32 (parameter);
  g_autofree char *name = NULL;
  GtkFileChooserNative *dialog;
  Saving *saving;

  if (year == NULL || vintage == 0 || vintage > year->snapshots->len)
    return;
  saving = g_new0 (Saving, 1);
  saving->page = g_object_ref (self);
  saving->head = g_array_index (year->snapshots, DimSnapshotHead, vintage - 1);
  name = g_strdup_printf ("teljaar-%d-uitgave-%u.txt", year->year, vintage);
  dialog = gtk_file_chooser_native_new (_ ("Save the vintage"),
                                        GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (file_chosen_cb), saving);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
year_chosen_cb (GtkDropDown *drop_down, GParamSpec *spec, DimYearsPage *self)
{
  if (self->is_filling || self->monitor == NULL)
    return;
  show_note (self, "");
  show_year (self);
}

static void
dim_years_page_dispose (GObject *object)
{
  DimYearsPage *self = DIM_YEARS_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->years, g_ptr_array_unref);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (dim_years_page_parent_class)->dispose (object);
}

static void
dim_years_page_class_init (DimYearsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_years_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-years-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DimYearsPage, year);
  gtk_widget_class_bind_template_child (widget_class, DimYearsPage, standing);
  gtk_widget_class_bind_template_child (widget_class, DimYearsPage, note);
  gtk_widget_class_bind_template_child (widget_class, DimYearsPage, steps);
  gtk_widget_class_bind_template_child (widget_class, DimYearsPage, snapshots_title);
  gtk_widget_class_bind_template_child (widget_class, DimYearsPage, snapshots);
  gtk_widget_class_bind_template_child (widget_class, DimYearsPage, events_title);
  gtk_widget_class_bind_template_child (widget_class, DimYearsPage, events);
  gtk_widget_class_bind_template_callback (widget_class, year_chosen_cb);
}

static void
dim_years_page_init (DimYearsPage *self)
{
  static const GActionEntry entries[] = {
    { "step", step_cb, "(ssi)", NULL, NULL, { 0 } },
    { "save", save_cb, "u", NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  dim_accessible_name_drop_down (self->year);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "years", G_ACTION_GROUP (actions));
}

void
dim_years_page_set_monitor (DimYearsPage *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_YEARS_PAGE (self) && self->monitor == NULL);
  self->monitor = g_object_ref (monitor);
  dim_years_page_reload (self);
}

void
dim_years_page_reload (DimYearsPage *self)
{
  g_return_if_fail (DIM_IS_YEARS_PAGE (self) && self->monitor != NULL);
  dim_monitor_load_years (self->monitor, NULL, loaded_cb, g_object_ref (self));
}
