/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-second-look.h"

#include "dim-focus.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LAST 4

struct _DimSecondLook {
  GtkWidget parent_instance;

  GtkEntry *entry;
  GtkLabel *status;

  char last[LAST + 1]; /* what is to be typed again; secret */
};

static guint confirmed_signal;

G_DEFINE_FINAL_TYPE (DimSecondLook, dim_second_look, GTK_TYPE_WIDGET)

static void
show_status (DimSecondLook *self, const char *sentence)
{
  gtk_label_set_label (self->status, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status), sentence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence != NULL ? sentence : "", -1);
}

/* As a number is normalised: a hand need not know which of O and 0 it is. */
static gsize
read_typed (DimSecondLook *self, char typed[LAST + 1])
{
  gsize length = 0;

  for (const char *p = gtk_editable_get_text (GTK_EDITABLE (self->entry));
       *p != '\0' && length < LAST; p++)
    if (g_ascii_isalnum (*p))
      typed[length++] = (char) (g_ascii_toupper (*p) == 'O' ? '0' : g_ascii_toupper (*p));
  typed[length] = '\0';
  return length;
}

static void
confirm (DimSecondLook *self)
{
  dim_second_look_ask (self, "");
  g_signal_emit (self, confirmed_signal, 0);
}

static void
judge (DimSecondLook *self, gboolean is_done)
{
  char typed[LAST + 1];
  gsize length = read_typed (self, typed);

  if (length == LAST && strcmp (typed, self->last) == 0)
    confirm (self);
  else if (length == LAST || is_done)
    show_status (self, _ ("The number ends otherwise. Compare it with the document."));
  else
    show_status (self, NULL);
  explicit_bzero (typed, sizeof typed);
}

static void
entry_changed_cb (GtkEditable *entry, DimSecondLook *self)
{
  if (*self->last != '\0')
    judge (self, FALSE);
}

static void
entry_activate_cb (GtkEntry *entry, DimSecondLook *self)
{
  if (gtk_entry_get_text_length (entry) == 0)
    confirm (self);
  else
    judge (self, TRUE);
}

static void
confirm_clicked_cb (GtkButton *button, DimSecondLook *self)
{
  confirm (self);
}

static gboolean
dim_second_look_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DIM_SECOND_LOOK (widget)->entry));
}

static void
dim_second_look_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dim_second_look_parent_class)->dispose (object);
}

static void
dim_second_look_finalize (GObject *object)
{
  explicit_bzero (DIM_SECOND_LOOK (object)->last, LAST + 1);
  G_OBJECT_CLASS (dim_second_look_parent_class)->finalize (object);
}

static void
dim_second_look_class_init (DimSecondLookClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dim_second_look_dispose;
  G_OBJECT_CLASS (class)->finalize = dim_second_look_finalize;
  widget_class->focus = dim_focus_children;
  widget_class->grab_focus = dim_second_look_grab_focus;
  confirmed_signal = g_signal_new ("confirmed", DIM_TYPE_SECOND_LOOK, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/minbzk/DutchIdMonitor/ui/dim-second-look.ui");
  gtk_widget_class_bind_template_child (widget_class, DimSecondLook, entry);
  gtk_widget_class_bind_template_child (widget_class, DimSecondLook, status);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_clicked_cb);
}

static void
dim_second_look_init (DimSecondLook *self)
{
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_entry_set_buffer (self->entry, buffer);
}

void
dim_second_look_ask (DimSecondLook *self, const char *number)
{
  gsize length;
  const char *last;

  g_return_if_fail (DIM_IS_SECOND_LOOK (self) && number != NULL);
  length = strlen (number);
  last = number + (length > LAST ? length - LAST : 0);
  if (strcmp (last, self->last) == 0)
    return;
  explicit_bzero (self->last, sizeof self->last);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_strlcpy (self->last, last, sizeof self->last);
  show_status (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), *self->last != '\0');
}
