/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-signature.h"

G_BEGIN_DECLS

/* HTTP Message Signatures (RFC 9421) with ed25519, and Content-Digest (RFC 9530) with sha-256.
 * Pure: strings in, strings out. */

/* A covered component: "@method", "@path", "@query", "content-digest", or another field's name in
 * lower case, with its value as it goes into the signature base. */
typedef struct {
  const char *name;
  const char *value;
} DimComponent;

typedef struct {
  gint64 created; /* unix seconds */
  const char *keyid;
  const char *nonce; /* NULL: left out (only in vectors) */
} DimSignatureParams;

/* "sha-256=:…:" */
char *dim_content_digest (gconstpointer body, gsize length);
/* TRUE if @header holds a sha-256 that is @body's; other algorithms beside it are passed over. */
gboolean dim_content_digest_matches (const char *header, gconstpointer body, gsize length);

/* The inner list with its parameters: ("@method" "@path");created=…;keyid="…";nonce="…". */
char *dim_signature_params_text (const DimComponent *components,
                                 gsize n_components,
                                 const DimSignatureParams *params);
/* The signature base, section 2.5. */
char *
dim_signature_base (const DimComponent *components, gsize n_components, const char *params_text);

/* The two header values, labelled "dim". */
void dim_signature_headers (const DimSigningKey *key,
                            const DimComponent *components,
                            gsize n_components,
                            const DimSignatureParams *params,
                            char **out_signature_input,
                            char **out_signature);

/* What a request says of its signature. */
typedef struct {
  gint64 created;
  char *keyid;
  char *nonce;
  char *params_text; /* as sent: what the base is made with */
  char **components; /* names, in order */
  guint8 signature[DIM_SIGN_BYTES];
} DimParsedSignature;
/* DIM_ERROR_INVALID unless both headers hold exactly one signature, ed25519, with created, keyid
 * and nonce (1–64 characters). */
gboolean dim_signature_parse (const char *signature_input,
                              const char *signature,
                              DimParsedSignature *out,
                              GError **error);
void dim_parsed_signature_clear (DimParsedSignature *parsed);
/* TRUE if @parsed covers every one of @components, by name, and its signature is @public_key's. */
gboolean dim_signature_verify (const DimParsedSignature *parsed,
                               const DimComponent *components,
                               gsize n_components,
                               const guint8 public_key[DIM_SIGN_PUBLIC_BYTES]);

G_END_DECLS
