/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-authentication.h"

#include "dim-limits.h"

#include <string.h>

#define N_COVERED 4

static const char *const covered_names[] = { "@method", "@path", "@query", "content-digest", NULL };

static const char *
refusal_of (DimNonceVerdict verdict)
{
  if (verdict == DIM_NONCE_FULL)
    return "tijdelijk-niet";
  return verdict == DIM_NONCE_SEEN ? "nonce-herhaald" : NULL;
}

static gboolean
is_timely (gint64 created, gint64 now_s)
{
  return created >= now_s - DIM_LIMIT_SIGNATURE_SKEW_S &&
         created <= now_s + DIM_LIMIT_SIGNATURE_SKEW_S;
}

static const char *
judge (const DimSignedRequest *request,
       const DimParsedSignature *parsed,
       DimNonceMemory *nonces,
       gint64 now_s)
{
  if (!g_strv_equal ((const char *const *) parsed->components, covered_names))
    return "handtekening-ongeldig";
  if (!is_timely (parsed->created, now_s))
    return "handtekening-verlopen";
  if (!dim_content_digest_matches (request->content_digest, request->body, request->body_length))
    return "inhoud-gewijzigd";
  return refusal_of (dim_nonce_memory_look (nonces, parsed->keyid, parsed->nonce, now_s));
}

const char *
dim_http_authentication_read (const DimSignedRequest *request,
                              DimNonceMemory *nonces,
                              gint64 now_s,
                              DimParsedSignature *out_parsed)
{
  DimParsedSignature parsed = { 0 };
  const char *refusal;

  g_return_val_if_fail (request != NULL && nonces != NULL && out_parsed != NULL,
                        "handtekening-ongeldig");
  if (request->signature_input == NULL || request->signature == NULL ||
      request->content_digest == NULL)
    return "handtekening-ontbreekt";
  if (!dim_signature_parse (request->signature_input, request->signature, &parsed, NULL))
    return "handtekening-ongeldig";
  refusal = judge (request, &parsed, nonces, now_s);
  if (refusal != NULL)
    dim_parsed_signature_clear (&parsed);
  else
    *out_parsed = parsed;
  return refusal;
}

const char *
dim_http_authentication_verify (const DimSignedRequest *request,
                                const DimParsedSignature *parsed,
                                const guint8 public_key[DIM_SIGN_PUBLIC_BYTES],
                                DimNonceMemory *nonces,
                                gint64 now_s)
{
  g_autofree char *query = NULL;
  g_autofree char *thumbprint = NULL;
  DimComponent covered[N_COVERED] = { 0 };
  const char *const values[N_COVERED] = { request->method, request->path, NULL,
                                          request->content_digest };

  g_return_val_if_fail (request != NULL && parsed != NULL && public_key != NULL,
                        "handtekening-ongeldig");
  query = g_strconcat ("?", request->query, NULL);
  for (gsize i = 0; i < N_COVERED; i++)
    covered[i] = (DimComponent){ covered_names[i], values[i] != NULL ? values[i] : query };
  thumbprint = dim_key_thumbprint (public_key);
  if (strcmp (thumbprint, parsed->keyid) != 0 ||
      !dim_signature_verify (parsed, covered, N_COVERED, public_key))
    return "handtekening-ongeldig";
  return refusal_of (
    dim_nonce_memory_take (nonces, parsed->keyid, parsed->nonce, parsed->created, now_s));
}
