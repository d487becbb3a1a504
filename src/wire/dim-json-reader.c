/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-json-reader.h"

#include <string.h>

#include <json-glib/json-glib.h>

#include "dim-bytes.h"
#include "dim-clock.h"
#include "dim-error.h"
#include "dim-fault-detail.h"
#include "dim-json-guard.h"
#include "dim-limits.h"

#define MEMBER_NAME_MAX 40

/* An object in which the reader stands. */
typedef struct {
  JsonObject *object;
  gsize path_length;      /* of the object outside it */
  guint first_name;       /* of its own in the reader's `names` */
  gboolean is_read_apart; /* another reader looks after its members */
} Place;

struct _DimJsonReader {
  JsonObject *root;
  DimJsonSource source;
  GArray *places;
  GString *path;
  GPtrArray *names; /* of members asked for, of all places */
  DimProblem *problem;
};

static Place *
here (const DimJsonReader *reader)
{
  g_assert (reader->places->len > 0);
  return &g_array_index (reader->places, Place, reader->places->len - 1);
}

static void
stand_in (DimJsonReader *reader, JsonObject *object, gsize path_length)
{
  Place place = { object, path_length, reader->names->len, FALSE };

  g_array_append_val (reader->places, place);
}

/* A name that is no plain word may be anything, also somebody's number, and is not repeated. */
static gboolean
is_plain_word (const char *name)
{
  gsize length = strlen (name);

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalpha (name[i]))
      return FALSE;
  return length > 0 && length <= MEMBER_NAME_MAX;
}

static gboolean
is_asked_for (const DimJsonReader *reader, const char *name)
{
  for (guint i = here (reader)->first_name; i < reader->names->len; i++)
    if (strcmp (g_ptr_array_index (reader->names, i), name) == 0)
      return TRUE;
  return FALSE;
}

static void
check_members (DimJsonReader *reader)
{
  g_autoptr (GList) members = json_object_get_members (here (reader)->object);

  for (const GList *l = members; l != NULL; l = l->next)
    if (!is_asked_for (reader, l->data))
      dim_json_fault (reader, is_plain_word (l->data) ? l->data : "", "onbekend-onderdeel");
}

static JsonNode *
find_member (DimJsonReader *reader, const char *name, DimJsonNeed need)
{
  JsonNode *node = json_object_get_member (here (reader)->object, name);

  g_ptr_array_add (reader->names, (gpointer) name);
  if (node == NULL && need == DIM_JSON_REQUIRED)
    dim_json_fault (reader, name, "verplicht");
  return node;
}

static JsonArray *
find_array (DimJsonReader *reader, const char *name, DimJsonNeed need, guint max)
{
  JsonNode *node = find_member (reader, name, need);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node)) {
    dim_json_fault (reader, name, "verkeerd-type");
    return NULL;
  }
  if (json_array_get_length (json_node_get_array (node)) > max) {
    dim_json_fault (reader, name, "te-veel");
    return NULL;
  }
  return json_node_get_array (node);
}

/* Why @node is no text of 1 to @max_bytes; NULL if it is one. */
static const char *
find_text_fault (JsonNode *node, gsize max_bytes)
{
  gsize length;

  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return "verkeerd-type";
  length = strlen (json_node_get_string (node));
  if (length == 0)
    return "leeg";
  return length > max_bytes ? "te-lang" : NULL;
}

static const char *
find_text (DimJsonReader *reader, const char *name, DimJsonNeed need, gsize max_bytes)
{
  JsonNode *node = find_member (reader, name, need);
  const char *fault = node != NULL ? find_text_fault (node, max_bytes) : NULL;

  if (fault != NULL)
    dim_json_fault (reader, name, fault);
  return node != NULL && fault == NULL ? json_node_get_string (node) : NULL;
}

static DimProblem *
make_json_problem (GBytes *body, const GError *cause)
{
  const char *byte = strrchr (cause->message, ' ');
  g_autofree char *detail = NULL;

  if (g_bytes_get_size (body) > DIM_LIMIT_BODY_BYTES)
    return dim_problem_new (413, "te-groot", "Te groot", "De inhoud is groter dan 1 MiB.");
  detail = g_strdup_printf ("De inhoud is geen JSON die hier past; het gaat mis bij byte%s.", byte);
  return dim_problem_new (400, "ongeldige-json", "Geen geldige JSON", detail);
}

static JsonNode *
parse (GBytes *body, DimProblem **out_problem)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = NULL;
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);

  if (!dim_json_guard (text, length, &error)) {
    *out_problem = make_json_problem (body, error);
    return NULL;
  }
  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, text, (gssize) length, NULL)) {
    *out_problem = dim_problem_new (400, "ongeldige-json", "Geen geldige JSON",
                                    "De inhoud is geen JSON die hier past.");
    return NULL;
  }
  return json_parser_steal_root (parser);
}

static DimJsonReader *
new_reader (DimJsonSource source)
{
  DimJsonReader *reader = g_new0 (DimJsonReader, 1);

  reader->source = source;
  reader->places = g_array_new (FALSE, FALSE, sizeof (Place));
  reader->path = g_string_new (NULL);
  reader->names = g_ptr_array_new ();
  reader->problem = dim_problem_new (400, "ongeldige-inhoud", "De inhoud klopt niet",
                                     "In 'fouten' staat wat er niet klopt.");
  return reader;
}

static void
begin_at (DimJsonReader *reader, JsonObject *root)
{
  reader->root = json_object_ref (root);
  stand_in (reader, reader->root, 0);
}

DimJsonReader *
dim_json_reader_new (GBytes *body, DimJsonSource source, DimProblem **out_problem)
{
  g_autoptr (DimJsonReader) reader = new_reader (source);
  g_autoptr (JsonNode) root = parse (body, out_problem);

  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root)) {
    dim_json_fault (reader, "", "verkeerd-type");
    *out_problem = g_steal_pointer (&reader->problem);
    return NULL;
  }
  begin_at (reader, json_node_get_object (root));
  return g_steal_pointer (&reader);
}

DimJsonReader *
dim_json_reader_new_apart (DimJsonReader *outer)
{
  DimJsonReader *reader = new_reader (outer->source);

  begin_at (reader, here (outer)->object);
  here (outer)->is_read_apart = TRUE;
  return reader;
}

void
dim_json_reader_free (DimJsonReader *reader)
{
  if (reader == NULL)
    return;
  g_clear_pointer (&reader->root, json_object_unref);
  g_clear_pointer (&reader->problem, dim_problem_free);
  g_array_unref (reader->places);
  g_ptr_array_unref (reader->names);
  g_string_free (reader->path, TRUE);
  g_free (reader);
}

gboolean
dim_json_reader_finish (DimJsonReader *reader, DimProblem **out_problem)
{
  g_assert (reader->places->len == 1);
  dim_json_leave (reader);
  if (reader->problem->faults->len == 0)
    return TRUE;
  *out_problem = g_steal_pointer (&reader->problem);
  return FALSE;
}

void
dim_json_set_error (GError **error, const char *what, DimProblem *problem)
{
  g_autoptr (DimProblem) owned = problem;
  const DimProblemFault *fault =
    owned->faults->len > 0 ? g_ptr_array_index (owned->faults, 0) : NULL;

  g_set_error (error, DIM_ERROR, DIM_ERROR_INVALID, "Cannot read %s: %s at \"%s\"", what,
               fault != NULL ? fault->code : owned->code, fault != NULL ? fault->pointer : "");
}

gboolean
dim_json_enter (DimJsonReader *reader, const char *name, DimJsonNeed need)
{
  JsonNode *node = find_member (reader, name, need);
  gsize path_length = reader->path->len;

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    dim_json_fault (reader, name, "verkeerd-type");
    return FALSE;
  }
  g_string_append_printf (reader->path, "/%s", name);
  stand_in (reader, json_node_get_object (node), path_length);
  return TRUE;
}

void
dim_json_leave (DimJsonReader *reader)
{
  if (reader->source == DIM_JSON_REQUEST && !here (reader)->is_read_apart)
    check_members (reader);
  g_string_truncate (reader->path, here (reader)->path_length);
  g_ptr_array_set_size (reader->names, (int) here (reader)->first_name);
  g_array_set_size (reader->places, reader->places->len - 1);
}

gboolean
dim_json_has (const DimJsonReader *reader, const char *name)
{
  return json_object_has_member (here (reader)->object, name);
}

void
dim_json_each (DimJsonReader *reader,
               const char *name,
               DimJsonNeed need,
               guint max,
               DimJsonObjectFunc func,
               gpointer data)
{
  JsonArray *array = find_array (reader, name, need, max);
  guint length = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < length; i++) {
    JsonNode *node = json_array_get_element (array, i);
    gsize path_length = reader->path->len;

    if (!JSON_NODE_HOLDS_OBJECT (node)) {
      dim_json_fault_at (reader, name, i, "verkeerd-type");
      continue;
    }
    g_string_append_printf (reader->path, "/%s/%u", name, i);
    stand_in (reader, json_node_get_object (node), path_length);
    func (reader, data);
    dim_json_leave (reader);
  }
}

void
dim_json_at_least (DimJsonReader *reader, const char *name, guint least)
{
  JsonNode *node = json_object_get_member (here (reader)->object, name);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node) &&
      json_array_get_length (json_node_get_array (node)) < least)
    dim_json_fault (reader, name, "te-weinig");
}

char *
dim_json_text (DimJsonReader *reader, const char *name, DimJsonNeed need, gsize max_bytes)
{
  return g_strdup (find_text (reader, name, need, max_bytes));
}

char *
dim_json_pointer (DimJsonReader *reader, const char *name)
{
  JsonNode *node = find_member (reader, name, DIM_JSON_REQUIRED);

  if (node == NULL)
    return NULL;
  if (json_node_get_value_type (node) != G_TYPE_STRING) {
    dim_json_fault (reader, name, "verkeerd-type");
    return NULL;
  }
  return json_node_dup_string (node);
}

char **
dim_json_texts (DimJsonReader *reader, const char *name, DimJsonNeed need, guint max, gsize bytes)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  JsonArray *array = find_array (reader, name, need, max);
  guint length = array != NULL ? json_array_get_length (array) : 0;

  for (guint i = 0; i < length; i++) {
    JsonNode *node = json_array_get_element (array, i);
    const char *fault = find_text_fault (node, bytes);

    if (fault != NULL)
      dim_json_fault_at (reader, name, i, fault);
    g_strv_builder_add (texts, fault == NULL ? json_node_get_string (node) : "");
  }
  return g_strv_builder_end (texts);
}

static gboolean
is_among_first (char **texts, guint length, const char *text)
{
  for (guint i = 0; i < length; i++)
    if (strcmp (texts[i], text) == 0)
      return TRUE;
  return FALSE;
}

char **
dim_json_uuids (DimJsonReader *reader, const char *name, DimJsonNeed need, guint max)
{
  g_auto (GStrv) texts = dim_json_texts (reader, name, need, max, DIM_LIMIT_BODY_BYTES);

  for (guint i = 0; texts[i] != NULL; i++) {
    if (texts[i][0] == '\0')
      continue;
    if (!dim_uuid_is_valid (texts[i]))
      dim_json_fault_at (reader, name, i, "ongeldig-id");
    else if (is_among_first (texts, i, texts[i]))
      dim_json_fault_at (reader, name, i, "dubbel");
  }
  return g_steal_pointer (&texts);
}

void
dim_json_uuid (DimJsonReader *reader,
               const char *name,
               DimJsonNeed need,
               char out[DIM_UUID_TEXT_LEN])
{
  const char *text = find_text (reader, name, need, DIM_LIMIT_BODY_BYTES);
  gboolean is_valid = text != NULL && dim_uuid_is_valid (text);

  if (text != NULL && !is_valid)
    dim_json_fault (reader, name, "ongeldig-id");
  g_strlcpy (out, is_valid ? text : "", DIM_UUID_TEXT_LEN);
}

guint64
dim_json_count (DimJsonReader *reader, const char *name, DimJsonNeed need, guint64 max)
{
  JsonNode *node = find_member (reader, name, need);
  gint64 count;

  if (node == NULL)
    return 0;
  if (json_node_get_value_type (node) != G_TYPE_INT64) {
    dim_json_fault (reader, name, "verkeerd-type");
    return 0;
  }
  count = json_node_get_int (node);
  if (count < 0 || (guint64) count > max) {
    dim_json_fault (reader, name, "buiten-bereik");
    return 0;
  }
  return (guint64) count;
}

gboolean
dim_json_flag (DimJsonReader *reader, const char *name, DimJsonNeed need)
{
  JsonNode *node = find_member (reader, name, need);

  if (node == NULL)
    return FALSE;
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN) {
    dim_json_fault (reader, name, "verkeerd-type");
    return FALSE;
  }
  return json_node_get_boolean (node);
}

DimDay
dim_json_day (DimJsonReader *reader, const char *name, DimJsonNeed need)
{
  const char *text = find_text (reader, name, need, DIM_LIMIT_BODY_BYTES);
  DimDay day = text != NULL ? dim_day_from_text (text) : DIM_DAY_NONE;

  if (text != NULL && day == DIM_DAY_NONE)
    dim_json_fault (reader, name, "ongeldige-datum");
  return day;
}

int
dim_json_month (DimJsonReader *reader, const char *name, DimJsonNeed need)
{
  const char *text = find_text (reader, name, need, DIM_LIMIT_BODY_BYTES);
  g_autofree char *first = text != NULL ? g_strconcat (text, "-01", NULL) : NULL;
  DimDay day = first != NULL ? dim_day_from_text (first) : DIM_DAY_NONE;

  if (day != DIM_DAY_NONE)
    return dim_day_year (day) * 12 + dim_day_month (day) - 1;
  if (text != NULL)
    dim_json_fault (reader, name, "ongeldige-maand");
  return -1;
}

gint64
dim_json_time (DimJsonReader *reader, const char *name)
{
  const char *text = find_text (reader, name, DIM_JSON_REQUIRED, DIM_LIMIT_BODY_BYTES);
  gint64 unix_s = 0;

  if (text != NULL && !dim_time_from_text (text, &unix_s))
    dim_json_fault (reader, name, "ongeldig-tijdstip");
  return unix_s;
}

void
dim_json_bytes (DimJsonReader *reader, const char *name, guint8 *out, gsize length)
{
  const char *text = find_text (reader, name, DIM_JSON_REQUIRED, DIM_LIMIT_BODY_BYTES);

  if (text != NULL && !dim_base64_decode_exact (text, out, length))
    dim_json_fault (reader, name, "ongeldige-codering");
}

GBytes *
dim_json_blob (DimJsonReader *reader, const char *name, DimJsonNeed need, gsize max)
{
  const char *text = find_text (reader, name, need, DIM_LIMIT_BODY_BYTES);
  g_autoptr (GBytes) bytes = NULL;

  if (text == NULL)
    return NULL;
  bytes = dim_base64_decode (text);
  if (bytes == NULL || g_bytes_get_size (bytes) == 0) {
    dim_json_fault (reader, name, "ongeldige-codering");
    return NULL;
  }
  if (g_bytes_get_size (bytes) > max) {
    dim_json_fault (reader, name, "te-lang");
    return NULL;
  }
  return g_steal_pointer (&bytes);
}

void
dim_json_hex (DimJsonReader *reader, const char *name, guint8 *out, gsize length)
{
  const char *text = find_text (reader, name, DIM_JSON_REQUIRED, DIM_LIMIT_BODY_BYTES);

  if (text != NULL && !dim_hex_decode (text, out, length))
    dim_json_fault (reader, name, "ongeldige-codering");
}

void
dim_json_fault (DimJsonReader *reader, const char *name, const char *code)
{
  g_autofree char *pointer = g_strconcat (reader->path->str, *name != '\0' ? "/" : "", name, NULL);

  if (reader->problem->faults->len < DIM_JSON_FAULTS_MAX)
    dim_problem_add_fault (reader->problem, pointer, code, dim_fault_detail (code));
}

void
dim_json_fault_at (DimJsonReader *reader, const char *name, guint index, const char *code)
{
  g_autofree char *place = g_strdup_printf ("%s/%u", name, index);

  dim_json_fault (reader, place, code);
}
