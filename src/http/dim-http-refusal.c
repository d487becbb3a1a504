/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-http-refusal.h"

#include <libsoup/soup.h>
#include <string.h>

typedef struct {
  guint status;
  const char *code;
  const char *title;
  const char *detail;
} Refusal;

static const Refusal refusals[] = {
  { 400, "ongeldig-verzoek", "Ongeldig verzoek", "Dit is geen goed gevormd HTTP-verzoek." },
  { 400, "onbekende-parameter", "Onbekende parameter",
    "De vraag heeft een parameter die hier niet bestaat, of een tweede keer." },
  { 401, "handtekening-ontbreekt", "Handtekening ontbreekt",
    "Onderteken het verzoek met de sleutel van het apparaat." },
  { 401, "handtekening-ongeldig", "Handtekening ongeldig",
    "De handtekening hoort niet bij dit verzoek of niet bij deze sleutel." },
  { 401, "handtekening-verlopen", "Handtekening verlopen",
    "De tijd van de handtekening wijkt te veel af. Zet de klok van het apparaat goed." },
  { 401, "nonce-herhaald", "Verzoek herhaald",
    "Dit ondertekende verzoek is al eens ontvangen. Onderteken het opnieuw." },
  { 401, "inhoud-gewijzigd", "Inhoud gewijzigd",
    "De inhoud is niet de inhoud die is ondertekend." },
  { 401, "sleutel-onbekend", "Sleutel onbekend", "Dit apparaat is hier niet aangemeld." },
  { 401, "apparaat-ingetrokken", "Apparaat ingetrokken",
    "De toegang van dit apparaat is ingetrokken." },
  { 404, "niet-gevonden", "Niet gevonden", "Dit adres bestaat hier niet." },
  { 405, "methode-niet-toegestaan", "Methode niet toegestaan",
    "Dit kan niet op dit adres. De kop Allow noemt wat wel kan." },
  { 406, "niet-aanvaardbaar", "Niet aanvaardbaar",
    "Het antwoord is JSON; dat wordt niet gevraagd." },
  { 413, "te-groot", "Te groot",
    "Het verzoek is te groot. De inhoud mag 1 MiB zijn, de koppen samen 16 KiB." },
  { 415, "geen-json", "Geen JSON", "Stuur de inhoud als application/json in UTF-8." },
  { 501, "niet-ondersteund", "Niet ondersteund", "Deze vorm van HTTP spreekt deze server niet." },
  { 500, "storing", "Storing", "De server kon het verzoek niet afhandelen." },
  { 503, "tijdelijk-niet", "Tijdelijk niet",
    "De server kan dit nu niet. Probeer het straks weer." },
};

DimProblem *
dim_http_refusal_new (const char *code)
{
  g_return_val_if_fail (code != NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++) {
    const Refusal *refusal = &refusals[i];

    if (strcmp (refusal->code, code) == 0)
      return dim_problem_new (refusal->status, refusal->code, refusal->title, refusal->detail);
  }
  g_return_val_if_reached (NULL);
}

static const char *
name_unreadable (guint status)
{
  switch (status) {
  case SOUP_STATUS_EXPECTATION_FAILED:
  case SOUP_STATUS_NOT_IMPLEMENTED:
  case SOUP_STATUS_HTTP_VERSION_NOT_SUPPORTED:
    return "niet-ondersteund";
  default:
    return status >= 500 ? "storing" : "ongeldig-verzoek";
  }
}

DimProblem *
dim_http_refusal_for_status (guint status)
{
  DimProblem *problem = dim_http_refusal_new (name_unreadable (status));

  problem->status = status;
  return problem;
}
