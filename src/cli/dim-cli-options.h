/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-cli.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What every subcommand takes, whether it needs a data directory or not. */
typedef struct {
  char *data_dir;        /* --data; NULL: the default */
  char *passphrase_file; /* --passphrase-file */
  gboolean without_keyring;
  char **rest; /* NULL-terminated: what is no option; NULL: nothing */
} DimCliOptions;

void dim_cli_options_clear (DimCliOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DimCliOptions, dim_cli_options_clear)

/**
 * dim_cli_parse:
 * @own: (nullable): the subcommand's options, ending with G_OPTION_ENTRY_NULL
 * @usage: its words and arguments for the help text: "guard FILE|-"
 * @n_rest: how many arguments it takes at most
 *
 * FALSE: the fault was told, the answer is DIM_CLI_USAGE. --help ends the program.
 */
gboolean dim_cli_parse (char **arguments,
                        const GOptionEntry *own,
                        const char *usage,
                        guint n_rest,
                        DimCliOptions *out);

/* Says "dutch-id-monitorctl: @message" on standard error. */
void dim_cli_complain (const char *message);
/* Tells @error, which is freed, in a sentence of dim_words_error or one that says more, and says
 * with what status to end. Its message goes to who asks for it: G_MESSAGES_DEBUG=all. */
DimCliStatus dim_cli_fail (GError *error);
DimCliStatus dim_cli_fail_with (GError *error, const char *sentence);

/* A file's bytes, or those of standard input for "-". DIM_ERROR_LIMIT over @most bytes,
 * DIM_ERROR_NOT_FOUND, _DENIED or _STORAGE if it cannot be read; see dim_words_file_error. */
GBytes *dim_cli_read (const char *path, gsize most, GError **error);

G_END_DECLS
