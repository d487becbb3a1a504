/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-clock.h"
#include "dim-code-list.h"
#include "dim-municipality.h"

G_BEGIN_DECLS

/* dutch-id-monitorctl: the engine without a window. Results go to standard output, a line a thing
 * and columns parted by tabs where a script reads them; what went wrong goes to standard error in
 * the language of the user. */

typedef enum {
  DIM_CLI_DONE,
  DIM_CLI_REFUSED, /* with the reasons on standard error */
  DIM_CLI_USAGE,
  DIM_CLI_OFFLINE, /* a server could not be reached; the work stays queued */
} DimCliStatus;

/* What the program brings from outside. Everything is borrowed. */
typedef struct {
  const DimClock *clock;
  const char *default_data_dir;
  const DimCodeBook *book; /* built in: for what needs no data directory */
  const DimMunicipalities *municipalities;
} DimCliWorld;

/* @argv: NULL-terminated, the program's name first. Main thread; dim_words_init came before. */
DimCliStatus dim_cli_run (const DimCliWorld *world, char **argv);

G_END_DECLS
