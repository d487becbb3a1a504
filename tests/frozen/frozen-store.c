/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "frozen-store.h"

#include "dim-device.h"
#include "dim-drafts.h"
#include "dim-fact-codec.h"
#include "dim-incidents.h"
#include "dim-key-holder.h"
#include "dim-numbers.h"
#include "dim-outbox.h"
#include "dim-signature.h"
#include "dim-store-inside.h"

#include <string.h>

#define MANY 1000

static void
append_bytes (GString *out, const char *what, const char *id, GBytes *bytes)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  g_string_append_printf (out, "%s %s %.*s\n", what, id, (int) length, text);
}

static gboolean
list_drafts (DimStore *store, GString *out, GError **error)
{
  g_autoptr (GPtrArray) drafts = dim_drafts_load (store, error);

  for (guint i = 0; drafts != NULL && i < drafts->len; i++) {
    g_autoptr (GBytes) bytes = dim_draft_encode (drafts->pdata[i]);

    append_bytes (out, "draft", ((DimDraft *) drafts->pdata[i])->incident->id, bytes);
  }
  return drafts != NULL;
}

static gboolean
list_numbers (DimStore *store, GString *out, GError **error)
{
  g_autoptr (GArray) numbers = dim_numbers_waiting (store, error);

  for (guint i = 0; numbers != NULL && i < numbers->len; i++) {
    const DimNumber *number = &g_array_index (numbers, DimNumber, i);
    g_autoptr (GBytes) opened = dim_numbers_open (store, number->use, error);

    if (opened == NULL)
      return FALSE;
    append_bytes (out, "number", number->use, opened);
  }
  return numbers != NULL;
}

static gboolean
list_queue (DimStore *store, GString *out, GError **error)
{
  g_autoptr (GPtrArray) queued = dim_outbox_peek (store, &(DimOutboxView){ .limit = MANY }, error);

  for (guint i = 0; queued != NULL && i < queued->len; i++) {
    const DimOperation *operation = queued->pdata[i];

    append_bytes (out, dim_fact_kind_name (operation->kind), operation->fact, operation->body);
  }
  return queued != NULL;
}

static void
read_id (DimStatement *statement, gpointer data)
{
  g_ptr_array_add (data, g_strdup (dim_statement_text (statement, 0)));
}

static gboolean
list_explanations (DimStore *store, GString *out, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  DimStatement *statement =
    dim_database_prepare (dim_store_database (store), "SELECT id FROM incident ORDER BY id", error);

  if (!dim_store_read_rows (statement, read_id, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    g_autofree char *text = dim_incidents_load_explanation (store, ids->pdata[i], error);

    if (text == NULL)
      return FALSE;
    g_string_append_printf (out, "explanation %s %s\n", (const char *) ids->pdata[i], text);
  }
  return TRUE;
}

static gboolean
list_device (DimStore *store, GString *out, GError **error)
{
  g_autoptr (DimDevice) device = NULL;
  g_autofree char *key = NULL;

  if (!dim_device_load (store, &device, error) || device == NULL)
    return FALSE;
  key = dim_key_thumbprint (dim_signing_key_public (device->key));
  g_string_append_printf (out, "device %s %s %s %s\n", device->profile->device, key,
                          device->profile->office, device->profile->desk);
  return TRUE;
}

static gpointer
list_work (DimStore *store, gpointer out, GError **error)
{
  return list_device (store, out, error) && list_drafts (store, out, error) &&
             list_numbers (store, out, error) && list_explanations (store, out, error) &&
             list_queue (store, out, error)
           ? DIM_STORE_DONE
           : NULL;
}

char *
frozen_store_list (DimStore *store)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  (void) dim_store_call (store, list_work, out, &error);
  g_assert_no_error (error);
  return g_string_free (out, FALSE);
}

DimStore *
frozen_store_open (const char *path, const DimClock *clock)
{
  g_autoptr (DimKeyRequest) request = dim_key_request_new (FROZEN_PASSPHRASE, TRUE);
  g_autoptr (GError) error = NULL;
  DimStore *store = dim_store_open (path, clock, &error);

  g_assert_no_error (error);
  (void) dim_store_call (store, dim_key_holder_open, request, &error);
  g_assert_no_error (error);
  g_assert_cmpint (request->state, ==, DIM_KEY_OPEN);
  return store;
}
