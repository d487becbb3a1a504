/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-changes-codec.h"
#include "dim-fact-codec.h"
#include "dim-limits.h"
#include "dim-note-seal.h"
#include "dim-texts-codec.h"

#include <string.h>

#define UUID_A "01930000-0000-7000-8000-00000000000a"
#define UUID_B "01930000-0000-7000-8000-00000000000b"
#define UUID_C "01930000-0000-7000-8000-00000000000c"
#define UUID_D "01930000-0000-7000-8000-00000000000d"
#define WRAPPED                                                                                    \
  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" \
  "AAAA"                                                                                           \
  "AAAAAAAAA="
#define NOTE_KEY                                                                                   \
  "{\"voorval\":\"" UUID_B "\",\"document\":\"" UUID_C                                             \
  "\",\"kenmerksleutel\":\"2026a\",\"kring\":\"GM0363\",\"sleutels\":[{\"lezer\":\"" UUID_D        \
  "\",\"sleutel\":\"" WRAPPED "\"}]}"

static DimFact *
decode (DimFactKind kind, const char *json, DimProblem **out_problem)
{
  g_autoptr (GBytes) body = g_bytes_new_static (json, strlen (json));

  return dim_fact_decode (kind, UUID_A, body, out_problem);
}

static void
assert_again (const DimFact *fact, const char *expected)
{
  g_autoptr (GBytes) body = dim_fact_encode (fact);
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_refused (DimFactKind kind, const char *json, const char *expected)
{
  DimProblem *refused = NULL;
  DimFact *fact = decode (kind, json, &refused);
  g_autoptr (DimProblem) problem = refused;
  g_autoptr (GString) faults = g_string_new (NULL);

  g_assert_null (fact);
  for (guint i = 0; i < problem->faults->len; i++) {
    const DimProblemFault *fault = g_ptr_array_index (problem->faults, i);

    g_string_append_printf (faults, "%s%s %s", i > 0 ? "; " : "", fault->pointer, fault->code);
  }
  g_assert_cmpstr (faults->str, ==, expected);
}

/* Base64 of @length zero bytes. */
static char *
zeros (gsize length)
{
  g_autofree guint8 *bytes = g_malloc0 (length);

  return g_base64_encode (bytes, length);
}

static char *
text_of (const char *use, const char *key_id, gsize length)
{
  g_autofree char *sealed = zeros (length);

  return g_strdup_printf ("{\"document\":\"%s\",\"kenmerksleutel\":\"%s\",\"tekst\":\"%s\"}", use,
                          key_id, sealed);
}

static char *
note_of (const char *one, const char *other)
{
  return g_strdup_printf ("{\"voorval\":\"" UUID_B "\",\"teksten\":[%s,%s]}", one, other);
}

static void
test_note_key_is_read_and_written (void)
{
  DimProblem *problem = NULL;
  g_autoptr (DimFact) fact = decode (DIM_FACT_NOTE_KEY, NOTE_KEY, &problem);

  g_assert_null (problem);
  g_assert_cmpstr (fact->incident, ==, UUID_B);
  g_assert_cmpstr (fact->note_key->use, ==, UUID_C);
  g_assert_cmpstr (fact->note_key->key_id, ==, "2026a");
  g_assert_cmpstr (fact->note_key->circle, ==, "GM0363");
  g_assert_cmpuint (fact->note_key->keys->len, ==, 1);
  assert_again (fact, NOTE_KEY);
}

/* The order of documents and keys says nothing. */
static void
test_note_is_a_set_of_texts (void)
{
  g_autofree char *first = text_of (UUID_C, "2026a", DIM_NOTE_SEALED_BYTES_SHORT);
  g_autofree char *second = text_of (UUID_C, "2027a", DIM_NOTE_SEALED_BYTES_SHORT);
  g_autofree char *given = note_of (second, first);
  g_autofree char *canonical = note_of (first, second);
  DimProblem *problem = NULL;
  g_autoptr (DimFact) fact = decode (DIM_FACT_NOTE, given, &problem);

  g_assert_null (problem);
  g_assert_cmpstr (fact->incident, ==, UUID_B);
  g_assert_cmpstr (fact->note->takes_back, ==, "");
  g_assert_cmpuint (fact->note->texts->len, ==, 2);
  assert_again (fact, canonical);
}

static void
test_note_is_taken_back (void)
{
  static const char json[] = "{\"voorval\":\"" UUID_B "\",\"trektIn\":\"" UUID_C "\"}";
  DimProblem *problem = NULL;
  g_autoptr (DimFact) fact = decode (DIM_FACT_NOTE, json, &problem);

  g_assert_null (problem);
  g_assert_cmpstr (fact->note->takes_back, ==, UUID_C);
  g_assert_cmpuint (fact->note->texts->len, ==, 0);
  assert_again (fact, json);
}

static void
test_every_fault_has_its_pointer (void)
{
  g_autofree char *good = text_of (UUID_C, "2026a", DIM_NOTE_SEALED_BYTES_LONG);
  g_autofree char *odd = text_of (UUID_D, "2026a", DIM_NOTE_SEALED_BYTES_LONG - 3);
  g_autofree char *huge = text_of (UUID_D, "2026A", DIM_NOTE_SEALED_BYTES_LONG + 3);
  g_autofree char *twice = note_of (good, good);
  g_autofree char *wrong_length = note_of (good, odd);
  g_autofree char *too_long = note_of (good, huge);

  assert_refused (DIM_FACT_NOTE_KEY, "{}",
                  "/voorval verplicht; /document verplicht; /kenmerksleutel verplicht; "
                  "/kring verplicht; /sleutels verplicht");
  assert_refused (DIM_FACT_NOTE, "{}", "/voorval verplicht; /teksten verplicht");
  assert_refused (DIM_FACT_NOTE, "{\"voorval\":\"" UUID_B "\",\"teksten\":[]}",
                  "/teksten te-weinig");
  assert_refused (DIM_FACT_NOTE,
                  "{\"voorval\":\"" UUID_B "\",\"trektIn\":\"" UUID_C "\",\"teksten\":[]}",
                  "/teksten onbekend-onderdeel");
  assert_refused (DIM_FACT_NOTE, "{\"voorval\":\"" UUID_B "\",\"teksten\":[{}]}",
                  "/teksten/0/document verplicht; /teksten/0/kenmerksleutel verplicht; "
                  "/teksten/0/tekst verplicht");
  assert_refused (DIM_FACT_NOTE, twice, "/teksten/1/document dubbel");
  assert_refused (DIM_FACT_NOTE, wrong_length, "/teksten/1/tekst ongeldige-codering");
  assert_refused (DIM_FACT_NOTE, too_long,
                  "/teksten/1/kenmerksleutel ongeldige-sleutelnaam; /teksten/1/tekst te-lang");
}

static DimNoteEntry *
make_entry (const char *id, const char *use)
{
  g_autofree guint8 *bytes = g_malloc0 (DIM_NOTE_SEALED_BYTES_SHORT);
  DimNoteEntry *entry = dim_note_entry_new (id);

  g_ptr_array_add (entry->texts,
                   dim_sealed_note_new (use, "2026a",
                                        g_bytes_new (bytes, DIM_NOTE_SEALED_BYTES_SHORT)));
  return entry;
}

static DimChange *
make_change (void)
{
  DimChange *change = dim_change_new (UUID_A);
  DimNoteEntry *own = make_entry (UUID_C, UUID_B);
  DimHit *hit = dim_hit_new (DIM_MATCH_T3);

  g_strlcpy (change->device, UUID_D, sizeof change->device);
  g_free (change->office);
  change->office = g_strdup ("amsterdam");
  change->incident = dim_incident_new (UUID_A);
  change->received_s = 1793700000;
  change->position = 17;
  g_free (own->desk);
  own->desk = g_strdup ("Backoffice");
  own->role = DIM_ROLE_BACK_OFFICE;
  own->received_s = 1793700000;
  g_ptr_array_add (change->notes, own);
  g_free (hit->contact);
  hit->contact = g_strdup ("Rotterdam, 14 010");
  hit->month = 2026 * 12 + 10;
  g_ptr_array_add (hit->notes, make_entry (UUID_D, ""));
  g_ptr_array_add (change->hits, hit);
  return change;
}

static void
test_feed_tells_notes_here_and_at_hits (void)
{
  g_autoptr (DimChange) change = make_change ();
  g_autoptr (GBytes) body = dim_change_encode (change);
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  g_autoptr (DimChange) again = dim_change_decode (body, NULL);
  g_autoptr (DimChange) copy = NULL;
  g_autoptr (GBytes) body_again = NULL;
  const DimNoteEntry *own;
  const DimNoteEntry *other;

  g_assert_nonnull (again);
  copy = dim_change_copy (again);
  body_again = dim_change_encode (copy);
  g_assert_true (g_bytes_equal (body, body_again));
  own = g_ptr_array_index (copy->notes, 0);
  g_assert_cmpstr (own->desk, ==, "Backoffice");
  g_assert_cmpstr (((DimSealedNote *) g_ptr_array_index (own->texts, 0))->use, ==, UUID_B);
  other = g_ptr_array_index (((DimHit *) g_ptr_array_index (copy->hits, 0))->notes, 0);
  g_assert_cmpint (other->received_s, ==, 0);
  g_assert_cmpstr (((DimSealedNote *) g_ptr_array_index (other->texts, 0))->use, ==, "");
  g_assert_cmpstr (dim_change_last_note (copy), ==, UUID_D);
  g_assert_nonnull (strstr (text, "\"maand\":\"2026-11\",\"notities\":[{\"id\":\"" UUID_D
                                  "\",\"teksten\":[{\"kenmerksleutel\":\"2026a\",\"tekst\":\""));
}

/* An older collector says nothing of them. */
static void
test_page_says_whether_notes_are_allowed (void)
{
  g_autoptr (DimChangesPage) page = dim_changes_page_new ();
  g_autoptr (DimChangesPage) again = NULL;
  g_autoptr (DimChangesPage) older = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GBytes) old_body = NULL;
  g_autoptr (GString) text = NULL;

  page->allows_notes = TRUE;
  g_free (page->ledger);
  page->ledger = g_strdup ("g1");
  g_free (page->cursor);
  page->cursor = dim_cursor_encode ("g1", 1);
  body = dim_changes_page_encode (page);
  again = dim_changes_page_decode (body, NULL);
  g_assert_true (again->allows_notes);
  text = g_string_new_len (g_bytes_get_data (body, NULL), (gssize) g_bytes_get_size (body));
  g_string_replace (text, ",\"notitiesToegestaan\":true", "", 1);
  old_body = g_bytes_new (text->str, text->len);
  older = dim_changes_page_decode (old_body, NULL);
  g_assert_nonnull (older);
  g_assert_false (older->allows_notes);
}

static DimTextEntry *
make_text (const char *id, const char *use, gboolean is_gone)
{
  DimTextEntry *entry = dim_text_entry_new (id);

  entry->position = 3;
  g_strlcpy (entry->incident, UUID_B, sizeof entry->incident);
  g_strlcpy (entry->circle, "GM0363", sizeof entry->circle);
  entry->received_s = 1793700000;
  g_strlcpy (entry->use, use, sizeof entry->use);
  g_strlcpy (entry->key_id, *use != '\0' ? "2026a" : "", sizeof entry->key_id);
  if (!is_gone)
    entry->sealed = *use != '\0' ? g_bytes_new (NULL, 0) : g_bytes_new ("sealed", 6);
  return entry;
}

static void
test_readers_are_told_of_note_keys_apart (void)
{
  g_autoptr (DimTextsPage) page = dim_texts_page_new ();
  g_autoptr (DimTextsPage) again = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GBytes) body_again = NULL;
  const DimTextEntry *key;

  g_ptr_array_add (page->texts, make_text (UUID_A, UUID_C, FALSE));
  g_ptr_array_add (page->texts, make_text (UUID_B, "", FALSE));
  g_ptr_array_add (page->texts, make_text (UUID_D, UUID_C, TRUE));
  g_free (page->cursor);
  page->cursor = dim_cursor_encode ("g1", 1);
  body = dim_texts_page_encode (page);
  again = dim_texts_page_decode (body, NULL);
  g_assert_cmpuint (again->texts->len, ==, 3);
  key = g_ptr_array_index (again->texts, 1);
  g_assert_cmpstr (key->id, ==, UUID_A);
  g_assert_cmpstr (key->use, ==, UUID_C);
  g_assert_cmpstr (key->key_id, ==, "2026a");
  g_assert_nonnull (key->sealed);
  g_assert_null (((DimTextEntry *) g_ptr_array_index (again->texts, 2))->sealed);
  body_again = dim_texts_page_encode (again);
  g_assert_true (g_bytes_equal (body, body_again));
}

static void
test_a_note_has_five_hundred_characters (void)
{
  g_autofree char *long_enough = g_strnfill (DIM_NOTE_CHARACTERS_MAX, 'a');
  g_autofree char *too_long = g_strnfill (DIM_NOTE_CHARACTERS_MAX + 1, 'a');

  g_assert_true (dim_note_text_is_fit (long_enough));
  g_assert_false (dim_note_text_is_fit (too_long));
  g_assert_false (dim_note_text_is_fit (""));
  g_assert_false (dim_note_text_is_fit ("\xff"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/note-codec/note-key-is-read-and-written", test_note_key_is_read_and_written);
  g_test_add_func ("/note-codec/note-is-a-set-of-texts", test_note_is_a_set_of_texts);
  g_test_add_func ("/note-codec/note-is-taken-back", test_note_is_taken_back);
  g_test_add_func ("/note-codec/every-fault-has-its-pointer", test_every_fault_has_its_pointer);
  g_test_add_func ("/note-codec/feed-tells-notes-here-and-at-hits",
                   test_feed_tells_notes_here_and_at_hits);
  g_test_add_func ("/note-codec/page-says-whether-notes-are-allowed",
                   test_page_says_whether_notes_are_allowed);
  g_test_add_func ("/note-codec/readers-are-told-of-note-keys-apart",
                   test_readers_are_told_of_note_keys_apart);
  g_test_add_func ("/note-codec/a-note-has-five-hundred-characters",
                   test_a_note_has_five_hundred_characters);
  return g_test_run ();
}
