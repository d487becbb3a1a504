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

  g_return_if_fail (GTK_IS_WINDOW (window) && error != NULL);
  dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (window, _ ("What you typed last is not kept"), NULL));
  adw_message_dialog_format_body (dialog, "%s %s", dim_words_error (error),
                                  _ ("If you close now, it is lost."));
  adw_message_dialog_add_responses (dialog, "stay", _ ("_Stay"), "close", _ ("_Close all the same"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, "close", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "stay");
  adw_message_dialog_set_close_response (dialog, "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
