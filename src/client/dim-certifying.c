/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-certifying.h"

#include "dim-circles.h"
#include "dim-device.h"
#include "dim-error.h"
#include "dim-key-fingerprint.h"
#include "dim-outbox.h"
#include "dim-own-reader.h"
#include "dim-paper-key.h"
#include "dim-reader-trust.h"
#include "dim-recovery.h"

#include <string.h>

/* One act, and what it stands on. */
typedef struct {
  const DimCertifying *asked;
  DimDevice *device;
  DimOwnReader *own;
  DimKnownCircle circle;
} Act;

static void
clear_act (Act *act)
{
  g_clear_pointer (&act->device, dim_device_free);
  g_clear_pointer (&act->own, dim_own_reader_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Act, clear_act)

DimCertifying *
dim_certifying_new (const DimReference *reference, const char *circle)
{
  DimCertifying *certifying = g_new0 (DimCertifying, 1);

  certifying->reference = reference;
  g_strlcpy (certifying->circle, circle, sizeof certifying->circle);
  return certifying;
}

void
dim_certifying_set_paper (DimCertifying *certifying, const char *paper)
{
  certifying->paper = dim_secret_strdup (paper);
}

void
dim_certifying_free_paper (gpointer paper)
{
  dim_secret_free (paper);
}

void
dim_certifying_free (DimCertifying *certifying)
{
  if (certifying == NULL)
    return;
  g_free (certifying->compared);
  dim_secret_free (certifying->paper);
  g_free (certifying);
}

static gboolean
fail (GError **error, int code, const char *cause)
{
  g_set_error (error, DIM_ERROR, code, "Cannot change who reads: %s", cause);
  return FALSE;
}

/* Who of this device's kind belongs there. */
static gboolean
keeps_circle (const DimDevice *device, const char *circle)
{
  gboolean is_ministry = strcmp (circle, DIM_CIRCLE_MINISTRY) == 0;

  return device->profile->role == (is_ministry ? DIM_ROLE_ANALYST : DIM_ROLE_BACK_OFFICE);
}

static gboolean
load_device (DimStore *store, DimDevice **out, GError **error)
{
  if (!dim_device_load (store, out, error))
    return FALSE;
  if (*out == NULL || (*out)->profile == NULL)
    return fail (error, DIM_ERROR_NOT_FOUND, "nobody enrolled");
  return TRUE;
}

/* @is_keeping: only those may who belong there. */
static gboolean
begin_act (DimStore *store, Act *act, gboolean is_keeping, GError **error)
{
  g_autoptr (GPtrArray) codes = NULL;
  const char *circle = act->asked->circle;
  guint queued = 0;

  if (!load_device (store, &act->device, error))
    return FALSE;
  codes = dim_circles_list_codes (act->device->profile, act->asked->reference);
  if (!g_ptr_array_find_with_equal_func (codes, circle, g_str_equal, NULL) ||
      (is_keeping && !keeps_circle (act->device, circle)))
    return fail (error, DIM_ERROR_NOT_FOUND, "this device is not of that circle");
  if (!dim_circles_find (store, circle, &act->circle, error))
    return FALSE;
  if (!is_keeping)
    return TRUE;
  act->own = dim_own_reader_ensure (store, &queued, error);
  return act->own != NULL;
}

static void
fill_own (const Act *act, DimReader *out)
{
  g_strlcpy (out->id, act->own->id, sizeof out->id);
  out->kind = DIM_READER_DEVICE;
  memcpy (out->read_key, dim_reading_key_public (act->own->key), sizeof out->read_key);
  memcpy (out->sign_key, dim_signing_key_public (act->device->key), sizeof out->sign_key);
}

/* A certificate that counts here at once, and for the others when it has arrived. */
static gboolean
issue (DimStore *store,
       const Act *act,
       const DimReader *reader,
       const DimSigningKey *issuer,
       GError **error)
{
  g_autoptr (DimFact) fact = NULL;
  char id[DIM_UUID_TEXT_LEN];

  dim_store_new_id (store, id);
  fact = dim_fact_new (DIM_FACT_CERTIFICATE, id, "");
  fact->certificate = g_new0 (DimReaderCertificate, 1);
  g_strlcpy (fact->certificate->circle, act->asked->circle, sizeof fact->certificate->circle);
  fact->certificate->reader = *reader;
  dim_certificate_sign (fact->certificate, issuer);
  return dim_outbox_add (store, fact, error) &&
         dim_circles_put_certificate (store, fact->certificate, error);
}

static gboolean
note_reader (DimStore *store, const Act *act, const DimReader *reader, GError **error)
{
  g_autoptr (DimReaderEntry) entry = dim_reader_entry_new ();

  entry->reader = *reader;
  entry->role = act->device->profile->role;
  g_free (entry->office);
  entry->office = g_strdup (act->device->profile->office_name);
  g_free (entry->desk);
  entry->desk = g_strdup (act->device->profile->desk);
  return dim_circles_put_reader (store, entry, error);
}

/* The key on paper is a reader as any other, that no device has. */
static gboolean
add_paper (DimStore *store,
           const Act *act,
           const DimSigningKey *root,
           const DimReadingKey *key,
           GError **error)
{
  DimReader reader = { .kind = DIM_READER_PAPER };
  g_autoptr (DimFact) fact = NULL;

  dim_store_new_id (store, reader.id);
  memcpy (reader.read_key, dim_reading_key_public (key), sizeof reader.read_key);
  memcpy (reader.sign_key, dim_signing_key_public (root), sizeof reader.sign_key);
  fact = dim_fact_new (DIM_FACT_READER, reader.id, "");
  fact->reader = g_memdup2 (&reader, sizeof reader);
  return dim_outbox_add (store, fact, error) && note_reader (store, act, &reader, error) &&
         issue (store, act, &reader, root, error);
}

static gboolean
join (DimStore *store, const Act *act, const DimSigningKey *issuer, GError **error)
{
  DimReader own = { 0 };

  fill_own (act, &own);
  return note_reader (store, act, &own, error) && issue (store, act, &own, issuer, error);
}

static gboolean
set_root (DimStore *store, const Act *act, const DimSigningKey *root, GError **error)
{
  DimCircle circle = { 0 };

  g_strlcpy (circle.code, act->asked->circle, sizeof circle.code);
  memcpy (circle.root, dim_signing_key_public (root), sizeof circle.root);
  return dim_circles_put_root (store, &circle, error) &&
         dim_circles_confirm (store, circle.code, circle.root, error);
}

static gpointer
start (DimStore *store, gpointer data, GError **error)
{
  g_auto (Act) act = { .asked = data };
  guint8 secret[DIM_PAPER_KEY_BYTES];
  g_autoptr (DimSigningKey) root = NULL;
  g_autoptr (DimReadingKey) key = NULL;
  char *paper = NULL;

  if (!begin_act (store, &act, TRUE, error))
    return NULL;
  if (act.circle.standing != DIM_CIRCLE_EMPTY) {
    fail (error, DIM_ERROR_CONFLICT, "there are readers already");
    return NULL;
  }
  dim_random_bytes (secret, sizeof secret);
  root = dim_paper_key_root (secret);
  key = dim_paper_key_reader (secret);
  if (set_root (store, &act, root, error) && add_paper (store, &act, root, key, error) &&
      join (store, &act, root, error)) {
    paper = dim_secret_alloc (DIM_PAPER_KEY_TEXT_LEN);
    dim_paper_key_format (secret, paper);
  }
  dim_wipe (secret, sizeof secret);
  return paper;
}

gpointer
dim_certifying_start (DimStore *store, gpointer certifying, GError **error)
{
  return dim_store_in_transaction (store, start, certifying, error);
}

static gpointer
confirm (DimStore *store, gpointer data, GError **error)
{
  g_auto (Act) act = { .asked = data };
  g_autofree char *fingerprint = NULL;

  if (!begin_act (store, &act, FALSE, error))
    return NULL;
  fingerprint = dim_key_fingerprint_of_root (act.circle.told);
  if (act.circle.standing == DIM_CIRCLE_EMPTY || !act.circle.is_told) {
    fail (error, DIM_ERROR_NOT_FOUND, "nobody reads there yet");
    return NULL;
  }
  if (!dim_key_fingerprint_matches (fingerprint, act.asked->compared)) {
    fail (error, DIM_ERROR_INVALID, "the fingerprints differ");
    return NULL;
  }
  return dim_circles_confirm (store, act.asked->circle, act.circle.told, error) ? DIM_STORE_DONE
                                                                                : NULL;
}

gpointer
dim_certifying_confirm (DimStore *store, gpointer certifying, GError **error)
{
  return dim_store_in_transaction (store, confirm, certifying, error);
}

static gboolean
is_member (DimStore *store, const Act *act, const char *reader, gboolean *out, GError **error)
{
  g_autoptr (GPtrArray) readers = dim_circles_list_readers (store, act->asked->circle, error);

  if (readers == NULL)
    return FALSE;
  *out = FALSE;
  for (guint i = 0; i < readers->len; i++)
    *out |= strcmp (((const DimReader *) g_ptr_array_index (readers, i))->id, reader) == 0;
  return TRUE;
}

static gpointer
certify (DimStore *store, gpointer data, GError **error)
{
  g_auto (Act) act = { .asked = data };
  g_autoptr (DimReaderEntry) other = NULL;
  g_autofree char *fingerprint = NULL;
  gboolean may = FALSE;

  if (!begin_act (store, &act, TRUE, error) || !is_member (store, &act, act.own->id, &may, error) ||
      !dim_circles_find_reader (store, act.asked->reader, &other, error))
    return NULL;
  if (!may) {
    fail (error, DIM_ERROR_CONFLICT, "this device is no reader itself");
    return NULL;
  }
  if (other == NULL || other->is_revoked) {
    fail (error, DIM_ERROR_NOT_FOUND, "there is no such reader");
    return NULL;
  }
  fingerprint = dim_key_fingerprint_of_reader (&other->reader);
  if (!dim_key_fingerprint_matches (fingerprint, act.asked->compared)) {
    fail (error, DIM_ERROR_INVALID, "the fingerprints differ");
    return NULL;
  }
  return issue (store, &act, &other->reader, act.device->key, error) ? DIM_STORE_DONE : NULL;
}

gpointer
dim_certifying_certify (DimStore *store, gpointer certifying, GError **error)
{
  return dim_store_in_transaction (store, certify, certifying, error);
}

/* The key on paper under which the circle knows it; FALSE if it knows none such. */
static gboolean
find_paper (DimStore *store, const DimReadingKey *key, char *out, GError **error)
{
  g_autoptr (GPtrArray) known = dim_circles_list_known (store, error);

  if (known == NULL)
    return FALSE;
  for (guint i = 0; i < known->len; i++) {
    const DimReaderEntry *entry = g_ptr_array_index (known, i);

    if (memcmp (entry->reader.read_key, dim_reading_key_public (key), DIM_READ_KEY_BYTES) == 0) {
      g_strlcpy (out, entry->reader.id, DIM_UUID_TEXT_LEN);
      return TRUE;
    }
  }
  return fail (error, DIM_ERROR_NOT_FOUND, "the collector has not told of this key on paper");
}

static gboolean
recover_with (DimStore *store,
              const Act *act,
              const guint8 secret[DIM_PAPER_KEY_BYTES],
              GError **error)
{
  g_autoptr (DimSigningKey) root = dim_paper_key_root (secret);
  g_autoptr (DimRecovery) recovery = g_new0 (DimRecovery, 1);

  if (!act->circle.is_told)
    return fail (error, DIM_ERROR_NOT_FOUND, "the collector has not told of this circle");
  if (memcmp (act->circle.told, dim_signing_key_public (root), DIM_SIGN_PUBLIC_BYTES) != 0)
    return fail (error, DIM_ERROR_INVALID, "this is not the key on paper of this circle");
  recovery->key = dim_paper_key_reader (secret);
  g_strlcpy (recovery->circle, act->asked->circle, sizeof recovery->circle);
  return find_paper (store, recovery->key, recovery->reader, error) &&
         set_root (store, act, root, error) && join (store, act, root, error) &&
         dim_recovery_begin (store, recovery, error);
}

static gpointer
recover (DimStore *store, gpointer data, GError **error)
{
  g_auto (Act) act = { .asked = data };
  guint8 secret[DIM_PAPER_KEY_BYTES];
  gboolean is_done;

  if (!begin_act (store, &act, TRUE, error))
    return NULL;
  if (!dim_paper_key_parse (act.asked->paper, secret)) {
    fail (error, DIM_ERROR_INVALID, "this is no key, or it was mistyped");
    return NULL;
  }
  is_done = recover_with (store, &act, secret, error);
  dim_wipe (secret, sizeof secret);
  return is_done ? DIM_STORE_DONE : NULL;
}

gpointer
dim_certifying_recover (DimStore *store, gpointer certifying, GError **error)
{
  return dim_store_in_transaction (store, recover, certifying, error);
}
