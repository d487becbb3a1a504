/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-fact-codec.h"

#include "dim-error.h"
#include "dim-limits.h"
#include "wire-text.h"

#define WITHDRAWAL(id)                                                                             \
  "{\"soort\":\"intrekking\",\"id\":\"" id "\",\"inhoud\":{\"voorval\":\"" UUID_A "\"}}"
#define INCIDENT                                                                                   \
  "{\"soort\":\"voorval\",\"id\":\"" UUID_A "\",\"inhoud\":{\"datum\":\"2026-11-03\"}}"

static void
test_batch_survives_the_wire (void)
{
  static const char text[] = "{\"feiten\":[" INCIDENT "," WITHDRAWAL (UUID_B) "]}";
  g_autoptr (GBytes) body = bytes_of (text);
  g_autoptr (GPtrArray) facts = g_ptr_array_new ();
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GBytes) again = NULL;
  DimProblem *problem = NULL;

  items = dim_batch_decode (body, &problem);
  g_assert_null (problem);
  g_assert_cmpuint (items->len, ==, 2);
  for (guint i = 0; i < items->len; i++) {
    const DimBatchItem *item = g_ptr_array_index (items, i);

    g_assert_null (item->problem);
    g_assert_cmpstr (item->id, ==, item->fact->id);
    g_ptr_array_add (facts, item->fact);
  }
  again = dim_batch_encode (facts);
  assert_body (again, text);
}

/* @poison between two good facts. */
static void
assert_falls_alone (const char *poison, const char *id, const char *faults)
{
  g_autofree char *text =
    g_strdup_printf ("{\"feiten\":[%s,%s,%s]}", INCIDENT, poison, WITHDRAWAL (UUID_C));
  g_autoptr (GBytes) body = bytes_of (text);
  g_autoptr (GPtrArray) items = NULL;
  const DimBatchItem *item = NULL;
  DimProblem *problem = NULL;

  items = dim_batch_decode (body, &problem);
  g_assert_null (problem);
  g_assert_cmpuint (items->len, ==, 3);
  for (guint i = 0; i < items->len; i++) {
    item = g_ptr_array_index (items, i);
    g_assert_true ((item->fact == NULL) == (i == 1));
    g_assert_true ((item->problem == NULL) == (i != 1));
  }
  item = g_ptr_array_index (items, 1);
  g_assert_cmpstr (item->id, ==, id);
  assert_faults (item->problem, faults);
}

static void
test_a_poison_record_falls_alone (void)
{
  static const struct {
    const char *item;
    const char *id;
    const char *faults;
  } cases[] = {
    { "{\"soort\":\"voorval\",\"id\":\"" UUID_B "\",\"inhoud\":{\"datum\":1,\"x\":[]}}", UUID_B,
      "/datum verkeerd-type; /x onbekend-onderdeel" },
    { "{\"soort\":\"voorval\",\"id\":\"SPECI2014\",\"inhoud\":{}}", "", "ongeldig-id" },
    { "{\"soort\":\"voorval\",\"inhoud\":{}}", "", "ongeldig-id" },
    { "{}", "", "ongeldig-id" },
    { "{\"soort\":\"verhaal\",\"id\":\"" UUID_B "\",\"inhoud\":{}}", UUID_B, "ongeldige-inhoud" },
    { "{\"id\":\"" UUID_B "\",\"inhoud\":{}}", UUID_B, "ongeldige-inhoud" },
    { "{\"soort\":\"voorval\",\"id\":\"" UUID_B "\"}", UUID_B, "ongeldige-inhoud" },
    { "{\"soort\":\"voorval\",\"id\":\"" UUID_B "\",\"inhoud\":[]}", UUID_B, "ongeldige-inhoud" },
    { "{\"soort\":\"voorval\",\"id\":\"" UUID_B "\",\"inhoud\":{},\"x\":1}", UUID_B,
      "ongeldige-inhoud" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_falls_alone (cases[i].item, cases[i].id, cases[i].faults);
}

static void
test_a_wrong_envelope_falls_whole (void)
{
  static const struct {
    const char *text;
    const char *faults;
  } cases[] = {
    { "[]", " verkeerd-type" },
    { "{}", "/feiten verplicht" },
    { "{\"feiten\":{}}", "/feiten verkeerd-type" },
    { "{\"feiten\":[]}", "/feiten te-weinig" },
    { "{\"feiten\":[1]}", "/feiten/0 verkeerd-type" },
    { "{\"feiten\":[" INCIDENT "],\"meer\":1}", "/meer onbekend-onderdeel" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GBytes) body = bytes_of (cases[i].text);
    g_autoptr (DimProblem) problem = NULL;

    g_assert_null (dim_batch_decode (body, &problem));
    assert_faults (problem, cases[i].faults);
  }
}

static void
test_a_batch_ends_at_the_limit (void)
{
  g_autoptr (GString) text = g_string_new ("{\"feiten\":[" INCIDENT);
  g_autoptr (GBytes) fits = NULL;
  g_autoptr (GBytes) too_many = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (DimProblem) problem = NULL;

  for (guint i = 1; i < DIM_LIMIT_BATCH_FACTS; i++)
    g_string_append (text, "," INCIDENT);
  fits = g_bytes_new_take (g_strconcat (text->str, "]}", NULL), text->len + 2);
  too_many =
    g_bytes_new_take (g_strconcat (text->str, ",{}]}", NULL), text->len + strlen (",{}]}"));

  items = dim_batch_decode (fits, &problem);
  g_assert_cmpuint (items->len, ==, DIM_LIMIT_BATCH_FACTS);
  g_assert_null (dim_batch_decode (too_many, &problem));
  assert_faults (problem, "/feiten te-veel");
}

static DimVerdict *
make_verdict (const char *id, guint status, guint64 position)
{
  DimVerdict *verdict = dim_verdict_new (id, status);

  verdict->position = position;
  if (status >= 400)
    verdict->problem = dim_problem_new (status, "tegenspraak", "Tegenspraak", "Nee.");
  return verdict;
}

#define PROBLEM                                                                                    \
  "{\"status\":409,\"title\":\"Tegenspraak\",\"detail\":\"Nee.\",\"code\":\"tegenspraak\"}"

static void
test_verdicts_survive_the_wire (void)
{
  static const char text[] = "{\"oordelen\":[{\"id\":\"" UUID_A "\",\"status\":201,\"positie\":17},"
                             "{\"id\":\"" UUID_B "\",\"status\":200,\"positie\":3},"
                             "{\"id\":\"" UUID_C "\",\"status\":409,\"probleem\":" PROBLEM "},"
                             "{\"status\":409,\"probleem\":" PROBLEM "}]}";
  g_autoptr (GPtrArray) verdicts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) dim_verdict_free);
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (verdicts, make_verdict (UUID_A, 201, 17));
  g_ptr_array_add (verdicts, make_verdict (UUID_B, 200, 3));
  g_ptr_array_add (verdicts, make_verdict (UUID_C, 409, 0));
  g_ptr_array_add (verdicts, make_verdict ("", 409, 0));
  body = dim_verdicts_encode (verdicts);
  assert_body (body, text);

  read = dim_verdicts_decode (body, &error);
  g_assert_no_error (error);
  again = dim_verdicts_encode (read);
  assert_body (again, text);
}

static void
test_one_verdict_survives_the_wire (void)
{
  g_autoptr (DimVerdict) verdict = make_verdict (UUID_A, 201, 9007199254740991);
  g_autoptr (GBytes) body = dim_verdict_encode (verdict);
  g_autoptr (GError) error = NULL;
  g_autoptr (DimVerdict) read = dim_verdict_decode (body, &error);

  g_assert_no_error (error);
  assert_body (body, "{\"id\":\"" UUID_A "\",\"status\":201,\"positie\":9007199254740991}");
  g_assert_cmpstr (read->id, ==, UUID_A);
  g_assert_cmpuint (read->status, ==, 201);
  g_assert_cmpuint (read->position, ==, 9007199254740991);
  g_assert_null (read->problem);
}

static void
test_what_is_no_verdict_is_refused (void)
{
  static const char *const texts[] = {
    "<html>",
    "{}",
    "{\"id\":\"" UUID_A "\",\"status\":201}",
    "{\"id\":\"" UUID_A "\",\"status\":200,\"positie\":-1}",
    "{\"id\":\"" UUID_A "\",\"status\":200,\"positie\":1.5}",
    "{\"id\":\"x\",\"status\":200,\"positie\":1}",
    "{\"id\":\"" UUID_A "\",\"status\":409}",
    "{\"id\":\"" UUID_A "\",\"status\":409,\"probleem\":{}}",
    "{\"oordelen\":[{}]}",
    "{\"oordelen\":7}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GBytes) body = bytes_of (texts[i]);
    g_autoptr (GError) error = NULL;
    g_autoptr (GError) list_error = NULL;

    g_assert_null (dim_verdict_decode (body, &error));
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
    g_assert_null (dim_verdicts_decode (body, &list_error));
    g_assert_error (list_error, DIM_ERROR, DIM_ERROR_INVALID);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/batch-codec/batch-survives-the-wire", test_batch_survives_the_wire);
  g_test_add_func ("/batch-codec/a-poison-record-falls-alone", test_a_poison_record_falls_alone);
  g_test_add_func ("/batch-codec/a-wrong-envelope-falls-whole", test_a_wrong_envelope_falls_whole);
  g_test_add_func ("/batch-codec/a-batch-ends-at-the-limit", test_a_batch_ends_at_the_limit);
  g_test_add_func ("/batch-codec/verdicts-survive-the-wire", test_verdicts_survive_the_wire);
  g_test_add_func ("/batch-codec/one-verdict-survives-the-wire",
                   test_one_verdict_survives_the_wire);
  g_test_add_func ("/batch-codec/what-is-no-verdict-is-refused",
                   test_what_is_no_verdict_is_refused);
  return g_test_run ();
}
