/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-reader-trust.h"

#include "wire-text.h"

#define CITY "GM0363"

/* A circle with its root, and certificates in the order in which they were told. */
typedef struct {
  DimSigningKey *root;
  DimSigningKey *keys[4];
  GPtrArray *certificates;
} Circle;

static const char *const ids[] = { UUID_A, UUID_B, UUID_C, UUID_D };

static void
set_up (Circle *circle, gconstpointer data)
{
  circle->root = dim_signing_key_new_random ();
  for (gsize i = 0; i < G_N_ELEMENTS (circle->keys); i++)
    circle->keys[i] = dim_signing_key_new_random ();
  circle->certificates = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Circle *circle, gconstpointer data)
{
  dim_signing_key_free (circle->root);
  for (gsize i = 0; i < G_N_ELEMENTS (circle->keys); i++)
    dim_signing_key_free (circle->keys[i]);
  g_ptr_array_unref (circle->certificates);
}

static DimReaderCertificate *
vouch (Circle *circle, guint reader, const DimSigningKey *issuer)
{
  DimReaderCertificate *certificate = g_new0 (DimReaderCertificate, 1);

  g_strlcpy (certificate->circle, CITY, sizeof certificate->circle);
  g_strlcpy (certificate->reader.id, ids[reader], sizeof certificate->reader.id);
  certificate->reader.read_key[0] = (guint8) reader;
  memcpy (certificate->reader.sign_key, dim_signing_key_public (circle->keys[reader]),
          sizeof certificate->reader.sign_key);
  dim_certificate_sign (certificate, issuer);
  g_ptr_array_add (circle->certificates, certificate);
  return certificate;
}

/* The last letters of the ids of those who count, sorted. */
static void
assert_trusted (Circle *circle, const char *expected)
{
  g_autoptr (GPtrArray) trusted =
    dim_trust_resolve (CITY, dim_signing_key_public (circle->root), circle->certificates);
  g_autoptr (GString) letters = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    for (guint j = 0; j < trusted->len; j++)
      if (strcmp (((DimReaderCertificate *) g_ptr_array_index (trusted, j))->reader.id, ids[i]) ==
          0)
        g_string_append_c (letters, ids[i][DIM_UUID_LEN - 1]);
  g_assert_cmpstr (letters->str, ==, expected);
}

static void
test_who_hangs_on_the_root_counts (Circle *circle, gconstpointer data)
{
  assert_trusted (circle, "");
  vouch (circle, 0, circle->root);
  assert_trusted (circle, "a");
  vouch (circle, 1, circle->keys[0]);
  vouch (circle, 2, circle->keys[1]);
  assert_trusted (circle, "abc");
}

static void
test_order_does_not_matter (Circle *circle, gconstpointer data)
{
  vouch (circle, 3, circle->keys[2]);
  vouch (circle, 2, circle->keys[1]);
  vouch (circle, 1, circle->keys[0]);
  vouch (circle, 0, circle->root);
  assert_trusted (circle, "abcd");
}

static void
test_strangers_do_not_count (Circle *circle, gconstpointer data)
{
  g_autoptr (DimSigningKey) stranger = dim_signing_key_new_random ();

  vouch (circle, 0, circle->root);
  vouch (circle, 1, stranger);
  vouch (circle, 2, circle->keys[1]);
  vouch (circle, 3, circle->keys[3]);
  assert_trusted (circle, "a");
}

/* Every byte that is signed. */
static void
test_altered_certificate_does_not_count (Circle *circle, gconstpointer data)
{
  DimReaderCertificate *certificate = vouch (circle, 0, circle->root);
  guint8 *const parts[] = { certificate->reader.read_key, certificate->reader.sign_key,
                            certificate->signature };
  const gsize lengths[] = { DIM_READ_KEY_BYTES, DIM_READER_SIGN_BYTES, DIM_CERTIFICATE_BYTES };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    for (gsize j = 0; j < lengths[i]; j++) {
      parts[i][j] ^= 1;
      assert_trusted (circle, "");
      parts[i][j] ^= 1;
    }
  g_strlcpy (certificate->reader.id, UUID_D, sizeof certificate->reader.id);
  assert_trusted (circle, "");
  g_strlcpy (certificate->reader.id, UUID_A, sizeof certificate->reader.id);
  assert_trusted (circle, "a");
}

static void
test_certificate_is_of_one_circle (Circle *circle, gconstpointer data)
{
  DimReaderCertificate *certificate = vouch (circle, 0, circle->root);

  g_strlcpy (certificate->circle, DIM_CIRCLE_MINISTRY, sizeof certificate->circle);
  g_assert_false (dim_certificate_is_signed (certificate));
  dim_certificate_sign (certificate, circle->root);
  g_assert_true (dim_certificate_is_signed (certificate));
  assert_trusted (circle, "");
}

static void
test_context_ties_a_text_to_its_place (void)
{
  g_autofree char *context = dim_shared_text_context (UUID_A, UUID_B, CITY);

  g_assert_cmpstr (context, ==, "toelichting:" UUID_A ":" UUID_B ":" CITY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!dim_crypto_init ())
    return 1;
#define ADD(path, function)                                                                        \
  g_test_add ("/reader-trust/" path, Circle, NULL, set_up, function, tear_down)
  ADD ("who-hangs-on-the-root-counts", test_who_hangs_on_the_root_counts);
  ADD ("order-does-not-matter", test_order_does_not_matter);
  ADD ("strangers-do-not-count", test_strangers_do_not_count);
  ADD ("altered-certificate-does-not-count", test_altered_certificate_does_not_count);
  ADD ("certificate-is-of-one-circle", test_certificate_is_of_one_circle);
#undef ADD
  g_test_add_func ("/reader-trust/context-ties-to-its-place",
                   test_context_ties_a_text_to_its_place);
  return g_test_run ();
}
