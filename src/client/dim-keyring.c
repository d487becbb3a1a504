/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-keyring.h"

#include "dim-bytes.h"
#include "dim-error.h"

#include <libsecret/secret.h>

#define BUS_LIMIT_S    5
#define PERSON_LIMIT_S 120 /* somebody types the keyring's password */

/* libsecret waits for as long as a prompt stands open; this ends the waiting. */
typedef struct {
  GMutex mutex;
  GCond over;
  gboolean is_over;
  gint64 until_us;
  GCancellable *cancellable;
  GThread *thread;
} Limit;

static const SecretSchema store_key_schema = {
  "nl.minbzk.DutchIdMonitor",
  SECRET_SCHEMA_NONE,
  { { "directory", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

static gpointer
watch_limit (gpointer data)
{
  Limit *limit = data;

  g_mutex_lock (&limit->mutex);
  while (!limit->is_over && g_cond_wait_until (&limit->over, &limit->mutex, limit->until_us))
    continue;
  if (!limit->is_over)
    g_cancellable_cancel (limit->cancellable);
  g_mutex_unlock (&limit->mutex);
  return NULL;
}

static GCancellable *
start_limit (Limit *limit, guint seconds)
{
  g_mutex_init (&limit->mutex);
  g_cond_init (&limit->over);
  limit->is_over = FALSE;
  limit->until_us = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
  limit->cancellable = g_cancellable_new ();
  limit->thread = g_thread_new ("keyring-limit", watch_limit, limit);
  return limit->cancellable;
}

static void
end_limit (Limit *limit)
{
  g_mutex_lock (&limit->mutex);
  limit->is_over = TRUE;
  g_cond_signal (&limit->over);
  g_mutex_unlock (&limit->mutex);
  g_thread_join (limit->thread);
  g_clear_object (&limit->cancellable);
  g_mutex_clear (&limit->mutex);
  g_cond_clear (&limit->over);
}

/* Without this GLib would start a bus of its own, and wait for it. */
static gboolean
has_session_bus (void)
{
  g_autofree char *socket = g_build_filename (g_get_user_runtime_dir (), "bus", NULL);

  return g_getenv ("DBUS_SESSION_BUS_ADDRESS") != NULL || g_file_test (socket, G_FILE_TEST_EXISTS);
}

/* Within a Flatpak the Secret Service is out of reach: libsecret keeps a file of its own there,
 * under a secret for which it asks the portal itself. */
static gboolean
is_in_sandbox (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static SecretCollection *
open_collection (GCancellable *cancellable, GError **error)
{
  g_autoptr (SecretService) service = NULL;

  if (!has_session_bus ()) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_LOCKED, "Cannot reach the keyring: no session bus");
    return NULL;
  }
  service = secret_service_get_sync (SECRET_SERVICE_OPEN_SESSION, cancellable, error);
  if (service == NULL)
    return NULL;
  return secret_collection_for_alias_sync (service, SECRET_COLLECTION_DEFAULT,
                                           SECRET_COLLECTION_NONE, cancellable, error);
}

static gboolean
unlock_collection (SecretCollection *collection, GCancellable *cancellable, GError **error)
{
  g_autoptr (GList) locked = g_list_prepend (NULL, collection);

  if (!secret_collection_get_locked (collection))
    return TRUE;
  return secret_service_unlock_sync (secret_collection_get_service (collection), locked,
                                     cancellable, NULL, error) == 1;
}

static gboolean
unlock_keyring (GCancellable *cancellable, GError **error)
{
  g_autoptr (SecretCollection) collection = NULL;

  if (is_in_sandbox ())
    return TRUE;
  collection = open_collection (cancellable, error);
  return collection != NULL && unlock_collection (collection, cancellable, error);
}

/* Nothing is kept for nobody; only whether the portal answers matters. */
static gboolean
has_portal (GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  char *text =
    secret_password_lookup_sync (&store_key_schema, cancellable, &error, "directory", "", NULL);

  secret_password_free (text);
  return error == NULL;
}

static gboolean
is_collection_open (GCancellable *cancellable)
{
  g_autoptr (SecretCollection) collection = open_collection (cancellable, NULL);

  return collection != NULL && !secret_collection_get_locked (collection);
}

/* What libsecret says stays inside: to the caller the keyring cannot be asked. */
static void
set_out_of_reach (GError **error, GError *cause)
{
  g_set_error (error, DIM_ERROR, DIM_ERROR_LOCKED, "Cannot ask the keyring: %s",
               cause == NULL ? "it stays locked" : cause->message);
  g_clear_error (&cause);
}

static guint8 *
decode_key (const char *text, GError **error)
{
  guint8 *key = dim_secret_alloc (DIM_SEAL_KEY_BYTES);

  if (dim_base64_decode_exact (text, key, DIM_SEAL_KEY_BYTES))
    return key;
  dim_secret_free (key);
  g_set_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND, "Cannot read the key: it is no store key");
  return NULL;
}

gboolean
dim_keyring_is_ready (void)
{
  GCancellable *cancellable;
  gboolean is_ready;
  Limit limit;

  if (!has_session_bus ())
    return FALSE;
  cancellable = start_limit (&limit, BUS_LIMIT_S);
  is_ready = is_in_sandbox () ? has_portal (cancellable) : is_collection_open (cancellable);
  end_limit (&limit);
  return is_ready;
}

guint8 *
dim_keyring_find (const char *directory, GError **error)
{
  g_autoptr (GError) cause = NULL;
  GCancellable *cancellable;
  gboolean is_open;
  char *text = NULL;
  guint8 *key = NULL;
  Limit limit;

  cancellable = start_limit (&limit, PERSON_LIMIT_S);
  is_open = unlock_keyring (cancellable, &cause);
  if (is_open)
    text = secret_password_lookup_sync (&store_key_schema, cancellable, &cause, "directory",
                                        directory, NULL);
  end_limit (&limit);
  if (text != NULL)
    key = decode_key (text, error);
  else if (is_open && cause == NULL)
    g_set_error (error, DIM_ERROR, DIM_ERROR_NOT_FOUND, "Cannot find the key: it is not kept");
  else
    set_out_of_reach (error, g_steal_pointer (&cause));
  secret_password_free (text);
  return key;
}

gboolean
dim_keyring_keep (const char *directory, const guint8 key[DIM_SEAL_KEY_BYTES], GError **error)
{
  g_autoptr (GError) cause = NULL;
  char *text = dim_base64_encode (key, DIM_SEAL_KEY_BYTES);
  GCancellable *cancellable;
  gboolean is_kept;
  Limit limit;

  cancellable = start_limit (&limit, PERSON_LIMIT_S);
  is_kept =
    secret_password_store_sync (&store_key_schema, SECRET_COLLECTION_DEFAULT, "Dutch ID Monitor",
                                text, cancellable, &cause, "directory", directory, NULL);
  end_limit (&limit);
  dim_wipe_string (text);
  if (!is_kept)
    set_out_of_reach (error, g_steal_pointer (&cause));
  return is_kept;
}

gboolean
dim_keyring_forget (const char *directory, GError **error)
{
  g_autoptr (GError) cause = NULL;
  GCancellable *cancellable;
  gboolean is_asked;
  Limit limit;

  cancellable = start_limit (&limit, PERSON_LIMIT_S);
  is_asked = unlock_keyring (cancellable, &cause);
  if (is_asked)
    (void) secret_password_clear_sync (&store_key_schema, cancellable, &cause, "directory",
                                       directory, NULL);
  end_limit (&limit);
  if (is_asked && cause == NULL)
    return TRUE;
  set_out_of_reach (error, g_steal_pointer (&cause));
  return FALSE;
}
