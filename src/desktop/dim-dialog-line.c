/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-dialog-line.h"

#define STYLED_MS 50

static GtkWidget *
find_scroller (GtkWidget *root)
{
  GtkWidget *found = GTK_IS_SCROLLED_WINDOW (root) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_scroller (child);
  return found;
}

static int
minimum_of (gpointer widget, GtkOrientation orientation)
{
  int minimum = 0;

  gtk_widget_measure (widget, orientation, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

static int
height_of (GtkWidget *widget, int width)
{
  int natural = 0;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* GtkScrolledWindow takes its child to be as high as where nothing is wrapped. */
static int
height_of_content (GtkWidget *content, GtkWidget *scroller, int width)
{
  return height_of (content, width) - height_of (scroller, width) +
         height_of (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroller)), width);
}

/* A border counts with the size of the window where no compositor draws it. */
static int
border_of (AdwWindow *dialog, GtkWidget *content, GtkOrientation orientation)
{
  return MAX (minimum_of (dialog, orientation) - minimum_of (content, orientation), 0);
}

void
dim_dialog_fit (AdwWindow *dialog)
{
  GtkWidget *content = NULL;
  GtkWidget *scroller = NULL;
  int width = 0;
  int height = 0;
  int inside = 0;

  g_return_if_fail (ADW_IS_WINDOW (dialog));
  content = adw_window_get_content (dialog);
  scroller = find_scroller (content);
  if (scroller == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (dialog), &width, &height);
  inside = MAX (width - border_of (dialog, content, GTK_ORIENTATION_HORIZONTAL),
                minimum_of (content, GTK_ORIENTATION_HORIZONTAL));
  height = height_of_content (content, scroller, inside) +
           border_of (dialog, content, GTK_ORIENTATION_VERTICAL);
  gtk_window_set_default_size (GTK_WINDOW (dialog), width, height);
}

static gboolean
fit_cb (gpointer dialog)
{
  dim_dialog_fit (dialog);
  return G_SOURCE_REMOVE;
}

void
dim_dialog_line_set (GtkLabel *line, const char *text)
{
  GtkRoot *root = NULL;

  g_return_if_fail (GTK_IS_LABEL (line));
  gtk_label_set_label (line, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (line), text != NULL && *text != '\0');
  root = gtk_widget_get_root (GTK_WIDGET (line));
  if (!ADW_IS_WINDOW (root))
    return;
  dim_dialog_fit (ADW_WINDOW (root));
  /* What only shows now has its style in a moment. */
  if (gtk_widget_get_mapped (GTK_WIDGET (root)))
    g_timeout_add_full (G_PRIORITY_DEFAULT, STYLED_MS, fit_cb, g_object_ref (root), g_object_unref);
}
