/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-http-signature.h"
#include "dim-nonce-memory.h"

G_BEGIN_DECLS

/* Proves who asks (PROTOCOL.md, "Signatures"). In two steps, because a key is looked up, or comes
 * in an enrolment's body, by what the signature itself names. Pure but for the memory of nonces. */

/* What was signed, as it was received. Strings are borrowed. */
typedef struct {
  const char *method;
  const char *path;           /* normalised, encoded */
  const char *query;          /* as sent, without "?"; NULL: none */
  const char *content_digest; /* NULL: the header is not there, as with the two below */
  const char *signature_input;
  const char *signature;
  gconstpointer body;
  gsize body_length;
} DimSignedRequest;

/* Everything that can be judged without the key: headers there and well formed, the four components
 * covered, time, digest, nonce. Returns NULL and fills @out_parsed, or the code of the refusal:
 * one of the 401 codes, or "tijdelijk-niet" when no more nonces can be remembered. */
const char *dim_http_authentication_read (const DimSignedRequest *request,
                                          DimNonceMemory *nonces,
                                          gint64 now_s,
                                          DimParsedSignature *out_parsed);

/* Whether the signature is @public_key's and its keyid names that key; then its nonce is taken. The
 * code of the refusal, or NULL. */
const char *dim_http_authentication_verify (const DimSignedRequest *request,
                                            const DimParsedSignature *parsed,
                                            const guint8 public_key[DIM_SIGN_PUBLIC_BYTES],
                                            DimNonceMemory *nonces,
                                            gint64 now_s);

G_END_DECLS
