/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-error.h"
#include "dim-evaluator-command.h"
#include "dim-evaluator-offices.h"
#include "dim-evaluator-store.h"
#include "dim-text.h"

#include <string.h>

#define OFFICE_ID_MAX   64
#define OFFICE_NAME_MAX 200

/* What the commands for offices and devices take. */
typedef struct {
  char *directory;
  char *office;
  char *id;
  char *name;
  char *role;
  char *device;
  DimDatabase *database;
} DeviceOptions;

static void
clear_options (DeviceOptions *options)
{
  g_free (options->directory);
  g_free (options->office);
  g_free (options->id);
  g_free (options->name);
  g_free (options->role);
  g_free (options->device);
  g_clear_pointer (&options->database, dim_database_close);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DeviceOptions, clear_options)

static gboolean
parse (DeviceOptions *options, int argc, char **argv, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options->directory, NULL, NULL },
    { "office", 0, 0, G_OPTION_ARG_STRING, &options->office, NULL, NULL },
    { "id", 0, 0, G_OPTION_ARG_STRING, &options->id, NULL, NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options->name, NULL, NULL },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options->role, NULL, NULL },
    { "device", 0, 0, G_OPTION_ARG_STRING, &options->device, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_option_context_add_main_entries (context, entries, NULL);
  if (!dim_evaluator_command_parse (context, &argc, &argv, 0, error) ||
      !dim_evaluator_command_require ("--data", options->directory, error))
    return FALSE;
  options->database = dim_evaluator_store_open (options->directory, error);
  return options->database != NULL;
}

static gboolean
is_label (const char *text, gsize max)
{
  gsize length = strlen (text);

  return length > 0 && length <= max && dim_text_is_clean (text, length) &&
         strpbrk (text, "\t\n\r") == NULL;
}

gboolean
dim_evaluator_run_office_add (int argc, char **argv, const DimClock *clock, GError **error)
{
  g_auto (DeviceOptions) options = { 0 };

  if (!parse (&options, argc, argv, error) ||
      !dim_evaluator_command_require ("--id", options.id, error) ||
      !dim_evaluator_command_require ("--name", options.name, error))
    return FALSE;
  if (!is_label (options.id, OFFICE_ID_MAX) || !is_label (options.name, OFFICE_NAME_MAX)) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot add office: its id or name is empty, too long or no plain text");
    return FALSE;
  }
  return dim_evaluator_office_add (options.database, options.id, options.name, error);
}

static gboolean
add_device (const DeviceOptions *options, const DimClock *clock, GError **error)
{
  DimEvaluatorDevice device = { 0 };
  guint8 random[DIM_ONE_TIME_CODE_LEN];
  guint8 digest[DIM_SHA256_BYTES];
  char code[DIM_ONE_TIME_CODE_TEXT_LEN];
  gboolean is_added;

  dim_random_uuid (dim_clock_now_ms (clock), device.id);
  dim_random_bytes (random, sizeof random);
  dim_one_time_code_make (random, code);
  dim_one_time_code_hash (code, digest);
  device.office = options->office;
  device.role = options->role != NULL ? options->role : (char[]){ "" };
  device.code_expires_s = dim_clock_now_s (clock) + DIM_ONE_TIME_CODE_VALID_S;
  is_added = dim_evaluator_device_add (options->database, &device, digest, error);
  if (is_added)
    g_print ("%s\n", code);
  dim_wipe (code, sizeof code);
  dim_wipe (random, sizeof random);
  return is_added;
}

gboolean
dim_evaluator_run_device_add (int argc, char **argv, const DimClock *clock, GError **error)
{
  g_auto (DeviceOptions) options = { 0 };

  if (!parse (&options, argc, argv, error) ||
      !dim_evaluator_command_require ("--office", options.office, error))
    return FALSE;
  if (options.role != NULL && !is_label (options.role, OFFICE_ID_MAX)) {
    g_set_error_literal (error, DIM_ERROR, DIM_ERROR_INVALID,
                         "Cannot add device: its role is empty, too long or no plain text");
    return FALSE;
  }
  return add_device (&options, clock, error);
}

static const char *
state_of (const DimEvaluatorDevice *device, gint64 now_s)
{
  if (device->is_revoked)
    return "revoked";
  if (device->is_enrolled)
    return "enrolled";
  return device->code_expires_s < now_s ? "code expired" : "code given";
}

gboolean
dim_evaluator_run_device_list (int argc, char **argv, const DimClock *clock, GError **error)
{
  g_auto (DeviceOptions) options = { 0 };
  g_autoptr (GPtrArray) devices = NULL;

  if (!parse (&options, argc, argv, error))
    return FALSE;
  devices = dim_evaluator_device_all (options.database, options.office, error);
  for (guint i = 0; devices != NULL && i < devices->len; i++) {
    const DimEvaluatorDevice *device = g_ptr_array_index (devices, i);

    g_print ("%s\t%s\t%s\t%s\n", device->id, device->office, device->role,
             state_of (device, dim_clock_now_s (clock)));
  }
  return devices != NULL;
}

gboolean
dim_evaluator_run_device_revoke (int argc, char **argv, const DimClock *clock, GError **error)
{
  g_auto (DeviceOptions) options = { 0 };

  return parse (&options, argc, argv, error) &&
         dim_evaluator_command_require ("--device", options.device, error) &&
         dim_evaluator_device_revoke (options.database, options.device, dim_clock_now_s (clock),
                                      error);
}
