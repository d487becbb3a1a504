/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor.h"

G_BEGIN_DECLS

/**
 * DimDraftKeeper: the draft that stands on screen, and what keeps it on disk. What cannot be
 * written stays where it is, and is tried again.
 *
 * Signals: "changed" (what is known of the disk), "moved" (another draft stands there), "failed"
 * (GError *: something could not be written, and nothing moved), "registered" (DimRecord *, during
 * the call).
 */
#define DIM_TYPE_DRAFT_KEEPER (dim_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (DimDraftKeeper, dim_draft_keeper, DIM, DRAFT_KEEPER, GObject)

DimDraftKeeper *dim_draft_keeper_new (DimMonitor *monitor);

/* NULL before the first, and once it is registered. The caller may change its answers, and says so
 * with dim_draft_keeper_touch. Borrowed. */
DimDraft *dim_draft_keeper_get_draft (DimDraftKeeper *self);
/* Something was typed: it is handed to the store within a second. */
void dim_draft_keeper_touch (DimDraftKeeper *self);
/* Hands over now what was typed. */
void dim_draft_keeper_save (DimDraftKeeper *self);
/* When the store last said that all is on disk; 0 while something is not. */
gint64 dim_draft_keeper_get_kept_s (DimDraftKeeper *self);
/* TRUE: @draft says no more than a new one. */
gboolean dim_draft_keeper_is_blank (DimDraftKeeper *self, const DimDraft *draft);

/* Puts @draft (taken) there once what stands there now is on disk: a disk that fails must not cost
 * what was typed. */
void dim_draft_keeper_go_on_to (DimDraftKeeper *self, DimDraft *draft);

/* Registers the draft, which must be without fault. Meanwhile nothing is saved, and nothing moves.
 */
void dim_draft_keeper_register (DimDraftKeeper *self);
gboolean dim_draft_keeper_is_registering (DimDraftKeeper *self);

G_END_DECLS
