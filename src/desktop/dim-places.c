/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-places.h"

#include "dim-accessible.h"
#include "dim-country.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

#define PLACES 9

typedef struct {
  GtkDropDown *choice;
  GtkWidget *up;
  GtkWidget *down;
} Place;

struct _DimPlaces {
  GtkWidget parent_instance;

  GtkDropDown *lists;
  GtkBox *rows;
  GtkButton *reset;

  DimMonitor *monitor;
  GSettings *settings;
  Place places[PLACES];
  GPtrArray *codes; /* (element-type utf8) of the list, as the choices show them; first "" */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (DimPlaces, dim_places, GTK_TYPE_WIDGET)

/* The lists that have places. */
static const struct {
  const char *key;
  DimField field; /* by which it is named; countries have none */
  gboolean is_countries;
} all_lists[] = {
  { "places-product", DIM_FIELD_PRODUCT, FALSE },
  { "places-vorm", DIM_FIELD_FORM, FALSE },
  { "places-document", DIM_FIELD_DOCUMENTS, FALSE },
  { "places-ontdekking", DIM_FIELD_DISCOVERY, FALSE },
  { "places-uitkomst", DIM_FIELD_OUTCOME, FALSE },
  { "places-land", DIM_FIELD_DOCUMENTS, TRUE },
};

static const char *
key_of (DimPlaces *self)
{
  return all_lists[gtk_drop_down_get_selected (self->lists)].key;
}

static void
add_code (DimPlaces *self, GtkStringList *labels, const char *code, const char *label)
{
  g_ptr_array_add (self->codes, g_strdup (code));
  gtk_string_list_append (labels, label);
}

static GtkStringList *
fill_codes (DimPlaces *self, guint list)
{
  const DimCodeBook *book = dim_monitor_get_book (self->monitor);
  GtkStringList *labels = gtk_string_list_new (NULL);
  DimList codes = dim_field_spec (all_lists[list].field)->list;

  g_ptr_array_set_size (self->codes, 0);
  add_code (self, labels, "", _ ("(empty)"));
  for (guint i = 0; !all_lists[list].is_countries && i < dim_code_book_size (book, codes); i++) {
    const DimCode *code = dim_code_book_at (book, codes, i);

    add_code (self, labels, code->code, dim_words_code_label (code));
  }
  for (guint i = 0; all_lists[list].is_countries && i < dim_country_count (); i++) {
    const char *code = dim_country_at (i)->code;

    add_code (self, labels, code, dim_words_country (code));
  }
  return labels;
}

static guint
index_of (DimPlaces *self, const char *code)
{
  for (guint i = 0; i < self->codes->len; i++)
    if (g_str_equal (g_ptr_array_index (self->codes, i), code))
      return i;
  return 0;
}

static void
show_places (DimPlaces *self)
{
  g_auto (GStrv) codes = g_settings_get_strv (self->settings, key_of (self));
  guint count = MIN (g_strv_length (codes), PLACES);

  self->is_filling = TRUE;
  for (guint i = 0; i < PLACES; i++) {
    Place *place = &self->places[i];

    gtk_drop_down_set_selected (place->choice, i < count ? index_of (self, codes[i]) : 0);
    gtk_widget_set_sensitive (place->up, i > 0 && i < count);
    gtk_widget_set_sensitive (place->down, i + 1 < count);
    gtk_widget_set_sensitive (GTK_WIDGET (place->choice), i <= count);
  }
  self->is_filling = FALSE;
}

static void
show_list (DimPlaces *self)
{
  GtkStringList *labels = fill_codes (self, gtk_drop_down_get_selected (self->lists));

  self->is_filling = TRUE;
  for (guint i = 0; i < PLACES; i++)
    gtk_drop_down_set_model (self->places[i].choice, G_LIST_MODEL (labels));
  self->is_filling = FALSE;
  g_object_unref (labels);
  show_places (self);
}

/* Empty ones are left out: the rest moves up. */
static void
keep (DimPlaces *self, const char *const *codes)
{
  const char *kept[PLACES + 1] = { NULL };
  guint count = 0;

  for (guint i = 0; i < PLACES; i++)
    if (codes[i] != NULL && *codes[i] != '\0')
      kept[count++] = codes[i];
  g_settings_set_strv (self->settings, key_of (self), kept);
  show_places (self);
}

static void
read_codes (DimPlaces *self, char **stored, const char **out)
{
  guint count = MIN (g_strv_length (stored), PLACES);

  for (guint i = 0; i < PLACES; i++)
    out[i] = i < count ? stored[i] : "";
}

static void
swap_places (DimPlaces *self, guint one, guint other)
{
  g_auto (GStrv) stored = g_settings_get_strv (self->settings, key_of (self));
  const char *codes[PLACES];
  const char *held;

  if (one >= g_strv_length (stored) || other >= MIN (g_strv_length (stored), PLACES))
    return;
  read_codes (self, stored, codes);
  held = codes[one];
  codes[one] = codes[other];
  codes[other] = held;
  keep (self, codes);
  gtk_widget_child_focus (GTK_WIDGET (self->places[other].choice), GTK_DIR_TAB_FORWARD);
}

static guint
place_of (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (widget, "place"));
}

/* What is chosen twice changes places with what stood here. */
static void
chosen_cb (GtkDropDown *choice, GParamSpec *spec, DimPlaces *self)
{
  g_auto (GStrv) stored = NULL;
  const char *codes[PLACES];
  const char *chosen;
  guint place = place_of (choice);

  if (self->is_filling)
    return;
  stored = g_settings_get_strv (self->settings, key_of (self));
  read_codes (self, stored, codes);
  chosen = g_ptr_array_index (self->codes, gtk_drop_down_get_selected (choice));
  for (guint i = 0; i < PLACES; i++)
    if (i != place && *chosen != '\0' && g_str_equal (codes[i], chosen))
      codes[i] = codes[place];
  codes[place] = chosen;
  keep (self, codes);
}

static void
up_cb (GtkButton *button, DimPlaces *self)
{
  swap_places (self, place_of (button), place_of (button) - 1);
}

static void
down_cb (GtkButton *button, DimPlaces *self)
{
  swap_places (self, place_of (button), place_of (button) + 1);
}

static gboolean
move_up_cb (GtkWidget *row, GVariant *arguments, gpointer self)
{
  if (place_of (row) > 0)
    swap_places (self, place_of (row), place_of (row) - 1);
  return TRUE;
}

static gboolean
move_down_cb (GtkWidget *row, GVariant *arguments, gpointer self)
{
  swap_places (self, place_of (row), place_of (row) + 1);
  return TRUE;
}

static void
list_chosen_cb (GtkDropDown *lists, GParamSpec *spec, DimPlaces *self)
{
  if (self->monitor != NULL)
    show_list (self);
}

static void
reset_cb (GtkButton *button, DimPlaces *self)
{
  g_settings_reset (self->settings, key_of (self));
  show_places (self);
}

static GtkWidget *
make_button (DimPlaces *self, guint place, gboolean is_up)
{
  GtkWidget *button = gtk_button_new_from_icon_name (is_up ? "go-up-symbolic" : "go-down-symbolic");
  g_autofree char *name =
    g_strdup_printf (is_up ? _ ("Move place %u up") : _ ("Move place %u down"), place + 1);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, is_up ? _ ("Up (Alt+Up)") : _ ("Down (Alt+Down)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "place", GUINT_TO_POINTER (place));
  g_signal_connect (button, "clicked", G_CALLBACK (is_up ? up_cb : down_cb), self);
  return button;
}

static void
add_moves (DimPlaces *self, GtkWidget *row)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Up, GDK_ALT_MASK),
                      gtk_callback_action_new (move_up_cb, self, NULL)));
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Down, GDK_ALT_MASK),
                      gtk_callback_action_new (move_down_cb, self, NULL)));
  gtk_widget_add_controller (row, keys);
}

static GtkDropDown *
make_choice (DimPlaces *self, guint place)
{
  GtkExpression *label = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *choice = gtk_drop_down_new (NULL, label);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), TRUE);
  gtk_widget_set_hexpand (choice, TRUE);
  g_object_set_data (G_OBJECT (choice), "place", GUINT_TO_POINTER (place));
  g_signal_connect (choice, "notify::selected", G_CALLBACK (chosen_cb), self);
  return GTK_DROP_DOWN (choice);
}

static void
add_row (DimPlaces *self, guint index)
{
  Place *place = &self->places[index];
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = g_strdup_printf ("%u", index + 1);
  GtkWidget *number = gtk_label_new (text);

  place->choice = make_choice (self, index);
  place->up = make_button (self, index, TRUE);
  place->down = make_button (self, index, FALSE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (number), GTK_WIDGET (place->choice));
  gtk_widget_add_css_class (number, "dim-place");
  gtk_box_append (GTK_BOX (row), number);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (place->choice));
  gtk_box_append (GTK_BOX (row), place->up);
  gtk_box_append (GTK_BOX (row), place->down);
  g_object_set_data (G_OBJECT (row), "place", GUINT_TO_POINTER (index));
  add_moves (self, row);
  gtk_box_append (self->rows, row);
  dim_accessible_name_drop_down (place->choice);
}

static void
fill_lists (DimPlaces *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (all_lists); i++)
    gtk_string_list_append (names, all_lists[i].is_countries
                                     ? _ ("Country of issue")
                                     : dim_words_field_label (all_lists[i].field));
  gtk_drop_down_set_model (self->lists, G_LIST_MODEL (names));
}

static void
dim_places_dispose (GObject *object)
{
  DimPlaces *self = DIM_PLACES (object);
  GtkWidget *child;

  g_clear_object (&self->monitor);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->codes, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_places_parent_class)->dispose (object);
}

static void
dim_places_class_init (DimPlacesClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_places_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-places.ui");
  gtk_widget_class_bind_template_child (widget_class, DimPlaces, lists);
  gtk_widget_class_bind_template_child (widget_class, DimPlaces, rows);
  gtk_widget_class_bind_template_child (widget_class, DimPlaces, reset);
  gtk_widget_class_bind_template_callback (widget_class, list_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
dim_places_init (DimPlaces *self)
{
  self->settings = g_settings_new (DIM_APPLICATION_ID);
  self->codes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_lists (self);
  dim_accessible_name_drop_down (self->lists);
  dim_accessible_name_buttons_once (GTK_WIDGET (self));
  for (guint i = 0; i < PLACES; i++)
    add_row (self, i);
}

void
dim_places_set_monitor (DimPlaces *self, DimMonitor *monitor)
{
  g_return_if_fail (DIM_IS_PLACES (self));
  g_set_object (&self->monitor, monitor);
  show_list (self);
}
