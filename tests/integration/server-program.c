/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "server-program.h"

#include "dim-enrolment-codec.h"

#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>

void
server_program_set_up (ServerProgram *program, const char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dim_crypto_init ());
  program->path = path;
  program->directory = g_dir_make_tmp ("dim-server-XXXXXX", &error);
  g_assert_no_error (error);
  program->data = g_build_filename (program->directory, "data", NULL);
}

static int
remove_cb (const char *path, const struct stat *status, int kind, struct FTW *where)
{
  return remove (path);
}

void
server_program_tear_down (ServerProgram *program)
{
  if (program->process != NULL)
    server_program_stop (program, SIGTERM);
  nftw (program->directory, remove_cb, 8, FTW_DEPTH | FTW_PHYS);
  g_free (program->directory);
  g_free (program->data);
  g_free (program->url);
}

void
server_program_tell_sanitizers (const char *options)
{
  const char *told = g_getenv ("ASAN_OPTIONS");
  g_autofree char *all = g_strconcat (told != NULL ? told : "", ":", options, NULL);

  (void) g_setenv ("ASAN_OPTIONS", all, TRUE);
}

/* In the child: a test that breaks off leaves no server behind, which would hold its output open.
 */
static void
die_with_test_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

void
server_program_start (ServerProgram *program)
{
  static const char said[] = "listening on ";
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  g_autofree char *port = g_strdup_printf ("%u", program->port);
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);

  g_subprocess_launcher_set_child_setup (launcher, die_with_test_cb, NULL, NULL);
  program->process =
    g_subprocess_launcher_spawn (launcher, &error, program->path, "serve", "--data", program->data,
                                 "--port", port, program->tls[0], program->tls[1], program->tls[2],
                                 program->tls[3], NULL);
  g_assert_no_error (error);
  program->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (program->process));
  line = g_data_input_stream_read_line (program->output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, said));
  g_free (program->url);
  program->url = g_strdup (line + strlen (said));
}

void
server_program_stop (ServerProgram *program, int signal)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_send_signal (program->process, signal);
  g_subprocess_wait (program->process, NULL, &error);
  g_assert_no_error (error);
  if (signal == SIGTERM)
    g_assert_true (g_subprocess_get_successful (program->process));
  g_clear_object (&program->output);
  g_clear_object (&program->process);
}

char *
server_program_command (ServerProgram *program, int *out_status, const char *first, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  va_list rest;

  g_ptr_array_add (words, (gpointer) program->path);
  va_start (rest, first);
  /* NOLINTNEXTLINE(clang-analyzer-valist.Uninitialized): it was, a line above */
  for (const char *word = first; word != NULL; word = va_arg (rest, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (rest);
  g_ptr_array_add (words, (gpointer) "--data");
  g_ptr_array_add (words, program->data);
  g_ptr_array_add (words, NULL);
  process =
    g_subprocess_newv ((const char *const *) words->pdata,
                       G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  if (out_status != NULL)
    *out_status = g_subprocess_get_exit_status (process);
  else
    g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return g_strchomp (out);
}

void
enrolled_device_find (EnrolledDevice *device, ServerProgram *program)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&device->client, dim_http_client_free);
  device->client = dim_http_client_new (program->url, device->key, dim_clock_system (), &error);
  g_assert_no_error (error);
}

EnrolledDevice *
server_program_enrol (ServerProgram *program,
                      const char *office,
                      const char *desk,
                      const char *role)
{
  EnrolledDevice *device = g_new0 (EnrolledDevice, 1);
  g_autofree char *code = server_program_command (program, NULL, "device", "add", "--office",
                                                  office, "--desk", desk, "--role", role, NULL);
  g_autoptr (GBytes) body = NULL;
  g_autofree char *text = NULL;
  g_autoptr (DimHttpAnswer) answer = NULL;
  g_autoptr (DimDeviceProfile) profile = NULL;
  g_autoptr (GError) error = NULL;

  device->key = dim_signing_key_new_random ();
  enrolled_device_find (device, program);
  body = dim_enrolment_request_encode (code, dim_signing_key_public (device->key));
  text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
  answer = enrolled_device_ask (device, "POST", "/v1/apparaten", NULL, text);
  g_assert_cmpuint (answer->status, ==, 201);
  profile = dim_device_profile_decode (answer->body, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (profile->desk, ==, desk);
  g_assert_cmpstr (dim_role_name (profile->role), ==, role);
  g_strlcpy (device->id, profile->device, sizeof device->id);
  return device;
}

void
enrolled_device_free (EnrolledDevice *device)
{
  g_clear_pointer (&device->client, dim_http_client_free);
  g_clear_pointer (&device->key, dim_signing_key_free);
  g_free (device);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **out = data;

  *out = g_object_ref (result);
}

DimHttpAnswer *
enrolled_device_ask (EnrolledDevice *device,
                     const char *method,
                     const char *path,
                     const char *query,
                     const char *body)
{
  g_autoptr (GBytes) bytes = body != NULL ? g_bytes_new (body, strlen (body)) : NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DimHttpAnswer *answer;

  dim_http_client_send (device->client, method, path, query, bytes, NULL, answered_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  answer = dim_http_client_send_finish (device->client, result, &error);
  g_assert_no_error (error);
  return answer;
}

char *
enrolled_device_status (EnrolledDevice *device,
                        const char *method,
                        const char *path,
                        const char *query,
                        const char *body)
{
  g_autoptr (DimHttpAnswer) answer = enrolled_device_ask (device, method, path, query, body);

  return answer->problem != NULL ? g_strdup_printf ("%u %s", answer->status, answer->problem->code)
                                 : g_strdup_printf ("%u", answer->status);
}
