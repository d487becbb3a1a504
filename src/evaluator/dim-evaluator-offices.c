/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-evaluator-offices.h"

#include "dim-error.h"

#include <string.h>

void
dim_evaluator_device_free (DimEvaluatorDevice *device)
{
  if (device == NULL)
    return;
  g_free (device->office);
  g_free (device->role);
  g_free (device);
}

static gboolean
has_changed (DimDatabase *database, DimErrorCode code, const char *message, GError **error)
{
  if (dim_database_changes (database) > 0)
    return TRUE;
  g_set_error_literal (error, DIM_ERROR, (gint) code, message);
  return FALSE;
}

gboolean
dim_evaluator_office_add (DimDatabase *database, const char *id, const char *name, GError **error)
{
  DimStatement *insert =
    dim_database_prepare (database,
                          "INSERT INTO office (id, name, day_quota, year_quota) "
                          "VALUES (:id, :name, :day, :year) ON CONFLICT DO NOTHING",
                          error);

  if (insert == NULL)
    return FALSE;
  dim_statement_bind_text (insert, ":id", id);
  dim_statement_bind_text (insert, ":name", name);
  dim_statement_bind_int (insert, ":day", DIM_QUOTA_DAY);
  dim_statement_bind_int (insert, ":year", DIM_QUOTA_YEAR);
  return dim_statement_run (insert, error) &&
         has_changed (database, DIM_ERROR_CONFLICT, "Cannot add office: there is one by that id",
                      error);
}

gboolean
dim_evaluator_office_set_quota (DimDatabase *database,
                                const char *id,
                                guint day,
                                guint year,
                                GError **error)
{
  DimStatement *update =
    dim_database_prepare (database,
                          "UPDATE office SET day_quota = :day, year_quota = :year WHERE id = :id",
                          error);

  if (update == NULL)
    return FALSE;
  dim_statement_bind_int (update, ":day", day);
  dim_statement_bind_int (update, ":year", year);
  dim_statement_bind_text (update, ":id", id);
  return dim_statement_run (update, error) &&
         has_changed (database, DIM_ERROR_NOT_FOUND, "Cannot set quota: there is no such office",
                      error);
}

gboolean
dim_evaluator_nation_set_quota (DimDatabase *database, guint day, GError **error)
{
  DimStatement *update =
    dim_database_prepare (database, "UPDATE nation SET day_quota = :day", error);

  if (update == NULL)
    return FALSE;
  dim_statement_bind_int (update, ":day", day);
  return dim_statement_run (update, error);
}

gboolean
dim_evaluator_device_add (DimDatabase *database,
                          const DimEvaluatorDevice *device,
                          const guint8 code_digest[DIM_SHA256_BYTES],
                          GError **error)
{
  DimStatement *insert =
    dim_database_prepare (database,
                          "INSERT INTO device (id, office, role, code_digest, code_expires_s) "
                          "SELECT :id, id, :role, :digest, :expires FROM office WHERE id = :office",
                          error);

  if (insert == NULL)
    return FALSE;
  dim_statement_bind_text (insert, ":id", device->id);
  dim_statement_bind_text (insert, ":role", device->role);
  dim_statement_bind_text (insert, ":office", device->office);
  dim_statement_bind_blob (insert, ":digest", code_digest, DIM_SHA256_BYTES);
  dim_statement_bind_int (insert, ":expires", device->code_expires_s);
  return dim_statement_run (insert, error) &&
         has_changed (database, DIM_ERROR_NOT_FOUND, "Cannot add device: there is no such office",
                      error);
}

static DimEvaluatorDevice *
read_device (DimStatement *row)
{
  DimEvaluatorDevice *device = g_new0 (DimEvaluatorDevice, 1);
  gsize length = 0;
  gconstpointer public_key = dim_statement_blob (row, 4, &length);

  (void) g_strlcpy (device->id, dim_statement_text (row, 0), sizeof device->id);
  device->office = g_strdup (dim_statement_text (row, 1));
  device->role = g_strdup (dim_statement_text (row, 2));
  device->code_expires_s = dim_statement_int (row, 3);
  device->is_enrolled = public_key != NULL && length == sizeof device->public_key;
  if (device->is_enrolled)
    memcpy (device->public_key, public_key, length);
  device->is_revoked = !dim_statement_is_null (row, 5);
  return device;
}

static GPtrArray *
collect_devices (DimStatement *rows, GError **error)
{
  g_autoptr (GPtrArray) devices =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_evaluator_device_free);
  g_autoptr (GError) cause = NULL;

  while (dim_statement_step (rows, &cause))
    g_ptr_array_add (devices, read_device (rows));
  dim_statement_reset (rows);
  if (cause == NULL)
    return g_steal_pointer (&devices);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

GPtrArray *
dim_evaluator_device_all (DimDatabase *database, const char *office, GError **error)
{
  DimStatement *rows = dim_database_prepare (
    database,
    "SELECT id, office, role, code_expires_s, public_key, revoked_s FROM device "
    "WHERE :office IS NULL OR office = :office ORDER BY office, id",
    error);

  if (rows == NULL)
    return NULL;
  dim_statement_bind_text (rows, ":office", office);
  return collect_devices (rows, error);
}

gboolean
dim_evaluator_device_revoke (DimDatabase *database, const char *id, gint64 now_s, GError **error)
{
  DimStatement *update =
    dim_database_prepare (database,
                          "UPDATE device SET revoked_s = coalesce (revoked_s, :now) WHERE id = :id",
                          error);

  if (update == NULL)
    return FALSE;
  dim_statement_bind_int (update, ":now", now_s);
  dim_statement_bind_text (update, ":id", id);
  return dim_statement_run (update, error) &&
         has_changed (database, DIM_ERROR_NOT_FOUND, "Cannot revoke device: there is no such one",
                      error);
}

gboolean
dim_evaluator_device_office (DimDatabase *database,
                             const char *id,
                             char **out_office,
                             GError **error)
{
  g_autoptr (GError) cause = NULL;
  DimStatement *row = dim_database_prepare (
    database,
    "SELECT office FROM device WHERE id = :id AND enrolled_s IS NOT NULL AND revoked_s IS NULL",
    error);

  if (row == NULL)
    return FALSE;
  dim_statement_bind_text (row, ":id", id);
  *out_office = dim_statement_step (row, &cause) ? g_strdup (dim_statement_text (row, 0)) : NULL;
  dim_statement_reset (row);
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* Nothing tells an outsider whether a code exists, is old, used, or its device revoked. */
static gboolean
reject_code (GError **error)
{
  g_set_error_literal (error, DIM_ERROR, DIM_ERROR_REJECTED,
                       "Cannot enrol device: the code does not hold");
  return FALSE;
}

static DimEvaluatorDevice *
find_by_code (DimDatabase *database, const guint8 code_digest[DIM_SHA256_BYTES], GError **error)
{
  g_autoptr (GPtrArray) found = NULL;
  DimStatement *rows = dim_database_prepare (
    database,
    "SELECT id, office, role, code_expires_s, public_key, revoked_s FROM device "
    "WHERE code_digest = :digest",
    error);

  if (rows == NULL)
    return NULL;
  dim_statement_bind_blob (rows, ":digest", code_digest, DIM_SHA256_BYTES);
  found = collect_devices (rows, error);
  if (found == NULL)
    return NULL;
  if (found->len == 0) {
    (void) reject_code (error);
    return NULL;
  }
  return g_ptr_array_steal_index (found, 0);
}

static gboolean
store_key (DimDatabase *database,
           const char *id,
           const guint8 public_key[DIM_SIGN_PUBLIC_BYTES],
           gint64 now_s,
           GError **error)
{
  g_autofree char *keyid = dim_key_thumbprint (public_key);
  DimStatement *update =
    dim_database_prepare (database,
                          "UPDATE OR IGNORE device SET public_key = :public_key, keyid = :keyid, "
                          "enrolled_s = :now WHERE id = :id",
                          error);

  if (update == NULL)
    return FALSE;
  dim_statement_bind_blob (update, ":public_key", public_key, DIM_SIGN_PUBLIC_BYTES);
  dim_statement_bind_text (update, ":keyid", keyid);
  dim_statement_bind_int (update, ":now", now_s);
  dim_statement_bind_text (update, ":id", id);
  if (!dim_statement_run (update, error))
    return FALSE;
  return dim_database_changes (database) > 0 || reject_code (error);
}

static gboolean
enrol_found (DimDatabase *database,
             const DimEvaluatorDevice *device,
             const guint8 public_key[DIM_SIGN_PUBLIC_BYTES],
             gint64 now_s,
             GError **error)
{
  if (device->is_revoked)
    return reject_code (error);
  if (device->is_enrolled)
    return memcmp (device->public_key, public_key, DIM_SIGN_PUBLIC_BYTES) == 0 ||
           reject_code (error);
  if (device->code_expires_s < now_s)
    return reject_code (error);
  return store_key (database, device->id, public_key, now_s, error);
}

gboolean
dim_evaluator_device_enrol (DimDatabase *database,
                            const DimEvaluatorEnrolment *enrolment,
                            char out_id[DIM_UUID_TEXT_LEN],
                            gboolean *out_is_new,
                            GError **error)
{
  g_autoptr (DimEvaluatorDevice) device = NULL;

  g_return_val_if_fail (database != NULL && enrolment != NULL, FALSE);
  if (!dim_database_begin (database, error))
    return FALSE;
  device = find_by_code (database, enrolment->code_digest, error);
  if (device == NULL ||
      !enrol_found (database, device, enrolment->public_key, enrolment->now_s, error) ||
      !dim_database_commit (database, error)) {
    dim_database_rollback (database);
    return FALSE;
  }
  memcpy (out_id, device->id, sizeof device->id);
  *out_is_new = !device->is_enrolled;
  return TRUE;
}
