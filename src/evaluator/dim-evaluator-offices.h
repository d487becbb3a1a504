/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-database.h"
#include "dim-one-time-code.h"
#include "dim-quota.h"
#include "dim-signature.h"
#include "dim-uuid.h"

G_BEGIN_DECLS

/* The evaluator's own table of offices and their devices, filled by its own administrator. */

typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  char *office;
  char *role;
  gint64 code_expires_s;
  guint8 public_key[DIM_SIGN_PUBLIC_BYTES]; /* zero as long as it is not enrolled */
  gboolean is_enrolled;
  gboolean is_revoked;
} DimEvaluatorDevice;
void dim_evaluator_device_free (DimEvaluatorDevice *device);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DimEvaluatorDevice, dim_evaluator_device_free)

/* DIM_ERROR_CONFLICT if there is one by that id. */
gboolean
dim_evaluator_office_add (DimDatabase *database, const char *id, const char *name, GError **error);
/* DIM_ERROR_NOT_FOUND. */
gboolean dim_evaluator_office_set_quota (DimDatabase *database,
                                         const char *id,
                                         guint day,
                                         guint year,
                                         GError **error);
gboolean dim_evaluator_nation_set_quota (DimDatabase *database, guint day, GError **error);

/* @device: id, office, role and expiry. DIM_ERROR_NOT_FOUND if there is no such office. */
gboolean dim_evaluator_device_add (DimDatabase *database,
                                   const DimEvaluatorDevice *device,
                                   const guint8 code_digest[DIM_SHA256_BYTES],
                                   GError **error);
/* All, or those of one office. (element-type DimEvaluatorDevice) by office and id. */
GPtrArray *dim_evaluator_device_all (DimDatabase *database, const char *office, GError **error);
/* DIM_ERROR_NOT_FOUND; revoking again changes nothing. */
gboolean
dim_evaluator_device_revoke (DimDatabase *database, const char *id, gint64 now_s, GError **error);
/* Whether it may ask now: a point read, so that a revocation by another process counts at once.
 * @out_office: owned by the caller, NULL if it may not. FALSE on an error only. */
gboolean dim_evaluator_device_office (DimDatabase *database,
                                      const char *id,
                                      char **out_office,
                                      GError **error);

typedef struct {
  guint8 code_digest[DIM_SHA256_BYTES];
  guint8 public_key[DIM_SIGN_PUBLIC_BYTES];
  gint64 now_s;
} DimEvaluatorEnrolment;

/**
 * dim_evaluator_device_enrol:
 * @out_is_new: FALSE if the same code came with the same key before
 *
 * Gives the key to the device that the code was made for. DIM_ERROR_REJECTED if there is no such
 * code, it is past its time or used with another key, or its device was revoked.
 */
gboolean dim_evaluator_device_enrol (DimDatabase *database,
                                     const DimEvaluatorEnrolment *enrolment,
                                     char out_id[DIM_UUID_TEXT_LEN],
                                     gboolean *out_is_new,
                                     GError **error);

G_END_DECLS
