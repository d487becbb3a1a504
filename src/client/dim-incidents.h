/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-record.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Table "incident": this device's own registrations, with the explanation sealed. On the store's
 * thread. */

/* @search: what words find it by, a search key. @explanation: "" for none;
 * @audience: for whom it is. */
gboolean dim_incidents_add (DimStore *store,
                            const DimIncident *incident,
                            const char *search,
                            const char *explanation,
                            DimAudience audience,
                            GError **error);
/* @refusal: in Dutch, for REFUSED; else NULL. Nothing happens if it is not this device's. */
gboolean dim_incidents_set_state (DimStore *store,
                                  const char *id,
                                  DimRecordState state,
                                  const char *refusal,
                                  GError **error);
/* After dim_outbox_offer_again: those whose own fact is queued again wait again. */
gboolean dim_incidents_wait_again (DimStore *store, GError **error);

/* What words and which day find it by from here on; also of a registration of others. */
gboolean dim_incidents_set_search (DimStore *store,
                                   const DimIncident *incident,
                                   const char *search,
                                   GError **error);
/* One that was refused says something else, and waits again. */
gboolean dim_incidents_mend (DimStore *store, const DimIncident *incident, GError **error);
/* @explanation: "" for none. */
gboolean dim_incidents_set_explanation (DimStore *store,
                                        const char *id,
                                        const char *explanation,
                                        GError **error);

/* "" if there is none. Owned by the caller. */
char *dim_incidents_load_explanation (DimStore *store, const char *id, GError **error);

G_END_DECLS
