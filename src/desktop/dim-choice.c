/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-choice.h"

#include "dim-reveal.h"
#include "dim-text.h"

#include <glib/gi18n-lib.h>

#define N_PLACES 9

typedef struct {
  char *code;
  char *label;
  char *search_key;
  guint place; /* 1–9, or 0 */
} Item;

struct _DimChoice {
  GtkWidget parent_instance;

  GtkFlowBox *chips;
  GtkEntry *entry;
  GtkScrolledWindow *list_window;
  GtkListBox *list;

  char *title;
  gboolean multiple;
  GPtrArray *items;  /* (element-type Item) */
  GPtrArray *chosen; /* (element-type Item), borrowed from items */
  gboolean is_open;
  gboolean is_typing;  /* the entry's text is a search, not the answer */
  gboolean has_moved;  /* an arrow highlighted the row */
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

static void
free_item (Item *item)
{
  g_free (item->code);
  g_free (item->label);
  g_free (item->search_key);
  g_free (item);
}

static Item *
find_item (DimChoice *self, const char *code)
{
  for (guint i = 0; i < self->items->len; i++) {
    Item *item = g_ptr_array_index (self->items, i);

    if (g_str_equal (item->code, code))
      return item;
  }
  return NULL;
}

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
  Item *item = g_object_get_data (G_OBJECT (button), "item");

  g_ptr_array_remove (self->chosen, item);
  show_answer (self);
  if (self->is_open)
    list_choices (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
make_chip (DimChoice *self, Item *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *name = g_strdup_printf (_ ("Remove %s"), item->label);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_box_append (GTK_BOX (box), gtk_label_new (item->label));
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "item", item);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_chip_cb), self, 0);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "dim-chip");
  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_set_halign (child, GTK_ALIGN_START);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  item->label, -1);
  return child;
}

static void
show_chips (DimChoice *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chips))) != NULL)
    gtk_flow_box_remove (self->chips, child);
  for (guint i = 0; i < self->chosen->len; i++)
    gtk_flow_box_append (self->chips, make_chip (self, g_ptr_array_index (self->chosen, i)));
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
    const Item *item = g_ptr_array_index (self->chosen, i);

    g_string_append_printf (spoken, "%s %s", i == 0 ? ":" : ",", item->label);
  }
  if (!self->is_typing) {
    const Item *first = self->chosen->len > 0 ? g_ptr_array_index (self->chosen, 0) : NULL;

    fill_entry (self, !self->multiple && first != NULL ? first->label : "");
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken->str, -1);
}

static GtkWidget *
make_row (DimChoice *self, Item *item)
{
  /* While a word is typed a digit is part of it. */
  gboolean has_key = item->place > 0 && !self->is_typing;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *digit = has_key ? g_strdup_printf ("%u", item->place) : g_strdup ("");
  GtkWidget *place = gtk_label_new (digit);
  GtkWidget *label = gtk_label_new (item->label);

  gtk_widget_add_css_class (place, "dim-place");
  gtk_label_set_width_chars (GTK_LABEL (place), 2);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), place);
  gtk_box_append (GTK_BOX (box), label);
  if (g_ptr_array_find (self->chosen, item, NULL)) {
    GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

    gtk_widget_set_hexpand (mark, TRUE);
    gtk_widget_set_halign (mark, GTK_ALIGN_END);
    gtk_box_append (GTK_BOX (box), mark);
  }
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, item->label,
                                  -1);
  g_object_set_data (G_OBJECT (row), "item", item);
  return row;
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
list_choices (DimChoice *self)
{
  const char *typed = self->is_typing ? gtk_editable_get_text (GTK_EDITABLE (self->entry)) : "";
  g_autofree char *key = dim_text_search_key (typed);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL &&
         GTK_IS_LIST_BOX_ROW (child))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->items->len; i++) {
    Item *item = g_ptr_array_index (self->items, i);

    if (dim_text_matches (item->search_key, key))
      gtk_list_box_append (self->list, make_row (self, item));
  }
  self->has_moved = FALSE;
  highlight (self, self->is_typing ? gtk_list_box_get_row_at_index (self->list, 0) : NULL);
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

/* One answer replaces the other and the hand goes on; of several, one is added or taken away. */
static void
take (DimChoice *self, Item *item)
{
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
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (!self->multiple)
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
move_highlight (DimChoice *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + by : (by > 0 ? 0 : -1);
  GtkListBoxRow *next = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  GtkAdjustment *scroll = gtk_scrolled_window_get_vadjustment (self->list_window);
  graphene_rect_t bounds;

  if (next == NULL)
    return;
  self->has_moved = TRUE;
  highlight (self, next);
  if (gtk_widget_compute_bounds (GTK_WIDGET (next), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (scroll, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static gboolean
take_place (DimChoice *self, guint place)
{
  for (guint i = 0; i < self->items->len; i++) {
    Item *item = g_ptr_array_index (self->items, i);

    if (item->place == place) {
      take (self, item);
      return TRUE;
    }
  }
  return FALSE;
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

static void
press_enter (DimChoice *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && (self->is_typing || self->has_moved))
    take (self, g_object_get_data (G_OBJECT (row), "item"));
  else if (!self->is_typing)
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static guint
place_of_key (guint key)
{
  if (key >= GDK_KEY_1 && key <= GDK_KEY_9)
    return key - GDK_KEY_0;
  if (key >= GDK_KEY_KP_1 && key <= GDK_KEY_KP_9)
    return key - GDK_KEY_KP_0;
  return 0;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint keycode,
                GdkModifierType state,
                DimChoice *self)
{
  guint place = place_of_key (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (place > 0 && !self->is_typing && take_place (self, place))
    return GDK_EVENT_STOP;
  switch (key) {
  case GDK_KEY_Down:
  case GDK_KEY_KP_Down:
    move_highlight (self, 1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
  case GDK_KEY_KP_Up:
    move_highlight (self, -1);
    return GDK_EVENT_STOP;
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
    press_enter (self);
    return GDK_EVENT_STOP;
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
  if (self->is_filling)
    return;
  self->is_typing = *gtk_editable_get_text (entry) != '\0';
  if (!self->is_typing && !self->multiple && self->emptied == 0)
    self->emptied = g_idle_add_full (G_PRIORITY_HIGH, emptied_cb, self, NULL);
  list_choices (self);
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
  self->is_typing = FALSE;
  show_answer (self);
  set_open (self, FALSE);
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
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_leave_cb);
}

static void
dim_choice_init (DimChoice *self)
{
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) free_item);
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
  g_autofree char *all = NULL;
  Item *item = NULL;

  g_return_if_fail (DIM_IS_CHOICE (self) && code != NULL && label != NULL && words != NULL);
  item = g_new0 (Item, 1);
  all = g_strdup_printf ("%s %s", label, words);
  item->code = g_strdup (code);
  item->label = g_strdup (label);
  item->search_key = dim_text_search_key (all);
  item->place = self->items->len < N_PLACES ? self->items->len + 1 : 0;
  g_ptr_array_add (self->items, item);
}

void
dim_choice_set_codes (DimChoice *self, const char *const *codes)
{
  g_return_if_fail (DIM_IS_CHOICE (self));
  g_ptr_array_set_size (self->chosen, 0);
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++) {
    Item *item = find_item (self, codes[i]);

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
    g_strv_builder_add (builder, ((Item *) g_ptr_array_index (self->chosen, i))->code);
  codes = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return codes;
}

const char *
dim_choice_get_code (DimChoice *self)
{
  g_return_val_if_fail (DIM_IS_CHOICE (self), NULL);
  return self->chosen->len > 0 ? ((Item *) g_ptr_array_index (self->chosen, 0))->code : NULL;
}

void
dim_choice_set_code (DimChoice *self, const char *code)
{
  const char *codes[] = { code, NULL };

  dim_choice_set_codes (self, codes);
}
