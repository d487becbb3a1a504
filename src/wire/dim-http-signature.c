/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-signature.h"

#include <string.h>

#include "dim-bytes.h"
#include "dim-error.h"
#include "dim-structured-field.h"

#define LABEL            "dim="
#define ALGORITHM        "ed25519"
#define PARAM_CHARS_MAX  64
#define COMPONENTS_MAX   16
#define HEADER_CHARS_MAX 2048

char *
dim_content_digest (gconstpointer body, gsize length)
{
  guint8 digest[DIM_SHA256_BYTES];
  g_autofree char *text = NULL;

  dim_sha256 (body, length, digest);
  text = dim_base64_encode (digest, sizeof digest);
  return g_strdup_printf ("sha-256=:%s:", text);
}

/* The one sha-256 of a Content-Digest field; NULL if the field is broken or has none or two. */
static GBytes *
find_sha256 (const char *header)
{
  g_autoptr (GBytes) found = NULL;
  const char *at = header;

  do {
    g_autofree char *algorithm = dim_sf_take_key (&at);
    g_autoptr (GBytes) digest = NULL;

    if (algorithm == NULL || !dim_sf_take (&at, "="))
      return NULL;
    digest = dim_sf_take_bytes (&at);
    if (digest == NULL)
      return NULL;
    if (strcmp (algorithm, "sha-256") != 0)
      continue;
    if (found != NULL)
      return NULL;
    found = g_steal_pointer (&digest);
  } while (dim_sf_take_comma (&at));
  return *at == '\0' ? g_steal_pointer (&found) : NULL;
}

gboolean
dim_content_digest_matches (const char *header, gconstpointer body, gsize length)
{
  guint8 digest[DIM_SHA256_BYTES];
  g_autoptr (GBytes) claimed = NULL;

  g_return_val_if_fail (header != NULL, FALSE);
  if (strlen (header) > HEADER_CHARS_MAX)
    return FALSE;
  claimed = find_sha256 (header);
  if (claimed == NULL || g_bytes_get_size (claimed) != sizeof digest)
    return FALSE;
  dim_sha256 (body, length, digest);
  return dim_equal (digest, g_bytes_get_data (claimed, NULL), sizeof digest);
}

char *
dim_signature_params_text (const DimComponent *components,
                           gsize n_components,
                           const DimSignatureParams *params)
{
  GString *text = g_string_new ("(");

  for (gsize i = 0; i < n_components; i++) {
    if (i > 0)
      g_string_append_c (text, ' ');
    dim_sf_append_string (text, components[i].name);
  }
  g_string_append_printf (text, ");created=%" G_GINT64_FORMAT ";keyid=", params->created);
  dim_sf_append_string (text, params->keyid);
  if (params->nonce != NULL) {
    g_string_append (text, ";nonce=");
    dim_sf_append_string (text, params->nonce);
  }
  return g_string_free (text, FALSE);
}

char *
dim_signature_base (const DimComponent *components, gsize n_components, const char *params_text)
{
  GString *base = g_string_new (NULL);

  for (gsize i = 0; i < n_components; i++)
    g_string_append_printf (base, "\"%s\": %s\n", components[i].name, components[i].value);
  g_string_append_printf (base, "\"@signature-params\": %s", params_text);
  return g_string_free (base, FALSE);
}

void
dim_signature_headers (const DimSigningKey *key,
                       const DimComponent *components,
                       gsize n_components,
                       const DimSignatureParams *params,
                       char **out_signature_input,
                       char **out_signature)
{
  guint8 signature[DIM_SIGN_BYTES];
  g_autofree char *params_text = dim_signature_params_text (components, n_components, params);
  g_autofree char *base = dim_signature_base (components, n_components, params_text);
  g_autofree char *text = NULL;

  dim_sign (key, base, strlen (base), signature);
  text = dim_base64_encode (signature, sizeof signature);
  *out_signature_input = g_strconcat (LABEL, params_text, NULL);
  *out_signature = g_strdup_printf (LABEL ":%s:", text);
}

/* ("@method" "@path"): every name once, none with parameters. */
static char **
take_components (const char **at)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!dim_sf_take (at, "("))
    return NULL;
  do {
    g_autofree char *name = dim_sf_take_string (at, PARAM_CHARS_MAX);

    if (name == NULL || g_hash_table_size (seen) == COMPONENTS_MAX)
      return NULL;
    g_strv_builder_add (names, name);
    if (!g_hash_table_add (seen, g_steal_pointer (&name)))
      return NULL;
  } while (dim_sf_take (at, " "));
  return dim_sf_take (at, ")") ? g_strv_builder_end (names) : NULL;
}

/* One parameter after its ";". Others than these could say something that is
 * not looked at here, so they are refused. */
static gboolean
take_param (const char **at, DimParsedSignature *parsed)
{
  g_autofree char *name = dim_sf_take_key (at);
  char **text = NULL;

  if (name == NULL || !dim_sf_take (at, "="))
    return FALSE;
  if (strcmp (name, "created") == 0)
    return parsed->created < 0 && dim_sf_take_count (at, &parsed->created);
  if (strcmp (name, "alg") == 0)
    return dim_sf_take (at, "\"" ALGORITHM "\"");
  if (strcmp (name, "keyid") == 0)
    text = &parsed->keyid;
  if (strcmp (name, "nonce") == 0)
    text = &parsed->nonce;
  if (text == NULL || *text != NULL)
    return FALSE;
  *text = dim_sf_take_string (at, PARAM_CHARS_MAX);
  return *text != NULL && **text != '\0';
}

static gboolean
read_signature_input (const char *header, DimParsedSignature *parsed)
{
  const char *at = header;

  parsed->created = -1;
  if (!dim_sf_take (&at, LABEL))
    return FALSE;
  parsed->params_text = g_strdup (at);
  parsed->components = take_components (&at);
  if (parsed->components == NULL)
    return FALSE;
  while (dim_sf_take (&at, ";"))
    if (!take_param (&at, parsed))
      return FALSE;
  return *at == '\0' && parsed->created >= 0 && parsed->keyid != NULL && parsed->nonce != NULL;
}

static gboolean
read_signature (const char *header, DimParsedSignature *parsed)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *at = header;

  if (!dim_sf_take (&at, LABEL))
    return FALSE;
  bytes = dim_sf_take_bytes (&at);
  if (bytes == NULL || *at != '\0' || g_bytes_get_size (bytes) != DIM_SIGN_BYTES)
    return FALSE;
  memcpy (parsed->signature, g_bytes_get_data (bytes, NULL), DIM_SIGN_BYTES);
  return TRUE;
}

gboolean
dim_signature_parse (const char *signature_input,
                     const char *signature,
                     DimParsedSignature *out,
                     GError **error)
{
  DimParsedSignature parsed = { 0 };
  const char *cause = NULL;

  g_return_val_if_fail (signature_input != NULL && signature != NULL && out != NULL, FALSE);
  if (strlen (signature_input) > HEADER_CHARS_MAX || strlen (signature) > HEADER_CHARS_MAX)
    cause = "a field is too long";
  else if (!read_signature_input (signature_input, &parsed))
    cause = "Signature-Input is not one ed25519 signature with created, keyid and nonce";
  else if (!read_signature (signature, &parsed))
    cause = "Signature is not the one that Signature-Input names";
  if (cause != NULL) {
    dim_parsed_signature_clear (&parsed);
    g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID, "Cannot read signature: %s", cause);
    return FALSE;
  }
  *out = parsed;
  return TRUE;
}

void
dim_parsed_signature_clear (DimParsedSignature *parsed)
{
  g_clear_pointer (&parsed->keyid, g_free);
  g_clear_pointer (&parsed->nonce, g_free);
  g_clear_pointer (&parsed->params_text, g_free);
  g_clear_pointer (&parsed->components, g_strfreev);
}

/* A line break in a value would let it pass for the next line of the base. */
static const DimComponent *
find_component (const DimComponent *components, gsize n_components, const char *name)
{
  for (gsize i = 0; i < n_components; i++)
    if (strcmp (components[i].name, name) == 0)
      return strpbrk (components[i].value, "\r\n") == NULL ? &components[i] : NULL;
  return NULL;
}

gboolean
dim_signature_verify (const DimParsedSignature *parsed,
                      const DimComponent *components,
                      gsize n_components,
                      const guint8 public_key[DIM_SIGN_PUBLIC_BYTES])
{
  g_autofree DimComponent *covered = NULL;
  g_autofree char *base = NULL;

  g_return_val_if_fail (parsed != NULL && parsed->components != NULL, FALSE);
  if (g_strv_length (parsed->components) != n_components)
    return FALSE;
  covered = g_new0 (DimComponent, n_components);
  for (gsize i = 0; i < n_components; i++) {
    const DimComponent *found = find_component (components, n_components, parsed->components[i]);

    if (found == NULL)
      return FALSE;
    covered[i] = *found;
  }
  base = dim_signature_base (covered, n_components, parsed->params_text);
  return dim_verify (public_key, base, strlen (base), parsed->signature);
}
