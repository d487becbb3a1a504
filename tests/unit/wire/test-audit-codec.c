/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-audit-codec.h"

#include "dim-crypto.h"
#include "dim-error.h"
#include "wire-text.h"

#define HEAD_1 "0000000000000000000000000000000000000000000000000000000000000001"
#define DESK_LINE                                                                                  \
  "{\"plaats\":1,\"tijd\":\"2026-11-03T10:12:30Z\",\"handeling\":\"voorval\",\"object\":\"" UUID_A \
  "\",\"resultaat\":\"201\",\"loket\":\"Balie Centrum\",\"rol\":\"balie\",\"door\":\"" UUID_B      \
  "\",\"voorval\":\"" UUID_A "\",\"hoofd\":\"" HEAD_1 "\"}"
#define OFFICE_LINE                                                                                \
  "{\"plaats\":7,\"tijd\":\"2026-11-03T10:12:31Z\",\"handeling\":\"kantoor-vastleggen\","          \
  "\"object\":\"amsterdam\",\"resultaat\":\"gedaan\",\"door\":\"beheer\",\"hoofd\":\"" HEAD_1      \
  "\"}"
#define PAGE(lines) "{\"logregels\":[" lines "],\"meer\":true,\"grootboek\":\"g1\"}"

static DimAuditPage *
decode (const char *text, GError **error)
{
  g_autoptr (GBytes) body = bytes_of (text);

  return dim_audit_page_decode (body, error);
}

static void
test_page_survives_the_wire (void)
{
  static const char *const pages[] = { PAGE (""), PAGE (DESK_LINE),
                                       PAGE (DESK_LINE "," OFFICE_LINE) };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DimAuditPage) page = decode (pages[i], &error);
    g_autoptr (GBytes) again = NULL;

    g_assert_no_error (error);
    g_assert_cmpuint (page->entries->len, ==, i);
    again = dim_audit_page_encode (page);
    assert_body (again, pages[i]);
  }
}

static void
test_newer_server_may_say_more (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DimAuditPage) page =
    decode ("{\"logregels\":[],\"meer\":false,\"grootboek\":\"g1\",\"nieuw\":1}", &error);

  g_assert_no_error (error);
  g_assert_false (page->more);
}

static void
test_what_is_no_page_is_refused (void)
{
  static const char *const pages[] = {
    "",
    "[]",
    "{}",
    "{\"logregels\":[],\"meer\":true}",
    PAGE ("{}"),
    PAGE (DESK_LINE "," DESK_LINE),
    PAGE (OFFICE_LINE "," DESK_LINE),
    PAGE ("{\"plaats\":0,\"tijd\":\"2026-11-03T10:12:31Z\",\"handeling\":\"voorval\","
          "\"resultaat\":\"201\",\"door\":\"beheer\",\"hoofd\":\"" HEAD_1 "\"}"),
    PAGE ("{\"plaats\":1,\"tijd\":\"2026-11-03\",\"handeling\":\"voorval\","
          "\"resultaat\":\"201\",\"door\":\"beheer\",\"hoofd\":\"" HEAD_1 "\"}"),
    PAGE ("{\"plaats\":1,\"tijd\":\"2026-11-03T10:12:31Z\",\"handeling\":\"voorval\","
          "\"resultaat\":\"201\",\"loket\":\"Balie\",\"door\":\"beheer\",\"hoofd\":\"" HEAD_1
          "\"}"),
    PAGE ("{\"plaats\":1,\"tijd\":\"2026-11-03T10:12:31Z\",\"handeling\":\"voorval\","
          "\"resultaat\":\"201\",\"door\":\"beheer\",\"hoofd\":\"00\"}"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (DimAuditPage) page = decode (pages[i], &error);

    g_assert_null (page);
    g_assert_error (error, DIM_ERROR, DIM_ERROR_INVALID);
  }
}

static DimAuditEntry *
make_entry (void)
{
  DimAuditEntry *entry = dim_audit_entry_new ();

  entry->place = 1;
  entry->time_s = 1795000000;
  dim_audit_entry_set (&entry->action, "voorval");
  dim_audit_entry_set (&entry->object, UUID_A);
  dim_audit_entry_set (&entry->result, "201");
  dim_audit_entry_set (&entry->desk, "Balie");
  dim_audit_entry_set (&entry->actor, UUID_B);
  g_strlcpy (entry->incident, UUID_A, sizeof entry->incident);
  return entry;
}

static void
alter (DimAuditEntry *entry, guint what)
{
  char **const texts[] = { &entry->action, &entry->object, &entry->result, &entry->desk,
                           &entry->actor };

  if (what < G_N_ELEMENTS (texts))
    dim_audit_entry_set (texts[what], "x");
  else if (what == 5)
    entry->place++;
  else if (what == 6)
    entry->time_s++;
  else if (what == 7)
    entry->role = DIM_ROLE_BACK_OFFICE;
  else
    entry->incident[0] = 'x';
}

/* Whatever is altered, the chain goes on otherwise, and the line is not the same any more. */
static void
test_head_goes_over_every_field (void)
{
  g_autoptr (DimAuditEntry) entry = make_entry ();
  guint8 head[DIM_AUDIT_HEAD_BYTES] = { 0 };

  dim_audit_entry_extend (entry, head);
  for (guint what = 0; what < 9; what++) {
    g_autoptr (DimAuditEntry) other = make_entry ();
    guint8 again[DIM_AUDIT_HEAD_BYTES] = { 0 };

    g_assert_true (dim_audit_entry_equal (entry, other));
    alter (other, what);
    g_assert_false (dim_audit_entry_equal (entry, other));
    dim_audit_entry_extend (other, again);
    g_assert_false (dim_equal (head, again, sizeof head));
  }
}

/* A text that passes for the end of one field and the beginning of the next. */
static void
test_fields_do_not_run_together (void)
{
  g_autoptr (DimAuditEntry) entry = make_entry ();
  g_autoptr (DimAuditEntry) other = make_entry ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  dim_audit_entry_set (&entry->action, "a");
  dim_audit_entry_set (&entry->object, "b");
  dim_audit_entry_set (&other->action, "a1:b");
  dim_audit_entry_set (&other->object, "");
  first = dim_audit_entry_record (entry);
  second = dim_audit_entry_record (other);
  g_assert_cmpstr (first, !=, second);
}

static void
test_refused_is_what_the_server_did_not_do (void)
{
  static const struct {
    const char *result;
    gboolean is_refused;
  } rows[] = {
    { "201", FALSE },
    { "200", FALSE },
    { "gedaan", FALSE },
    { "409 tegenspraak", TRUE },
    { "503 tijdelijk-niet", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (DimAuditEntry) entry = make_entry ();

    dim_audit_entry_set (&entry->result, rows[i].result);
    g_assert_true (dim_audit_entry_is_refused (entry) == rows[i].is_refused);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!dim_crypto_init ())
    return 1;
#define ADD(path, function) g_test_add_func ("/audit-codec/" path, function)
  ADD ("page-survives-the-wire", test_page_survives_the_wire);
  ADD ("newer-server-may-say-more", test_newer_server_may_say_more);
  ADD ("what-is-no-page-is-refused", test_what_is_no_page_is_refused);
  ADD ("head-goes-over-every-field", test_head_goes_over_every_field);
  ADD ("fields-do-not-run-together", test_fields_do_not_run_together);
  ADD ("refused-is-what-the-server-did-not-do", test_refused_is_what_the_server_did_not_do);
#undef ADD
  return g_test_run ();
}
