/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-reader-trust.h"
#include "dim-rules-inside.h"

#include <string.h>

gboolean
dim_rules_keeps_circle (DimRules *rules, const DimDeviceProfile *device, const char *circle)
{
  switch (device->role) {
  case DIM_ROLE_BACK_OFFICE:
    return dim_rules_serves (rules, device, circle);
  case DIM_ROLE_ANALYST:
    return strcmp (circle, DIM_CIRCLE_MINISTRY) == 0;
  case DIM_ROLE_FRONT_OFFICE:
  default:
    return FALSE;
  }
}

gboolean
dim_rules_is_among (const GPtrArray *readers, const char *id)
{
  for (guint i = 0; i < readers->len; i++)
    if (strcmp (((const DimReader *) g_ptr_array_index (readers, i))->id, id) == 0)
      return TRUE;
  return FALSE;
}

/* Of a device that was revoked nothing counts but what it vouched for before. */
static gboolean
add_if_reading (DimRules *rules,
                const DimReaderCertificate *certificate,
                GPtrArray *readers,
                GError **error)
{
  g_autofree DimLedgerReader *reader = NULL;
  g_autoptr (DimDeviceProfile) device = NULL;

  if (!rules->ledger->home->texts.reader (rules->ledger, certificate->reader.id, &reader, error))
    return FALSE;
  if (reader == NULL)
    return TRUE;
  if (reader->reader.kind == DIM_READER_DEVICE) {
    if (!dim_rules_find_device (rules, reader->device, &device, error))
      return FALSE;
    if (device == NULL)
      return TRUE;
  }
  g_ptr_array_add (readers, g_memdup2 (&reader->reader, sizeof reader->reader));
  return TRUE;
}

GPtrArray *
dim_rules_list_circle (DimRules *rules, const char *circle, GError **error)
{
  DimLedger *ledger = rules->ledger;
  g_autoptr (GPtrArray) readers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) certificates = NULL;
  g_autoptr (GPtrArray) trusted = NULL;
  DimCircle known = { 0 };
  gboolean is_there = FALSE;

  if (!ledger->home->texts.circle (ledger, circle, &known, &is_there, error))
    return NULL;
  if (!is_there)
    return g_steal_pointer (&readers);
  if (!ledger->home->texts.certificates (ledger, circle, &certificates, error))
    return NULL;
  trusted = dim_trust_resolve (circle, known.root, certificates);
  for (guint i = 0; i < trusted->len; i++)
    if (!add_if_reading (rules, g_ptr_array_index (trusted, i), readers, error))
      return NULL;
  return g_steal_pointer (&readers);
}

static gboolean
take_position (DimAcceptance *acceptance, GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;

  return ledger->home->take_positions (ledger, 1, &acceptance->position, error);
}

/* A device says which key it reads with; that it signs with its own, everybody can check. */
gboolean
dim_rules_accept_reader (DimAcceptance *acceptance, GError **error)
{
  DimLedger *ledger = acceptance->rules->ledger;
  const DimReader *reader = acceptance->fact->reader;
  DimLedgerReader kept = { .reader = *reader };
  g_autoptr (DimDevice) device = NULL;

  if (acceptance->device->role == DIM_ROLE_FRONT_OFFICE)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_FORBIDDEN);
  if (!ledger->home->device (ledger, acceptance->device->device, &device, error))
    return FALSE;
  if (reader->kind == DIM_READER_DEVICE &&
      memcmp (reader->sign_key, device->public_key, sizeof reader->sign_key) != 0)
    return dim_acceptance_fault (acceptance, "/ondertekensleutel", "onverenigbaar");
  g_strlcpy (kept.device, acceptance->device->device, sizeof kept.device);
  return ledger->home->texts.put_reader (ledger, &kept, error) && take_position (acceptance, error);
}

/* What the certificate says of the reader is what the reader said of itself. */
static gboolean
check_reader (DimAcceptance *acceptance, GError **error)
{
  DimRules *rules = acceptance->rules;
  const DimReaderCertificate *certificate = acceptance->fact->certificate;
  const DimReader *said = &certificate->reader;
  g_autofree DimLedgerReader *known = NULL;
  g_autoptr (DimDeviceProfile) device = NULL;

  if (!rules->ledger->home->texts.reader (rules->ledger, said->id, &known, error))
    return FALSE;
  if (known == NULL)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_NOT_FOUND);
  if (memcmp (known->reader.read_key, said->read_key, sizeof said->read_key) != 0)
    return dim_acceptance_fault (acceptance, "/leessleutel", "onverenigbaar");
  if (memcmp (known->reader.sign_key, said->sign_key, sizeof said->sign_key) != 0)
    return dim_acceptance_fault (acceptance, "/ondertekensleutel", "onverenigbaar");
  if (!dim_certificate_is_signed (certificate))
    return dim_acceptance_fault (acceptance, "/handtekening", "ongeldige-handtekening");
  if (!dim_rules_find_device (rules, known->device, &device, error))
    return FALSE;
  if (device == NULL || !dim_rules_keeps_circle (rules, device, certificate->circle))
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_NOT_FOUND);
  return TRUE;
}

/* Whoever comes first brings the root; persons compare it before anything is sealed under it. */
static gboolean
check_issuer (DimAcceptance *acceptance, GError **error)
{
  DimRules *rules = acceptance->rules;
  DimLedger *ledger = rules->ledger;
  const DimReaderCertificate *certificate = acceptance->fact->certificate;
  g_autoptr (GPtrArray) readers = NULL;
  DimCircle circle = { 0 };
  gboolean is_there = FALSE;

  if (!ledger->home->texts.circle (ledger, certificate->circle, &circle, &is_there, error))
    return FALSE;
  if (!is_there) {
    g_strlcpy (circle.code, certificate->circle, sizeof circle.code);
    memcpy (circle.root, certificate->issuer, sizeof circle.root);
    return ledger->home->texts.put_circle (ledger, &circle, error);
  }
  if (memcmp (circle.root, certificate->issuer, sizeof circle.root) == 0)
    return TRUE;
  readers = dim_rules_list_circle (rules, certificate->circle, error);
  if (readers == NULL)
    return FALSE;
  for (guint i = 0; i < readers->len; i++)
    if (memcmp (((const DimReader *) g_ptr_array_index (readers, i))->sign_key, certificate->issuer,
                sizeof certificate->issuer) == 0)
      return TRUE;
  return dim_acceptance_refuse (acceptance, DIM_REFUSAL_CIRCLE_KEY);
}

gboolean
dim_rules_accept_certificate (DimAcceptance *acceptance, GError **error)
{
  DimRules *rules = acceptance->rules;
  const DimReaderCertificate *certificate = acceptance->fact->certificate;

  if (acceptance->device->role == DIM_ROLE_FRONT_OFFICE)
    return dim_acceptance_refuse (acceptance, DIM_REFUSAL_FORBIDDEN);
  if (!dim_rules_keeps_circle (rules, acceptance->device, certificate->circle))
    return dim_acceptance_fault (acceptance, "/kring", "gemeente-niet-van-kantoor");
  return check_reader (acceptance, error) && check_issuer (acceptance, error) &&
         rules->ledger->home->texts.put_certificate (rules->ledger, acceptance->fact->id,
                                                     certificate, error) &&
         take_position (acceptance, error);
}

/* (element-type utf8) borrowed: those of its municipalities, each once, and of the ministry. */
static GPtrArray *
list_codes (DimRules *rules, const DimDeviceProfile *device)
{
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; device->municipalities[i] != NULL; i++) {
    const char *code =
      dim_municipalities_current_code (rules->municipalities, device->municipalities[i]);

    if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
      g_ptr_array_add (codes, (gpointer) code);
  }
  g_ptr_array_add (codes, (gpointer) DIM_CIRCLE_MINISTRY);
  return codes;
}

static gboolean
add_circle (DimRules *rules, const char *code, DimToldReaders *page, GError **error)
{
  DimLedger *ledger = rules->ledger;
  GPtrArray *certificates = NULL;
  DimCircle circle = { 0 };
  gboolean is_there = FALSE;

  if (!ledger->home->texts.circle (ledger, code, &circle, &is_there, error))
    return FALSE;
  if (!is_there)
    return TRUE;
  if (!ledger->home->texts.certificates (ledger, code, &certificates, error))
    return FALSE;
  g_array_append_val (page->circles, circle);
  g_ptr_array_extend_and_steal (page->certificates, certificates);
  return TRUE;
}

/* All that is known is told; who of them counts, the devices find out for themselves. */
DimToldReaders *
dim_rules_view_readers (DimRules *rules, const DimDeviceProfile *device, GError **error)
{
  g_autoptr (DimToldReaders) page = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  GPtrArray *readers = NULL;

  g_return_val_if_fail (rules != NULL && device != NULL, NULL);
  page = dim_told_readers_new ();
  codes = list_codes (rules, device);
  for (guint i = 0; i < codes->len; i++)
    if (!add_circle (rules, g_ptr_array_index (codes, i), page, error))
      return NULL;
  if (!rules->ledger->home->texts.readers_near (rules->ledger, device->office, &readers, error))
    return NULL;
  g_ptr_array_unref (page->readers);
  page->readers = readers;
  return g_steal_pointer (&page);
}

/* The key on paper is of all who keep its circle: nothing opens without the paper. */
static gboolean
keeps_reader (DimRules *rules,
              const DimDeviceProfile *device,
              const char *reader,
              gboolean *out,
              GError **error)
{
  g_autoptr (GPtrArray) codes = list_codes (rules, device);

  for (guint i = 0; i < codes->len && !*out; i++) {
    const char *code = g_ptr_array_index (codes, i);
    g_autoptr (GPtrArray) readers = NULL;

    if (!dim_rules_keeps_circle (rules, device, code))
      continue;
    readers = dim_rules_list_circle (rules, code, error);
    if (readers == NULL)
      return FALSE;
    *out = dim_rules_is_among (readers, reader);
  }
  return TRUE;
}

gboolean
dim_rules_may_read_as (DimRules *rules,
                       const DimDeviceProfile *device,
                       const char *reader,
                       gboolean *out,
                       GError **error)
{
  g_autofree DimLedgerReader *known = NULL;

  g_return_val_if_fail (rules != NULL && device != NULL && reader != NULL && out != NULL, FALSE);
  *out = FALSE;
  if (!rules->ledger->home->texts.reader (rules->ledger, reader, &known, error))
    return FALSE;
  if (known == NULL)
    return TRUE;
  if (known->reader.kind == DIM_READER_PAPER)
    return keeps_reader (rules, device, reader, out, error);
  *out = strcmp (known->device, device->device) == 0;
  return TRUE;
}
