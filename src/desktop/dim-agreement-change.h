/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-monitor-agreeing.h"
#include "dim-review.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DimAgreementChange: says whether something is one event with what another municipality has, what
 * came of that, and for as long as it shows takes it back. It uses the window's action "tell".
 * Signal: "changed": something was said or taken back. */
#define DIM_TYPE_AGREEMENT_CHANGE (dim_agreement_change_get_type ())
G_DECLARE_FINAL_TYPE (DimAgreementChange, dim_agreement_change, DIM, AGREEMENT_CHANGE, GObject)

DimAgreementChange *dim_agreement_change_new (void);

/* What is said of @pairs (element-type DimReviewPair), and how they stood. */
typedef struct {
  const GArray *pairs;
  DimProposalKind kind;
  DimDecisionReason reason;
  DimAgreement before;
} DimAgreementWord;
/* @where: borrowed: in whose window it tells. Nothing while another word is on its way. */
void dim_agreement_change_say (DimAgreementChange *self,
                               GtkWidget *where,
                               DimMonitor *monitor,
                               const DimAgreementWord *word);
/* The same of all that @item asks about: as one event, or apart. */
void dim_agreement_change_answer (DimAgreementChange *self,
                                  GtkWidget *where,
                                  DimMonitor *monitor,
                                  const DimReviewItem *item,
                                  DimDecisionKind kind,
                                  DimDecisionReason reason);
/* FALSE: there is nothing to take back. */
gboolean dim_agreement_change_undo (DimAgreementChange *self);

G_END_DECLS
