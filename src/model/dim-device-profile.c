/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-device-profile.h"

DimDeviceProfile *
dim_device_profile_new (void)
{
  DimDeviceProfile *profile = g_new0 (DimDeviceProfile, 1);

  profile->office = g_strdup ("");
  profile->office_name = g_strdup ("");
  profile->contact = g_strdup ("");
  profile->desk = g_strdup ("");
  profile->municipalities = g_new0 (char *, 1);
  return profile;
}

DimDeviceProfile *
dim_device_profile_copy (const DimDeviceProfile *profile)
{
  DimDeviceProfile *copy = NULL;

  g_return_val_if_fail (profile != NULL, NULL);
  copy = g_memdup2 (profile, sizeof *profile);
  copy->office = g_strdup (profile->office);
  copy->office_name = g_strdup (profile->office_name);
  copy->contact = g_strdup (profile->contact);
  copy->desk = g_strdup (profile->desk);
  copy->municipalities = g_strdupv (profile->municipalities);
  return copy;
}

void
dim_device_profile_free (DimDeviceProfile *profile)
{
  if (profile == NULL)
    return;
  g_free (profile->office);
  g_free (profile->office_name);
  g_free (profile->contact);
  g_free (profile->desk);
  g_strfreev (profile->municipalities);
  g_free (profile);
}
