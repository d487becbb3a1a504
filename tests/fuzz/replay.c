/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include <gio/gio.h>
#include <string.h>

#include "fuzz-target.h"

/* usage: replay DIRECTORY ROUNDS
 * DIM_FUZZ_ROUNDS goes before ROUNDS: a slow tool has time for fewer. Gives a fuzz target every
 * file of a directory, and of each ROUNDS variations that are the same in every run: cut short, a
 * byte changed, a byte doubled, or a piece of another file put in. */

static void
try_input (const GByteArray *input)
{
  /* A block of its own, so that the sanitizers see a read past the end. */
  g_autofree guint8 *copy = g_memdup2 (input->data, input->len);

  LLVMFuzzerTestOneInput (copy, input->len);
}

/* The data of an empty array is NULL and must not be touched. */
static void
append_from (GByteArray *to, const GByteArray *from, guint at, guint most)
{
  if (at < from->len)
    g_byte_array_append (to, from->data + at, MIN (from->len - at, most));
}

static void
put_in (GByteArray *input, guint at, const GByteArray *other, guint from, guint most)
{
  g_autoptr (GByteArray) rest = g_byte_array_new ();

  append_from (rest, input, at, G_MAXUINT);
  g_byte_array_set_size (input, at);
  append_from (input, other, from, most);
  append_from (input, rest, 0, G_MAXUINT);
}

static void
vary (GByteArray *input, const GByteArray *other, GRand *random)
{
  guint at = (guint) g_rand_int_range (random, 0, (gint32) input->len + 1);
  guint8 byte = (guint8) g_rand_int_range (random, 0, G_MAXUINT8 + 1);
  guint from = (guint) g_rand_int_range (random, 0, (gint32) other->len + 1);

  switch (g_rand_int_range (random, 0, 4)) {
  case 0:
    g_byte_array_set_size (input, at);
    break;
  case 1:
    if (at < input->len)
      input->data[at] = byte;
    break;
  case 2:
    if (at < input->len)
      g_byte_array_remove_index (input, at);
    break;
  default:
    put_in (input, at, other, from, byte);
    break;
  }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_files (const char *directory, GError **error)
{
  g_autoptr (GDir) entries = g_dir_open (directory, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  if (entries == NULL)
    return NULL;
  while ((name = g_dir_read_name (entries)) != NULL)
    g_ptr_array_add (names, g_build_filename (directory, name, NULL));
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

static GPtrArray *
load_inputs (const char *directory, GError **error)
{
  g_autoptr (GPtrArray) names = list_files (directory, error);
  g_autoptr (GPtrArray) inputs = NULL;

  if (names == NULL)
    return NULL;
  inputs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  for (guint i = 0; i < names->len; i++) {
    char *text = NULL;
    gsize length = 0;

    if (!g_file_get_contents (g_ptr_array_index (names, i), &text, &length, error))
      return NULL;
    g_ptr_array_add (inputs, g_byte_array_new_take ((guint8 *) text, length));
  }
  return g_steal_pointer (&inputs);
}

static void
try_variations (GPtrArray *inputs, guint index, guint rounds)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (index);
  const GByteArray *seed = g_ptr_array_index (inputs, index);

  for (guint i = 0; i < rounds; i++) {
    g_autoptr (GByteArray) input = g_byte_array_new ();
    gint32 changes = g_rand_int_range (random, 1, 4);

    append_from (input, seed, 0, G_MAXUINT);
    for (gint32 j = 0; j < changes; j++) {
      gint32 other = g_rand_int_range (random, 0, (gint32) inputs->len);

      vary (input, g_ptr_array_index (inputs, other), random);
    }
    try_input (input);
  }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) inputs = NULL;
  g_autoptr (GError) error = NULL;
  const char *wanted = g_getenv ("DIM_FUZZ_ROUNDS");
  guint64 rounds = 0;

  if (wanted == NULL && argc == 3)
    wanted = argv[2];
  if (argc != 3 || !g_ascii_string_to_unsigned (wanted, 10, 0, G_MAXUINT16, &rounds, NULL)) {
    g_printerr ("usage: %s DIRECTORY ROUNDS\n", argv[0]);
    return 2;
  }
  inputs = load_inputs (argv[1], &error);
  if (inputs == NULL || inputs->len == 0) {
    g_printerr ("Cannot read corpus: %s\n", error != NULL ? error->message : "it is empty");
    return 1;
  }
  for (guint i = 0; i < inputs->len; i++) {
    try_input (g_ptr_array_index (inputs, i));
    try_variations (inputs, i, (guint) rounds);
  }
  g_print ("%u files, %u inputs\n", inputs->len, inputs->len * ((guint) rounds + 1));
  return 0;
}
