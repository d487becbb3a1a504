/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-fault-detail.h"

#include <string.h>

#include <glib.h>

static const struct {
  const char *code;
  const char *detail;
} sentences[] = {
  { "verplicht", "Dit onderdeel is verplicht." },
  { "verkeerd-type", "Dit onderdeel heeft een ander type dan afgesproken." },
  { "onbekend-onderdeel", "Dit onderdeel hoort hier niet. Haal het weg." },
  { "leeg", "Dit onderdeel is leeg. Laat het weg als er geen antwoord is." },
  { "te-lang", "Deze tekst is te lang. Kort hem in." },
  { "te-veel", "Dit zijn er meer dan mag. Haal er een paar weg." },
  { "te-weinig", "Dit zijn er te weinig." },
  { "dubbel", "Dit staat er dubbel in. Haal er een weg." },
  { "buiten-bereik", "Dit getal valt buiten het bereik." },
  { "ongeldig-id", "Dit is geen geldig id (UUID versie 7, kleine letters)." },
  { "ongeldige-datum", "Dit is geen bestaande datum (JJJJ-MM-DD)." },
  { "ongeldig-tijdstip", "Dit is geen tijdstip (RFC 3339)." },
  { "ongeldige-maand", "Dit is geen bestaande maand (JJJJ-MM)." },
  { "ongeldige-codering", "Dit is niet de afgesproken codering of lengte van bytes." },
  { "ongeldige-handtekening", "Deze handtekening hoort niet bij de uitgever." },
  { "ongeldige-sleutelnaam", "Dit is geen naam van een sleutel." },
  { "ongeldige-mrz", "Dit is geen leesregel (MRZ) die wij kennen. Lees het document opnieuw." },
  { "controlecijfer", "Een controlecijfer klopt niet. Vergelijk met het document." },
  { "jaar-niet-voorbij", "Dit jaar is nog niet voorbij." },
  { "reden-past-niet", "Deze reden hoort niet bij deze stap." },
  { "onbekende-code", "Deze code bestaat niet." },
  { "niet-van-client", "Alleen de server mag dit zeggen." },
  { "niet-genoemd", "Dit antwoord staat niet in 'wijzigt'." },
  { "onverenigbaar", "Dit kan niet samen met een ander onderdeel." },
  { "code-niet-geldig", "Deze code geldt niet op deze datum." },
  { "datum-in-toekomst", "Deze datum ligt in de toekomst." },
  { "datum-te-oud", "Deze datum ligt te ver terug." },
  { "maand-niet-voorbij", "Deze maand is nog niet voorbij. Meld daarna of er niets was." },
  { "akkoord-te-vroeg", "Akkoord kan vanaf dag 15 van de volgende maand." },
  { "gemeente-onbekend", "Deze gemeente bestaat niet." },
  { "gemeente-niet-geldig-op-datum", "Deze gemeente bestond niet op deze datum." },
  { "gemeente-niet-van-kantoor", "Uw kantoor werkt niet voor deze gemeente." },
  { "land-onbekend", "Deze landcode bestaat niet." },
  { "soort-heeft-geen-nummer", "Dit soort document heeft geen nummer om te vergelijken." },
  { "geen-en-ander", "'Geen document' kan niet samen met een document." },
  { "onbekend-en-ander", "'Onbekend' kan niet samen met een ander antwoord." },
  { "techniek-zonder-vervalsing", "Een techniek hoort alleen bij een vervalst document." },
  { "te-kort", "Dit nummer is te kort. Controleer het." },
  { "geen-cijfer", "In dit nummer staat geen cijfer. Controleer het." },
  { "een-teken", "Dit nummer is een en hetzelfde teken. Geef het echte nummer, of laat het weg." },
  { "reeks", "Dit nummer is een gewone reeks cijfers. Geef het echte nummer, of laat het weg." },
  { "invulwoord", "Dit is geen nummer, maar een invulwoord. Laat het weg als er geen nummer is." },
};

const char *
dim_fault_detail (const char *code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (strcmp (sentences[i].code, code) == 0)
      return sentences[i].detail;
  return "Dit onderdeel is niet goed ingevuld.";
}
