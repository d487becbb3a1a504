/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-codec.h"
#include "dim-enrolment-codec.h"
#include "dim-fact-codec.h"
#include "fuzz-target.h"
#include "wire-checks.h"

/* What the collector answers to a delivery, an enrolment, who reads the log, and whatever it
 * refuses.
 */

DEFINE_TRY_ANSWER (DimProblem, problem, dim_problem_decode, dim_problem_encode)
DEFINE_TRY_ANSWER (DimVerdict, verdict, dim_verdict_decode, dim_verdict_encode)
DEFINE_TRY_ANSWER (GPtrArray, verdicts, dim_verdicts_decode, dim_verdicts_encode)
DEFINE_TRY_ANSWER (DimAuditPage, audit, dim_audit_page_decode, dim_audit_page_encode)
DEFINE_TRY_ANSWER (DimDeviceProfile, profile, dim_device_profile_decode, dim_device_profile_encode)

int
LLVMFuzzerTestOneInput (const uint8_t *input, size_t length)
{
  g_autoptr (GBytes) body = g_bytes_new (input, length);

  try_problem (body);
  try_verdict (body);
  try_verdicts (body);
  try_profile (body);
  try_audit (body);
  return 0;
}
