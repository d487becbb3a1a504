/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-one-time-code.h"
#include "dim-rules-month.h"
#include "dim-signature.h"
#include "dim-text.h"

#include <string.h>

GPtrArray *
dim_rules_sorted_keys (GHashTable *table)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key = NULL;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, g_strdup (key));
  g_ptr_array_sort (keys, dim_text_compare_cb);
  return keys;
}

DimRules *
dim_rules_new (DimLedger *ledger,
               const DimCodeBook *book,
               const DimMunicipalities *municipalities,
               const DimClock *clock)
{
  const DimMatchWindows windows = DIM_MATCH_WINDOWS_DEFAULT;
  DimRules *rules;

  g_return_val_if_fail (ledger != NULL && book != NULL, NULL);
  g_return_val_if_fail (municipalities != NULL && clock != NULL, NULL);
  rules = g_new0 (DimRules, 1);
  rules->ledger = ledger;
  rules->book = book;
  rules->municipalities = municipalities;
  rules->clock = clock;
  rules->windows = windows;
  return rules;
}

void
dim_rules_free (DimRules *rules)
{
  if (rules == NULL)
    return;
  g_clear_pointer (&rules->keys, dim_key_list_free);
  g_clear_pointer (&rules->written, g_bytes_unref);
  g_clear_pointer (&rules->written_values, dim_incident_free);
  dim_ledger_free (rules->ledger);
  g_free (rules);
}

gboolean
dim_rules_serves (DimRules *rules, const DimDeviceProfile *device, const char *area)
{
  for (guint i = 0; device->municipalities[i] != NULL; i++)
    if (strcmp (dim_municipalities_current_code (rules->municipalities, device->municipalities[i]),
                area) == 0)
      return TRUE;
  return FALSE;
}

/* Reading and changing go by the same line: a desk its own, a back office its municipalities' and
 * what its office registered. The clerks and the reviewers of an office may have named their desks
 * alike. */
gboolean
dim_rules_may_see (DimRules *rules,
                   const DimDeviceProfile *device,
                   const DimLedgerIncident *incident)
{
  g_return_val_if_fail (rules != NULL && device != NULL && incident != NULL, FALSE);
  switch (device->role) {
  case DIM_ROLE_FRONT_OFFICE:
    return incident->role == device->role && strcmp (device->office, incident->office) == 0 &&
           strcmp (device->desk, incident->desk) == 0;
  case DIM_ROLE_BACK_OFFICE:
    return strcmp (device->office, incident->office) == 0 ||
           dim_rules_serves (rules, device, incident->area);
  case DIM_ROLE_ANALYST:
  default:
    return FALSE;
  }
}

static void
replace_text (char **text, const char *by)
{
  g_free (*text);
  *text = g_strdup (by);
}

static gboolean
describe_device (DimRules *rules, const DimDevice *device, DimDeviceProfile **out, GError **error)
{
  DimLedger *ledger = rules->ledger;
  g_autoptr (DimOffice) office = NULL;
  DimDeviceProfile *profile;

  if (!ledger->home->office (ledger, device->office, &office, error))
    return FALSE;
  g_assert (office != NULL);
  profile = dim_device_profile_new ();
  g_strlcpy (profile->device, device->id, sizeof profile->device);
  replace_text (&profile->office, office->id);
  replace_text (&profile->office_name, office->name);
  replace_text (&profile->contact, office->contact);
  replace_text (&profile->desk, device->desk);
  profile->role = device->role;
  g_ptr_array_add (office->municipalities, NULL);
  g_strfreev (profile->municipalities);
  profile->municipalities = g_strdupv ((char **) office->municipalities->pdata);
  *out = profile;
  return TRUE;
}

gboolean
dim_rules_describe_device (DimRules *rules,
                           const char *device,
                           DimDeviceProfile **out,
                           GError **error)
{
  g_autoptr (DimDevice) found = NULL;

  if (!rules->ledger->home->device (rules->ledger, device, &found, error))
    return FALSE;
  g_assert (found != NULL);
  return describe_device (rules, found, out, error);
}

gboolean
dim_rules_find_device (DimRules *rules, const char *device, DimDeviceProfile **out, GError **error)
{
  g_autoptr (DimDevice) found = NULL;

  g_return_val_if_fail (rules != NULL && device != NULL && out != NULL, FALSE);
  if (!rules->ledger->home->device (rules->ledger, device, &found, error))
    return FALSE;
  *out = NULL;
  if (found == NULL || !found->is_enrolled || found->is_revoked)
    return TRUE;
  return describe_device (rules, found, out, error);
}

static gboolean
may_enrol (const DimDevice *device, const guint8 public_key[32], gint64 now_s)
{
  if (device == NULL || device->is_revoked)
    return FALSE;
  if (device->is_enrolled)
    return dim_equal (device->public_key, public_key, sizeof device->public_key);
  return now_s < device->code_expires_s;
}

static gboolean
add_key (DimRules *rules,
         DimDevice *device,
         const guint8 public_key[32],
         gint64 now_s,
         GError **error)
{
  memcpy (device->public_key, public_key, sizeof device->public_key);
  device->keyid = dim_key_thumbprint (public_key);
  device->enrolled_s = now_s;
  device->is_enrolled = TRUE;
  return rules->ledger->home->put_device (rules->ledger, device, error);
}

gboolean
dim_rules_enrol (DimRules *rules,
                 const char *code,
                 const guint8 public_key[32],
                 DimDeviceProfile **out,
                 gboolean *out_is_new,
                 GError **error)
{
  char normal[DIM_ONE_TIME_CODE_TEXT_LEN];
  guint8 digest[DIM_SHA256_BYTES];
  gint64 now_s;
  g_autoptr (DimDevice) device = NULL;
  g_autoptr (DimLedgerKeyList) keys = NULL;

  g_return_val_if_fail (rules != NULL && code != NULL && public_key != NULL, FALSE);
  g_return_val_if_fail (out != NULL && out_is_new != NULL, FALSE);
  *out = NULL;
  *out_is_new = FALSE;
  if (!dim_one_time_code_normalise (code, normal))
    return TRUE;
  dim_one_time_code_hash (normal, digest);
  now_s = dim_clock_now_s (rules->clock);
  if (!rules->ledger->home->device_by_code (rules->ledger, digest, &device, error))
    return FALSE;
  if (!may_enrol (device, public_key, now_s))
    return TRUE;
  *out_is_new = !device->is_enrolled;
  if (*out_is_new && !add_key (rules, device, public_key, now_s, error))
    return FALSE;
  if (!rules->ledger->home->key_list (rules->ledger, &keys, error) ||
      !describe_device (rules, device, out, error))
    return FALSE;
  memcpy ((*out)->list_key, keys->list_key, sizeof (*out)->list_key);
  return TRUE;
}
