/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-administration.h"
#include "dim-bytes.h"
#include "dim-collector.h"
#include "dim-error.h"
#include "dim-http-service.h"
#include "dim-sentences.h"
#include "dim-words.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>

#define EXIT_REFUSED 1
#define EXIT_USAGE   2

static const char usage[] =
  "usage: dutch-id-collector COMMAND --data DIR …\n"
  "  serve [--listen ADDRESS] [--port N] [--tls-certificate FILE --tls-key FILE]\n"
  "  office add --id ID --name NAME --contact TEXT [--municipality CODE …]\n"
  "  office list\n"
  "  device add --office ID --desk NAME --role balie|backoffice|analist\n"
  "  device list\n"
  "  device revoke ID\n"
  "  circle forget GM0363|bzk\n"
  "  notes allow --basis TEXT\n"
  "  notes end\n"
  "  notes show\n"
  "  key-list import FILE --list-key BASE64\n"
  "  verify\n";

/* Everything that any command takes. */
typedef struct {
  char *data;
  char *id;
  char *name;
  char *contact;
  char **municipalities;
  char *office;
  char *desk;
  char *role;
  char *list_key;
  char *basis;
  char **arguments;
  DimHttpService service;
} Options;

/* A command that works on the ledger while the server may be running. */
typedef gboolean (*Command) (DimAdministration *administration,
                             const Options *options,
                             GError **error);

static gboolean
refuse_usage (const char *message, GError **error)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, message);
  return FALSE;
}

static gboolean
add_office (DimAdministration *administration, const Options *options, GError **error)
{
  g_autoptr (DimOffice) office = NULL;

  if (options->id == NULL || options->name == NULL || options->contact == NULL)
    return refuse_usage ("office add needs --id, --name and --contact", error);
  office = dim_office_new (options->id, options->name, options->contact);
  /* An analysts' office works for none. */
  for (guint i = 0; options->municipalities != NULL && options->municipalities[i] != NULL; i++)
    g_ptr_array_add (office->municipalities, g_strdup (options->municipalities[i]));
  return dim_administration_put_office (administration, office, error);
}

static gboolean
list_offices (DimAdministration *administration, const Options *options, GError **error)
{
  g_autoptr (GPtrArray) offices = dim_administration_offices (administration, error);

  if (offices == NULL)
    return FALSE;
  for (guint i = 0; i < offices->len; i++) {
    const DimOffice *office = offices->pdata[i];

    g_print ("%s\t%s\t%s\t", office->id, office->name, office->contact);
    for (guint j = 0; j < office->municipalities->len; j++)
      g_print ("%s%s", j > 0 ? " " : "", (const char *) office->municipalities->pdata[j]);
    g_print ("\n");
  }
  return TRUE;
}

static gboolean
add_device (DimAdministration *administration, const Options *options, GError **error)
{
  char code[DIM_ONE_TIME_CODE_TEXT_LEN];
  DimRole role;

  if (options->office == NULL || options->desk == NULL || options->role == NULL)
    return refuse_usage ("device add needs --office, --desk and --role", error);
  if (!dim_role_from_name (options->role, &role))
    return refuse_usage ("a role is balie, backoffice or analist", error);
  if (!dim_administration_add_device (administration, options->office, options->desk, role, code,
                                      error))
    return FALSE;
  g_print ("%s\n", code);
  return TRUE;
}

static const char *
describe_device (const DimDevice *device)
{
  if (device->is_revoked)
    return "ingetrokken";
  return device->is_enrolled ? "ingeschreven" : "wacht op inschrijving";
}

static gboolean
list_devices (DimAdministration *administration, const Options *options, GError **error)
{
  g_autoptr (GPtrArray) devices = dim_administration_devices (administration, error);

  if (devices == NULL)
    return FALSE;
  for (guint i = 0; i < devices->len; i++) {
    const DimDevice *device = devices->pdata[i];

    g_print ("%s\t%s\t%s\t%s\t%s\n", device->id, device->office, device->desk,
             dim_role_name (device->role), describe_device (device));
  }
  return TRUE;
}

static gboolean
revoke_device (DimAdministration *administration, const Options *options, GError **error)
{
  if (options->arguments == NULL || g_strv_length (options->arguments) != 1)
    return refuse_usage ("device revoke needs the id of one device", error);
  return dim_administration_revoke_device (administration, options->arguments[0], error);
}

static gboolean
forget_circle (DimAdministration *administration, const Options *options, GError **error)
{
  if (options->arguments == NULL || g_strv_length (options->arguments) != 1 ||
      !dim_circle_is_valid (options->arguments[0]))
    return refuse_usage ("circle forget needs the code of one municipality, or bzk", error);
  return dim_administration_forget_circle (administration, options->arguments[0], error);
}

static gboolean
allow_notes (DimAdministration *administration, const Options *options, GError **error)
{
  if (options->basis == NULL)
    return refuse_usage ("notes allow needs --basis with the legal basis", error);
  return dim_administration_allow_notes (administration, options->basis, error);
}

static gboolean
end_notes (DimAdministration *administration, const Options *options, GError **error)
{
  return dim_administration_end_notes (administration, error);
}

static gboolean
show_notes (DimAdministration *administration, const Options *options, GError **error)
{
  g_autofree char *basis = NULL;

  if (!dim_administration_note_basis (administration, &basis, error))
    return FALSE;
  g_print ("%s\n", basis != NULL ? basis : "uit");
  return TRUE;
}

static gboolean
import_keys (DimAdministration *administration, const Options *options, GError **error)
{
  g_autofree char *text = NULL;
  guint8 list_key[32];
  guint64 serial = 0;

  if (options->arguments == NULL || g_strv_length (options->arguments) != 1 ||
      options->list_key == NULL)
    return refuse_usage ("key-list import needs a file and --list-key", error);
  if (!dim_base64_decode_exact (options->list_key, list_key, sizeof list_key))
    return refuse_usage ("a list key is 32 bytes in base64", error);
  if (!g_file_get_contents (options->arguments[0], &text, NULL, error) ||
      !dim_administration_import_keys (administration, text, list_key, &serial, error))
    return FALSE;
  g_print ("%" G_GUINT64_FORMAT "\n", serial);
  return TRUE;
}

static gboolean
verify (DimAdministration *administration, const Options *options, GError **error)
{
  guint64 lines = 0;

  if (!dim_administration_verify (administration, &lines, error))
    return FALSE;
  g_print ("whole: database, audit log of %" G_GUINT64_FORMAT " lines\n", lines);
  return TRUE;
}

static const struct {
  const char *name; /* one word or two */
  Command command;  /* NULL: serve */
} commands[] = {
  { "serve", NULL },
  { "office add", add_office },
  { "office list", list_offices },
  { "device add", add_device },
  { "device list", list_devices },
  { "device revoke", revoke_device },
  { "circle forget", forget_circle },
  { "notes allow", allow_notes },
  { "notes end", end_notes },
  { "notes show", show_notes },
  { "key-list import", import_keys },
  { "verify", verify },
};

static char *
find_ledger (const Options *options, GError **error)
{
  if (options->data == NULL) {
    refuse_usage ("--data DIR is missing", error);
    return NULL;
  }
  if (g_mkdir_with_parents (options->data, 0700) != 0) {
    g_set_error (error, DIM_ERROR, DIM_ERROR_STORAGE, "Cannot make data directory: %s",
                 g_strerror (errno));
    return NULL;
  }
  return g_build_filename (options->data, "ledger.db", NULL);
}

/* One server a directory: what a second one enrols, the first would not know. The lock goes with
 * the process, however that ends. */
static gboolean
lock_directory (const Options *options, GError **error)
{
  g_autofree char *path = g_build_filename (options->data, "serve.lock", NULL);
  int fd = g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  g_set_error (error, DIM_ERROR, DIM_ERROR_CONFLICT, "Cannot serve: %s",
               errno == EWOULDBLOCK ? "another server has this data directory"
                                    : g_strerror (errno));
  if (fd >= 0)
    (void) g_close (fd, NULL);
  return FALSE;
}

static gboolean
serve (const Options *options, GError **error)
{
  g_autofree char *path = find_ledger (options, error);
  g_autoptr (DimCollector) collector = NULL;

  if (path == NULL || !lock_directory (options, error))
    return FALSE;
  collector = dim_collector_new (path, dim_clock_system (), error);
  return collector != NULL &&
         dim_http_server_keep_nonces (dim_collector_server (collector), options->data, error) &&
         dim_http_service_run (dim_collector_server (collector), &options->service, error);
}

static gboolean
administer (Command command, const Options *options, GError **error)
{
  g_autofree char *path = find_ledger (options, error);
  g_autoptr (DimAdministration) administration = NULL;

  if (path == NULL)
    return FALSE;
  administration = dim_administration_open (path, dim_clock_system (), error);
  return administration != NULL && command (administration, options, error);
}

/* Returns: how many words of @argv name the command; 0 if none does. */
static int
find_command (int argc, char **argv, Command *out)
{
  g_autofree char *two = argc > 2 ? g_strdup_printf ("%s %s", argv[1], argv[2]) : NULL;

  for (gsize i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++) {
    *out = commands[i].command;
    if (strcmp (commands[i].name, argv[1]) == 0)
      return 1;
    if (g_strcmp0 (commands[i].name, two) == 0)
      return 2;
  }
  return 0;
}

static gboolean
parse_options (int argc, char **argv, Options *options, GError **error)
{
  const GOptionEntry entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &options->data, "Data directory", "DIR" },
    { "id", 0, 0, G_OPTION_ARG_STRING, &options->id, "Office id", "ID" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options->name, "Office name", "NAME" },
    { "contact", 0, 0, G_OPTION_ARG_STRING, &options->contact, "How to reach it", "TEXT" },
    { "municipality", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->municipalities,
      "Municipality it works for", "CODE" },
    { "office", 0, 0, G_OPTION_ARG_STRING, &options->office, "Office of a device", "ID" },
    { "desk", 0, 0, G_OPTION_ARG_STRING, &options->desk, "Desk of a device", "NAME" },
    { "role", 0, 0, G_OPTION_ARG_STRING, &options->role, "Role of a device", "ROLE" },
    { "basis", 0, 0, G_OPTION_ARG_STRING, &options->basis, "Legal basis for notes", "TEXT" },
    { "list-key", 0, 0, G_OPTION_ARG_STRING, &options->list_key, "Key of the list", "BASE64" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->arguments, NULL, NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, NULL);
  dim_http_service_add_options (&options->service, context);
  g_option_context_set_summary (context, usage);
  return g_option_context_parse (context, &argc, &argv, error);
}

static void
clear_options (Options *options)
{
  g_free (options->data);
  g_free (options->id);
  g_free (options->name);
  g_free (options->contact);
  g_strfreev (options->municipalities);
  g_free (options->office);
  g_free (options->desk);
  g_free (options->role);
  g_free (options->list_key);
  g_free (options->basis);
  g_strfreev (options->arguments);
  dim_http_service_clear (&options->service);
}

static int
finish (gboolean is_done, const GError *error)
{
  if (is_done)
    return EXIT_SUCCESS;
  g_printerr ("dutch-id-collector: %s\n", error->message);
  if (dim_error_is_of_storage (error) || g_error_matches (error, DIM_ERROR, DIM_ERROR_TOO_NEW))
    g_printerr ("%s\n", dim_words_error (error));
  return error->domain == G_OPTION_ERROR ? EXIT_USAGE : EXIT_REFUSED;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  Options options = { 0 };
  Command command = NULL;
  gboolean is_done;
  int words = find_command (argc, argv, &command);
  int status;

  dim_words_init (NULL);
  dim_http_set_tls_policy ();
  if (words == 0) {
    g_printerr ("%s", usage);
    return EXIT_USAGE;
  }
  if (!dim_crypto_init ()) {
    g_printerr ("dutch-id-collector: Cannot start libsodium\n");
    return EXIT_REFUSED;
  }
  is_done = parse_options (argc - words, argv + words, &options, &error);
  if (is_done)
    is_done = command != NULL ? administer (command, &options, &error) : serve (&options, &error);
  status = finish (is_done, error);
  clear_options (&options);
  return status;
}
