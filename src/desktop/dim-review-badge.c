/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-review-badge.h"

#include "dim-monitor-reviews.h"

struct _DimReviewBadge {
  GObject parent_instance;

  AdwViewStackPage *page;
  DimMonitor *monitor;
  GCancellable *stopped;
  gboolean is_counting;
  gboolean is_outdated; /* something changed while it was counting */
};

G_DEFINE_FINAL_TYPE (DimReviewBadge, dim_review_badge, G_TYPE_OBJECT)

static void count (DimReviewBadge *self);

/* What cannot be counted says nothing; the page itself says why. */
static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DimReviewBadge) self = user_data;
  g_autoptr (GPtrArray) items =
    dim_monitor_load_reviews_finish (DIM_MONITOR (source), result, NULL);

  self->is_counting = FALSE;
  if (g_cancellable_is_cancelled (self->stopped))
    return;
  if (items != NULL)
    adw_view_stack_page_set_badge_number (self->page, items->len);
  if (self->is_outdated)
    count (self);
}

static void
count (DimReviewBadge *self)
{
  self->is_outdated = self->is_counting;
  if (self->is_counting)
    return;
  self->is_counting = TRUE;
  dim_monitor_load_reviews (self->monitor, self->stopped, counted_cb, g_object_ref (self));
}

static void
records_changed_cb (DimMonitor *monitor, DimReviewBadge *self)
{
  count (self);
}

static void
dim_review_badge_dispose (GObject *object)
{
  DimReviewBadge *self = DIM_REVIEW_BADGE (object);

  g_cancellable_cancel (self->stopped);
  g_clear_object (&self->page);
  g_clear_object (&self->monitor);
  G_OBJECT_CLASS (dim_review_badge_parent_class)->dispose (object);
}

static void
dim_review_badge_finalize (GObject *object)
{
  g_clear_object (&DIM_REVIEW_BADGE (object)->stopped);
  G_OBJECT_CLASS (dim_review_badge_parent_class)->finalize (object);
}

static void
dim_review_badge_class_init (DimReviewBadgeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dim_review_badge_dispose;
  G_OBJECT_CLASS (class)->finalize = dim_review_badge_finalize;
}

static void
dim_review_badge_init (DimReviewBadge *self)
{
  self->stopped = g_cancellable_new ();
}

DimReviewBadge *
dim_review_badge_new (AdwViewStackPage *page, DimMonitor *monitor)
{
  DimReviewBadge *self = NULL;

  g_return_val_if_fail (ADW_IS_VIEW_STACK_PAGE (page) && DIM_IS_MONITOR (monitor), NULL);
  self = g_object_new (DIM_TYPE_REVIEW_BADGE, NULL);
  self->page = g_object_ref (page);
  self->monitor = g_object_ref (monitor);
  g_signal_connect_object (monitor, "records-changed", G_CALLBACK (records_changed_cb), self, 0);
  count (self);
  return self;
}
