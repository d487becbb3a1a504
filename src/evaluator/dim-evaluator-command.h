/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-clock.h"
#include "dim-database.h"
#include "dim-signature.h"

G_BEGIN_DECLS

/* The command line of dutch-id-evaluator. Exit status: 0 done, 1 refused with the reason on
 * standard error, 2 wrong usage. */
int dim_evaluator_command_run (int argc, char **argv, const DimClock *clock);

/* One subcommand. @argv is what follows its words, argv[0] the words themselves. Usage errors are
 * of G_OPTION_ERROR. */
typedef gboolean (*DimEvaluatorCommand) (int argc,
                                         char **argv,
                                         const DimClock *clock,
                                         GError **error);

gboolean dim_evaluator_serve (int argc, char **argv, const DimClock *clock, GError **error);
gboolean dim_evaluator_list_key_new (int argc, char **argv, const DimClock *clock, GError **error);
gboolean dim_evaluator_run_key_new (int argc, char **argv, const DimClock *clock, GError **error);
gboolean dim_evaluator_run_key_list (int argc, char **argv, const DimClock *clock, GError **error);
gboolean
dim_evaluator_run_key_export_list (int argc, char **argv, const DimClock *clock, GError **error);
gboolean
dim_evaluator_run_key_destroy (int argc, char **argv, const DimClock *clock, GError **error);
gboolean
dim_evaluator_run_office_add (int argc, char **argv, const DimClock *clock, GError **error);
gboolean
dim_evaluator_run_device_add (int argc, char **argv, const DimClock *clock, GError **error);
gboolean
dim_evaluator_run_device_list (int argc, char **argv, const DimClock *clock, GError **error);
gboolean
dim_evaluator_run_device_revoke (int argc, char **argv, const DimClock *clock, GError **error);
gboolean dim_evaluator_run_quota (int argc, char **argv, const DimClock *clock, GError **error);

/* Parses @entries; what is left over, beyond @n_rest words put in @out_rest, is wrong usage. */
gboolean dim_evaluator_command_parse (GOptionContext *context,
                                      int *argc,
                                      char ***argv,
                                      int n_rest,
                                      GError **error);
/* FALSE with a usage error naming @option if @value is NULL. */
gboolean dim_evaluator_command_require (const char *option, const char *value, GError **error);
/* The offline list key from its file. */
DimSigningKey *dim_evaluator_command_list_key (const char *path, GError **error);

G_END_DECLS
