/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DimInquiryNotice: what a back office asks about a registration, where it stands: an answer is a
 * button, and is one to all that is asked. It uses the action "record.revise", as a change is an
 * answer too.
 *
 * Signals: "answered" (guint: a DimInquiryAnswer).
 */
#define DIM_TYPE_INQUIRY_NOTICE (dim_inquiry_notice_get_type ())
G_DECLARE_FINAL_TYPE (DimInquiryNotice, dim_inquiry_notice, DIM, INQUIRY_NOTICE, GtkWidget)

/* Hides while nothing is asked about @record. */
void dim_inquiry_notice_show (DimInquiryNotice *self, const DimRecord *record, DimDay today);

G_END_DECLS
