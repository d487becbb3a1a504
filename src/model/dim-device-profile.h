/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-role.h"
#include "dim-uuid.h"

G_BEGIN_DECLS

/* Who a device is: what the collector answers to its enrolment. */
typedef struct {
  char device[DIM_UUID_TEXT_LEN];
  char *office; /* id: "amsterdam" */
  char *office_name;
  char *contact; /* how another office reaches it */
  char *desk;    /* "Balie Centrum" */
  DimRole role;
  char **municipalities; /* codes it works for */
  guint8 list_key[32];   /* key that signs the evaluator's key list */
} DimDeviceProfile;
DimDeviceProfile *dim_device_profile_new (void);
DimDeviceProfile *dim_device_profile_copy (const DimDeviceProfile *profile);
void dim_device_profile_free (DimDeviceProfile *profile);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimDeviceProfile, dim_device_profile_free)

G_END_DECLS
