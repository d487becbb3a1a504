/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-loss-dialog.h"

#include "dim-sentences.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

static void
answered_cb (AdwMessageDialog *dialog, const char *response, GtkWindow *window)
{
  if (g_str_equal (response, "close"))
    gtk_window_destroy (window);
}

void
dim_loss_dialog_ask (GtkWindow *window, const GError *error)
{
  AdwMessageDialog *dialog = NULL;
  const char *title = _ ("What you typed last is not kept");
  g_autofree char *body = NULL;

  g_return_if_fail (GTK_IS_WINDOW (window) && error != NULL);
  /* Not as its heading: GTK 4.18 measures that in less room than it needs, and complains. */
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, NULL, NULL));
  gtk_window_set_title (GTK_WINDOW (dialog), title);
  body = g_markup_printf_escaped ("<b>%s</b>\n\n%s %s", title, dim_words_error (error),
                                  _ ("If you close now, it is lost."));
  adw_message_dialog_set_body (dialog, body);
  adw_message_dialog_set_body_use_markup (dialog, TRUE);
  adw_message_dialog_add_responses (dialog, "stay", _ ("_Stay"), "close", _ ("_Close all the same"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "stay");
  adw_message_dialog_set_close_response (dialog, "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
