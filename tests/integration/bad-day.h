/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-draft.h"
#include "dim-monitor.h"
#include "relay.h"
#include "servers.h"

#include <gio/gio.h>

/* A workstation on a bad day. It has been at work: it holds a registration that is sent, with its
 * tag, one that waits, with its number, and a draft. Every row of a table works on a copy. */

#define BAD_DAY_PASSPHRASE "een lange zin voor de test"
#define BAD_DAY_CODE       "abcde fghjk-MNPQR STVWX"

typedef struct {
  char *root;
  char *passphrase;    /* a file */
  char *stored;        /* the directory that is copied */
  DimClock *clock;     /* of the servers */
  DimClock *own_clock; /* of the workstation; right as long as nobody moves it */
  Servers *servers;
  Relay *collector; /* by which the workstation reaches them */
  Relay *evaluator;
  const char *monitorctl; /* NULL: not asked for */
  int year;               /* of yesterday, on which all happened */
  guint copies;
} BadDay;

BadDay *bad_day_new (const char *monitorctl);
void bad_day_free (BadDay *day);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BadDay, bad_day_free)

/* A fresh copy of the directory; owned by the caller. */
char *bad_day_workstation (BadDay *day);

/* All that stands in the store, a line a row, in order: what is not named in @except
 * (NULL-terminated tables; NULL: none). Owned by the caller. */
char *bad_day_content (const char *workstation, const char *const *except);
/* Length and digest of every file that is not empty, in order of their names; not of the lock and
 * its like. Not while this process holds the store: closing a file lets go of its POSIX locks. */
char *bad_day_files (const char *workstation);

/* The facade, waiting. @passphrase: the right one. */
DimMonitor *bad_day_open (BadDay *day, const char *workstation, GError **error);
void bad_day_close (DimMonitor **monitor);
/* Makes a device of a workstation that is none. */
gboolean bad_day_enrol (BadDay *day, DimMonitor *monitor, GError **error);
gboolean bad_day_sync (DimMonitor *monitor, GError **error);
/* The six core answers with a Dutch passport; @number may be "". */
DimDraft *bad_day_draft (BadDay *day, DimMonitor *monitor, const char *number);
gboolean bad_day_register (DimMonitor *monitor, const DimDraft *draft, GError **error);
gboolean bad_day_save (DimMonitor *monitor, const DimDraft *draft, GError **error);
guint bad_day_count_drafts (DimMonitor *monitor);

/* The program without a window, as a person runs it. */
typedef struct {
  int status;
  char *out;
  char *err; /* without the name of the program */
} BadDayAnswer;
void bad_day_answer_clear (BadDayAnswer *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BadDayAnswer, bad_day_answer_clear)

/* @words are parted by blanks. */
BadDayAnswer bad_day_run (BadDay *day, const char *workstation, const char *words);

/* Prints the row, and holds that its sentence is one, ends as one and is what it should be. */
void bad_day_assert_says (const char *row, const char *said, const char *expected);
