/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-number-entry.h"

#include "dim-focus.h"

#include <string.h>

#define ZONE_MAX    256 /* three lines with room for what stands between them */
#define TEXT_MAX    140 /* of the entry */
#define NUMBER_MAX  32
#define DOT         "•"
#define SHOWN_CHARS 5 /* type and issuing state are nobody's secret */

struct _DimNumberEntry {
  GtkWidget parent_instance;

  GtkEntry *entry;

  DimNumberVerdict verdict;
  char number[NUMBER_MAX]; /* normalised; secret */
  char lines[ZONE_MAX];    /* of a zone, that Enter was pressed behind; secret */
  char hidden[ZONE_MAX];   /* what the entry shows dots for, or "": it shows what it has; secret */
  gboolean is_filling;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_ZONE,
  SIGNAL_ACTIVATE,
  SIGNAL_NONE,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DimNumberEntry, dim_number_entry, GTK_TYPE_WIDGET)

static void
forget_zone (DimNumberEntry *self)
{
  explicit_bzero (self->lines, sizeof self->lines);
  explicit_bzero (self->hidden, sizeof self->hidden);
}

static void
fill_entry (DimNumberEntry *self, const char *text)
{
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_filling = FALSE;
}

static const char *
text_of (DimNumberEntry *self)
{
  return *self->hidden != '\0' ? self->hidden : gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* Takes what stands there, or a part of it, for a number. */
static void
judge (DimNumberEntry *self, const char *text)
{
  char *number = NULL;

  explicit_bzero (self->number, sizeof self->number);
  self->verdict = dim_document_number_normalise (text, &number);
  if (number == NULL)
    return;
  g_strlcpy (self->number, number, sizeof self->number);
  explicit_bzero (number, strlen (number));
  g_free (number);
}

/* What would stand there with @added in it. FALSE: no zone would, by its length or letters. */
static gboolean
add_to_text (DimNumberEntry *self, const char *added, gsize length, gsize at, char *whole)
{
  const char *text = text_of (self);
  gsize before = strlen (text);

  if (!g_str_is_ascii (text) || at > before || before + length > TEXT_MAX)
    return FALSE;
  memcpy (whole, text, at);
  memcpy (whole + at, added, length);
  memcpy (whole + at + length, text + at, before - at + 1);
  return TRUE;
}

static gboolean
is_zone_text (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '<' && !g_ascii_isspace (*p))
      return FALSE;
  return TRUE;
}

/* TRUE if @text, behind the lines that came before, is a whole zone: then it is taken. */
static gboolean
take_zone (DimNumberEntry *self, const char *text)
{
  char whole[2 * ZONE_MAX];
  DimMrz zone = { 0 };
  gboolean is_whole;

  g_snprintf (whole, sizeof whole, "%s%s", self->lines, text);
  is_whole = dim_mrz_looks_like (whole) && dim_mrz_parse (whole, &zone);
  explicit_bzero (whole, sizeof whole);
  if (!is_whole)
    return FALSE;
  forget_zone (self);
  g_signal_emit (self, signals[SIGNAL_ZONE], 0, &zone);
  dim_mrz_clear (&zone);
  return TRUE;
}

/* @whole is kept, and @added shows as dots. */
static void
hide (DimNumberEntry *self, const char *whole, const char *added, gsize length, int *position)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  g_autoptr (GString) shown = g_string_new (NULL);
  gsize open = *self->lines == '\0' ? SHOWN_CHARS : 0;

  for (gsize i = 0; i < length; i++)
    if ((gsize) *position + i < open)
      g_string_append_c (shown, added[i]);
    else
      g_string_append (shown, DOT);
  g_strlcpy (self->hidden, whole, sizeof self->hidden);
  self->is_filling = TRUE;
  gtk_editable_insert_text (text, shown->str, (int) shown->len, position);
  self->is_filling = FALSE;
  judge (self, "");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Before anybody hears of the text: what stops here was never in the entry. */
static void
insert_text_cb (GtkEditable *text,
                const char *added,
                int bytes,
                int *position,
                DimNumberEntry *self)
{
  gsize length = bytes < 0 ? strlen (added) : (gsize) bytes;
  char whole[ZONE_MAX] = { 0 };
  gboolean is_zone;

  if (self->is_filling)
    return;
  is_zone = add_to_text (self, added, length, (gsize) *position, whole) && is_zone_text (whole);
  if (is_zone && take_zone (self, whole)) {
    *position = gtk_entry_get_text_length (self->entry);
    g_signal_stop_emission_by_name (text, "insert-text");
  } else if (is_zone && (dim_number_entry_is_reading (self) || dim_mrz_looks_like (whole))) {
    hide (self, whole, added, length, position);
    g_signal_stop_emission_by_name (text, "insert-text");
  } else if (dim_number_entry_is_reading (self)) {
    g_signal_stop_emission_by_name (text, "insert-text");
  }
  explicit_bzero (whole, sizeof whole);
}

static void
delete_text_cb (GtkEditable *text, int start, int end, DimNumberEntry *self)
{
  gsize length = strlen (self->hidden);
  gsize from = MIN ((gsize) start, length);
  gsize to = end < 0 ? length : MIN ((gsize) end, length);

  if (self->is_filling || length == 0)
    return;
  memmove (self->hidden + from, self->hidden + to, length - to);
  explicit_bzero (self->hidden + length - (to - from), to - from);
}

/* Newer GTK tells of what a scan filled in once more, after the keys that brought it. */
static gboolean
is_noted (DimNumberEntry *self, const char *text)
{
  return *self->number != '\0' && !dim_number_entry_is_reading (self) &&
         g_str_equal (text, self->number);
}

static void
entry_changed_cb (GtkEditable *entry, DimNumberEntry *self)
{
  if (self->is_filling || is_noted (self, gtk_editable_get_text (entry)))
    return;
  judge (self, dim_number_entry_is_reading (self) ? "" : gtk_editable_get_text (entry));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* TRUE if @line is the one that was put by last: it may come twice. */
static gboolean
has_just_come (DimNumberEntry *self, const char *line)
{
  gsize used = strlen (self->lines);
  gsize length = strlen (line) + 1;

  return used >= length &&
         g_ascii_strncasecmp (self->lines + used - length, line, length - 1) == 0 &&
         (used == length || self->lines[used - length - 1] == '\n');
}

static void
put_line_by (DimNumberEntry *self)
{
  gsize used = strlen (self->lines);

  if (!has_just_come (self, self->hidden) && used + strlen (self->hidden) + 2 < ZONE_MAX)
    g_snprintf (self->lines + used, ZONE_MAX - used, "%s\n", self->hidden);
  explicit_bzero (self->hidden, sizeof self->hidden);
  fill_entry (self, "");
}

static void
entry_activate_cb (GtkEntry *entry, DimNumberEntry *self)
{
  if (*self->hidden != '\0')
    put_line_by (self);
  else
    g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

static void
entry_leave_cb (GtkEventControllerFocus *controller, DimNumberEntry *self)
{
  gboolean had_half = dim_number_entry_is_reading (self);

  if (had_half) {
    forget_zone (self);
    fill_entry (self, "");
    judge (self, "");
  }
  g_signal_emit (self, signals[SIGNAL_LEFT], 0, had_half);
}

/* No number begins with it. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint keycode,
                GdkModifierType state,
                DimNumberEntry *self)
{
  if ((key != GDK_KEY_minus && key != GDK_KEY_KP_Subtract) ||
      (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || *text_of (self) != '\0' ||
      *self->lines != '\0')
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[SIGNAL_NONE], 0);
  return GDK_EVENT_STOP;
}

static gboolean
dim_number_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIM_NUMBER_ENTRY (widget)->entry));
}

static void
dim_number_entry_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_number_entry_parent_class)->dispose (object);
}

static void
dim_number_entry_finalize (GObject *object)
{
  DimNumberEntry *self = DIM_NUMBER_ENTRY (object);

  forget_zone (self);
  explicit_bzero (self->number, sizeof self->number);
  G_OBJECT_CLASS (dim_number_entry_parent_class)->finalize (object);
}

static void
add_signal (guint signal, const char *name, guint n_values, GType type)
{
  signals[signal] = g_signal_new (name, DIM_TYPE_NUMBER_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, n_values, type);
}

static void
dim_number_entry_class_init (DimNumberEntryClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_number_entry_dispose;
  G_OBJECT_CLASS (class)->finalize = dim_number_entry_finalize;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_number_entry_grab_focus;
  add_signal (SIGNAL_CHANGED, "changed", 0, G_TYPE_NONE);
  add_signal (SIGNAL_ZONE, "zone", 1, G_TYPE_POINTER);
  add_signal (SIGNAL_ACTIVATE, "activate", 0, G_TYPE_NONE);
  add_signal (SIGNAL_NONE, "none", 0, G_TYPE_NONE);
  add_signal (SIGNAL_LEFT, "left", 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-number-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, DimNumberEntry, entry);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
dim_number_entry_init (DimNumberEntry *self)
{
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();
  GtkEditable *text;

  self->verdict = DIM_NUMBER_EMPTY;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_entry_set_buffer (self->entry, buffer);
  text = gtk_editable_get_delegate (GTK_EDITABLE (self->entry));
  g_signal_connect_object (text, "insert-text", G_CALLBACK (insert_text_cb), self, 0);
  g_signal_connect_object (text, "delete-text", G_CALLBACK (delete_text_cb), self, 0);
}

void
dim_number_entry_set_number (DimNumberEntry *self, const char *number)
{
  g_return_if_fail (DIM_IS_NUMBER_ENTRY (self) && number != NULL);
  forget_zone (self);
  fill_entry (self, number);
  judge (self, number);
}

const char *
dim_number_entry_get_number (DimNumberEntry *self)
{
  g_return_val_if_fail (DIM_IS_NUMBER_ENTRY (self), "");
  return self->number;
}

DimNumberVerdict
dim_number_entry_get_verdict (DimNumberEntry *self)
{
  g_return_val_if_fail (DIM_IS_NUMBER_ENTRY (self), DIM_NUMBER_EMPTY);
  return self->verdict;
}

gboolean
dim_number_entry_is_reading (DimNumberEntry *self)
{
  g_return_val_if_fail (DIM_IS_NUMBER_ENTRY (self), FALSE);
  return *self->hidden != '\0' || *self->lines != '\0';
}

void
dim_number_entry_set_description (DimNumberEntry *self, const char *sentence)
{
  g_return_if_fail (DIM_IS_NUMBER_ENTRY (self) && sentence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence, -1);
}
