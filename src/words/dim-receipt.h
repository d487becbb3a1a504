/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-device-profile.h"
#include "dim-record.h"

G_BEGIN_DECLS

typedef struct {
  char *label; /* "Loket" */
  char *text;
} DimReceiptLine;

/**
 * DimReceipt: what a case file may keep of a registration: receipt number, day, desk, coded answers
 * and state in words. No number of a document, no explanation, nothing of a person.
 */
typedef struct {
  char *title;
  char *number;     /* "7K3M-Q2XD" */
  GPtrArray *lines; /* (element-type DimReceiptLine) */
  char *note;       /* that it holds no personal data */
} DimReceipt;

/* Whose receipt it is, and in which words. Everything is borrowed. */
typedef struct {
  const DimDeviceProfile *profile;
  const DimCodeBook *book;
  const DimMunicipalities *municipalities;
  gint64 now_s;
} DimReceiptSetting;

DimReceipt *dim_receipt_new (const DimRecord *record, const DimReceiptSetting *setting);
/* Something else to print, with no lines and no note yet. */
DimReceipt *dim_receipt_new_empty (const char *title, const char *number);
/* @text is taken. */
void dim_receipt_add (DimReceipt *receipt, const char *label, char *text);
void dim_receipt_free (DimReceipt *receipt);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimReceipt, dim_receipt_free)
/* To paste into a case file. Owned by the caller. */
char *dim_receipt_text (const DimReceipt *receipt);

G_END_DECLS
