/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-enrolment-codec.h"

#include <string.h>

#include "dim-crypto.h"
#include "dim-json-reader.h"
#include "dim-json-writer.h"

#define CODE_BYTES_MAX     64
#define NAME_BYTES_MAX     200
#define MUNICIPALITIES_MAX 400
#define KEY_BYTES          32

GBytes *
dim_enrolment_request_encode (const char *code, const guint8 public_key[32])
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (code != NULL && public_key != NULL, NULL);
  writer = dim_json_writer_new ();
  dim_json_put_text (writer, "code", code);
  dim_json_put_bytes (writer, "publiekeSleutel", public_key, KEY_BYTES);
  return dim_json_writer_finish (writer);
}

gboolean
dim_enrolment_request_decode (GBytes *body, DimEnrolmentRequest *out, DimProblem **out_problem)
{
  g_autoptr (DimJsonReader) reader = NULL;
  DimEnrolmentRequest request = { 0 };

  g_return_val_if_fail (body != NULL && out != NULL && out_problem != NULL, FALSE);
  reader = dim_json_reader_new (body, DIM_JSON_REQUEST, out_problem);
  if (reader == NULL)
    return FALSE;
  request.code = dim_json_text (reader, "code", DIM_JSON_REQUIRED, CODE_BYTES_MAX);
  dim_json_bytes (reader, "publiekeSleutel", request.public_key, sizeof request.public_key);
  if (!dim_json_reader_finish (reader, out_problem)) {
    dim_enrolment_request_clear (&request);
    return FALSE;
  }
  *out = request;
  return TRUE;
}

void
dim_enrolment_request_clear (DimEnrolmentRequest *request)
{
  g_return_if_fail (request != NULL);
  if (request->code != NULL)
    dim_wipe_string (request->code);
  memset (request, 0, sizeof *request);
}

GBytes *
dim_device_profile_encode (const DimDeviceProfile *profile)
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (profile != NULL, NULL);
  writer = dim_json_writer_new ();
  dim_json_put_text (writer, "apparaat", profile->device);
  dim_json_put_object (writer, "kantoor");
  dim_json_put_text (writer, "id", profile->office);
  dim_json_put_text (writer, "naam", profile->office_name);
  dim_json_put_text (writer, "contact", profile->contact);
  dim_json_put_end (writer);
  dim_json_put_text (writer, "loket", profile->desk);
  dim_json_put_text (writer, "rol", dim_role_name (profile->role));
  dim_json_put_texts (writer, "gemeenten", (const char *const *) profile->municipalities);
  dim_json_put_bytes (writer, "lijstsleutel", profile->list_key, sizeof profile->list_key);
  return dim_json_writer_finish (writer);
}

/* Puts what was read, or "", in the place of what stood there. */
static void
read_name (DimJsonReader *reader, const char *name, DimJsonNeed need, char **place)
{
  char *text = dim_json_text (reader, name, need, NAME_BYTES_MAX);

  g_free (*place);
  *place = text != NULL ? text : g_strdup ("");
}

static void
read_office (DimJsonReader *reader, DimDeviceProfile *profile)
{
  if (!dim_json_enter (reader, "kantoor", DIM_JSON_REQUIRED))
    return;
  read_name (reader, "id", DIM_JSON_REQUIRED, &profile->office);
  read_name (reader, "naam", DIM_JSON_REQUIRED, &profile->office_name);
  read_name (reader, "contact", DIM_JSON_OPTIONAL, &profile->contact);
  dim_json_leave (reader);
}

static void
read_role (DimJsonReader *reader, DimDeviceProfile *profile)
{
  g_autofree char *name = dim_json_text (reader, "rol", DIM_JSON_REQUIRED, NAME_BYTES_MAX);

  if (name != NULL && !dim_role_from_name (name, &profile->role))
    dim_json_fault (reader, "rol", "onbekende-code");
}

DimDeviceProfile *
dim_device_profile_decode (GBytes *body, GError **error)
{
  g_autoptr (DimJsonReader) reader = NULL;
  g_autoptr (DimDeviceProfile) profile = NULL;
  DimProblem *fault = NULL;

  g_return_val_if_fail (body != NULL, NULL);
  profile = dim_device_profile_new ();
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    dim_json_uuid (reader, "apparaat", DIM_JSON_REQUIRED, profile->device);
    read_office (reader, profile);
    read_name (reader, "loket", DIM_JSON_OPTIONAL, &profile->desk);
    read_role (reader, profile);
    g_strfreev (profile->municipalities);
    profile->municipalities =
      dim_json_texts (reader, "gemeenten", DIM_JSON_REQUIRED, MUNICIPALITIES_MAX, NAME_BYTES_MAX);
    dim_json_bytes (reader, "lijstsleutel", profile->list_key, sizeof profile->list_key);
    if (dim_json_reader_finish (reader, &fault))
      return g_steal_pointer (&profile);
  }
  dim_json_set_error (error, "device profile", fault);
  return NULL;
}

GBytes *
dim_evaluator_enrolment_encode (const char *device, const guint8 list_key[32])
{
  DimJsonWriter *writer = NULL;

  g_return_val_if_fail (device != NULL && list_key != NULL, NULL);
  writer = dim_json_writer_new ();
  dim_json_put_text (writer, "apparaat", device);
  dim_json_put_bytes (writer, "lijstsleutel", list_key, KEY_BYTES);
  return dim_json_writer_finish (writer);
}

gboolean
dim_evaluator_enrolment_decode (GBytes *body,
                                char out_device[DIM_UUID_TEXT_LEN],
                                guint8 out_list_key[32],
                                GError **error)
{
  g_autoptr (DimJsonReader) reader = NULL;
  char device[DIM_UUID_TEXT_LEN];
  guint8 list_key[KEY_BYTES];
  DimProblem *fault = NULL;

  g_return_val_if_fail (body != NULL && out_device != NULL && out_list_key != NULL, FALSE);
  reader = dim_json_reader_new (body, DIM_JSON_ANSWER, &fault);
  if (reader != NULL) {
    dim_json_uuid (reader, "apparaat", DIM_JSON_REQUIRED, device);
    dim_json_bytes (reader, "lijstsleutel", list_key, sizeof list_key);
    if (dim_json_reader_finish (reader, &fault)) {
      g_strlcpy (out_device, device, DIM_UUID_TEXT_LEN);
      memcpy (out_list_key, list_key, KEY_BYTES);
      return TRUE;
    }
  }
  dim_json_set_error (error, "enrolment", fault);
  return FALSE;
}
