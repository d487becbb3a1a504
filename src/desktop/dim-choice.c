/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-choice.h"

#include "dim-chip.h"
#include "dim-choice-items.h"
#include "dim-choice-row.h"
#include "dim-focus.h"
#include "dim-reveal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAGE 8 /* rows */

struct _DimChoice {
  GtkWidget parent_instance;

  GtkFlowBox *chips;
  GtkEntry *entry;
  GtkScrolledWindow *list_window;
  GtkListBox *list;
  GtkLabel *note;

  char *title;
  char *fault; /* NULL: none */
  gboolean multiple;
  GPtrArray *items;  /* (element-type DimChoiceItem) */
  GPtrArray *chosen; /* (element-type DimChoiceItem), borrowed from items */
  gboolean is_open;
  gboolean is_typing; /* the entry's text is a search, not the answer */
  gboolean has_moved; /* an arrow highlighted the row */
  int cursor;         /* the row from which the arrows go on; −1: from before the first */
  int n_rows;
  gboolean is_filling; /* we change the entry's text ourselves */
  guint emptied;       /* source that looks whether the entry stayed empty */
};

enum {
  PROP_TITLE = 1,
  PROP_MULTIPLE,
  N_PROPERTIES
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_DONE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimChoice, dim_choice, GTK_TYPE_WIDGET)

static void show_answer (DimChoice *self);
static void list_choices (DimChoice *self);

static void
fill_entry (DimChoice *self, const char *text)
{
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_filling = FALSE;
}

static void
remove_chip_cb (GtkButton *button, DimChoice *self)
{
  DimChoiceItem *item = g_object_get_data (G_OBJECT (button), "item");

  g_ptr_array_remove (self->chosen, item);
  show_answer (self);
  if (self->is_open)
    list_choices (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
show_chips (DimChoice *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_flow_box_remove (self->chips, child);
  for (guint i = 0; i < self->chosen->len; i++) {
    DimChoiceItem *item = g_ptr_array_index (self->chosen, i);
    GtkButton *button = NULL;

    gtk_flow_box_append (self->chips, dim_chip_new (item->label, &button));
    g_object_set_data (G_OBJECT (button), "item", item);
    g_signal_connect_object (button, "clicked", G_CALLBACK (remove_chip_cb), self, 0);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->chips), self->chosen->len > 0);
}

/* The answer in words, for whoever looks at the question or hears it. */
static void
show_answer (DimChoice *self)
{
  g_autoptr (GString) spoken = g_string_new (self->title != NULL ? self->title : "");

  if (self->multiple)
    show_chips (self);
  for (guint i = 0; i < self->chosen->len; i++) {
    const DimChoiceItem *item = g_ptr_array_index (self->chosen, i);

    g_string_append_printf (spoken, "%s %s", i == 0 ? ":" : ",", item->label);
  }
  if (!self->is_typing) {
    const DimChoiceItem *first = self->chosen->len > 0 ? g_ptr_array_index (self->chosen, 0) : NULL;

    fill_entry (self, !self->multiple && first != NULL ? first->label : "");
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken->str, -1);
}

/* What a screen reader hears beside the name. */
static void
describe (DimChoice *self)
{
  const char *note = gtk_label_get_label (self->note);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->fault != NULL ? self->fault : note, -1);
}

/* @sentence: NULL takes it away */
static void
show_note (DimChoice *self, const char *sentence)
{
  gtk_label_set_label (self->note, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), sentence != NULL);
  describe (self);
}

static void
highlight (DimChoice *self, GtkListBoxRow *row)
{
  gtk_list_box_select_row (self->list, row);
  if (row != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                    GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                   GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
}

static void
append_row (DimChoice *self, DimChoiceItem *item)
{
  gboolean is_chosen = g_ptr_array_find (self->chosen, item, NULL);
  /* While a word is typed a digit is part of it. */
  GtkWidget *row = dim_choice_row_new (self->is_typing ? 0 : item->place, item->label, is_chosen);

  g_object_set_data (G_OBJECT (row), "item", item);
  gtk_list_box_append (self->list, row);
}

static void
list_choices (DimChoice *self)
{
  const char *typed = self->is_typing ? gtk_editable_get_text (GTK_EDITABLE (self->entry)) : "";
  gboolean is_near = FALSE;
  g_autoptr (GPtrArray) found = dim_choice_items_search (self->items, typed, &is_near);
  GtkWidget *child;
  gboolean is_sure;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL &&
         GTK_IS_LIST_BOX_ROW (child))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < found->len; i++)
    append_row (self, g_ptr_array_index (found, i));
  self->n_rows = (int) found->len;
  self->has_moved = FALSE;
  self->cursor = -1;
  is_sure = self->is_typing && (!is_near || found->len == 1);
  highlight (self, is_sure ? gtk_list_box_get_row_at_index (self->list, 0) : NULL);
  show_note (self, is_near ? _ ("Nothing has exactly that name. Do you mean this?") : NULL);
}

static void
set_open (DimChoice *self, gboolean open)
{
  self->is_open = open;
  if (open)
    list_choices (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list_window), open);
  if (open)
    dim_reveal_soon (GTK_WIDGET (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED, open,
                               -1);
}

/* The row that Enter takes; NULL if nobody typed or moved to one. */
static GtkListBoxRow *
get_marked (DimChoice *self)
{
  return self->is_typing || self->has_moved ? gtk_list_box_get_selected_row (self->list) : NULL;
}

/* One answer replaces the other; of several, one is added or taken away, and the arrows go on from
 * where they were. */
static void
choose (DimChoice *self, DimChoiceItem *item)
{
  GtkListBoxRow *row = self->is_typing ? NULL : get_marked (self);
  int cursor = row != NULL ? gtk_list_box_row_get_index (row) : -1;
  gboolean was_chosen = g_ptr_array_find (self->chosen, item, NULL);

  self->is_typing = FALSE;
  if (!self->multiple)
    g_ptr_array_set_size (self->chosen, 0);
  if (self->multiple && was_chosen)
    g_ptr_array_remove (self->chosen, item);
  else
    g_ptr_array_add (self->chosen, item);
  show_answer (self);
  list_choices (self);
  self->cursor = cursor;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The hand goes on after the one answer. */
static void
take (DimChoice *self, DimChoiceItem *item)
{
  choose (self, item);
  if (!self->multiple)
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
choose_marked (DimChoice *self)
{
  GtkListBoxRow *row = get_marked (self);

  if (row != NULL)
    choose (self, g_object_get_data (G_OBJECT (row), "item"));
}

static void
move_highlight (DimChoice *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int from = row != NULL ? gtk_list_box_row_get_index (row) : self->cursor;
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (self->list_window);
  GtkListBoxRow *next;
  graphene_rect_t bounds;

  if (self->n_rows == 0 || (from < 0 && by < 0))
    return;
  next = gtk_list_box_get_row_at_index (self->list, CLAMP (from + by, 0, self->n_rows - 1));
  self->has_moved = TRUE;
  highlight (self, next);
  if (gtk_widget_compute_bounds (GTK_WIDGET (next), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (scroll, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static gboolean
take_last_away (DimChoice *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (!self->multiple || *text != '\0' || self->chosen->len == 0)
    return FALSE;
  g_ptr_array_remove_index (self->chosen, self->chosen->len - 1);
  show_answer (self);
  list_choices (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

/* What was typed goes, the answer stands there again. */
static gboolean
drop_typing (DimChoice *self)
{
  if (!self->is_typing)
    return GDK_EVENT_PROPAGATE;
  self->is_typing = FALSE;
  show_answer (self);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  list_choices (self);
  return GDK_EVENT_STOP;
}

static gboolean
press_enter (DimChoice *self)
{
  GtkListBoxRow *row = get_marked (self);

  if (row != NULL)
    take (self, g_object_get_data (G_OBJECT (row), "item"));
  else if (!self->is_typing)
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

/* No choice begins with a digit, so one that has no place is a slip. */
static gboolean
press_digit (DimChoice *self, guint place)
{
  DimChoiceItem *item = dim_choice_items_at_place (self->items, place);

  if (self->is_typing)
    return GDK_EVENT_PROPAGATE;
  if (item != NULL)
    take (self, item);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
  return GDK_EVENT_STOP;
}

static int
step_of_key (guint key)
{
  switch (key) {
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    return 1;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    return -1;
  case GDK_KEY_Page_Down:
  case GDK_KEY_KP_Page_Down:
    return PAGE;
  case GDK_KEY_Page_Up:
  case GDK_KEY_KP_Page_Up:
    return -PAGE;
  default:
    return 0;
  }
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint keycode,
                GdkModifierType state,
                DimChoice *self)
{
  gunichar letter = gdk_keyval_to_unicode (key);
  int step = step_of_key (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (letter >= '0' && letter <= '9')
    return press_digit (self, letter - '0');
  if (step != 0) {
    move_highlight (self, step);
    return GDK_EVENT_STOP;
  }
  switch (key) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    return press_enter (self);
  case GDK_KEY_Tab:
  case GDK_KEY_KP_Tab:
  case GDK_KEY_ISO_Left_Tab:
    choose_marked (self);
    return GDK_EVENT_PROPAGATE;
  case GDK_KEY_Escape:
    return drop_typing (self);
  case GDK_KEY_BackSpace:
    return take_last_away (self);
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static gboolean
emptied_cb (gpointer user_data)
{
  DimChoice *self = user_data;

  self->emptied = 0;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0' || self->chosen->len == 0)
    return G_SOURCE_REMOVE;
  g_ptr_array_set_size (self->chosen, 0);
  show_answer (self);
  list_choices (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* Typing over the selected answer passes through an empty entry: only one that is still empty when
 * this key is done with, and before the next, was emptied by hand. */
static void
entry_changed_cb (GtkEditable *entry, DimChoice *self)
{
  const char *text = gtk_editable_get_text (entry);

  if (self->is_filling)
    return;
  self->is_typing = strspn (text, " ") < strlen (text);
  if (!self->is_typing && !self->multiple && self->emptied == 0)
    self->emptied = g_idle_add_full (G_PRIORITY_HIGH, emptied_cb, self, NULL);
  list_choices (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->list_window), 0);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DimChoice *self)
{
  take (self, g_object_get_data (G_OBJECT (row), "item"));
}

static void
focus_enter_cb (GtkEventControllerFocus *controller, DimChoice *self)
{
  set_open (self, TRUE);
}

static void
focus_leave_cb (GtkEventControllerFocus *controller, DimChoice *self)
{
  gboolean was_typing = self->is_typing;

  self->is_typing = FALSE;
  show_answer (self);
  set_open (self, FALSE);
  show_note (self, was_typing ? _ ("What you typed was not chosen. Choose an answer from the list.")
                              : NULL);
}

static gboolean
dim_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIM_CHOICE (widget)->entry));
}

static void
dim_choice_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  DimChoice *self = DIM_CHOICE (object);

  switch (id) {
  case PROP_TITLE:
    g_free (self->title);
    self->title = g_value_dup_string (value);
    show_answer (self);
    break;
  case PROP_MULTIPLE:
    self->multiple = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
  }
}

static void
dim_choice_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_handle_id (&DIM_CHOICE (object)->emptied, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_choice_parent_class)->dispose (object);
}

static void
dim_choice_finalize (GObject *object)
{
  DimChoice *self = DIM_CHOICE (object);

  g_ptr_array_unref (self->chosen);
  g_ptr_array_unref (self->items);
  g_free (self->title);
  g_free (self->fault);
  G_OBJECT_CLASS (dim_choice_parent_class)->finalize (object);
}

static void
dim_choice_class_init (DimChoiceClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = dim_choice_set_property;
  object_class->dispose = dim_choice_dispose;
  object_class->finalize = dim_choice_finalize;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_choice_grab_focus;
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MULTIPLE] =
    g_param_spec_boolean ("multiple", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", DIM_TYPE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_DONE] =
    g_signal_new ("done", DIM_TYPE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, DimChoice, chips);
  gtk_widget_class_bind_template_child (widget_class, DimChoice, entry);
  gtk_widget_class_bind_template_child (widget_class, DimChoice, list_window);
  gtk_widget_class_bind_template_child (widget_class, DimChoice, list);
  gtk_widget_class_bind_template_child (widget_class, DimChoice, note);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_leave_cb);
}

static void
dim_choice_init (DimChoice *self)
{
  self->items = dim_choice_items_new ();
  self->chosen = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
dim_choice_clear_items (DimChoice *self)
{
  g_return_if_fail (DIM_IS_CHOICE (self));
  g_ptr_array_set_size (self->chosen, 0);
  g_ptr_array_set_size (self->items, 0);
  show_answer (self);
}

void
dim_choice_add (DimChoice *self, const char *code, const char *label, const char *words)
{
  g_return_if_fail (DIM_IS_CHOICE (self) && code != NULL && label != NULL && words != NULL);
  dim_choice_items_add (self->items, code, label, words);
}

void
dim_choice_set_codes (DimChoice *self, const char *const *codes)
{
  g_return_if_fail (DIM_IS_CHOICE (self));
  g_ptr_array_set_size (self->chosen, 0);
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++) {
    DimChoiceItem *item = dim_choice_items_find (self->items, codes[i]);

    if (item != NULL)
      g_ptr_array_add (self->chosen, item);
  }
  self->is_typing = FALSE;
  show_answer (self);
  if (self->is_open)
    list_choices (self);
}

char **
dim_choice_dup_codes (DimChoice *self)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  char **codes = NULL;

  g_return_val_if_fail (DIM_IS_CHOICE (self), NULL);
  for (guint i = 0; i < self->chosen->len; i++)
    g_strv_builder_add (builder, ((DimChoiceItem *) g_ptr_array_index (self->chosen, i))->code);
  codes = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return codes;
}

const char *
dim_choice_get_code (DimChoice *self)
{
  g_return_val_if_fail (DIM_IS_CHOICE (self), NULL);
  return self->chosen->len > 0 ? ((DimChoiceItem *) g_ptr_array_index (self->chosen, 0))->code
                               : NULL;
}

void
dim_choice_set_code (DimChoice *self, const char *code)
{
  const char *codes[] = { code, NULL };

  dim_choice_set_codes (self, codes);
}

gboolean
dim_choice_settle (DimChoice *self)
{
  g_return_val_if_fail (DIM_IS_CHOICE (self), TRUE);
  choose_marked (self);
  return !self->is_typing;
}

void
dim_choice_set_fault (DimChoice *self, const char *sentence)
{
  g_return_if_fail (DIM_IS_CHOICE (self));
  g_free (self->fault);
  self->fault = g_strdup (sentence);
  describe (self);
}
