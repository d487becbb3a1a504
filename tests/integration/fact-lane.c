/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "fact-lane.h"

#include "dim-crypto.h"
#include "dim-limits.h"

#include <string.h>

#define BATCH_MOST 12
#define TAGS       24 /* so few that documents meet */

typedef struct {
  char id[DIM_UUID_TEXT_LEN];
  char use[DIM_UUID_TEXT_LEN];
  char newest[DIM_UUID_TEXT_LEN]; /* fact that says its answers */
} Registration;

static void deliver_next (FactLane *lane);

static void
free_sent (gpointer fact)
{
  g_free (((SentFact *) fact)->body);
  g_free (fact);
}

static guint
draw (FactLane *lane, guint end)
{
  return kill_plan_draw (lane->plan, end);
}

/* Takes over @body. */
static SentFact *
add_fact (FactLane *lane, DimFactKind kind, char *body)
{
  SentFact *fact = g_new0 (SentFact, 1);

  fact->kind = kind;
  fact->body = body;
  dim_random_uuid (dim_clock_now_ms (dim_clock_system ()), fact->id);
  g_ptr_array_add (lane->facts, fact);
  g_ptr_array_add (lane->on_the_way, fact);
  return fact;
}

static char *
write_day (FactLane *lane)
{
  return g_strdup_printf ("%d-%02u-%02u", lane->key->year, 1 + draw (lane, 3), 1 + draw (lane, 28));
}

static void
register_event (FactLane *lane)
{
  g_autofree char *day = write_day (lane);
  Registration *registration = g_new0 (Registration, 1);
  SentFact *fact;

  dim_random_uuid (dim_clock_now_ms (dim_clock_system ()), registration->use);
  fact =
    add_fact (lane, DIM_FACT_INCIDENT,
              g_strdup_printf (
                "{\"datum\":\"%s\",\"product\":\"paspoort-aanvraag\",\"vorm\":\"look-alike\","
                "\"documenten\":[{\"id\":\"%s\",\"soort\":\"nationaal-paspoort\",\"land\":\"NLD\","
                "\"vergelijking\":\"kenmerk-volgt\"}],\"ontdekking\":[\"gezichtsvergelijking\"],"
                "\"uitkomst\":[\"geweigerd\"],\"gemeente\":\"GM0363\"}",
                day, registration->use));
  g_strlcpy (registration->id, fact->id, sizeof registration->id);
  g_strlcpy (registration->newest, fact->id, sizeof registration->newest);
  g_ptr_array_add (lane->registrations, registration);
}

static void
revise (FactLane *lane, Registration *registration)
{
  g_autofree char *day = write_day (lane);
  SentFact *fact =
    add_fact (lane, DIM_FACT_REVISION,
              g_strdup_printf ("{\"voorval\":\"%s\",\"basis\":[\"%s\"],\"wijzigt\":[\"datum\"],"
                               "\"antwoorden\":{\"datum\":\"%s\"}}",
                               registration->id, registration->newest, day));

  g_strlcpy (registration->newest, fact->id, sizeof registration->newest);
}

static void
give_tag (FactLane *lane, Registration *registration)
{
  guint8 tag[DIM_TAG_BYTES] = { (guint8) draw (lane, TAGS), 1 };
  g_autofree char *fingerprint =
    g_base64_encode (lane->key->fingerprint, sizeof lane->key->fingerprint);
  g_autofree char *text = g_base64_encode (tag, sizeof tag);

  add_fact (lane, DIM_FACT_TAGS,
            g_strdup_printf ("{\"voorval\":\"%s\",\"documenten\":[{\"id\":\"%s\",\"kenmerken\":["
                             "{\"sleutel\":\"%s\",\"vingerafdruk\":\"%s\",\"kenmerk\":\"%s\"}]}]}",
                             registration->id, registration->use, lane->key->key_id, fingerprint,
                             text));
}

static void
decide (FactLane *lane, const Registration *first, const Registration *second)
{
  add_fact (lane, DIM_FACT_DECISION,
            g_strdup_printf ("{\"soort\":\"%s\",\"voorvallen\":[\"%s\",\"%s\"]}",
                             draw (lane, 2) == 0 ? "zelfde" : "apart", first->id, second->id));
}

/* Nothing more is said about it after that. */
static void
withdraw (FactLane *lane, guint index)
{
  const Registration *registration = lane->registrations->pdata[index];

  add_fact (lane, DIM_FACT_WITHDRAWAL, g_strdup_printf ("{\"voorval\":\"%s\"}", registration->id));
  g_ptr_array_remove_index_fast (lane->registrations, index);
}

/* Of months before those in which events are registered. */
static void
state_nothing (FactLane *lane)
{
  add_fact (lane, DIM_FACT_STATEMENT,
            g_strdup_printf ("{\"gemeente\":\"GM0363\",\"maand\":\"%d-%02u\"}", lane->key->year - 1,
                             1 + draw (lane, 12)));
}

static void
make_later_fact (FactLane *lane)
{
  guint index = draw (lane, lane->registrations->len);
  guint other = draw (lane, lane->registrations->len);
  Registration *registration = lane->registrations->pdata[index];

  switch (draw (lane, 9)) {
  case 0:
  case 1:
    revise (lane, registration);
    return;
  case 2:
    withdraw (lane, index);
    return;
  case 3:
    if (index != other) {
      decide (lane, registration, lane->registrations->pdata[other]);
      return;
    }
    break;
  case 4:
    state_nothing (lane);
    return;
  default:
    break;
  }
  give_tag (lane, registration);
}

/* One fact, or some registrations at once. */
static void
make_facts (FactLane *lane)
{
  guint count = draw (lane, 4) == 0 ? 2 + draw (lane, BATCH_MOST - 1) : 1;

  if (count == 1 && lane->registrations->len > 0 && draw (lane, 3) > 0)
    make_later_fact (lane);
  else
    for (guint i = 0; i < count; i++)
      register_event (lane);
}

static char *
write_batch (GPtrArray *facts)
{
  GString *text = g_string_new ("{\"feiten\":[");

  for (guint i = 0; i < facts->len; i++) {
    const SentFact *fact = facts->pdata[i];

    g_string_append_printf (text, "%s{\"soort\":\"%s\",\"id\":\"%s\",\"inhoud\":%s}",
                            i > 0 ? "," : "", dim_fact_kind_name (fact->kind), fact->id,
                            fact->body);
  }
  g_string_append (text, "]}");
  return g_string_free (text, FALSE);
}

static void
take_verdict (SentFact *fact, const DimVerdict *verdict)
{
  g_assert_cmpstr (verdict->id, ==, fact->id);
  if (verdict->status == 200 || verdict->status == 201) {
    fact->state = FACT_ACKNOWLEDGED;
    fact->position = verdict->position;
  } else if (verdict->status != 503) {
    fact->state = FACT_REFUSED;
  }
}

static void
take_answer (FactLane *lane, const DimHttpAnswer *answer)
{
  g_autoptr (GPtrArray) verdicts = NULL;
  g_autoptr (DimVerdict) verdict = NULL;

  if (answer->body == NULL) {
    g_assert_cmpuint (lane->on_the_way->len, ==, 1);
    if (answer->status != 503)
      ((SentFact *) lane->on_the_way->pdata[0])->state = FACT_REFUSED;
    return;
  }
  if (lane->on_the_way->len == 1) {
    verdict = dim_verdict_decode (answer->body, NULL);
    g_assert_nonnull (verdict);
    take_verdict (lane->on_the_way->pdata[0], verdict);
    return;
  }
  verdicts = dim_verdicts_decode (answer->body, NULL);
  g_assert_nonnull (verdicts);
  g_assert_cmpuint (verdicts->len, ==, lane->on_the_way->len);
  for (guint i = 0; i < verdicts->len; i++)
    take_verdict (lane->on_the_way->pdata[i], verdicts->pdata[i]);
}

static void
delivered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  FactLane *lane = data;
  g_autoptr (DimHttpAnswer) answer =
    dim_http_client_send_finish (lane->device->client, result, NULL);

  lane->is_out = FALSE;
  if (answer != NULL) {
    take_answer (lane, answer);
    g_ptr_array_set_size (lane->on_the_way, 0);
  }
  if (answer != NULL && !lane->is_stopping)
    deliver_next (lane);
}

static void
send_facts (FactLane *lane,
            EnrolledDevice *device,
            GPtrArray *facts,
            GAsyncReadyCallback callback,
            gpointer data)
{
  const SentFact *first = facts->pdata[0];
  g_autofree char *text = facts->len > 1 ? write_batch (facts) : g_strdup (first->body);
  g_autofree char *path =
    facts->len > 1 ? g_strdup ("/v1/aanleveringen")
                   : g_strdup_printf ("/v1/%s/%s", dim_fact_kind_plural (first->kind), first->id);
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  dim_http_client_send (device->client, facts->len > 1 ? "POST" : "PUT", path, NULL, body, NULL,
                        callback, data);
}

static void
deliver_next (FactLane *lane)
{
  g_assert_cmpuint (lane->on_the_way->len, ==, 0);
  make_facts (lane);
  lane->is_out = TRUE;
  send_facts (lane, lane->device, lane->on_the_way, delivered_cb, lane);
}

static gboolean
is_answered (const SentFact *fact)
{
  return fact->state == FACT_ACKNOWLEDGED;
}

/* As a batch of any size, so that the answer has a verdict a fact. */
static GPtrArray *
ask_batch (EnrolledDevice *device, GPtrArray *facts)
{
  g_autofree char *text = write_batch (facts);
  g_autoptr (DimHttpAnswer) answer =
    enrolled_device_ask (device, "POST", "/v1/aanleveringen", NULL, text);
  GPtrArray *verdicts;

  g_assert_cmpuint (answer->status, ==, 200);
  verdicts = dim_verdicts_decode (answer->body, NULL);
  g_assert_nonnull (verdicts);
  g_assert_cmpuint (verdicts->len, ==, facts->len);
  return verdicts;
}

/* Up to a batch of the acknowledged ones, from *@index on. */
static GPtrArray *
gather (FactLane *lane, guint *index)
{
  GPtrArray *facts = g_ptr_array_new ();

  for (; *index < lane->facts->len && facts->len < DIM_LIMIT_BATCH_FACTS; (*index)++)
    if (is_answered (lane->facts->pdata[*index]))
      g_ptr_array_add (facts, lane->facts->pdata[*index]);
  return facts;
}

FactLane *
fact_lane_new (EnrolledDevice *device, KillPlan *plan, const LaneKey *key)
{
  FactLane *lane = g_new0 (FactLane, 1);

  lane->device = device;
  lane->plan = plan;
  lane->key = key;
  lane->facts = g_ptr_array_new_with_free_func (free_sent);
  lane->registrations = g_ptr_array_new_with_free_func (g_free);
  lane->on_the_way = g_ptr_array_new ();
  return lane;
}

void
fact_lane_free (FactLane *lane)
{
  g_ptr_array_unref (lane->facts);
  g_ptr_array_unref (lane->registrations);
  g_ptr_array_unref (lane->on_the_way);
  enrolled_device_free (lane->device);
  g_free (lane);
}

void
fact_lane_start (FactLane *lane)
{
  lane->is_stopping = FALSE;
  deliver_next (lane);
}

void
fact_lane_stop (FactLane *lane)
{
  lane->is_stopping = TRUE;
}

void
fact_lane_settle (FactLane *lane, guint *out_stored_already, guint *out_stored_now)
{
  for (guint i = 0; i < lane->on_the_way->len; i++) {
    SentFact *fact = lane->on_the_way->pdata[i];
    g_autoptr (GPtrArray) alone = g_ptr_array_new ();
    g_autoptr (GPtrArray) verdicts = NULL;

    g_ptr_array_add (alone, fact);
    verdicts = ask_batch (lane->device, alone);
    take_verdict (fact, verdicts->pdata[0]);
    g_assert_cmpint (fact->state, !=, FACT_OPEN);
    *out_stored_already += ((DimVerdict *) verdicts->pdata[0])->status == 200;
    *out_stored_now += ((DimVerdict *) verdicts->pdata[0])->status == 201;
  }
  g_ptr_array_set_size (lane->on_the_way, 0);
}

guint
fact_lane_count_lost (FactLane *lane, guint start)
{
  guint lost = 0;

  for (guint index = start; index < lane->facts->len;) {
    g_autoptr (GPtrArray) facts = gather (lane, &index);
    g_autoptr (GPtrArray) verdicts = NULL;

    if (facts->len == 0)
      break;
    verdicts = ask_batch (lane->device, facts);
    for (guint i = 0; i < facts->len; i++) {
      const DimVerdict *verdict = verdicts->pdata[i];

      lost += verdict->status != 200 ||
              verdict->position != ((const SentFact *) facts->pdata[i])->position;
    }
  }
  return lost;
}

void
fact_lane_retell (FactLane *lane, EnrolledDevice *device)
{
  for (guint index = 0; index < lane->facts->len;) {
    g_autoptr (GPtrArray) facts = gather (lane, &index);
    g_autoptr (GPtrArray) verdicts = NULL;

    if (facts->len == 0)
      break;
    verdicts = ask_batch (device, facts);
    for (guint i = 0; i < facts->len; i++)
      g_assert_cmpuint (((const DimVerdict *) verdicts->pdata[i])->status, ==, 201);
  }
}

guint
fact_lane_count_acknowledged (const FactLane *lane)
{
  guint count = 0;

  for (guint i = 0; i < lane->facts->len; i++)
    count += is_answered (lane->facts->pdata[i]);
  return count;
}
