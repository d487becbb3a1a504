/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-circle-view.h"
#include "dim-monitor.h"

G_BEGIN_DECLS

/* DimMonitor's readers: who can read the explanations that are shared, and what this device can
 * read itself. Threads and waiting as in dim-monitor.h. A circle is named by its code: a
 * municipality's as it is called today, or DIM_CIRCLE_MINISTRY. Fingerprints are compared whatever
 * their blanks and case. Errors: DIM_ERROR_NOT_FOUND, this device knows no such circle or reader;
 * _INVALID, what was compared or typed is not it; _CONFLICT, it is not the time for it. */

/* (element-type DimCircleView): those of which this device hears. */
void dim_monitor_load_circles (DimMonitor *monitor,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *
dim_monitor_load_circles_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* This device is the first reader. Gives the key for the paper, which is kept nowhere: shown or
 * printed, then given to dim_monitor_free_paper. */
void dim_monitor_start_circle (DimMonitor *monitor,
                               const char *circle,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
char *dim_monitor_start_circle_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);
/* Wipes it. */
void dim_monitor_free_paper (char *paper);

/* Somebody compared the fingerprint of the circle's root: from now on texts are sealed. */
void dim_monitor_confirm_circle (DimMonitor *monitor,
                                 const char *circle,
                                 const char *fingerprint,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean
dim_monitor_confirm_circle_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* Somebody compared the fingerprint of another reader on both screens: it may read too. */
void dim_monitor_certify_reader (DimMonitor *monitor,
                                 const char *circle,
                                 const char *reader,
                                 const char *fingerprint,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean
dim_monitor_certify_reader_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* With the key from paper this device becomes a reader; the texts come with the next round. @paper
 * is copied into secret memory. */
void dim_monitor_recover_circle (DimMonitor *monitor,
                                 const char *circle,
                                 const char *paper,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean
dim_monitor_recover_circle_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

/* (element-type DimOpenedText): what others wrote about @incident and this device can read. */
void dim_monitor_load_texts (DimMonitor *monitor,
                             const char *incident,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
GPtrArray *
dim_monitor_load_texts_finish (DimMonitor *monitor, GAsyncResult *result, GError **error);

G_END_DECLS
