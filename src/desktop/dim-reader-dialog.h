/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-circle-view.h"
#include "dim-monitor.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a person does about who reads. */
typedef enum {
  DIM_READER_START,   /* become the first reader, and see the key for the paper once */
  DIM_READER_COMPARE, /* the circle's fingerprint is the one on a reviewer's screen */
  DIM_READER_ADMIT,   /* the other device's fingerprint is the one on its own screen */
  DIM_READER_RECOVER, /* type the key from paper */
} DimReaderAct;

/* What it is about; all borrowed while the dialog is made. */
typedef struct {
  DimReaderAct act;
  const char *circle;      /* code */
  const char *reader;      /* id; ADMIT */
  const char *name;        /* of the reader; ADMIT */
  const char *fingerprint; /* COMPARE and ADMIT */
} DimReaderAsked;

/**
 * DimReaderDialog: asks what @DimReaderAct says, and does it.
 *
 * ::done: it was done
 */
#define DIM_TYPE_READER_DIALOG (dim_reader_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DimReaderDialog, dim_reader_dialog, DIM, READER_DIALOG, AdwWindow)

GtkWidget *
dim_reader_dialog_new (GtkWindow *parent, DimMonitor *monitor, const DimReaderAsked *asked);

G_END_DECLS
