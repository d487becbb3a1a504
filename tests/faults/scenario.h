/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "promises.h"

/* What one program does with its database from the first start on, as steps that can each be done
 * again when the disk let them down. */
typedef struct {
  const char *name;
  /* Opens in @directory, an empty folder; NULL: the disk failed. */
  gpointer (*open) (const char *directory, Promises *promises);
  guint n_steps;
  /* FALSE: it failed as a whole, and may be tried again. */
  gboolean (*step) (gpointer state, guint step);
  void (*close) (gpointer state);
  /* Opens what a power cut left in @directory as the program would and says what is wrong with it;
   * NULL: nothing. Owned by the caller. @state may be NULL. */
  Finding *(*judge) (gpointer state, const Promise *promises, guint n, const char *directory);
  guint stride;     /* how many operations a short run goes on between two that fail */
  const char *file; /* the database's name */
  const char *half; /* SQL that makes a half fact of what stands at the end */
} Scenario;

/* The one that a test program is linked with. */
extern const Scenario scenario;
