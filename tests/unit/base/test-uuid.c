/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-uuid.h"

/* RFC 9562 appendix A.6. */
#define RFC_UNIX_MS 0x017F22E279B0
#define RFC_TEXT    "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"

static void
test_gives_the_example_of_the_rfc (void)
{
  static const guint8 random[DIM_UUID_RANDOM] = { 0x0c, 0xc3, 0x18, 0xc4, 0xdc,
                                                  0x0c, 0x0c, 0x07, 0x39, 0x8f };
  char text[DIM_UUID_TEXT_LEN];

  dim_uuid_v7 (RFC_UNIX_MS, random, text);

  g_assert_cmpstr (text, ==, RFC_TEXT);
}

static void
test_any_random_bytes_make_a_valid_one (void)
{
  static const guint8 fills[] = { 0x00, 0xff, 0x5a };

  for (gsize i = 0; i < G_N_ELEMENTS (fills); i++) {
    guint8 random[DIM_UUID_RANDOM];
    char text[DIM_UUID_TEXT_LEN];

    for (gsize j = 0; j < sizeof random; j++)
      random[j] = fills[i];
    dim_uuid_v7 (RFC_UNIX_MS, random, text);
    g_assert_true (dim_uuid_is_valid (text));
  }
}

static void
test_later_sorts_after (void)
{
  static const guint8 most[DIM_UUID_RANDOM] = { 0xff, 0xff, 0xff, 0xff, 0xff,
                                                0xff, 0xff, 0xff, 0xff, 0xff };
  static const guint8 least[DIM_UUID_RANDOM];
  char early[DIM_UUID_TEXT_LEN], late[DIM_UUID_TEXT_LEN];

  dim_uuid_v7 (RFC_UNIX_MS, most, early);
  dim_uuid_v7 (RFC_UNIX_MS + 1, least, late);

  g_assert_cmpstr (early, <, late);
}

static void
test_nothing_else_is_taken (void)
{
  static const char *const wrong[] = {
    "",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
    "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",
    "017f22e279b07cc398c4dc0c0c07398f",
    "{17f22e2-79b0-7cc3-98c4-dc0c0c07398}",
    "017f22e2-79b0-4cc3-98c4-dc0c0c07398f",
    "017f22e2-79b0-7cc3-c8c4-dc0c0c07398f",
    "017f22e2-79b0-7cc3-78c4-dc0c0c07398f",
    "017f22e2_79b0-7cc3-98c4-dc0c0c07398f",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
    "017f22e2-79b0-7cc3-98c4-dc0c0c0739\xc3\xa9",
    "../../../../../../../../../../../etc",
  };

  g_assert_true (dim_uuid_is_valid (RFC_TEXT));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (dim_uuid_is_valid (wrong[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/uuid/gives-the-example-of-the-rfc", test_gives_the_example_of_the_rfc);
  g_test_add_func ("/uuid/any-random-bytes-make-a-valid-one",
                   test_any_random_bytes_make_a_valid_one);
  g_test_add_func ("/uuid/later-sorts-after", test_later_sorts_after);
  g_test_add_func ("/uuid/nothing-else-is-taken", test_nothing_else_is_taken);
  return g_test_run ();
}
