/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-clock.h"
#include "dim-crypto.h"
#include "dim-database.h"
#include "dim-quota.h"

G_BEGIN_DECLS

/* Whether one evaluation may be made: who asks, under which key, and what is left of the quota. */

typedef struct {
  char device[DIM_UUID_TEXT_LEN];
  char request[DIM_UUID_TEXT_LEN];
  char key_id[DIM_KEY_ID_MAX];
  guint elements;
  guint8 digest[DIM_SHA256_BYTES]; /* of the request's bytes */
} DimAdmissionRequest;

typedef enum {
  DIM_ADMISSION_GRANTED,
  DIM_ADMISSION_REVOKED,
  DIM_ADMISSION_KEY_UNKNOWN,
  DIM_ADMISSION_KEY_DESTROYED,
  DIM_ADMISSION_OTHER_BYTES, /* the same request id came with other bytes */
  DIM_ADMISSION_QUOTA_IS_UP,
} DimAdmissionOutcome;

typedef struct {
  DimAdmissionOutcome outcome;
  DimQuotaVerdict quota;
  gboolean is_first_alarm; /* the national ceiling was reached for the first time today */
  DimKeyEntry key;         /* when granted */
} DimAdmission;

/* Counts and writes the audit line in one transaction; sent again within 24 hours it costs
 * nothing. FALSE on an error of the database only. */
gboolean dim_admission_decide (DimDatabase *database,
                               const DimAdmissionRequest *request,
                               const DimClock *clock,
                               DimAdmission *out,
                               GError **error);

/* What an office has, and has used today and this year. DIM_ERROR_NOT_FOUND. */
gboolean dim_admission_quota (DimDatabase *database,
                              const char *office,
                              DimDay today,
                              DimQuota *out_quota,
                              DimQuotaUse *out_use,
                              GError **error);

G_END_DECLS
