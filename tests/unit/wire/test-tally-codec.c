/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-tally-codec.h"

#include "dim-error.h"
#include "wire-text.h"

#define MEASURES                                                                                   \
  "\"zaken\":2,\"bruto\":3,\"documenten\":1,\"nietVergelijkbaar\":6,\"geenDocument\":1,"           \
  "\"geenNummer\":2,\"kenmerkVolgt\":3"
#define HEAD                                                                                       \
  "\"jaar\":2026,\"vanMaand\":\"2026-06\",\"totMaand\":\"2027-06\",\"positie\":17,\"codelijst\":"  \
  "\"2026.1\","
#define TALLIES                                                                                    \
  "{\"tellingen\":[{\"dimensie\":\"vorm\"," HEAD                                                   \
  "\"rijen\":[{\"sleutel\":\"look-alike\"," MEASURES "}],\"totaal\":{" MEASURES                    \
  "}},{\"dimensie\":\"totaal\"," HEAD "\"rijen\":[{" MEASURES "}],\"totaal\":{" MEASURES "}}]}"

static void
test_survive_the_wire (void)
{
  g_autoptr (GBytes) body = bytes_of (TALLIES);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tallies = dim_tallies_decode (body, &error);
  g_autoptr (GBytes) again = NULL;
  const DimTally *tally = NULL;

  g_assert_no_error (error);
  again = dim_tallies_encode (tallies);
  assert_body (again, TALLIES);
  tally = g_ptr_array_index (tallies, 0);
  g_assert_cmpuint (tally->from_month, ==, 2026 * 12 + 5);
  g_assert_cmpuint (tally->to_month, ==, 2027 * 12 + 5);
  g_assert_cmpuint (tally->total.to_follow, ==, 3);
  g_assert_cmpuint (tally->total.not_comparable, ==, 6);
}

static void
test_none_survive_the_wire (void)
{
  g_autoptr (GBytes) body = bytes_of ("{\"tellingen\":[]}");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tallies = dim_tallies_decode (body, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  again = dim_tallies_encode (tallies);
  assert_body (again, "{\"tellingen\":[]}");
}

static void
test_what_is_no_tally_is_refused (void)
{
  static const struct {
    const char *sent;
    const char *instead;
    const char *message;
  } cases[] = {
    { "\"vorm\"", "\"kleur\"", "Cannot read tallies: onbekende-code at \"/tellingen/0/dimensie\"" },
    { "\"zaken\":2", "\"zaken\":-2",
      "Cannot read tallies: buiten-bereik at "
      "\"/tellingen/0/rijen/0/zaken\"" },
    { "\"bruto\":3", "\"zoiets\":3",
      "Cannot read tallies: verplicht at "
      "\"/tellingen/0/rijen/0/bruto\"" },
    { "\"sleutel\":\"look-alike\",", "",
      "Cannot read tallies: verplicht at \"/tellingen/0/rijen/0/sleutel\"" },
    { "\"2026-06\"", "\"2026-6\"",
      "Cannot read tallies: ongeldige-maand at "
      "\"/tellingen/0/vanMaand\"" },
    { "\"jaar\":2026", "\"jaar\":\"2026\"",
      "Cannot read tallies: verkeerd-type at "
      "\"/tellingen/0/jaar\"" },
    { "\"jaar\":2026", "\"jaar\":0",
      "Cannot read tallies: buiten-bereik at \"/tellingen/0/jaar\"" },
    { "{\"tellingen\":[", "{\"rest\":[", "Cannot read tallies: verplicht at \"/tellingen\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GString) text = g_string_new (TALLIES);
    g_autoptr (GBytes) body = NULL;
    g_autoptr (GError) error = NULL;

    g_assert_cmpuint (g_string_replace (text, cases[i].sent, cases[i].instead, 1), ==, 1);
    body = bytes_of (text->str);
    g_assert_null (dim_tallies_decode (body, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
    g_assert_cmpstr (error->message, ==, cases[i].message);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tally-codec/survive-the-wire", test_survive_the_wire);
  g_test_add_func ("/tally-codec/none-survive-the-wire", test_none_survive_the_wire);
  g_test_add_func ("/tally-codec/what-is-no-tally-is-refused", test_what_is_no_tally_is_refused);
  return g_test_run ();
}
