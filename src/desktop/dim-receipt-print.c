/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-receipt-print.h"

#include "dim-receipt-drawing.h"

static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, const DimReceipt *receipt)
{
  guint count = dim_receipt_count_pages (gtk_print_context_get_cairo_context (context), receipt,
                                         gtk_print_context_get_width (context),
                                         gtk_print_context_get_height (context));

  gtk_print_operation_set_n_pages (operation, (int) count);
}

static void
draw_cb (GtkPrintOperation *operation,
         GtkPrintContext *context,
         int page,
         const DimReceipt *receipt)
{
  dim_receipt_draw (gtk_print_context_get_cairo_context (context), receipt,
                    gtk_print_context_get_width (context), gtk_print_context_get_height (context),
                    (guint) page);
}

GtkPrintOperation *
dim_receipt_print_new (DimReceipt *receipt, const char *name)
{
  GtkPrintOperation *operation = NULL;

  g_return_val_if_fail (receipt != NULL && name != NULL, NULL);
  operation = gtk_print_operation_new ();
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "receipt", receipt,
                          (GDestroyNotify) dim_receipt_free);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), receipt);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), receipt);
  return operation;
}
