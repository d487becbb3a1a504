/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"
#include "dim-mrz.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimRegisterPage: "Registreren": the form of one registration, its drafts, and what happened after
 * saving.
 */
#define DIM_TYPE_REGISTER_PAGE (dim_register_page_get_type ())
G_DECLARE_FINAL_TYPE (DimRegisterPage, dim_register_page, DIM, REGISTER_PAGE, GtkWidget)

/* Once, when the device is enrolled: opens the last draft, or a new one. */
void dim_register_page_set_monitor (DimRegisterPage *self, DimMonitor *monitor);
/* Keeps what stands there as a draft and starts afresh. */
void dim_register_page_start_new (DimRegisterPage *self);
/* "Bewaren en verzenden". */
void dim_register_page_save (DimRegisterPage *self);
/* "Later afmaken": keeps the draft. */
void dim_register_page_put_by (DimRegisterPage *self);
/* Puts a scanned document into the registration on screen; a new one begins where none is. @show:
 * the focus goes there too */
void dim_register_page_take_zone (DimRegisterPage *self, const DimMrz *zone, gboolean show);
/* Says what became of a scan that was not whole. */
void dim_register_page_tell_scan (DimRegisterPage *self, const char *sentence, gboolean is_fault);
/* The other drafts, to go on with one of them. */
void dim_register_page_open_drafts (DimRegisterPage *self);
/* "Bon afdrukken"; nothing happens while no receipt shows. */
void dim_register_page_print (DimRegisterPage *self);
/* Puts what was typed on disk now. */
void dim_register_page_flush (DimRegisterPage *self);
/* The window is to close. FALSE: something is not on disk yet; the page closes the window when it
 * is, and asks if it cannot be. */
gboolean dim_register_page_may_close (DimRegisterPage *self);

G_END_DECLS
