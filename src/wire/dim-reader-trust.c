/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-reader-trust.h"

#include <string.h>

G_STATIC_ASSERT (DIM_READER_SIGN_BYTES == DIM_SIGN_PUBLIC_BYTES);
G_STATIC_ASSERT (DIM_CERTIFICATE_BYTES == DIM_SIGN_BYTES);

#define SIGNED_AS "nl.minbzk.DutchIdMonitor lezersverklaring 1"

/* Texts end in NUL, which none holds; keys have a fixed length. */
static GByteArray *
signed_bytes (const DimReaderCertificate *certificate)
{
  GByteArray *bytes = g_byte_array_new ();
  const DimReader *reader = &certificate->reader;

  g_byte_array_append (bytes, (const guint8 *) SIGNED_AS, sizeof SIGNED_AS);
  g_byte_array_append (bytes, (const guint8 *) certificate->circle,
                       (guint) strlen (certificate->circle) + 1);
  g_byte_array_append (bytes, (const guint8 *) reader->id, (guint) strlen (reader->id) + 1);
  g_byte_array_append (bytes, reader->read_key, sizeof reader->read_key);
  g_byte_array_append (bytes, reader->sign_key, sizeof reader->sign_key);
  g_byte_array_append (bytes, certificate->issuer, sizeof certificate->issuer);
  return bytes;
}

void
dim_certificate_sign (DimReaderCertificate *certificate, const DimSigningKey *issuer)
{
  g_autoptr (GByteArray) bytes = NULL;

  g_return_if_fail (certificate != NULL && issuer != NULL);
  memcpy (certificate->issuer, dim_signing_key_public (issuer), sizeof certificate->issuer);
  bytes = signed_bytes (certificate);
  dim_sign (issuer, bytes->data, bytes->len, certificate->signature);
}

gboolean
dim_certificate_is_signed (const DimReaderCertificate *certificate)
{
  g_autoptr (GByteArray) bytes = NULL;

  g_return_val_if_fail (certificate != NULL, FALSE);
  bytes = signed_bytes (certificate);
  return dim_verify (certificate->issuer, bytes->data, bytes->len, certificate->signature);
}

static gboolean
is_trusted (const GPtrArray *trusted, const guint8 *root, const guint8 *issuer)
{
  if (memcmp (issuer, root, DIM_READER_SIGN_BYTES) == 0)
    return TRUE;
  for (guint i = 0; i < trusted->len; i++) {
    const DimReaderCertificate *certificate = g_ptr_array_index (trusted, i);

    if (memcmp (issuer, certificate->reader.sign_key, DIM_READER_SIGN_BYTES) == 0)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_among (const GPtrArray *trusted, const char *reader)
{
  for (guint i = 0; i < trusted->len; i++)
    if (strcmp (((const DimReaderCertificate *) g_ptr_array_index (trusted, i))->reader.id,
                reader) == 0)
      return TRUE;
  return FALSE;
}

/* Goes over the certificates until none is added any more, so that their order does not matter. */
GPtrArray *
dim_trust_resolve (const char *circle,
                   const guint8 root[DIM_READER_SIGN_BYTES],
                   const GPtrArray *certificates)
{
  GPtrArray *trusted = NULL;
  guint before;

  g_return_val_if_fail (circle != NULL && root != NULL && certificates != NULL, NULL);
  trusted = g_ptr_array_new ();
  do {
    before = trusted->len;
    for (guint i = 0; i < certificates->len; i++) {
      DimReaderCertificate *certificate = g_ptr_array_index (certificates, i);

      if (strcmp (certificate->circle, circle) == 0 &&
          !is_among (trusted, certificate->reader.id) &&
          is_trusted (trusted, root, certificate->issuer) &&
          dim_certificate_is_signed (certificate))
        g_ptr_array_add (trusted, certificate);
    }
  } while (trusted->len > before);
  return trusted;
}

char *
dim_shared_text_context (const char *text, const char *incident, const char *circle)
{
  g_return_val_if_fail (text != NULL && incident != NULL && circle != NULL, NULL);
  return g_strdup_printf ("toelichting:%s:%s:%s", text, incident, circle);
}
