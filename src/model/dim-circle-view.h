/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-shared-text.h"

G_BEGIN_DECLS

/* A circle of readers as a person is shown it. */

typedef enum {
  DIM_CIRCLE_EMPTY,       /* nobody reads yet: texts wait */
  DIM_CIRCLE_UNCONFIRMED, /* there are readers, but nobody here compared their root */
  DIM_CIRCLE_READY,       /* texts are sealed for its readers */
  DIM_CIRCLE_CHANGED,     /* its root is not the one that was compared: nothing is sealed */
} DimCircleStanding;
/* "leeg", "te-bevestigen", "gereed", "gewijzigd". Static. */
const char *dim_circle_standing_name (DimCircleStanding standing);

typedef enum {
  DIM_READER_MEMBER,    /* texts are sealed for it */
  DIM_READER_CANDIDATE, /* nobody vouched for it yet */
  DIM_READER_REVOKED,
} DimReaderStanding;
/* "lezer", "kandidaat", "ingetrokken". Static. */
const char *dim_reader_standing_name (DimReaderStanding standing);

typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  DimReaderKind kind;
  DimReaderStanding standing;
  gboolean is_own; /* this device */
  char *office;
  char *desk;
  char *fingerprint; /* to compare by eye */
} DimReaderLine;

typedef struct {
  char code[DIM_CIRCLE_LEN];
  DimCircleStanding standing;
  char *fingerprint; /* of the root that the collector tells; "" for EMPTY */
  GPtrArray *lines;  /* (element-type DimReaderLine): members, candidates, then revoked ones */
  guint waiting;     /* own explanations that are to be sealed for it */
} DimCircleView;
DimCircleView *dim_circle_view_new (const char *code);
void dim_circle_view_free (DimCircleView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimCircleView, dim_circle_view_free)
/* Owned by the view; its names and its fingerprint are NULL until the caller sets them. */
DimReaderLine *dim_circle_view_add (DimCircleView *view, const char *id);
/* This device, or NULL. */
const DimReaderLine *dim_circle_view_own (const DimCircleView *view);

/* An explanation of somebody else as this device opened it. */
typedef struct {
  char circle[DIM_CIRCLE_LEN];
  char *desk;
  DimRole role;
  gint64 received_s;
  char *text; /* NULL: it does not open */
} DimOpenedText;
void dim_opened_text_free (DimOpenedText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimOpenedText, dim_opened_text_free)

G_END_DECLS
