/**
 * What happened in the demo town: the reasons why some series do what they do. Pages show them beside
 * the charts; `series.ts` puts them into the figures.
 */
import type { IndicatorDefinition } from '../catalogue/definition.ts';
import type { IndicatorTown } from './neighbourhood.ts';
import { placeStories, type Story, type StoryOutline } from './story.ts';

/** The latest January with ten months or more after it. */
const storm = { kind: 'month', month: 1, atLeast: 10 } as const;

export const storyOutlines: readonly StoryOutline[] = [
  {
    id: 'storm-flood',
    code: 'flooding-reports',
    where: { kind: 'highest', trait: 'floodRisk', count: 2, leastResidents: 1000 },
    when: { ...storm, length: 1 },
    effect: { kind: 'step', factor: 40 },
    feltBy: 'municipality',
    title: {
      nl: 'Stormvloed in twee lage buurten',
      en: 'Storm flood in two low neighbourhoods',
      de: 'Sturmflut in zwei tief liegenden Vierteln',
      da: 'Stormflod i to lavtliggende kvarterer',
    },
    explanation: {
      nl: 'Bij een noordwesterstorm kon het water niet weg en liep het riool over. Er kwamen in één maand evenveel meldingen als anders in jaren.',
      en: 'In a north-westerly storm the water could not drain and the sewers overflowed. One month brought as many reports as years do otherwise.',
      de: 'Bei einem Nordweststurm konnte das Wasser nicht abfließen, und die Kanäle liefen über. In einem Monat kamen so viele Meldungen wie sonst in Jahren.',
      da: 'Under en nordvestlig storm kunne vandet ikke løbe væk, og kloakkerne løb over. På én måned kom der lige så mange meldinger som ellers på flere år.',
    },
  },
  {
    id: 'storm-backlog',
    code: 'reports-in-time',
    where: { kind: 'everywhere' },
    when: { kind: 'month', month: 2, atLeast: 9, length: 2 },
    effect: { kind: 'step', factor: 0.45 },
    feltBy: 'municipality',
    title: {
      nl: 'Achterstand na de storm',
      en: 'Backlog after the storm',
      de: 'Rückstand nach dem Sturm',
      da: 'Efterslæb efter stormen',
    },
    explanation: {
      nl: 'De ploegen ruimden eerst omgewaaide bomen en zand op. Andere meldingen bleven twee maanden langer liggen.',
      en: 'The crews first cleared fallen trees and sand. Other reports waited longer for two months.',
      de: 'Die Kolonnen räumten zuerst umgestürzte Bäume und Sand. Andere Meldungen blieben zwei Monate länger liegen.',
      da: 'Holdene ryddede først væltede træer og sand. Andre tip lå længere i to måneder.',
    },
  },
  {
    id: 'call-system-waiting',
    code: 'call-waiting-time',
    where: { kind: 'everywhere' },
    when: { kind: 'periods', first: 16, last: 0 },
    effect: { kind: 'step', factor: 0.5 },
    feltBy: 'municipality',
    title: {
      nl: 'Nieuw telefoonsysteem',
      en: 'New call system',
      de: 'Neue Telefonanlage',
      da: 'Nyt telefonsystem',
    },
    explanation: {
      nl: 'Sinds deze maand gaat een telefoontje meteen naar iemand die het antwoord weet, en kan wie wil worden teruggebeld. De wachttijd halveerde.',
      en: 'From this month a call goes straight to someone who knows the answer, and people can ask to be called back. Waiting time halved.',
      de: 'Seit diesem Monat geht ein Anruf gleich an jemanden, der die Antwort kennt, und ein Rückruf ist möglich. Die Wartezeit halbierte sich.',
      da: 'Fra denne måned går et opkald direkte til en, der kender svaret, og man kan blive ringet op. Ventetiden blev halveret.',
    },
  },
  {
    id: 'call-system-answers',
    code: 'calls-within-minute',
    where: { kind: 'everywhere' },
    when: { kind: 'periods', first: 16, last: 0 },
    effect: { kind: 'step', factor: 2.6 },
    feltBy: 'municipality',
    title: {
      nl: 'Nieuw telefoonsysteem',
      en: 'New call system',
      de: 'Neue Telefonanlage',
      da: 'Nyt telefonsystem',
    },
    explanation: {
      nl: 'Sinds het nieuwe systeem neemt bij ruim vier van de vijf bellers binnen een minuut iemand op. Reken het gemiddelde vanaf deze maand opnieuw uit.',
      en: 'With the new system more than four in five callers get an answer within a minute. Work out the mean afresh from this month.',
      de: 'Mit der neuen Anlage erreichen mehr als vier von fünf Anrufenden innerhalb einer Minute jemanden. Der Mittelwert ist ab hier neu zu berechnen.',
      da: 'Med det nye system får mere end fire ud af fem svar inden for et minut. Regn gennemsnittet ud på ny fra denne måned.',
    },
  },
  {
    id: 'burglary-series',
    code: 'burglaries',
    where: { kind: 'largest', character: 'nineteenth-century' },
    when: { kind: 'month', month: 10, atLeast: 4, length: 3 },
    effect: { kind: 'step', factor: 3 },
    feltBy: 'neighbourhood',
    title: {
      nl: 'Reeks inbraken in één buurt',
      en: 'Series of burglaries in one neighbourhood',
      de: 'Einbruchserie in einem Viertel',
      da: 'Række af indbrud i ét kvarter',
    },
    explanation: {
      nl: 'Drie maanden lang werd hier drie keer zo vaak ingebroken als anders. De politie hield een groep aan; daarna was het aantal weer gewoon.',
      en: 'For three months there were three times as many burglaries here as usual. The police arrested a group; then numbers were normal again.',
      de: 'Drei Monate lang wurde hier dreimal so oft eingebrochen wie sonst. Die Polizei nahm eine Gruppe fest, danach war die Zahl wieder normal.',
      da: 'I tre måneder var der tre gange så mange indbrud her som ellers. Politiet anholdt en gruppe, og så blev tallet normalt igen.',
    },
  },
  {
    id: 'healthy-weight-programme',
    code: 'overweight-school-end',
    where: { kind: 'district', highest: 'deprivation' },
    when: { kind: 'periods', first: 3, last: 0 },
    effect: { kind: 'drift', factorPerYear: 0.83 },
    feltBy: 'district',
    title: {
      nl: 'Programma voor gezond gewicht',
      en: 'Healthy weight programme',
      de: 'Programm für gesundes Gewicht',
      da: 'Indsats for sund vægt',
    },
    explanation: {
      nl: 'Scholen, sportclubs en de schoolarts werken in dit stadsdeel samen: kraanwater, elke dag bewegen en hulp voor het hele gezin. Overgewicht daalt elk jaar.',
      en: 'Schools, sports clubs and the school health service work together in this district: tap water, daily exercise and help for the whole family. Overweight falls every year.',
      de: 'Schulen, Sportvereine und Schulärzte arbeiten in diesem Stadtteil zusammen: Leitungswasser, tägliche Bewegung und Hilfe für die ganze Familie. Übergewicht nimmt jedes Jahr ab.',
      da: 'Skoler, idrætsforeninger og sundhedsplejen samarbejder i denne bydel: vand fra hanen, bevægelse hver dag og hjælp til hele familien. Overvægt falder hvert år.',
    },
  },
  {
    id: 'widening-weight-gap',
    code: 'overweight-school-end',
    where: { kind: 'outside-district', highest: 'deprivation' },
    when: { kind: 'periods', first: 3, last: 0 },
    effect: { kind: 'widen', trait: 'deprivation', factorPerYear: 1.5 },
    feltBy: 'district',
    title: {
      nl: 'De verschillen worden groter',
      en: 'The gap is widening',
      de: 'Die Unterschiede wachsen',
      da: 'Forskellene vokser',
    },
    explanation: {
      nl: 'Buiten het programma stijgt het overgewicht in buurten waar mensen weinig geld hebben en daalt het in rijkere buurten. Het gemiddelde verbergt dat.',
      en: 'Outside the programme overweight rises where people have little money and falls where they have more. The average hides this.',
      de: 'Außerhalb des Programms nimmt Übergewicht in ärmeren Vierteln zu und in reicheren ab. Der Durchschnitt verdeckt das.',
      da: 'Uden for indsatsen stiger overvægten, hvor folk har få penge, og falder, hvor de har flere. Gennemsnittet skjuler det.',
    },
  },
  {
    id: 'vaccination-dip',
    code: 'vaccination-coverage',
    where: { kind: 'everywhere' },
    when: { kind: 'periods', first: 3, last: 2 },
    effect: { kind: 'step', factor: 0.4 },
    feltBy: 'municipality',
    title: {
      nl: 'Dip in de vaccinatiegraad',
      en: 'Dip in vaccination coverage',
      de: 'Einbruch der Impfquote',
      da: 'Fald i vaccinationsdækningen',
    },
    explanation: {
      nl: 'Twee jaar lang kwamen minder ouders naar het consultatiebureau. Met prikken in de wijk en gesprekken met ouders herstelde de vaccinatiegraad.',
      en: 'For two years fewer parents came to the child health clinic. With jabs in the neighbourhood and talks with parents, coverage recovered.',
      de: 'Zwei Jahre lang kamen weniger Eltern zur Vorsorge. Mit Impfungen im Viertel und Gesprächen mit Eltern erholte sich die Quote.',
      da: 'I to år kom færre forældre til vaccination. Med tilbud i kvarteret og samtaler med forældre kom dækningen op igen.',
    },
  },
  {
    id: 'empty-centre',
    code: 'vacant-shops',
    where: { kind: 'character', character: 'old-centre' },
    when: { kind: 'periods', first: 3, last: 0 },
    effect: { kind: 'drift', factorPerYear: 1.5 },
    feltBy: 'neighbourhood',
    title: {
      nl: 'Meer lege winkels in de oude binnenstad',
      en: 'More empty shops in the old centre',
      de: 'Mehr leere Läden in der Altstadt',
      da: 'Flere tomme butikker i den gamle bymidte',
    },
    explanation: {
      nl: 'Het warenhuis ging dicht en kleinere winkels volgden. Er komen ideeën voor woningen, ateliers en een markthal.',
      en: 'The department store closed and smaller shops followed. There are ideas for homes, studios and a market hall.',
      de: 'Das Kaufhaus schloss, und kleinere Läden folgten. Es gibt Ideen für Wohnungen, Ateliers und eine Markthalle.',
      da: 'Stormagasinet lukkede, og mindre butikker fulgte efter. Der er idéer om boliger, atelierer og en markedshal.',
    },
  },
  {
    id: 'guarded-bicycle-parking',
    code: 'bicycle-thefts',
    where: { kind: 'character', character: 'old-centre' },
    when: { kind: 'periods', first: 20, last: 0 },
    effect: { kind: 'step', factor: 0.35 },
    feltBy: 'neighbourhood',
    title: {
      nl: 'Bewaakte fietsenstalling open',
      en: 'Guarded bicycle parking opens',
      de: 'Bewachtes Fahrradparkhaus eröffnet',
      da: 'Bevogtet cykelparkering åbner',
    },
    explanation: {
      nl: 'Onder de markt is een gratis bewaakte stalling geopend. In de oude binnenstad worden veel minder fietsen gestolen.',
      en: 'A free guarded bicycle park opened under the market. Far fewer bicycles are stolen in the old centre.',
      de: 'Unter dem Markt öffnete ein kostenloses bewachtes Fahrradparkhaus. In der Altstadt werden viel weniger Räder gestohlen.',
      da: 'Der er åbnet gratis bevogtet cykelparkering under torvet. Der bliver stjålet langt færre cykler i den gamle bymidte.',
    },
  },
  {
    id: 'bridge-works',
    code: 'bus-punctuality',
    where: { kind: 'everywhere' },
    when: { kind: 'periods', first: 30, last: 28 },
    effect: { kind: 'step', factor: 0.6 },
    feltBy: 'municipality',
    title: {
      nl: 'Brug drie maanden dicht',
      en: 'Bridge closed for three months',
      de: 'Brücke drei Monate gesperrt',
      da: 'Bro lukket i tre måneder',
    },
    explanation: {
      nl: 'De brug over de rivier werd vernieuwd. Bijna alle buslijnen reden om en kwamen vaker te laat.',
      en: 'The bridge over the river was renewed. Nearly all bus lines made a detour and were late more often.',
      de: 'Die Brücke über den Fluss wurde erneuert. Fast alle Buslinien fuhren Umwege und kamen öfter zu spät.',
      da: 'Broen over åen blev fornyet. Næsten alle buslinjer kørte en omvej og kom oftere for sent.',
    },
  },
  {
    id: 'market-registrations',
    code: 'business-openings',
    where: { kind: 'everywhere' },
    when: { kind: 'month', month: 3, atLeast: 20, length: 1 },
    effect: { kind: 'step', factor: 2 },
    feltBy: 'municipality',
    title: {
      nl: 'Uitschieter door een nieuwe regel',
      en: 'Outlier because of a new rule',
      de: 'Ausreißer durch eine neue Regel',
      da: 'Udsving på grund af en ny regel',
    },
    explanation: {
      nl: 'Wie in het klein verhuurt of verkoopt, moest zich voor 1 april inschrijven. Het waren dus geen nieuwe bedrijven, maar bestaande.',
      en: 'People who let or sell on a small scale had to register before 1 April. So these were not new businesses but existing ones.',
      de: 'Wer im Kleinen vermietet oder verkauft, musste sich bis 1. April anmelden. Es waren also keine neuen, sondern bestehende Betriebe.',
      da: 'De, der lejer ud eller sælger i det små, skulle registreres inden 1. april. Det var altså ikke nye virksomheder, men eksisterende.',
    },
  },
  {
    id: 'care-staff-shortage',
    code: 'home-care-waiting',
    where: { kind: 'everywhere' },
    when: { kind: 'periods', first: 8, last: 0 },
    effect: { kind: 'drift', factorPerYear: 1.9 },
    feltBy: 'municipality',
    title: {
      nl: 'Te weinig mensen in de thuiszorg',
      en: 'Too few staff in home care',
      de: 'Zu wenig Personal in der häuslichen Pflege',
      da: 'For få ansatte i hjemmeplejen',
    },
    explanation: {
      nl: 'Sinds een aanbieder stopte, loopt de wachttijd elke maand op. Er is overleg over meer opleidingsplaatsen.',
      en: 'Since one provider stopped, waiting time has grown month by month. More training places are under discussion.',
      de: 'Seit ein Anbieter aufgehört hat, steigt die Wartezeit von Monat zu Monat. Mehr Ausbildungsplätze sind im Gespräch.',
      da: 'Siden en leverandør stoppede, er ventetiden vokset måned for måned. Flere uddannelsespladser drøftes.',
    },
  },
  {
    id: 'hot-summer',
    code: 'heat-days',
    where: { kind: 'everywhere' },
    when: { kind: 'periods', first: 2, last: 2 },
    effect: { kind: 'step', factor: 3.2 },
    feltBy: 'municipality',
    title: {
      nl: 'Een hete zomer',
      en: 'A hot summer',
      de: 'Ein heißer Sommer',
      da: 'En varm sommer',
    },
    explanation: {
      nl: 'Wekenlang lag er warme lucht boven de Noordzee. In dichtbebouwde buurten waren er veel meer hittedagen dan in de duinen.',
      en: 'Hot air lay over the North Sea for weeks. Densely built neighbourhoods had many more heat days than the dunes.',
      de: 'Wochenlang lag heiße Luft über der Nordsee. Dicht bebaute Viertel hatten viel mehr Hitzetage als die Dünen.',
      da: 'Varm luft lå over Nordsøen i ugevis. Tætbyggede kvarterer fik langt flere hededage end klitterne.',
    },
  },
  {
    id: 'small-numbers',
    code: 'early-school-leavers',
    where: { kind: 'smallest', count: 2, leastResidents: 100 },
    when: { kind: 'periods', first: 4, last: 0 },
    effect: { kind: 'withheld' },
    feltBy: 'neighbourhood',
    title: {
      nl: 'Niet getoond om mensen te beschermen',
      en: 'Not shown, to protect people',
      de: 'Nicht gezeigt, um Menschen zu schützen',
      da: 'Ikke vist for at beskytte personer',
    },
    explanation: {
      nl: 'Het gaat hier om minder dan vijf jongeren. Met het cijfer zou te zien zijn om wie het gaat. In het totaal van het stadsdeel tellen ze mee.',
      en: 'Fewer than five young people are concerned here. The figure could show who they are. They do count in the district’s total.',
      de: 'Hier geht es um weniger als fünf Jugendliche. Die Zahl könnte zeigen, um wen es geht. In der Summe des Stadtteils zählen sie mit.',
      da: 'Det drejer sig om færre end fem unge. Tallet kunne vise, hvem de er. De tæller med i bydelens samlede tal.',
    },
  },
  {
    id: 'weighbridge-out-of-order',
    code: 'waste-sorting',
    where: { kind: 'district', highest: 'age' },
    when: { kind: 'periods', first: 14, last: 13 },
    effect: { kind: 'not-delivered' },
    feltBy: 'municipality',
    title: {
      nl: 'Weegbrug kapot: geen cijfers',
      en: 'Weighbridge out of order: no figures',
      de: 'Waage defekt: keine Zahlen',
      da: 'Brovægten i stykker: ingen tal',
    },
    explanation: {
      nl: 'Twee maanden is het afval van dit stadsdeel niet gewogen. Het cijfer van de gemeente is over de andere stadsdelen.',
      en: 'For two months this district’s waste was not weighed. The municipality’s figure covers the other districts.',
      de: 'Zwei Monate lang wurde der Abfall dieses Stadtteils nicht gewogen. Der Wert der Gemeinde gilt für die anderen Stadtteile.',
      da: 'I to måneder blev bydelens affald ikke vejet. Kommunens tal gælder de andre bydele.',
    },
  },
];

/**
 * The stories of a town, with codes of areas and first days of periods.
 *
 * @param lastMonth first day of the last month, as given to `demoValues`
 * @throws RangeError when `lastMonth` is no first day of a month
 * @example demoStories(town, demoDefinitions, '2026-06-01').filter(({ areas }) => areas.includes(area))
 */
export const demoStories = (
  town: IndicatorTown,
  definitions: readonly IndicatorDefinition[],
  lastMonth: string,
): readonly Story[] => placeStories(storyOutlines, town, definitions, lastMonth);
