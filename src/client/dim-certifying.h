/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-reference.h"
#include "dim-shared-text.h"
#include "dim-store.h"

G_BEGIN_DECLS

/* Who reads: what a person does about it. Works over their argument, on the store's thread, one
 * transaction each. A fingerprint is as dim-key-fingerprint.h writes it; blanks and the case of its
 * letters do not matter. DIM_ERROR_NOT_FOUND: no such circle or reader is known here;
 * DIM_ERROR_INVALID: what was compared differs; DIM_ERROR_CONFLICT: it is not the time for it. */

typedef struct {
  const DimReference *reference;
  char circle[DIM_CIRCLE_LEN];
  char reader[DIM_UUID_TEXT_LEN]; /* dim_certifying_certify */
  char *compared;                 /* fingerprint; confirm and certify */
  char *paper;                    /* the key as it was typed; recover. Secret */
} DimCertifying;
DimCertifying *dim_certifying_new (const DimReference *reference, const char *circle);
/* Copied into secret memory. */
void dim_certifying_set_paper (DimCertifying *certifying, const char *paper);
void dim_certifying_free (DimCertifying *certifying);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimCertifying, dim_certifying_free)

/* The first reader of a circle. Returns the key for the paper (dim_paper_key_format), in secret
 * memory: it is kept nowhere else, and without it what is written can be lost. CONFLICT: there are
 * readers already. */
gpointer dim_certifying_start (DimStore *store, gpointer certifying, GError **error);
/* Wipes it. A GDestroyNotify. */
void dim_certifying_free_paper (gpointer paper);
/* The root that the collector tells is the one that was compared. */
gpointer dim_certifying_confirm (DimStore *store, gpointer certifying, GError **error);
/* Vouches for another reader. CONFLICT: this device is no reader there itself. */
gpointer dim_certifying_certify (DimStore *store, gpointer certifying, GError **error);
/* With the key from paper: this device becomes a reader, and is given all texts. INVALID: it is not
 * the key of this circle, or mistyped. */
gpointer dim_certifying_recover (DimStore *store, gpointer certifying, GError **error);

G_END_DECLS
