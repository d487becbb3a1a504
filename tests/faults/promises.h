/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* What a program has told somebody, and must keep whatever happens to the disk after it. */
typedef struct {
  int kind; /* the scenario's own */
  char *id;
  gint64 number;
  GBytes *bytes;
} Promise;

/* In order; any thread. */
typedef struct _Promises Promises;
Promises *promises_new (void);
void promises_free (Promises *promises);
/* Takes nothing; @bytes may be NULL. */
void promises_add (Promises *promises, int kind, const char *id, gint64 number, GBytes *bytes);
guint promises_count (Promises *promises);
/* Borrowed until the next is added. */
const Promise *promises_all (Promises *promises);

/* What was found wrong. */
typedef enum {
  FINDING_LOST,     /* what was promised is not there */
  FINDING_HALF,     /* a fact is there in part, or contradicts itself */
  FINDING_KEPT,     /* what was said to be destroyed is there */
  FINDING_UNUSABLE, /* the program cannot go on with it */
  N_FINDINGS
} FindingKind;
typedef struct {
  FindingKind kind;
  char *text;
} Finding;
Finding *finding_new (FindingKind kind, const char *format, ...) G_GNUC_PRINTF (2, 3);
void finding_free (Finding *finding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Finding, finding_free)
