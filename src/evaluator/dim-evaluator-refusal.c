/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-evaluator-refusal.h"

#include "dim-voprf.h"

static DimProblem *
refuse_quota (DimQuotaVerdict verdict)
{
  switch (verdict) {
  case DIM_QUOTA_YEAR_IS_UP:
    return dim_problem_new (429, "quotum-op", "Quotum op",
                            "Uw kantoor heeft dit jaar alle vergelijkingen gebruikt. Vraag de "
                            "beheerder om meer.");
  case DIM_QUOTA_NATION_IS_UP:
    return dim_problem_new (429, "quotum-op", "Quotum op",
                            "Alle kantoren samen hebben vandaag alle vergelijkingen gebruikt.");
  case DIM_QUOTA_FREE:
  case DIM_QUOTA_DAY_IS_UP:
  default:
    return dim_problem_new (429, "quotum-op", "Quotum op",
                            "Uw kantoor heeft vandaag alle vergelijkingen gebruikt. Morgen gaat "
                            "het verder.");
  }
}

DimProblem *
dim_evaluator_refusal_of_admission (const DimAdmission *admission)
{
  g_return_val_if_fail (admission != NULL, NULL);
  switch (admission->outcome) {
  case DIM_ADMISSION_REVOKED:
    return dim_evaluator_refusal_of_device ();
  case DIM_ADMISSION_KEY_UNKNOWN:
    return dim_problem_new (404, "niet-gevonden", "Niet gevonden", "Deze sleutel bestaat niet.");
  case DIM_ADMISSION_KEY_DESTROYED:
    return dim_problem_new (409, "kenmerk-sleutel", "Sleutel vernietigd",
                            "Deze sleutel is vernietigd. Vergelijken kan niet meer.");
  case DIM_ADMISSION_OTHER_BYTES:
    return dim_problem_new (409, "al-anders-vastgelegd", "Al anders vastgelegd",
                            "Dit verzoeknummer is al gebruikt met een andere inhoud.");
  case DIM_ADMISSION_QUOTA_IS_UP:
    return refuse_quota (admission->quota);
  case DIM_ADMISSION_GRANTED:
  default:
    g_return_val_if_reached (dim_evaluator_refusal_for_now ());
  }
}

DimProblem *
dim_evaluator_refusal_of_code (void)
{
  return dim_problem_new (401, "code-ongeldig", "Code ongeldig",
                          "De code klopt niet, is al gebruikt of is ouder dan 14 dagen.");
}

DimProblem *
dim_evaluator_refusal_of_signature (void)
{
  return dim_problem_new (401, "handtekening-ongeldig", "Handtekening ongeldig",
                          "Het verzoek is niet ondertekend met de sleutel die erin staat.");
}

DimProblem *
dim_evaluator_refusal_of_device (void)
{
  return dim_problem_new (401, "apparaat-ingetrokken", "Apparaat ingetrokken",
                          "De toegang van dit apparaat is ingetrokken.");
}

DimProblem *
dim_evaluator_refusal_of_elements (const guint8 *elements, guint count)
{
  static const char detail[] = "Een element is geen punt van de groep.";
  g_autoptr (DimProblem) problem =
    dim_problem_new (400, "ongeldige-inhoud", "De inhoud klopt niet", detail);

  g_return_val_if_fail (elements != NULL, NULL);
  for (guint i = 0; i < count; i++) {
    g_autofree char *pointer = g_strdup_printf ("/elementen/%u", i);

    if (!dim_voprf_is_element (elements + (gsize) i * DIM_VOPRF_ELEMENT_BYTES))
      dim_problem_add_fault (problem, pointer, "ongeldig-element", detail);
  }
  return problem->faults->len > 0 ? g_steal_pointer (&problem) : NULL;
}

DimProblem *
dim_evaluator_refusal_for_now (void)
{
  return dim_problem_new (503, "tijdelijk-niet", "Tijdelijk niet",
                          "De server kan dit nu niet. Probeer het straks weer.");
}
