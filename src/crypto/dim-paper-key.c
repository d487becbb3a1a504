/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-paper-key.h"

#include "dim-base32.h"

#include <string.h>

#define BITS_A_LETTER 5
#define GROUP_LETTERS 4
#define CHECK_BYTES   3 /* of which 20 bits are written */
#define CHECK_LETTERS 4
#define KEY_LETTERS   (DIM_PAPER_KEY_BYTES * 8 / BITS_A_LETTER)
#define ALL_LETTERS   (KEY_LETTERS + CHECK_LETTERS)
#define CHECK_PURPOSE "paper key check"
#define ROOT_PURPOSE  "paper key root"
#define READ_PURPOSE  "paper key reader"

G_STATIC_ASSERT (DIM_PAPER_KEY_TEXT_LEN == DIM_PAPER_KEY_GROUPS * (GROUP_LETTERS + 1));
G_STATIC_ASSERT (ALL_LETTERS == DIM_PAPER_KEY_GROUPS * GROUP_LETTERS);

/* The key and its check, as bits in a row. */
static void
fill_bits (const guint8 secret[DIM_PAPER_KEY_BYTES], guint8 bits[DIM_PAPER_KEY_BYTES + CHECK_BYTES])
{
  guint8 digest[DIM_SHA256_BYTES];

  dim_blake2b (CHECK_PURPOSE, strlen (CHECK_PURPOSE), secret, DIM_PAPER_KEY_BYTES, digest,
               sizeof digest);
  memcpy (bits, secret, DIM_PAPER_KEY_BYTES);
  memcpy (bits + DIM_PAPER_KEY_BYTES, digest, CHECK_BYTES);
  dim_wipe (digest, sizeof digest);
}

static guint
letter_at (const guint8 *bits, guint place)
{
  guint value = 0;

  for (guint i = 0; i < BITS_A_LETTER; i++) {
    guint bit = place * BITS_A_LETTER + i;

    value = value << 1 | (bits[bit / 8] >> (7 - bit % 8) & 1);
  }
  return value;
}

static void
put_letter (guint8 *bits, guint place, guint value)
{
  for (guint i = 0; i < BITS_A_LETTER; i++) {
    guint bit = place * BITS_A_LETTER + i;

    if ((value >> (BITS_A_LETTER - 1 - i) & 1) != 0)
      bits[bit / 8] = (guint8) (bits[bit / 8] | 1U << (7 - bit % 8));
  }
}

void
dim_paper_key_format (const guint8 secret[DIM_PAPER_KEY_BYTES], char out[DIM_PAPER_KEY_TEXT_LEN])
{
  guint8 bits[DIM_PAPER_KEY_BYTES + CHECK_BYTES];
  gsize length = 0;

  g_return_if_fail (secret != NULL && out != NULL);
  fill_bits (secret, bits);
  for (guint i = 0; i < ALL_LETTERS; i++) {
    if (i > 0 && i % GROUP_LETTERS == 0)
      out[length++] = '-';
    out[length++] = dim_base32_letter (letter_at (bits, i));
  }
  out[length] = '\0';
  dim_wipe (bits, sizeof bits);
}

static gboolean
read_letters (const char *typed, guint8 bits[DIM_PAPER_KEY_BYTES + CHECK_BYTES])
{
  guint count = 0;

  for (; *typed != '\0'; typed++) {
    int value = dim_base32_value (*typed);

    if (dim_base32_is_gap (*typed))
      continue;
    if (value < 0 || count == ALL_LETTERS)
      return FALSE;
    put_letter (bits, count++, (guint) value);
  }
  return count == ALL_LETTERS;
}

/* Of the last byte of the check only what is written counts. */
static gboolean
is_right (const guint8 bits[DIM_PAPER_KEY_BYTES + CHECK_BYTES])
{
  guint8 wanted[DIM_PAPER_KEY_BYTES + CHECK_BYTES];
  gboolean is_same = TRUE;

  fill_bits (bits, wanted);
  for (guint i = KEY_LETTERS; i < ALL_LETTERS; i++)
    is_same = letter_at (bits, i) == letter_at (wanted, i) && is_same;
  dim_wipe (wanted, sizeof wanted);
  return is_same;
}

gboolean
dim_paper_key_parse (const char *typed, guint8 out[DIM_PAPER_KEY_BYTES])
{
  guint8 bits[DIM_PAPER_KEY_BYTES + CHECK_BYTES] = { 0 };
  gboolean is_key;

  g_return_val_if_fail (typed != NULL && out != NULL, FALSE);
  is_key = read_letters (typed, bits) && is_right (bits);
  if (is_key)
    memcpy (out, bits, DIM_PAPER_KEY_BYTES);
  dim_wipe (bits, sizeof bits);
  return is_key;
}

static void
derive (const guint8 secret[DIM_PAPER_KEY_BYTES], const char *purpose, guint8 out[32])
{
  dim_blake2b (purpose, strlen (purpose), secret, DIM_PAPER_KEY_BYTES, out, 32);
}

DimSigningKey *
dim_paper_key_root (const guint8 secret[DIM_PAPER_KEY_BYTES])
{
  guint8 seed[DIM_SIGN_SEED_BYTES];
  DimSigningKey *root;

  g_return_val_if_fail (secret != NULL, NULL);
  derive (secret, ROOT_PURPOSE, seed);
  root = dim_signing_key_new_from_seed (seed);
  dim_wipe (seed, sizeof seed);
  return root;
}

DimReadingKey *
dim_paper_key_reader (const guint8 secret[DIM_PAPER_KEY_BYTES])
{
  guint8 seed[DIM_READING_SEED_BYTES];
  DimReadingKey *key;

  g_return_val_if_fail (secret != NULL, NULL);
  derive (secret, READ_PURPOSE, seed);
  key = dim_reading_key_new_from_seed (seed);
  dim_wipe (seed, sizeof seed);
  return key;
}
