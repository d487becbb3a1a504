/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "raw-peer.h"
#include "server-program.h"

#include "dim-error.h"
#include "dim-http-server.h"
#include "dim-limits.h"

#include <signal.h>
#include <string.h>

/* The real collector under TLS, with certificates of a throw-away authority: another maker's client
 * finds in it what PROTOCOL.md promises and nothing older, and our own client trusts nobody else.
 */

#define SKIPPED 77
#define N_GOOD  3 /* of the certificates below, which come first */

static const char *program_path;

typedef struct {
  const char *name;
  const char *key_type;
  const char *key_size; /* bits, or the curve */
  const char *host;
  const char *last_day;
  gboolean is_strangers; /* of an authority that nobody trusts */
} Certificate;

static const Certificate certificates[] = {
  { "rsa", "rsa", "2048", "localhost", "2199-01-01", FALSE },
  { "p256", "ecdsa", "secp256r1", "localhost", "2199-01-01", FALSE },
  { "p384", "ecdsa", "secp384r1", "localhost", "2199-01-01", FALSE },
  { "other-host", "ecdsa", "secp256r1", "example.nl", "2199-01-01", FALSE },
  { "expired", "ecdsa", "secp256r1", "localhost", "2021-01-01", FALSE },
  { "unknown", "ecdsa", "secp256r1", "localhost", "2199-01-01", TRUE },
};

typedef struct {
  ServerProgram program;
  char *folder;
} Fixture;

static void
run_in (const char *folder, const char *const *words)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawnv (launcher, words, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
write_template (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
make_key (const char *folder, const char *name, const char *type, const char *size)
{
  g_autofree char *file = g_strconcat (name, ".key", NULL);
  const char *const words[] = { "certtool",
                                "--generate-privkey",
                                "--key-type",
                                type,
                                strcmp (type, "rsa") == 0 ? "--bits" : "--curve",
                                size,
                                "--outfile",
                                file,
                                NULL };

  run_in (folder, words);
}

static void
make_authority (const char *folder, const char *name)
{
  g_autofree char *key = g_strconcat (name, ".key", NULL);
  g_autofree char *out = g_strconcat (name, ".pem", NULL);
  const char *const words[] = { "certtool",
                                "--generate-self-signed",
                                "--load-privkey",
                                key,
                                "--template",
                                "authority",
                                "--outfile",
                                out,
                                NULL };

  make_key (folder, name, "ecdsa", "secp256r1");
  write_template (folder, "authority",
                  "cn = \"Proef\"\nca\ncert_signing_key\nactivation_date = \"2020-01-01\"\n"
                  "expiration_date = \"2199-01-01\"\n");
  run_in (folder, words);
}

static void
make_certificate (const char *folder, const Certificate *certificate)
{
  const char *authority = certificate->is_strangers ? "stranger" : "ca";
  g_autofree char *template =
    g_strdup_printf ("cn = \"%s\"\ndns_name = \"%s\"\ntls_www_server\nsigning_key\n%s"
                     "activation_date = \"2020-01-01\"\nexpiration_date = \"%s\"\n",
                     certificate->host, certificate->host,
                     strcmp (certificate->key_type, "rsa") == 0 ? "encryption_key\n" : "",
                     certificate->last_day);
  g_autofree char *key = g_strconcat (certificate->name, ".key", NULL);
  g_autofree char *out = g_strconcat (certificate->name, ".pem", NULL);
  g_autofree char *authority_key = g_strconcat (authority, ".key", NULL);
  g_autofree char *authority_pem = g_strconcat (authority, ".pem", NULL);
  const char *const words[] = { "certtool",
                                "--generate-certificate",
                                "--load-privkey",
                                key,
                                "--load-ca-certificate",
                                authority_pem,
                                "--load-ca-privkey",
                                authority_key,
                                "--template",
                                "leaf",
                                "--outfile",
                                out,
                                NULL };

  make_key (folder, certificate->name, certificate->key_type, certificate->key_size);
  write_template (folder, "leaf", template);
  run_in (folder, words);
}

/* Serves under @name's certificate; its files stay in the program's own folder. */
static void
serve (Fixture *fixture, const char *name)
{
  ServerProgram *program = &fixture->program;
  g_autofree char *pem = g_strdup_printf ("%s/%s.pem", fixture->folder, name);
  g_autofree char *key = g_strdup_printf ("%s/%s.key", fixture->folder, name);

  program->tls[0] = "--tls-certificate";
  program->tls[1] = pem;
  program->tls[2] = "--tls-key";
  program->tls[3] = key;
  server_program_start (program);
  memset (program->tls, 0, sizeof program->tls);
  g_assert_true (g_str_has_prefix (program->url, "https://127.0.0.1:"));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  server_program_set_up (&fixture->program, program_path);
  fixture->folder = fixture->program.directory;
  make_authority (fixture->folder, "ca");
  make_authority (fixture->folder, "stranger");
  for (gsize i = 0; i < G_N_ELEMENTS (certificates); i++)
    make_certificate (fixture->folder, &certificates[i]);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  server_program_tear_down (&fixture->program);
}

/* What a client of another make is willing to speak, and no more than that. */
typedef struct {
  const char *name;
  const char *version;  /* option of openssl s_client */
  const char *ciphers;  /* NULL: its own */
  const char *spoken;   /* NULL: the server ends it */
  const char *only_for; /* the kind of key; NULL: any */
} Row;

#define OLD ":@SECLEVEL=0"

static const Row rows[] = {
  { "TLS 1.3", "-tls1_3", NULL, "TLSv1.3", NULL },
  { "TLS 1.2", "-tls1_2", NULL, "TLSv1.2", NULL },
  { "AES-128-GCM", "-tls1_2", "ECDHE+AESGCM+AES128", "TLSv1.2", NULL },
  { "AES-256-GCM", "-tls1_2", "ECDHE+AESGCM+AES256", "TLSv1.2", NULL },
  { "ChaCha20-Poly1305", "-tls1_2", "ECDHE+CHACHA20", "TLSv1.2", NULL },
  { "TLS 1.1", "-tls1_1", "ALL" OLD, NULL, NULL },
  { "TLS 1.0", "-tls1", "ALL" OLD, NULL, NULL },
  { "CBC and SHA-1", "-tls1_2", "ECDHE+AES+SHA1" OLD, NULL, NULL },
  { "CBC and SHA-256", "-tls1_2", "ECDHE+AES+SHA256:!AESGCM:!AESCCM" OLD, NULL, NULL },
  { "CBC and SHA-384", "-tls1_2", "ECDHE+AES+SHA384:!AESGCM" OLD, NULL, NULL },
  { "CCM", "-tls1_2", "ECDHE+AESCCM" OLD, NULL, "ecdsa" },
  { "Camellia", "-tls1_2", "ECDHE+CAMELLIA" OLD, NULL, NULL },
  { "no encryption", "-tls1_2", "ECDHE+NULL" OLD, NULL, NULL },
  { "no certificate", "-tls1_2", "AECDH" OLD, NULL, NULL },
  { "RSA key exchange", "-tls1_2", "kRSA" OLD, NULL, "rsa" },
  { "DHE", "-tls1_2", "DHE+aRSA" OLD, NULL, "rsa" },
};

static char *
run_client (const char *const *words)
{
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  g_subprocess_launcher_setenv (launcher, "OPENSSL_CONF", "/dev/null", TRUE);
  process = g_subprocess_launcher_spawnv (launcher, words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  return out;
}

static void
check_row (Fixture *fixture, const Row *row, const Certificate *certificate)
{
  const char *address = fixture->program.url + strlen ("https://");
  const char *const words[] = { "openssl",
                                "s_client",
                                "-brief",
                                "-connect",
                                address,
                                row->version,
                                row->ciphers != NULL ? "-cipher" : NULL,
                                row->ciphers,
                                NULL };
  g_autofree char *said = run_client (words);
  gboolean is_ended = strstr (said, "unexpected eof") != NULL || strstr (said, "alert") != NULL;

  g_test_message ("%s with %s", row->name, certificate->name);
  if (row->spoken != NULL && strstr (said, row->spoken) == NULL)
    g_error ("%s with %s is not spoken: %s", row->name, certificate->name, said);
  if (row->spoken == NULL && (!is_ended || strstr (said, "ESTABLISHED") != NULL))
    g_error ("%s with %s is not refused by the server: %s", row->name, certificate->name, said);
}

static void
test_only_good_ciphers_are_spoken (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < N_GOOD; i++) {
    const Certificate *certificate = &certificates[i];

    serve (fixture, certificate->name);
    for (gsize j = 0; j < G_N_ELEMENTS (rows); j++)
      if (rows[j].only_for == NULL || strcmp (rows[j].only_for, certificate->key_type) == 0)
        check_row (fixture, &rows[j], certificate);
    server_program_stop (&fixture->program, SIGTERM);
  }
}

/* openssl of Debian cannot speak it any more. */
static void
test_triple_des_is_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const priorities[] = {
    "NORMAL:-VERS-ALL:+VERS-TLS1.2",
    "NONE:+VERS-TLS1.2:+3DES-CBC:+SHA1:+ECDHE-RSA:+RSA:+COMP-NULL:+SIGN-ALL:+GROUP-ALL",
  };

  serve (fixture, "rsa");
  for (gsize i = 0; i < G_N_ELEMENTS (priorities); i++) {
    const char *port = strrchr (fixture->program.url, ':') + 1;
    const char *const words[] = { "gnutls-cli", "--insecure", "--priority", priorities[i],
                                  "-p",         port,         "127.0.0.1",  NULL };
    g_autofree char *said = run_client (words);

    g_assert_cmpint (strstr (said, "- Handshake was completed") != NULL, ==, i == 0);
  }
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **out = data;

  *out = g_object_ref (result);
}

/* Our own client asks @url whether it is in good health. */
static DimHttpAnswer *
ask (const char *url, GError **error)
{
  g_autoptr (DimSigningKey) key = dim_signing_key_new_random ();
  g_autoptr (DimHttpClient) client = dim_http_client_new (url, key, dim_clock_system (), error);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_nonnull (client);
  dim_http_client_send (client, "GET", "/v1/gezondheid", NULL, NULL, NULL, answered_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dim_http_client_send_finish (client, result, error);
}

static char *
localhost_url (Fixture *fixture)
{
  return g_strconcat ("https://localhost", strrchr (fixture->program.url, ':'), NULL);
}

/* As on a machine whose administrator trusts the throw-away authority. */
static void
trust_authority (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "ca.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (path, &error);

  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

static void
test_client_trusts_nobody_else (Fixture *fixture, gconstpointer data)
{
  trust_authority (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (certificates); i++) {
    gboolean is_good = i < N_GOOD;
    g_autofree char *url = NULL;
    g_autoptr (DimHttpAnswer) answer = NULL;
    g_autoptr (GError) error = NULL;

    serve (fixture, certificates[i].name);
    url = localhost_url (fixture);
    answer = ask (url, &error);
    g_test_message ("%s: %s", certificates[i].name, error != NULL ? error->message : "trusted");
    g_assert_cmpint (answer != NULL, ==, is_good);
    g_assert_cmpint (error != NULL && error->domain == DIM_ERROR, ==, !is_good);
    server_program_stop (&fixture->program, SIGTERM);
  }
}

static void
test_client_goes_by_the_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DimHttpAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  trust_authority (fixture);
  serve (fixture, "p256");
  answer = ask (fixture->program.url, &error);
  g_assert_null (answer);
  g_assert_nonnull (error);
}

/* Who has not even begun to shake hands counts as any other of his address. */
static void
test_mute_connections_count (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) peers = g_ptr_array_new_with_free_func ((GDestroyNotify) raw_peer_free);
  g_autofree char *url = NULL;
  g_autoptr (DimHttpAnswer) answer = NULL;

  trust_authority (fixture);
  serve (fixture, "p256");
  url = localhost_url (fixture);
  for (guint i = 0; i < DIM_LIMIT_CONNECTIONS_A_PEER; i++)
    g_ptr_array_add (peers, raw_peer_new (fixture->program.url));
  answer = ask (url, NULL);
  g_assert_null (answer);

  g_ptr_array_set_size (peers, 0);
  while (answer == NULL)
    answer = ask (url, NULL);
  g_assert_cmpuint (answer->status, ==, 200);
}

/* What is no certificate or no key is told before anything is served. */
static void
test_bad_files_are_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const pairs[][2] = { { "leaf", "rsa.key" },
                                          { "nowhere.pem", "rsa.key" },
                                          { "rsa.pem", "leaf" } };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++) {
    g_autofree char *pem = g_build_filename (fixture->folder, pairs[i][0], NULL);
    g_autofree char *key = g_build_filename (fixture->folder, pairs[i][1], NULL);
    int status = 0;
    g_autofree char *out =
      server_program_command (&fixture->program, &status, "serve", "--port", "0",
                              "--tls-certificate", pem, "--tls-key", key, NULL);

    g_assert_cmpint (status, ==, 1);
    g_assert_cmpstr (out, ==, "");
  }
}

#define ADD(name, function) g_test_add ("/tls/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  static const char *const tools[] = { "openssl", "certtool", "gnutls-cli" };

  dim_http_set_tls_policy ();
  g_test_init (&argc, &argv, NULL);
  if (argc != 2)
    g_error ("usage: test-tls PROGRAM");
  for (gsize i = 0; i < G_N_ELEMENTS (tools); i++) {
    g_autofree char *path = g_find_program_in_path (tools[i]);

    if (path == NULL) {
      g_print ("# there is no %s\n", tools[i]);
      return SKIPPED;
    }
  }
  program_path = argv[1];
  /* Its search for leaks trips over what GnuTLS keeps, and ends the program. */
  server_program_tell_sanitizers ("detect_leaks=0");
  ADD ("only-good-ciphers-are-spoken", test_only_good_ciphers_are_spoken);
  ADD ("triple-des-is-refused", test_triple_des_is_refused);
  ADD ("client-trusts-nobody-else", test_client_trusts_nobody_else);
  ADD ("client-goes-by-the-name", test_client_goes_by_the_name);
  ADD ("mute-connections-count", test_mute_connections_count);
  ADD ("bad-files-are-refused", test_bad_files_are_refused);
  return g_test_run ();
}
