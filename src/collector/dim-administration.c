/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-administration.h"

#include "dim-error.h"
#include "dim-evaluation-codec.h"
#include "dim-ledger-sqlite.h"
#include "dim-reference-codec.h"
#include "dim-text.h"

#include <string.h>

#define NAME_BYTES_MAX     200
#define BASIS_BYTES_MAX    500
#define ID_BYTES_MAX       39 /* what a member of a case holds */
#define MUNICIPALITIES_MAX 64

struct _DimAdministration {
  const DimClock *clock;
  DimMunicipalities *municipalities;
  DimDatabase *database;
  DimLedger *ledger;
};

static gboolean
is_id (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= ID_BYTES_MAX &&
         strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

/* One line that people read: no control characters, not empty. */
static gboolean
is_line (const char *text, gsize bytes_max)
{
  gsize length = strlen (text);

  if (length == 0 || length > bytes_max || !dim_text_is_clean (text, length))
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
refuse (DimErrorCode code, const char *message, GError **error)
{
  g_set_error_literal (error, DIM_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
note (DimAdministration *administration, const char *action, const char *object, GError **error)
{
  const DimAuditLine line = {
    .action = action,
    .object = object,
    .result = "gedaan",
    .origin = "lokaal",
    .actor = "beheer",
    .time_s = dim_clock_now_s (administration->clock),
  };

  return administration->ledger->home->audit (administration->ledger, &line, error);
}

/* Ends the transaction in which a command did its work. */
static gboolean
end_command (DimAdministration *administration, gboolean is_done, GError **error)
{
  DimLedger *ledger = administration->ledger;

  if (is_done && ledger->home->commit (ledger, error))
    return TRUE;
  ledger->home->rollback (ledger);
  return FALSE;
}

static gboolean
fill_areas (DimAdministration *administration, DimOffice *office, GError **error)
{
  g_ptr_array_set_size (office->areas, 0);
  for (guint i = 0; i < office->municipalities->len; i++) {
    const char *code = office->municipalities->pdata[i];

    if (dim_municipalities_find (administration->municipalities, code) == NULL)
      return refuse (DIM_ERROR_INVALID, "Cannot add office: there is no such municipality", error);
    for (guint j = 0; j < i; j++)
      if (strcmp (code, office->municipalities->pdata[j]) == 0)
        return refuse (DIM_ERROR_INVALID, "Cannot add office: a municipality stands twice", error);
    g_ptr_array_add (office->areas,
                     g_strdup (
                       dim_municipalities_current_code (administration->municipalities, code)));
  }
  return TRUE;
}

static gboolean
check_office (DimAdministration *administration, DimOffice *office, GError **error)
{
  if (!is_id (office->id))
    return refuse (DIM_ERROR_INVALID,
                   "Cannot add office: an id has a to z, 0 to 9 and hyphens, at most 39", error);
  if (!is_line (office->name, NAME_BYTES_MAX) || !is_line (office->contact, NAME_BYTES_MAX))
    return refuse (DIM_ERROR_INVALID, "Cannot add office: name and contact are one line each",
                   error);
  if (office->municipalities->len > MUNICIPALITIES_MAX)
    return refuse (DIM_ERROR_INVALID, "Cannot add office: it works for at most 64 municipalities",
                   error);
  return fill_areas (administration, office, error);
}

DimAdministration *
dim_administration_open (const char *path, const DimClock *clock, GError **error)
{
  g_autoptr (DimAdministration) administration = NULL;

  g_return_val_if_fail (path != NULL && clock != NULL, NULL);
  administration = g_new0 (DimAdministration, 1);
  administration->clock = clock;
  administration->municipalities = dim_municipalities_load_builtin (error);
  if (administration->municipalities == NULL)
    return NULL;
  administration->database = dim_ledger_sqlite_open (path, DIM_DATABASE_DEFAULT, error);
  if (administration->database == NULL)
    return NULL;
  administration->ledger = dim_ledger_sqlite_new (administration->database);
  return g_steal_pointer (&administration);
}

void
dim_administration_free (DimAdministration *administration)
{
  if (administration == NULL)
    return;
  g_clear_pointer (&administration->ledger, dim_ledger_free);
  g_clear_pointer (&administration->database, dim_database_close);
  g_clear_pointer (&administration->municipalities, dim_municipalities_unref);
  g_free (administration);
}

gboolean
dim_administration_put_office (DimAdministration *administration, DimOffice *office, GError **error)
{
  DimLedger *ledger;

  g_return_val_if_fail (administration != NULL && office != NULL, FALSE);
  ledger = administration->ledger;
  if (!check_office (administration, office, error) || !ledger->home->begin (ledger, error))
    return FALSE;
  return end_command (administration,
                      ledger->home->put_office (ledger, office, error) &&
                        note (administration, "kantoor-vastleggen", office->id, error),
                      error);
}

GPtrArray *
dim_administration_offices (DimAdministration *administration, GError **error)
{
  GPtrArray *offices = NULL;

  g_return_val_if_fail (administration != NULL, NULL);
  if (!administration->ledger->home->offices (administration->ledger, &offices, error))
    return NULL;
  return offices;
}

static DimDevice *
new_device (DimAdministration *administration,
            const char *office,
            const char *desk,
            DimRole role,
            char out_code[DIM_ONE_TIME_CODE_TEXT_LEN])
{
  guint8 random[DIM_ONE_TIME_CODE_LEN];
  char id[DIM_UUID_TEXT_LEN];
  DimDevice *device;

  dim_random_uuid (dim_clock_now_ms (administration->clock), id);
  dim_random_bytes (random, sizeof random);
  dim_one_time_code_make (random, out_code);
  device = dim_device_new (id);
  device->office = g_strdup (office);
  device->desk = g_strdup (desk);
  device->role = role;
  dim_one_time_code_hash (out_code, device->code_digest);
  device->code_expires_s = dim_clock_now_s (administration->clock) + DIM_ONE_TIME_CODE_VALID_S;
  return device;
}

static gboolean
put_new_device (DimAdministration *administration, const DimDevice *device, GError **error)
{
  DimLedger *ledger = administration->ledger;
  g_autoptr (DimOffice) office = NULL;

  if (!ledger->home->office (ledger, device->office, &office, error))
    return FALSE;
  if (office == NULL)
    return refuse (DIM_ERROR_NOT_FOUND, "Cannot add device: there is no such office", error);
  if (office->municipalities->len == 0 && device->role != DIM_ROLE_ANALYST)
    return refuse (
      DIM_ERROR_INVALID,
      "Cannot add device: its office works for no municipality, so it has analysts only", error);
  return ledger->home->put_device (ledger, device, error) &&
         note (administration, "apparaat-toevoegen", device->id, error);
}

gboolean
dim_administration_add_device (DimAdministration *administration,
                               const char *office,
                               const char *desk,
                               DimRole role,
                               char out_code[DIM_ONE_TIME_CODE_TEXT_LEN],
                               GError **error)
{
  char code[DIM_ONE_TIME_CODE_TEXT_LEN];
  g_autoptr (DimDevice) device = NULL;

  g_return_val_if_fail (administration != NULL && office != NULL, FALSE);
  g_return_val_if_fail (desk != NULL && out_code != NULL, FALSE);
  if (!is_line (desk, ID_BYTES_MAX))
    return refuse (DIM_ERROR_INVALID, "Cannot add device: a desk is one line of at most 39 bytes",
                   error);
  if (!administration->ledger->home->begin (administration->ledger, error))
    return FALSE;
  device = new_device (administration, office, desk, role, code);
  if (!end_command (administration, put_new_device (administration, device, error), error))
    return FALSE;
  memcpy (out_code, code, sizeof code);
  return TRUE;
}

GPtrArray *
dim_administration_devices (DimAdministration *administration, GError **error)
{
  GPtrArray *devices = NULL;

  g_return_val_if_fail (administration != NULL, NULL);
  if (!administration->ledger->home->devices (administration->ledger, &devices, error))
    return NULL;
  return devices;
}

static gboolean
revoke_known (DimAdministration *administration, const char *id, GError **error)
{
  DimLedger *ledger = administration->ledger;
  g_autoptr (DimDevice) device = NULL;

  if (!ledger->home->device (ledger, id, &device, error))
    return FALSE;
  if (device == NULL)
    return refuse (DIM_ERROR_NOT_FOUND, "Cannot revoke device: there is no such device", error);
  return ledger->home->revoke (ledger, id, dim_clock_now_s (administration->clock), error) &&
         ledger->home->texts.drop_keys_of (ledger, id, error) &&
         note (administration, "apparaat-intrekken", id, error);
}

gboolean
dim_administration_revoke_device (DimAdministration *administration,
                                  const char *device,
                                  GError **error)
{
  g_return_val_if_fail (administration != NULL && device != NULL, FALSE);
  if (!administration->ledger->home->begin (administration->ledger, error))
    return FALSE;
  return end_command (administration, revoke_known (administration, device, error), error);
}

static gboolean
forget_known (DimAdministration *administration, const char *code, GError **error)
{
  DimLedger *ledger = administration->ledger;
  DimCircle circle = { 0 };
  gboolean is_there = FALSE;

  if (!ledger->home->texts.circle (ledger, code, &circle, &is_there, error))
    return FALSE;
  if (!is_there)
    return refuse (DIM_ERROR_NOT_FOUND, "Cannot forget circle: nobody reads there", error);
  return ledger->home->texts.forget_circle (ledger, code, error) &&
         note (administration, "kring-vergeten", code, error);
}

gboolean
dim_administration_forget_circle (DimAdministration *administration,
                                  const char *circle,
                                  GError **error)
{
  g_return_val_if_fail (administration != NULL && circle != NULL, FALSE);
  if (!administration->ledger->home->begin (administration->ledger, error))
    return FALSE;
  return end_command (administration, forget_known (administration, circle, error), error);
}

static gboolean
put_basis (DimAdministration *administration, const char *basis, GError **error)
{
  DimLedger *ledger = administration->ledger;

  return ledger->home->texts.notes.put_basis (ledger, basis,
                                              dim_clock_now_s (administration->clock), error) &&
         note (administration, "notities-toestaan", "", error);
}

gboolean
dim_administration_allow_notes (DimAdministration *administration,
                                const char *basis,
                                GError **error)
{
  g_return_val_if_fail (administration != NULL && basis != NULL, FALSE);
  if (!is_line (basis, BASIS_BYTES_MAX))
    return refuse (DIM_ERROR_INVALID,
                   "Cannot allow notes: a legal basis is one line of at most 500 bytes", error);
  if (!administration->ledger->home->begin (administration->ledger, error))
    return FALSE;
  return end_command (administration, put_basis (administration, basis, error), error);
}

/* Each key with a feed number of its own: a page may end after any of them. */
static gboolean
drop_note_keys (DimLedger *ledger, GError **error)
{
  g_autoptr (GPtrArray) ids = NULL;
  guint64 position = 0;

  if (!ledger->home->texts.notes.keys_of (ledger, NULL, NULL, &ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!ledger->home->take_positions (ledger, 1, &position, error) ||
        !ledger->home->texts.empty_text (ledger, ids->pdata[i], position, error))
      return FALSE;
  return TRUE;
}

static gboolean
drop_basis (DimAdministration *administration, GError **error)
{
  DimLedger *ledger = administration->ledger;
  g_autofree char *basis = NULL;

  if (!ledger->home->texts.notes.basis (ledger, &basis, error))
    return FALSE;
  if (basis == NULL)
    return refuse (DIM_ERROR_NOT_FOUND, "Cannot end notes: they are not allowed", error);
  return drop_note_keys (ledger, error) && ledger->home->texts.notes.drop_basis (ledger, error) &&
         note (administration, "notities-beeindigen", "", error);
}

gboolean
dim_administration_end_notes (DimAdministration *administration, GError **error)
{
  g_return_val_if_fail (administration != NULL, FALSE);
  if (!administration->ledger->home->begin (administration->ledger, error))
    return FALSE;
  return end_command (administration, drop_basis (administration, error), error);
}

gboolean
dim_administration_note_basis (DimAdministration *administration, char **out, GError **error)
{
  g_return_val_if_fail (administration != NULL && out != NULL, FALSE);
  return administration->ledger->home->texts.notes.basis (administration->ledger, out, error);
}

/* The file may hold the list itself, or what GET /v1/sleutels answers. */
static char *
read_jws (const char *text, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autoptr (GBytes) body = NULL;

  if (trimmed[0] != '{')
    return g_steal_pointer (&trimmed);
  body = g_bytes_new (trimmed, strlen (trimmed));
  return dim_key_list_answer_decode (body, error);
}

static gboolean
may_follow (const DimLedgerKeyList *old, const DimLedgerKeyList *list, GError **error)
{
  if (old->serial == 0)
    return TRUE;
  if (memcmp (old->list_key, list->list_key, sizeof old->list_key) != 0)
    return refuse (DIM_ERROR_CONFLICT,
                   "Cannot import key list: devices were given another list key", error);
  if (list->serial < old->serial)
    return refuse (DIM_ERROR_CONFLICT, "Cannot import key list: a newer one is here already",
                   error);
  if (list->serial == old->serial && memcmp (old->digest, list->digest, sizeof old->digest) != 0)
    return refuse (DIM_ERROR_CONFLICT,
                   "Cannot import key list: another one has the same serial number", error);
  return TRUE;
}

static gboolean
put_keys (DimAdministration *administration, const DimLedgerKeyList *list, GError **error)
{
  DimLedger *ledger = administration->ledger;
  g_autoptr (DimLedgerKeyList) old = NULL;
  g_autofree char *object = g_strdup_printf ("%" G_GUINT64_FORMAT, list->serial);

  return ledger->home->key_list (ledger, &old, error) && may_follow (old, list, error) &&
         ledger->home->put_key_list (ledger, list, error) &&
         note (administration, "sleutellijst-inlezen", object, error);
}

gboolean
dim_administration_import_keys (DimAdministration *administration,
                                const char *text,
                                const guint8 list_key[32],
                                guint64 *out_serial,
                                GError **error)
{
  g_autoptr (DimLedgerKeyList) list = g_new0 (DimLedgerKeyList, 1);
  g_autoptr (DimKeyList) keys = NULL;

  g_return_val_if_fail (administration != NULL && text != NULL, FALSE);
  g_return_val_if_fail (list_key != NULL && out_serial != NULL, FALSE);
  list->jws = read_jws (text, error);
  if (list->jws == NULL)
    return FALSE;
  keys = dim_key_list_verify (list->jws, list_key, error);
  if (keys == NULL)
    return FALSE;
  if (keys->serial == 0)
    return refuse (DIM_ERROR_INVALID, "Cannot import key list: it has no serial number", error);
  list->serial = keys->serial;
  memcpy (list->list_key, list_key, sizeof list->list_key);
  dim_sha256 (list->jws, strlen (list->jws), list->digest);
  if (!administration->ledger->home->begin (administration->ledger, error))
    return FALSE;
  if (!end_command (administration, put_keys (administration, list, error), error))
    return FALSE;
  *out_serial = list->serial;
  return TRUE;
}

gboolean
dim_administration_verify (DimAdministration *administration,
                           guint64 *out_audit_lines,
                           GError **error)
{
  DimLedger *ledger;

  g_return_val_if_fail (administration != NULL && out_audit_lines != NULL, FALSE);
  ledger = administration->ledger;
  return ledger->home->check (ledger, error) &&
         ledger->home->log.verify (ledger, out_audit_lines, error);
}
