/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-refusal.h"

static const struct {
  guint status;
  const char *code;
  const char *title;
  const char *detail;
} refusals[] = {
  [DIM_REFUSAL_INVALID] = { 400, "ongeldige-inhoud", "De inhoud klopt niet",
                            "Een of meer antwoorden kloppen niet." },
  [DIM_REFUSAL_BAD_ID] = { 400, "ongeldig-id", "Ongeldig id",
                           "Een id is een UUID versie 7 in kleine letters." },
  [DIM_REFUSAL_BAD_PARAMETER] = { 400, "onbekende-parameter", "Onbekende parameter",
                                  "Een parameter heeft een waarde die hier niet geldt." },
  [DIM_REFUSAL_BAD_CODE] = { 401, "code-ongeldig", "Code ongeldig",
                             "Deze code is onbekend, verlopen of al gebruikt." },
  [DIM_REFUSAL_BAD_SIGNATURE] = { 401, "handtekening-ongeldig", "Handtekening ongeldig",
                                  "De handtekening hoort niet bij de sleutel in het bericht." },
  [DIM_REFUSAL_REVOKED] = { 401, "apparaat-ingetrokken", "Apparaat ingetrokken",
                            "Dit apparaat heeft geen toegang meer." },
  [DIM_REFUSAL_FORBIDDEN] = { 403, "geen-recht", "Geen recht", "Dit apparaat mag dit niet." },
  [DIM_REFUSAL_NOTES_OFF] = { 403, "notities-uit", "Notities staan uit",
                              "Notities voor andere gemeenten zijn hier niet toegestaan." },
  [DIM_REFUSAL_SECOND_PERSON] = { 403, "tweede-persoon", "Een tweede persoon is nodig",
                                  "Wie om ontgrendelen vroeg, kan niet zelf meetekenen." },
  [DIM_REFUSAL_NOT_FOUND] = { 404, "niet-gevonden", "Niet gevonden",
                              "Wat het bericht noemt, bestaat hier niet." },
  [DIM_REFUSAL_RECORDED_OTHERWISE] = { 409, "al-anders-vastgelegd", "Al anders vastgelegd",
                                       "Onder dit id staat al iets anders." },
  [DIM_REFUSAL_CONTRADICTION] = { 409, "tegenspraak", "Tegenspraak",
                                  "Dit spreekt een beslissing tegen die nog staat." },
  [DIM_REFUSAL_TAG_KEY] = { 409, "kenmerk-sleutel", "Sleutel van het kenmerk",
                            "Het kenmerk is gemaakt met een sleutel die hier niet geldt." },
  [DIM_REFUSAL_NOT_ZERO] = { 409, "maand-heeft-voorvallen", "Maand heeft voorvallen",
                             "In deze maand is voor deze gemeente een voorval geregistreerd."
                             " Daarom kan er geen nulmelding bij." },
  [DIM_REFUSAL_CIRCLE_KEY] = { 409, "kring-sleutel", "Sleutel van de lezers",
                               "Dit hoort niet bij de lezers die hier gelden." },
  [DIM_REFUSAL_MONTH_OPEN] = { 409, "maand-open", "Maand is nog open",
                               "In deze maand is nog iets te beslissen of te melden." },
  [DIM_REFUSAL_NOT_APPROVED] = { 409, "maand-niet-akkoord", "Maand is niet akkoord",
                                 "Deze maand is niet akkoord, dus heropenen hoeft niet." },
  [DIM_REFUSAL_YEAR_STEP] = { 409, "jaar-staat-anders", "Dit kan nu niet met dit teljaar",
                              "Het teljaar is niet in de toestand waarin dit kan." },
  [DIM_REFUSAL_YEAR_INCOMPLETE] = { 409, "jaar-onvolledig", "Teljaar is niet volledig",
                                    "Niet van alle maanden is er een akkoord." },
  [DIM_REFUSAL_MONTH_CHANGED] = { 412, "maand-gewijzigd", "Maand is gewijzigd",
                                  "Er is iets bijgekomen of gewijzigd sinds u keek." },
  [DIM_REFUSAL_YEAR_CHANGED] = { 412, "jaar-gewijzigd", "Teljaar is gewijzigd",
                                 "Er is een stap bijgekomen sinds u keek." },
  [DIM_REFUSAL_NOT_NOW] = { 503, "tijdelijk-niet", "Tijdelijk niet",
                            "Er is niets opgeslagen. Probeer het later opnieuw." },
};

DimProblem *
dim_refusal_problem (DimRefusal refusal)
{
  g_return_val_if_fail ((gsize) refusal < G_N_ELEMENTS (refusals), NULL);
  return dim_problem_new (refusals[refusal].status, refusals[refusal].code, refusals[refusal].title,
                          refusals[refusal].detail);
}
