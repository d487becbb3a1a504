/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-record-columns.h"

#include "dim-day-words.h"
#include "dim-record-item.h"
#include "dim-record-words.h"
#include "dim-text.h"
#include "dim-words.h"

#include <glib/gi18n-lib.h>

#define CELL_PADDING_PX 12 /* as style.css has it, on both sides */
#define CELL_LINES      3  /* what does not fit stands in the tooltip and in the record */
#define SOFT_HYPHEN     "\u00ad"

/* What stands in a cell. Owned by the caller. */
typedef char *(*CellText) (DimMonitor *monitor, const DimRecord *record);

/* Widths do not follow from what the rows hold: all rows would be measured for it at every letter
 * of a search, and columns would jump. What is left over goes to those that expand. */
typedef struct {
  const char *name; /* in settings */
  const char *title;
  guint n_chars;
  gboolean expand;
  guint rank;           /* where there is no room for all, the highest goes first */
  gboolean breaks;      /* its words are long, and few */
  DimRecordOrder order; /* DIM_N_ORDERS: none */
  CellText text;
} Column;

/* What a cell's factory needs. */
typedef struct {
  DimMonitor *monitor; /* borrowed */
  const Column *column;
  GHashTable *broken; /* text → the same with places to break it; NULL: it has none */
} Cell;

/* GTK 4.8 does not say which column is sorted; it only compares rows. The sorter of the column
 * that is asked first notes itself here. */
static DimRecordOrder asked = DIM_N_ORDERS;

static char *
text_of_field (DimMonitor *monitor, const DimRecord *record, DimField field)
{
  return dim_words_answer (record->incident, field, dim_monitor_get_book (monitor),
                           dim_monitor_get_municipalities (monitor));
}

static char *
text_of_date (DimMonitor *monitor, const DimRecord *record)
{
  return dim_words_day_brief (record->incident->date, dim_monitor_get_today (monitor));
}

static char *
text_of_form (DimMonitor *monitor, const DimRecord *record)
{
  return text_of_field (monitor, record, DIM_FIELD_FORM);
}

static char *
text_of_product (DimMonitor *monitor, const DimRecord *record)
{
  return text_of_field (monitor, record, DIM_FIELD_PRODUCT);
}

/* The kinds alone: the country stands in the record. */
static char *
text_of_document (DimMonitor *monitor, const DimRecord *record)
{
  g_autoptr (GString) kinds = g_string_new (NULL);

  for (guint i = 0; i < record->incident->documents->len; i++) {
    const DimDocumentUse *use = g_ptr_array_index (record->incident->documents, i);

    g_string_append_printf (kinds, "%s%s", i > 0 ? ", " : "",
                            dim_words_code (dim_monitor_get_book (monitor), DIM_LIST_DOCUMENT,
                                            use->kind));
  }
  return g_string_free (g_steal_pointer (&kinds), FALSE);
}

static char *
text_of_state (DimMonitor *monitor, const DimRecord *record)
{
  g_autofree char *since = dim_words_since (record->since_s, dim_monitor_get_today (monitor));
  g_autofree char *standing = dim_words_record_standing (record);

  return g_strdup_printf ("%s%s%s", standing, *since != '\0' ? "\n" : "", since);
}

static char *
text_of_case (DimMonitor *monitor, const DimRecord *record)
{
  return dim_words_case_short (record);
}

static char *
text_of_desk (DimMonitor *monitor, const DimRecord *record)
{
  if (record->news != NULL && record->news->desk != NULL)
    return g_strdup (record->news->desk);
  return g_strdup (dim_monitor_get_profile (monitor)->desk);
}

static const Column all_columns[] = {
  { "datum", N_ ("Date"), 7, FALSE, 0, FALSE, DIM_ORDER_DATE, text_of_date },
  { "vorm", N_ ("Form"), 10, TRUE, 1, TRUE, DIM_ORDER_FORM, text_of_form },
  { "product", N_ ("Product"), 12, TRUE, 3, TRUE, DIM_ORDER_PRODUCT, text_of_product },
  { "document", N_ ("Document"), 13, TRUE, 4, TRUE, DIM_ORDER_DOCUMENT, text_of_document },
  { "toestand", N_ ("State"), 12, FALSE, 2, FALSE, DIM_ORDER_STATE, text_of_state },
  { "zaak", N_ ("Case"), 9, FALSE, 5, FALSE, DIM_N_ORDERS, text_of_case },
  { "loket", N_ ("Desk"), 10, FALSE, 6, FALSE, DIM_ORDER_DESK, text_of_desk },
};

static gboolean
is_second_part (const char *text, const char *at, const char *part)
{
  return at - text >= 3 && g_ascii_isalpha (at[-1]) && g_ascii_isalpha (at[-2]) &&
         g_ascii_isalpha (at[-3]) && g_str_has_prefix (at, part);
}

/* Dutch writes a compound as one word, which Pango would break anywhere. */
static char *
break_words (const char *text)
{
  static const char *const parts[] = {
    "paspoort", "document", "kaart",      "aanvraag", "aangifte",  "verklaring", "bewijs",
    "boek",     "akte",     "fraude",     "huwelijk", "erkenning", "vestiging",  "wijziging",
    "contract", "adres",    "schrijving", "streerd",  "partner",   "datum",      "foto",
  };
  GString *broken = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++) {
    for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
      if (is_second_part (text, p, parts[i]))
        g_string_append (broken, SOFT_HYPHEN);
    g_string_append_c (broken, *p);
  }
  return g_string_free (broken, FALSE);
}

/* What an inscription shows of @text. */
static const char *
find_shown (const Cell *cell, const char *text)
{
  const char *broken = NULL;

  if (cell->broken == NULL)
    return text;
  broken = g_hash_table_lookup (cell->broken, text);
  if (broken == NULL) {
    broken = break_words (text);
    g_hash_table_insert (cell->broken, g_strdup (text), (gpointer) broken);
  }
  return broken;
}

/* The row has no name of its own for a screen reader in GTK 4.8: it gets one from its record. */
static void
name_row (GtkWidget *words, DimMonitor *monitor, const DimRecord *record)
{
  GtkWidget *cell = gtk_widget_get_parent (words);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *name =
    dim_words_incident_name (record->incident, dim_monitor_get_book (monitor));
  g_autofree char *since = dim_words_since (record->since_s, dim_monitor_get_today (monitor));
  g_autofree char *standing = dim_words_record_standing (record);
  g_autofree char *spoken = g_strdup_printf ("%s, %s %s", name, standing, since);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    -1);
}

static void
show_cell (GtkListItem *item, const Cell *cell)
{
  GtkWidget *words = gtk_list_item_get_child (item);
  const DimRecord *record = dim_record_item_get (gtk_list_item_get_item (item));
  gboolean is_first = cell->column == &all_columns[0];
  g_autofree char *text =
    record != NULL ? cell->column->text (cell->monitor, record) : g_strdup (is_first ? "…" : "");
  const char *shown = find_shown (cell, text);

  if (g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (words)), shown) != 0) {
    gtk_inscription_set_text (GTK_INSCRIPTION (words), shown);
    gtk_accessible_update_property (GTK_ACCESSIBLE (words), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                    -1);
  }
  if (is_first && record != NULL)
    name_row (words, cell->monitor, record);
}

static gboolean
query_tooltip_cb (GtkWidget *words, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (words));

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL && *text != '\0';
}

/* All rows are of one height, and nothing is measured to know it: a label would be laid out several
 * times, in each of the two hundred rows that a view holds. */
static void
setup_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cell *cell)
{
  GtkWidget *words = gtk_inscription_new (NULL);

  gtk_inscription_set_min_lines (GTK_INSCRIPTION (words), CELL_LINES);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (words), 1);
  gtk_inscription_set_wrap_mode (GTK_INSCRIPTION (words), PANGO_WRAP_WORD_CHAR);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (words),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (words), 0.5F);
  gtk_widget_set_has_tooltip (words, TRUE);
  g_signal_connect (words, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_list_item_set_child (item, words);
  g_object_set_data (G_OBJECT (item), "dim-cell", cell);
}

static void
row_changed_cb (DimRecordItem *row, GtkListItem *item)
{
  show_cell (item, g_object_get_data (G_OBJECT (item), "dim-cell"));
}

static void
bind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cell *cell)
{
  g_signal_connect (gtk_list_item_get_item (item), "changed", G_CALLBACK (row_changed_cb), item);
  show_cell (item, cell);
}

static void
unbind_cell_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Cell *cell)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static void
free_cell (gpointer data, GClosure *closure)
{
  Cell *cell = data;

  g_clear_pointer (&cell->broken, g_hash_table_unref);
  g_free (cell);
}

static int
note_asked_cb (gconstpointer a, gconstpointer b, gpointer column)
{
  asked = ((const Column *) column)->order;
  return GTK_ORDERING_SMALLER;
}

static void
add_column (GtkColumnView *view, DimMonitor *monitor, const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) added = NULL;
  g_autoptr (GtkSorter) sorter = NULL;
  Cell *cell = g_new0 (Cell, 1);

  cell->monitor = monitor;
  cell->column = column;
  if (column->breaks)
    cell->broken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_signal_connect_data (factory, "setup", G_CALLBACK (setup_cell_cb), cell, free_cell, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell_cb), cell);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cell_cb), cell);
  added = gtk_column_view_column_new (g_dgettext (GETTEXT_PACKAGE, column->title), factory);
  gtk_column_view_column_set_expand (added, column->expand);
  gtk_column_view_column_set_resizable (added, TRUE);
  if (column->order != DIM_N_ORDERS) {
    sorter = GTK_SORTER (gtk_custom_sorter_new (note_asked_cb, (gpointer) column, NULL));
    gtk_column_view_column_set_sorter (added, sorter);
  }
  gtk_column_view_append_column (view, added);
}

static GtkColumnViewColumn *
find_column (GtkColumnView *view, DimRecordOrder order)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  guint place = 0;

  for (guint i = 0; i < G_N_ELEMENTS (all_columns); i++)
    if (all_columns[i].order == order)
      place = i;
  return g_list_model_get_item (columns, place);
}

typedef struct {
  char *key; /* of the label, as words are searched: accents do not count */
  const char *code;
} Labelled;

static void
clear_labelled (gpointer data)
{
  g_free (((Labelled *) data)->key);
}

static int
compare_labelled_cb (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const Labelled *) a)->key, ((const Labelled *) b)->key);
}

/* The places of the codes of a list in the order of their labels. */
static GHashTable *
rank_codes (const DimCodeBook *book, DimList list)
{
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (Labelled));
  GHashTable *ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_array_set_clear_func (labels, clear_labelled);
  for (guint i = 0; i < dim_code_book_size (book, list); i++) {
    const DimCode *code = dim_code_book_at (book, list, i);
    Labelled label = { dim_text_search_key (dim_words_code_label (code)), code->code };

    g_array_append_val (labels, label);
  }
  g_array_sort (labels, compare_labelled_cb);
  for (guint i = 0; i < labels->len; i++)
    g_hash_table_insert (ranks, g_strdup (g_array_index (labels, Labelled, i).code),
                         GUINT_TO_POINTER (i + 1));
  return ranks;
}

static GHashTable *
rank_order (const DimCodeBook *book, DimRecordOrder order)
{
  switch (order) {
  case DIM_ORDER_PRODUCT:
    return rank_codes (book, DIM_LIST_PRODUCT);
  case DIM_ORDER_FORM:
    return rank_codes (book, DIM_LIST_FORM);
  case DIM_ORDER_DOCUMENT:
    return rank_codes (book, DIM_LIST_DOCUMENT);
  case DIM_ORDER_DATE:
  case DIM_ORDER_STATE:
  case DIM_ORDER_DESK:
  case DIM_N_ORDERS:
  default:
    return NULL;
  }
}

guint
dim_record_columns_count (GtkColumnView *view)
{
  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view), 0);
  return g_list_model_get_n_items (gtk_column_view_get_columns (view));
}

const char *
dim_record_columns_name (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (all_columns), NULL);
  return all_columns[index].name;
}

const char *
dim_record_columns_title (guint index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (all_columns), NULL);
  return g_dgettext (GETTEXT_PACKAGE, all_columns[index].title);
}

void
dim_record_columns_add (GtkColumnView *view, DimMonitor *monitor)
{
  gboolean is_front_office;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view) && DIM_IS_MONITOR (monitor));
  /* A front office sees its own desk only. */
  is_front_office = dim_monitor_get_profile (monitor)->role == DIM_ROLE_FRONT_OFFICE;
  for (gsize i = 0; i < G_N_ELEMENTS (all_columns); i++)
    if (all_columns[i].order != DIM_ORDER_DESK || !is_front_office)
      add_column (view, monitor, &all_columns[i]);
  dim_record_columns_sort (view, DIM_ORDER_DATE, FALSE);
}

static int
measure_char (GtkColumnView *view)
{
  PangoFontMetrics *metrics =
    pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (view)), NULL, NULL);
  int char_px = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);
  return char_px;
}

/* The chosen ones that have room, a bit each: of the others those go that are missed least. */
static guint
choose_fitting (guint count, const char *const *chosen, int char_px, int width_px)
{
  guint shown = 0;
  int needed_px = 0;

  for (guint rank = 0; rank < G_N_ELEMENTS (all_columns); rank++)
    for (guint i = 0; i < count; i++) {
      int column_px = (int) all_columns[i].n_chars * char_px + CELL_PADDING_PX;

      if (all_columns[i].rank != rank || !g_strv_contains (chosen, all_columns[i].name) ||
          (needed_px > 0 && width_px > 0 && needed_px + column_px > width_px))
        continue;
      shown |= 1U << i;
      needed_px += column_px;
    }
  return shown != 0 ? shown : 1;
}

void
dim_record_columns_fit (GtkColumnView *view, const char *const *chosen, int width_px)
{
  int char_px = 0;
  guint count = 0;
  guint shown = 0;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view) && chosen != NULL);
  char_px = measure_char (view);
  count = dim_record_columns_count (view);
  shown = choose_fitting (count, chosen, char_px, width_px);
  for (guint i = 0; i < count; i++) {
    g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (view), i);
    int column_px = (int) all_columns[i].n_chars * char_px + CELL_PADDING_PX;

    if (GPOINTER_TO_INT (g_object_get_data (G_OBJECT (column), "dim-width")) != column_px)
      gtk_column_view_column_set_fixed_width (column, column_px);
    g_object_set_data (G_OBJECT (column), "dim-width", GINT_TO_POINTER (column_px));
    gtk_column_view_column_set_visible (column, (shown >> i & 1U) != 0);
  }
}

/* An arrow upwards means the oldest first, to whom it may be of use; without being asked, the
 * newest come first. */
void
dim_record_columns_sort (GtkColumnView *view, DimRecordOrder order, gboolean is_reversed)
{
  g_autoptr (GtkColumnViewColumn) column = NULL;
  gboolean is_descending = order == DIM_ORDER_DATE ? !is_reversed : is_reversed;

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view) && order < DIM_N_ORDERS);
  column = find_column (view, order);
  if (column == NULL)
    return;
  /* The order before would stay as the second, with an arrow of its own. */
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  gtk_column_view_sort_by_column (view, column,
                                  is_descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

DimRecordQuery *
dim_record_columns_make_query (GtkColumnView *view, DimMonitor *monitor)
{
  g_autoptr (GHashTable) ranks = NULL;
  GtkSorter *sorter;
  GtkOrdering first;
  DimRecordOrder order;
  gboolean is_reversed;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view) && DIM_IS_MONITOR (monitor), NULL);
  sorter = gtk_column_view_get_sorter (view);
  asked = DIM_N_ORDERS;
  /* Any two objects: nobody looks at them. */
  first = gtk_sorter_compare (sorter, view, sorter);
  order = asked != DIM_N_ORDERS ? asked : DIM_ORDER_DATE;
  is_reversed = first == GTK_ORDERING_LARGER;
  if (asked == DIM_ORDER_DATE)
    is_reversed = !is_reversed;
  ranks = rank_order (dim_monitor_get_book (monitor), order);
  return dim_record_query_new ("", order, is_reversed, ranks);
}
