/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-guard.h"
#include "guard-figures.h"

#include <string.h>

/* Two hundred sentences as they are written at a counter. Nobody is in them: numbers of RvIG's
 * fictitious set and of public specimens, names and addresses invented. */

#define ASK     DIM_GUARD_ASK
#define CERTAIN DIM_GUARD_CERTAIN

/* What is personal stands between braces, and is of @kind, at least of @level. */
typedef struct {
  DimPersonalKind kind;
  DimGuardLevel level;
  const char *text;
} Sentence;

static const Sentence personal[] = {
  { DIM_PERSONAL_BSN, CERTAIN, "Aanvrager gaf eerst BSN {999990019} op en daarna een ander." },
  { DIM_PERSONAL_BSN, CERTAIN, "Het burgerservicenummer was {999 990 020}, dat is van een ander." },
  { DIM_PERSONAL_BSN, CERTAIN, "bsn:{999990044} klopte niet met de foto" },
  { DIM_PERSONAL_BSN, CERTAIN, "Volgens de BRP is zijn BSN-nummer {9999.90.068}." },
  { DIM_PERSONAL_BSN, CERTAIN, "Het BSN van de vader ({999990639}) stond op de aanvraag." },
  { DIM_PERSONAL_BSN, CERTAIN, "Op het formulier stond sofinr. {111222333}." },
  { DIM_PERSONAL_BSN, CERTAIN, "B.S.N. {999993872} hoort bij iemand die overleden is." },
  { DIM_PERSONAL_BSN, CERTAIN, "BSN nr {999992740}, moeder kwam later mee" },
  { DIM_PERSONAL_BSN, CERTAIN, "burger service nummer {999999333} was overgeschreven" },
  { DIM_PERSONAL_BSN, ASK, "Hij noemde {999999990} uit het hoofd." },
  { DIM_PERSONAL_BSN, ASK, "Op het briefje in de hoes stond {999.990.019}." },
  { DIM_PERSONAL_BSN, ASK, "Zij had {999990020} op haar hand geschreven" },
  { DIM_PERSONAL_A_NUMBER, CERTAIN, "A-nummer {8940402024} is aan een ander toegekend." },
  { DIM_PERSONAL_A_NUMBER, CERTAIN, "Het anr {8320968431} kwam twee keer voor" },
  { DIM_PERSONAL_A_NUMBER, CERTAIN, "administratienummer {3093546905} opgeschoond, daarna fout" },
  { DIM_PERSONAL_A_NUMBER, CERTAIN, "Volgens de persoonslijst is het a-nr: {5212476312}." },
  { DIM_PERSONAL_A_NUMBER, CERTAIN, "In de BRP vonden we {1020517312} als dubbele inschrijving." },
  { DIM_PERSONAL_A_NUMBER, CERTAIN, "A-nummers {8940402024} en {8320968431} lijken op elkaar." },
  { DIM_PERSONAL_A_NUMBER, CERTAIN, "anummer {1020 517 312} gecontroleerd" },
  { DIM_PERSONAL_DOCUMENT_NUMBER, CERTAIN, "Het paspoort {NS7964638} was als gestolen gemeld." },
  { DIM_PERSONAL_DOCUMENT_NUMBER, CERTAIN, "NIK met nummer {IR7LK4HB7} ingehouden." },
  { DIM_PERSONAL_DOCUMENT_NUMBER, CERTAIN, "documentnummer {nrfb8r063} wijkt af van de chip" },
  { DIM_PERSONAL_DOCUMENT_NUMBER, CERTAIN, "Vals paspoort, nr. {NV7968PR6}, foto vervangen." },
  { DIM_PERSONAL_DOCUMENT_NUMBER, CERTAIN, "Hij toonde {NTLBCL731} en zei dat hij het vond." },
  { DIM_PERSONAL_DOCUMENT_NUMBER, CERTAIN, "Op de kopie staat {IKCRH28L9} als kaartnummer." },
  { DIM_PERSONAL_DOCUMENT_NUMBER, CERTAIN, "rijbewijsnummer: {5094962111}, foto past niet" },
  { DIM_PERSONAL_DOCUMENT_NUMBER, CERTAIN, "Paspoortnummer {L898902C3}, lijkt nagemaakt." },
  { DIM_PERSONAL_DOCUMENT_NUMBER, CERTAIN, "Document nr {D23145890} gescand, chip was leeg." },
  { DIM_PERSONAL_DOCUMENT_NUMBER, CERTAIN, "Het specimen {SPECI2014} werd als echt getoond." },
  { DIM_PERSONAL_DOCUMENT_NUMBER, CERTAIN, "nummer {ITK4K94D7} stond bij de vermiste stukken" },
  { DIM_PERSONAL_DOCUMENT_NUMBER, CERTAIN, "Paspoort {NS 7964638}, de foto was van een zus." },
  { DIM_PERSONAL_DOCUMENT_NUMBER, CERTAIN, "docnr. {NWLFR3706} geweigerd" },
  { DIM_PERSONAL_DOCUMENT_NUMBER, ASK, "Had een Utopisch paspoort bij zich, {L898902C3}." },
  { DIM_PERSONAL_DOCUMENT_NUMBER, ASK,
    "Zijn rijbewijs was {5094962111}, volgens de RDW vervallen" },
  { DIM_PERSONAL_MRZ, CERTAIN,
    "{P<NLDDE<BRUIJN<<WILLEKE<LISELOTTE<<<<<<<<<<<\n"
    "SPECI20142NLD6503101F2403096999999990<<<<<84}\nstond er dubbel" },
  { DIM_PERSONAL_MRZ, CERTAIN,
    "Scan: {I<NLDSPECI20212<<<<<<<<<<<<<<<\n"
    "6503101F3108022NLD<<<<<<<<<<<8\nDE<BRUIJN<<WILLEKE<LISELOTTE<<}" },
  { DIM_PERSONAL_MRZ, CERTAIN, "Rijbewijs gaf {D1NLD15094962111659VW87Z78NB84} door" },
  { DIM_PERSONAL_MRZ, CERTAIN,
    "Scanner las {P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<}, niets" },
  { DIM_PERSONAL_MRZ, CERTAIN, "Regel 2 was {L898902C36UTO7408122F1204159ZE184226B<<<<<10}." },
  { DIM_PERSONAL_MRZ, CERTAIN, "de onderste regel: {ERIKSSON<<ANNA<MARIA<<<<<<<<<<}" },
  { DIM_PERSONAL_MRZ, CERTAIN, "mrz begint met {P<NLDDE<BRUIJN<<WILLEKE} en dan niets meer" },
  { DIM_PERSONAL_IBAN, CERTAIN, "Borg betaald van {NL91ABNA0417164300}." },
  { DIM_PERSONAL_IBAN, CERTAIN, "rekening {nl91 abna 0417 1643 00} stond op naam van een ander" },
  { DIM_PERSONAL_IBAN, CERTAIN, "IBAN:{NL91ABNA0417164300} (op het huurcontract)" },
  { DIM_PERSONAL_IBAN, CERTAIN, "Bankrekening {NL91-ABNA-0417-1643-00} gebruikt voor de leges" },
  { DIM_PERSONAL_IBAN, CERTAIN, "Belgische rekening {BE68 5390 0754 7034} op het loonstrookje" },
  { DIM_PERSONAL_IBAN, CERTAIN, "Ook {DE89 3704 0044 0532 0130 00} kwam op het contract voor." },
  { DIM_PERSONAL_IBAN, CERTAIN, "betaling via {GB29 NWBK 6016 1331 9268 19} vertrouwden wij niet" },
  { DIM_PERSONAL_IBAN, CERTAIN, "Rekeningnummer {NL91ABNA 0417164300}, zegt hij." },
  { DIM_PERSONAL_LICENCE_PLATE, CERTAIN, "Reed weg in een grijze auto, {GF-88-YY}." },
  { DIM_PERSONAL_LICENCE_PLATE, CERTAIN, "kenteken {12PTT8} staat op naam van zijn broer" },
  { DIM_PERSONAL_LICENCE_PLATE, CERTAIN, "Auto met kenteken {1-KHH-39} wachtte buiten." },
  { DIM_PERSONAL_LICENCE_PLATE, CERTAIN, "Vertrok met de {SGJ-12-P}, een blauwe bestelbus" },
  { DIM_PERSONAL_LICENCE_PLATE, CERTAIN, "Kenteken: {gf 88 yy}, gezien door de bode" },
  { DIM_PERSONAL_LICENCE_PLATE, CERTAIN, "de scooter ({G-123-TT}) stond voor de deur" },
  { DIM_PERSONAL_LICENCE_PLATE, CERTAIN, "bij de RDW staat {765-PK-9} op zijn naam" },
  { DIM_PERSONAL_LICENCE_PLATE, ASK, "De bode las nog net {1KHH39} voordat hij wegreed." },
  { DIM_PERSONAL_PHONE, CERTAIN, "Bereikbaar op {06-12345678}." },
  { DIM_PERSONAL_PHONE, CERTAIN, "hij belde met {0612345678} naar de balie" },
  { DIM_PERSONAL_PHONE, CERTAIN, "Tel. {06 12 34 56 78}, neemt niet op." },
  { DIM_PERSONAL_PHONE, CERTAIN, "zijn nummer is {+31612345678}" },
  { DIM_PERSONAL_PHONE, CERTAIN, "Whatsapp van {+31 6 1234 5678} met een foto van het paspoort" },
  { DIM_PERSONAL_PHONE, CERTAIN, "nummer {0031 6 12345678} bestond niet" },
  { DIM_PERSONAL_PHONE, CERTAIN, "Vaste lijn {020-1234567} is van de verhuurder." },
  { DIM_PERSONAL_PHONE, CERTAIN, "telefoonnummer {070 123 45 67} van de buurvrouw" },
  { DIM_PERSONAL_PHONE, CERTAIN, "mobiel:{06.12.34.56.78}" },
  { DIM_PERSONAL_PHONE, CERTAIN, "Terugbellen op {06 - 12345678} na vijf uur" },
  { DIM_PERSONAL_EMAIL, CERTAIN, "Mailde vanaf {jan.jansen@voorbeeld.nl}." },
  { DIM_PERSONAL_EMAIL, CERTAIN, "kopie gestuurd vanaf {WILLEKE_71@EXAMPLE.COM} zonder tekst" },
  { DIM_PERSONAL_EMAIL, CERTAIN, "adres is {a.eriksson+gemeente@post.voorbeeld.nl}, zegt zij" },
  { DIM_PERSONAL_EMAIL, CERTAIN, "DigiD hangt aan ({w-de-bruijn@voorbeeld.org})" },
  { DIM_PERSONAL_EMAIL, CERTAIN, "mailto:{info.de.bruijn@voorbeeld.nl} stond op het contract" },
  { DIM_PERSONAL_POSTCODE, CERTAIN, "Staat ingeschreven op {1234 AB 12}." },
  { DIM_PERSONAL_POSTCODE, CERTAIN, "brief ging naar {1234AB, 12a} en kwam terug" },
  { DIM_PERSONAL_POSTCODE, CERTAIN, "Postcode {1234 AB huisnummer 12} bestaat niet." },
  { DIM_PERSONAL_POSTCODE, CERTAIN, "woont op nummer {12, 1234 AB} Almelo" },
  { DIM_PERSONAL_POSTCODE, CERTAIN, "adresonderzoek op {9876 XY-3}" },
  { DIM_PERSONAL_POSTCODE, CERTAIN, "Op {1234AB nr. 7} staan twaalf mensen ingeschreven." },
  { DIM_PERSONAL_POSTCODE, CERTAIN, "postcode {1234 ab 7}, dat is een garage" },
  { DIM_PERSONAL_BIRTH_DATE, ASK, "Is geboren op {10-03-1965}, zegt zij." },
  { DIM_PERSONAL_BIRTH_DATE, ASK, "geb. {10 maart 1965} te Utrecht" },
  { DIM_PERSONAL_BIRTH_DATE, ASK, "Geboortedatum {1965-03-10} klopt niet met de akte." },
  { DIM_PERSONAL_BIRTH_DATE, ASK, "op de akte staat geboren {10/3/1965}" },
  { DIM_PERSONAL_BIRTH_DATE, ASK, "Noemde {10.03.1965} als geboortedatum." },
  { DIM_PERSONAL_BIRTH_DATE, ASK, "geb.dat. {10-03-65} overgetypt" },
  { DIM_PERSONAL_NAME, ASK, "De heer {Eriksson} kwam samen met zijn broer." },
  { DIM_PERSONAL_NAME, ASK, "mevrouw {De Bruijn} herkende de foto niet" },
  { DIM_PERSONAL_NAME, ASK, "dhr. {P. van den Berg} is de verhuurder" },
  { DIM_PERSONAL_NAME, ASK, "Volgens mw. {A. Yılmaz-de Boer} was het haar zus." },
  { DIM_PERSONAL_NAME, ASK, "{J.P. de Vries} stond op het pasje." },
  { DIM_PERSONAL_NAME, ASK, "paspoort is van {W.L. de Bruijn}, niet van hem" },
  { DIM_PERSONAL_NAME, ASK, "mevr. {'t Hart} (echtgenote) gaf toestemming" },
  { DIM_PERSONAL_NAME, ASK, "Gebruikte de kaart van {A. Eriksson}." },
  { DIM_PERSONAL_NAME, ASK, "hr {Bakker} van de flat heeft hem gezien" },
  { DIM_PERSONAL_ADDRESS, ASK, "Zou wonen aan de {Dorpsstraat 12}." },
  { DIM_PERSONAL_ADDRESS, ASK, "briefadres {Kerklaan 4b} is een leegstaand pand" },
  { DIM_PERSONAL_ADDRESS, ASK, "De post ging naar {Laan van Meerdervoort 1200}." },
  { DIM_PERSONAL_ADDRESS, ASK, "staat op de {Molenweg 101-3} ingeschreven, buren kennen hem niet" },
  { DIM_PERSONAL_ADDRESS, ASK, "Toonde een huurcontract van de {Prins Hendrikkade 33}." },
  { DIM_PERSONAL_ADDRESS, ASK, "verhuisd naar {Burg. Smitlaan 5}, zegt hij" },
};

static const char *const harmless[] = {
  /* what mostly is written */
  "Foto lijkt niet op de aanvrager, collega heeft meegekeken.",
  "Paspoort ingehouden, aanvrager is weggelopen.",
  "Chip gaf geen antwoord, personaliabladzijde voelt dikker dan normaal.",
  "Aanvrager wist de straat niet waar hij zou wonen.",
  "Moeder weigerde toestemming, vader had een verklaring bij zich.",
  "Twee keer dezelfde handtekening op verschillende aanvragen.",
  "De aanvrager sprak de taal van het land van afgifte niet.",
  "Verschil tussen oorlel en kaaklijn, vergelijking met RAAS gedaan.",
  "Kwaliteitscontrole vond de fout pas na uitreiking.",
  "Verhuurder kent de bewoner niet; pand staat leeg.",
  "Huwelijk uitgesteld, OM is om advies gevraagd.",
  "Na controlevragen trok de klant de aanvraag in.",
  "Zegel op de akte was met een kleurenprinter gemaakt.",
  "Hij had drie pasjes bij zich en gaf er geen af.",
  "Apostille is van na de sluiting van dat consulaat.",
  /* numbers of cases and papers */
  "Zaaknummer 999990019 in het zaaksysteem.",
  "Zie zaak Z-2026-000123456 en de bijlage.",
  "dossier 2026/104432 is gesloten",
  "Kenmerk 2026-0012345, vervolg op 2025-0098765.",
  "Proces-verbaal PL0600-2026123456 is opgemaakt.",
  "pv-nummer 2026123456 van de politie",
  "Melding M2611-0456 bij TOPdesk aangemaakt.",
  "Ticket I2611 0456 staat open bij ICT.",
  "factuur 20261234 is niet betaald",
  "Ons kenmerk ZK2026001, uw kenmerk DO2026001.",
  "Bestelnummer 4500123456 voor de nieuwe scanner.",
  "Formulier C15 ingevuld, C2 volgt, M46 ontbrak.",
  "Referentie 20261103-0042 van de RDW.",
  "KvK 12345678 bestaat niet volgens het Handelsregister.",
  "Vestigingsnummer 000012345678 hoort bij een ander bedrijf.",
  "Wet BRP artikel 2.38, lid 1, onder b.",
  "Artikel 231 Sr en artikel 447e Sr.",
  "Uitspraak ECLI:NL:RVS:2025:1234 erbij gehouden.",
  "EU-verordening 2020/493 noemt dit een pseudodocument.",
  "Circulaire BPR2026-U00012345, bijlage 3.",
  "Gemeentecode GM0363, balie 4, volgnummer A113.",
  "bon B042 om 10:31, wachttijd 12 minuten",
  "Landelijke tabel 33, code 0518.",
  "rubriek 01.03.10 van de persoonslijst is leeg",
  "Foutcode 0x6A82 van de chiplezer, versie 4.12.0.881.",
  "Serienummer van de scanner CR5400-0012 genoteerd.",
  "Pasfotomatrix 2020, punt 3.2.1 en 3.2.2.",
  "aanvraagnummer 0012345678 afgebroken",
  "NEN-EN-ISO 9001, BIO2 8.15.01 en EN 301 549.",
  "Onderdeel 12-34-56 van het draaiboek.",
  /* dates and times */
  "Op 3-11-2026 om 10:30 uur aan de balie.",
  "aanvraag van 03-11-2026, uitreiking gepland 10-11-2026",
  "Tussen 12 november 2026 en 1 december 2026 drie keer geweest.",
  "Bestand 20261103 nog eens bekeken.",
  "Sinds 2026-11-03 in onderzoek.",
  "Geldig tot 01-02-2031, afgegeven 01.02.2021.",
  "Het paspoort verliep op 15 mei 2019.",
  "De akte is van 12-5-1998, zegt de ambassade.",
  "In 2024 en 2025 ook al eens geprobeerd.",
  "Elke dinsdag 9.00-12.30 uur, donderdag tot 20.00 uur.",
  "van 01-11 t/m 05-11 afwezig",
  "Afspraak 14:15, verscheen 14:50, weg om 15:05.",
  "Schooljaar 2025-2026, week 46-47.",
  "Geboorteakte opgemaakt op 4 januari 2024 in Gent.",
  "Huwelijk van 7 juli 2023 is niet ingeschreven.",
  /* amounts */
  "Bood € 500,00 om het sneller te doen.",
  "Boete van € 1.234.567,89 genoemd in de brief.",
  "betaalde 83,87 euro contant",
  "EUR 12.345.672 op het bankafschrift leek te hoog.",
  "Leges 83,87, spoed 58,85, samen 142,72.",
  "huur 1.250,- per maand volgens het contract",
  "Zou 12500 euro schuld hebben.",
  "schade geschat op 2.500 tot 3.000 euro",
  /* postcodes and places alone */
  "Gebied met postcode 1234 AB wordt onderzocht.",
  "Postcode 9876XY bestaat volgens de BAG.",
  "Adressen in 1234 en 1235 bezocht door toezicht.",
  "Uit Almelo naar Enschede verhuisd, daarna naar Gent.",
  "Wijk 12, buurt 4, huizen uit 1965.",
  "De straat is afgesloten; huisnummers lopen tot 200.",
  "in 2026 op straat gevonden, 3 hoog achter",
  /* numbers and addresses of everybody */
  "CMI gebeld, 088 900 10 00, volgt morgen.",
  "Politie 0900-8844 verwijst naar het bureau.",
  "Vertrouwenslijn 0800 2800 200 genoemd.",
  "Fraudehelpdesk 088 786 73 72 of www.fraudehelpdesk.nl.",
  "Gemeente 14 0546, spoed 112.",
  "Doorverwezen naar mijn.overheid.nl en rvig.nl/cmi.",
  /* words that look like names and addresses */
  "De heer en mevrouw kwamen samen, zonder afspraak.",
  "Mevrouw gaf aan dat zij niets wist.",
  "meneer was boos en is vertrokken",
  "De heer wilde geen naam noemen. Daarna ging hij weg.",
  "Mw. had geen legitimatie, dhr. wel.",
  "Het Gerechtshof 2e kamer heeft anders beslist.",
  "Onderweg 3 keer gebeld met de ketenpartner.",
  "Op de arbeidsmarkt 50 jaar ervaring, zegt hij.",
  "Bureau Documenten van de IND, team A. Advies volgt.",
  "Zie bijlage B. Aanvraag is afgewezen.",
  "Vermoeden i.v.m. look-alike, d.w.z. O.M. Ook KMar gevraagd.",
  "Hij is t.z.t. weer welkom; a.u.b. dan ID-desk bellen.",
  "N.B. Paspoort is m.i. echt, foto niet.",
  "Model 2014, model 2021 en model 2024 naast elkaar gelegd.",
  "UV-A en UV-B lamp, 365 nm, loep 10x.",
  "Canon DR-C225 en Edison TD 4.2 gaven een rood kruis.",
  "A4 gekopieerd, 2x A5, map 3-B.",
  "Van Dale en Google Translate gaven een andere vertaling van de akte.",
  "Brief van de Koninklijke Marechaussee, brigade 5, kamer 12.",
};

static void
test_personal_sentences_are_found (void)
{
  GuardFigures figures = { 0 };

  g_assert_cmpuint (G_N_ELEMENTS (personal), ==, 100);
  for (gsize i = 0; i < G_N_ELEMENTS (personal); i++)
    guard_figures_count (&figures, personal[i].kind, personal[i].level, personal[i].text);
  guard_figures_assert (&figures);
}

static void
test_harmless_sentences_pass (void)
{
  GuardFigures figures = { 0 };

  g_assert_cmpuint (G_N_ELEMENTS (harmless), ==, 100);
  for (gsize i = 0; i < G_N_ELEMENTS (harmless); i++)
    guard_figures_count_harmless (&figures, harmless[i]);
  guard_figures_assert (&figures);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guard/personal-sentences-are-found", test_personal_sentences_are_found);
  g_test_add_func ("/guard/harmless-sentences-pass", test_harmless_sentences_pass);
  return g_test_run ();
}
