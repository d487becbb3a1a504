/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-device-profile.h"
#include "dim-problem.h"

G_BEGIN_DECLS

/* POST /v1/apparaten at either server: a one-time code and the device's public key (the request is
 * signed with that key). */
typedef struct {
  char *code;            /* this server's half */
  guint8 public_key[32]; /* Ed25519 */
} DimEnrolmentRequest;
GBytes *dim_enrolment_request_encode (const char *code, const guint8 public_key[32]);
gboolean
dim_enrolment_request_decode (GBytes *body, DimEnrolmentRequest *out, DimProblem **out_problem);
void dim_enrolment_request_clear (DimEnrolmentRequest *request);

/* What the collector answers. */
GBytes *dim_device_profile_encode (const DimDeviceProfile *profile);
DimDeviceProfile *dim_device_profile_decode (GBytes *body, GError **error);

/* What the evaluator answers: the device's id there and the list key. */
GBytes *dim_evaluator_enrolment_encode (const char *device, const guint8 list_key[32]);
gboolean dim_evaluator_enrolment_decode (GBytes *body,
                                         char out_device[DIM_UUID_TEXT_LEN],
                                         guint8 out_list_key[32],
                                         GError **error);

G_END_DECLS
