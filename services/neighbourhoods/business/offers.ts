/** Business figures of neighbourhoods, for the city's catalogue of indicators. */
import type { IndicatorOffer, OfferedValue } from '../../../platform/figures.ts';
import type { City } from '../../../platform/service.ts';
import type { Market } from './content.ts';
import { allMarkets, businessSources } from './store.ts';

const source = async ({ db }: City) => {
  const market = (await businessSources(db)).find(({ of }) => of === 'market');
  return market && { name: market.source, licence: market.licence };
};

const valuesOf =
  (figures: (market: Market) => Omit<OfferedValue, 'area' | 'period'> | undefined) =>
  async ({ db }: City): Promise<readonly OfferedValue[]> =>
    (await allMarkets(db)).flatMap((market) => {
      const found = figures(market);
      return found ? [{ area: market.area, period: String(market.year), ...found }] : [];
    });

const common = {
  theme: 'work',
  frequency: 'year',
  owner: 'Head of work and income',
  source,
} as const;

/** Places of business that opened, of those there are. */
const openings: IndicatorOffer = {
  ...common,
  code: 'shop-openings',
  name: {
    nl: 'Nieuwe winkels en horeca',
    en: 'New shops and cafés',
    de: 'Neue Läden und Cafés',
    da: 'Nye butikker og caféer',
  },
  definition: {
    nl: 'Winkels, horeca en diensten die in het jaar open zijn gegaan, per honderd panden daarvoor.',
    en: 'Shops, cafés and services that opened in the year, for every hundred premises made for them.',
    de: 'Läden, Gaststätten und andere Geschäfte, die im Jahr eröffnet haben, je hundert Räume dafür.',
    da: 'Butikker, caféer og andre forretninger, der åbnede i årets løb, for hver hundrede lokaler til dem.',
  },
  rationale: {
    nl: 'Waar veel opengaat, zien ondernemers kansen. Blijft het jaren stil, dan verdwijnen voorzieningen.',
    en: 'Where much opens, people see a chance to trade. Where nothing does for years, daily life gets harder.',
    de: 'Wo viel eröffnet, sehen Menschen Chancen. Bleibt es jahrelang still, verschwindet die Versorgung.',
    da: 'Hvor meget åbner, ser folk muligheder. Er der stille i årevis, forsvinder hverdagens tilbud.',
  },
  numerator: {
    nl: 'Zaken die in het jaar opengingen',
    en: 'Businesses that opened in the year',
    de: 'Im Jahr eröffnete Geschäfte',
    da: 'Forretninger åbnet i årets løb',
  },
  denominator: {
    nl: 'Panden voor winkels, horeca en diensten',
    en: 'Premises for shops, cafés and services',
    de: 'Räume für Läden, Gaststätten und Dienste',
    da: 'Lokaler til butikker, caféer og service',
  },
  unit: { nl: 'per 100 panden', en: 'per 100 premises', de: 'je 100 Räume', da: 'per 100 lokaler' },
  kind: 'rate',
  interval: 'byar',
  multiplier: 100,
  decimals: 1,
  polarity: 'higher-is-better',
  addsUp: true,
  values: valuesOf(({ openings: numerator, premises: denominator }) =>
    numerator === null || denominator === null ? undefined : { numerator, denominator },
  ),
};

const income: IndicatorOffer = {
  ...common,
  code: 'household-income',
  name: {
    nl: 'Inkomen van een huishouden',
    en: 'Income of a household',
    de: 'Einkommen eines Haushalts',
    da: 'En husstands indkomst',
  },
  definition: {
    nl: 'Wat een huishouden in het midden in een jaar te besteden heeft: de helft heeft meer, de helft minder.',
    en: 'What the household in the middle can spend in a year: half have more, half have less.',
    de: 'Was der Haushalt in der Mitte im Jahr ausgeben kann: die eine Hälfte hat mehr, die andere weniger.',
    da: 'Hvad husstanden i midten kan bruge på et år: halvdelen har mere, halvdelen mindre.',
  },
  rationale: {
    nl: 'Wie weinig te besteden heeft, is vaker ziek en doet minder vaak mee.',
    en: 'People with little to spend are ill more often and take part less.',
    de: 'Wer wenig ausgeben kann, ist öfter krank und nimmt seltener teil.',
    da: 'Den, der har lidt at bruge, er oftere syg og deltager sjældnere.',
  },
  numerator: {
    nl: 'Besteedbaar inkomen, mediaan',
    en: 'Disposable income, median',
    de: 'Verfügbares Einkommen, Median',
    da: 'Disponibel indkomst, median',
  },
  denominator: { nl: 'Huishoudens', en: 'Households', de: 'Haushalte', da: 'Husstande' },
  unit: { nl: 'euro per jaar', en: 'euros a year', de: 'Euro im Jahr', da: 'euro om året' },
  kind: 'score',
  interval: 'none',
  multiplier: 1,
  decimals: 0,
  polarity: 'higher-is-better',
  values: valuesOf(({ householdIncome: value }) => (value === null ? undefined : { value })),
};

const fromElsewhere: IndicatorOffer = {
  ...common,
  code: 'spending-from-elsewhere',
  name: {
    nl: 'Bestedingen door mensen van elders',
    en: 'Spending by people from elsewhere',
    de: 'Ausgaben von Menschen von außerhalb',
    da: 'Forbrug fra folk udefra',
  },
  definition: {
    nl: 'Deel van de bestedingen aan dagelijkse boodschappen in de winkels van de buurt dat komt van mensen die er niet wonen.',
    en: 'Part of what is spent on daily goods in the shops of the neighbourhood that comes from people who live elsewhere.',
    de: 'Anteil der Ausgaben für den täglichen Bedarf in den Läden des Viertels, der von Menschen kommt, die woanders wohnen.',
    da: 'Den del af dagligvareforbruget i kvarterets butikker, som kommer fra folk, der bor andre steder.',
  },
  rationale: {
    nl: 'Het laat zien of een buurt klanten trekt of vooral voor zichzelf zorgt.',
    en: 'It shows whether a neighbourhood draws customers or mainly serves its own.',
    de: 'Es zeigt, ob ein Viertel Kundschaft anzieht oder vor allem sich selbst versorgt.',
    da: 'Det viser, om et kvarter trækker kunder til eller mest betjener sine egne.',
  },
  numerator: {
    nl: 'Bestedingen van mensen van elders',
    en: 'Spending of people from elsewhere',
    de: 'Ausgaben von Menschen von außerhalb',
    da: 'Forbrug fra folk udefra',
  },
  denominator: {
    nl: 'Alle bestedingen aan dagelijkse boodschappen in de buurt',
    en: 'All spending on daily goods in the neighbourhood',
    de: 'Alle Ausgaben für den täglichen Bedarf im Viertel',
    da: 'Alt dagligvareforbrug i kvarteret',
  },
  unit: { nl: '%', en: '%', de: '%', da: '%' },
  kind: 'score',
  interval: 'none',
  multiplier: 1,
  decimals: 0,
  polarity: 'neutral',
  values: valuesOf(({ spendingFromElsewhere: part }) =>
    part === null ? undefined : { value: Math.round(part * 1000) / 10 },
  ),
};

export const businessIndicators: readonly IndicatorOffer[] = [openings, income, fromElsewhere];
