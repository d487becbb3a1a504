/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-collector-inside.h"

static gboolean
answer_code_lists (DimRules *rules,
                   const DimDeviceProfile *device,
                   DimQuestion *question,
                   GError **error)
{
  question->body = g_bytes_ref (question->collector->code_lists);
  return TRUE;
}

static void
get_code_lists_cb (DimHttpExchange *exchange, gpointer data)
{
  DimCollector *collector = data;

  dim_question_ask (dim_question_new (collector, exchange, answer_code_lists), &collector->reader);
}

static gboolean
answer_municipalities (DimRules *rules,
                       const DimDeviceProfile *device,
                       DimQuestion *question,
                       GError **error)
{
  question->body = g_bytes_ref (question->collector->municipality_table);
  return TRUE;
}

static void
get_municipalities_cb (DimHttpExchange *exchange, gpointer data)
{
  DimCollector *collector = data;

  dim_question_ask (dim_question_new (collector, exchange, answer_municipalities),
                    &collector->reader);
}

static void
get_health_cb (DimHttpExchange *exchange, gpointer data)
{
  static const char body[] = "{\"status\":\"goed\"}";

  dim_http_exchange_answer (exchange, 200, g_bytes_new_static (body, sizeof body - 1));
}

static void
get_openapi_cb (DimHttpExchange *exchange, gpointer data)
{
  DimCollector *collector = data;

  dim_http_exchange_answer (exchange, 200, g_bytes_ref (collector->openapi));
}

void
dim_collector_add_reference_routes (DimCollector *collector)
{
  static const DimHttpRoute routes[] = {
    { "GET", "/v1/codelijsten", DIM_HTTP_SIGNED, NULL, get_code_lists_cb },
    { "GET", "/v1/gemeenten", DIM_HTTP_SIGNED, NULL, get_municipalities_cb },
    { "GET", "/v1/gezondheid", DIM_HTTP_OPEN, NULL, get_health_cb },
    { "GET", "/v1/openapi.json", DIM_HTTP_OPEN, NULL, get_openapi_cb },
  };

  dim_http_server_add_routes (collector->server, routes, G_N_ELEMENTS (routes), collector);
}
