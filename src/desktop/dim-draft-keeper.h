/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-draft.h"
#include "dim-monitor.h"

G_BEGIN_DECLS

/**
 * DimDraftKeeper: the draft that stands on screen, and what keeps it on disk. What cannot be
 * written stays where it is, and is tried again. One that was thrown away last can be had back
 * until it is forgotten; until then it is on disk too.
 *
 * Signals: "changed" (what is known of the disk), "moved" (another draft stands there), "failed"
 * (GError *: something could not be written, and nothing moved), "registered" (DimRecord *, during
 * the call), "forgotten" (the draft that was thrown away, for good or, after a fault, not).
 */
#define DIM_TYPE_DRAFT_KEEPER (dim_draft_keeper_get_type ())
G_DECLARE_FINAL_TYPE (DimDraftKeeper, dim_draft_keeper, DIM, DRAFT_KEEPER, GObject)

DimDraftKeeper *dim_draft_keeper_new (DimMonitor *monitor);

/* NULL before the first, and once it is registered. The caller may change its answers, and says so
 * with dim_draft_keeper_touch. Borrowed. */
DimDraft *dim_draft_keeper_get_draft (DimDraftKeeper *self);
/* A hand was at the page: time counts as spent on the draft, where that is measured. Kept with the
 * next thing that is. */
void dim_draft_keeper_note_hand (DimDraftKeeper *self, gint64 now_ms);
/* Something was typed: it is handed to the store within a second. */
void dim_draft_keeper_touch (DimDraftKeeper *self);
/* Hands over now what was typed. */
void dim_draft_keeper_save (DimDraftKeeper *self);
/* The hand is at another question (as DimDraft.question): kept likewise, once anything is. */
void dim_draft_keeper_note_question (DimDraftKeeper *self, int question);
/* When the store last said that all that was typed is on disk; 0 while something is not. */
gint64 dim_draft_keeper_get_kept_s (DimDraftKeeper *self);
/* TRUE: nothing waits for the disk. */
gboolean dim_draft_keeper_is_settled (DimDraftKeeper *self);
/* TRUE: it says no more than when it was new. */
gboolean dim_draft_keeper_is_blank (DimDraftKeeper *self);

/* Puts @draft (taken) there once what stands there now is on disk: a disk that fails must not cost
 * what was typed. */
void dim_draft_keeper_go_on_to (DimDraftKeeper *self, DimDraft *draft);
/* The same with a new one, with the answers of @like that usually repeat, if it is not NULL. */
void dim_draft_keeper_start_new (DimDraftKeeper *self, const DimIncident *like);
/* A draft that nothing was typed in since another day has the date of today again. The keeper looks
 * every minute. */
void dim_draft_keeper_renew (DimDraftKeeper *self);

/* Throws @draft away: the one that stands there, which a new one replaces at once, or another.
 * What was thrown away before is forgotten. */
void dim_draft_keeper_throw_away (DimDraftKeeper *self, const DimDraft *draft);
/* NULL: there is none that can be had back. Borrowed. */
const DimDraft *dim_draft_keeper_get_thrown (DimDraftKeeper *self);
/* Puts it there again. */
void dim_draft_keeper_undo (DimDraftKeeper *self);
/* It is gone for good, also from the disk. "forgotten" tells when. */
void dim_draft_keeper_forget_thrown (DimDraftKeeper *self);

/* Registers the draft, which must be without fault. Meanwhile nothing is saved, and nothing moves.
 */
void dim_draft_keeper_register (DimDraftKeeper *self);
gboolean dim_draft_keeper_is_registering (DimDraftKeeper *self);

G_END_DECLS
