/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-public-numbers.h"

#include "dim-monitor-private.h"

#define CONTACTS_FILE "contacten.json"

DimReference *
dim_monitor_load_reference (const char *data_dir, GError **error)
{
  g_autofree char *contacts = g_build_filename (data_dir, CONTACTS_FILE, NULL);
  DimReference *reference = dim_reference_load (error);

  if (reference != NULL)
    dim_reference_read_contacts (reference, contacts);
  return reference;
}

const char *const *
dim_monitor_get_public_numbers (DimMonitor *monitor)
{
  g_return_val_if_fail (DIM_IS_MONITOR (monitor), NULL);
  return (const char *const *) monitor->reference->public_numbers;
}

char **
dim_public_numbers_load (const char *data_dir, GError **error)
{
  g_autoptr (DimReference) reference = NULL;

  g_return_val_if_fail (data_dir != NULL, NULL);
  reference = dim_monitor_load_reference (data_dir, error);
  return reference != NULL ? g_steal_pointer (&reference->public_numbers) : NULL;
}
