/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-store.h"

G_BEGIN_DECLS

/* What waits, as the store knows it. On the store's thread. */
typedef struct {
  guint waiting;      /* facts not yet acknowledged */
  gint64 oldest_s;    /* unix time of the oldest of them; 0: none */
  guint waiting_tags; /* numbers without a tag */
  guint refused;
  gint64 last_contact_s; /* 0: never */
} DimQueueFigures;

gboolean dim_queue_read (DimStore *store, DimQueueFigures *out, GError **error);
/* A server answered. */
gboolean dim_queue_note_contact (DimStore *store, GError **error);

G_END_DECLS
