/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "texts.h"

#include "desk.h"

void
texts_collect (GtkWidget *widget, GString *texts)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (texts, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  if (GTK_IS_EDITABLE (widget))
    g_string_append_printf (texts, "%s\n", gtk_editable_get_text (GTK_EDITABLE (widget)));
  if (GTK_IS_TEXT_VIEW (widget)) {
    g_autofree char *text = NULL;

    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget)), "text", &text, NULL);
    g_string_append_printf (texts, "%s\n", text);
  }
  for (int i = 0; i < 2; i++) {
    g_autofree char *spoken =
      gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                          i == 0 ? GTK_ACCESSIBLE_PROPERTY_LABEL
                                                 : GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                          "\001");

    g_string_append_printf (texts, "%s\n", spoken != NULL ? spoken : "");
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    texts_collect (child, texts);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  *(char **) data = text != NULL ? text : g_strdup ("");
}

void
texts_collect_clipboard (GdkClipboard *clipboard, GString *texts)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, &text);
  DESK_WAIT (text != NULL);
  g_string_append_printf (texts, "%s\n", text);
  g_free (text);
}
