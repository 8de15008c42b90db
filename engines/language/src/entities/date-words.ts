/** Words of days in four languages, folded as `foldText` does. */
import type { Language } from '../languages.ts';

export interface DateWords {
  /** Several words are written with spaces between. */
  readonly days: Readonly<Record<string, number>>;
  /** From Monday; beginnings count, so that "tue", "tues" and "tuesday" are one. */
  readonly weekdays: readonly (readonly string[])[];
  /** Short forms that are other words too: "zo snel mogelijk", "man". */
  readonly ambiguous: readonly string[];
  readonly months: readonly (readonly string[])[];
  readonly numbers: readonly string[];
  /** Before a weekday: the first that comes. */
  readonly coming: readonly string[];
  /** Before a weekday or "week". */
  readonly next: readonly string[];
  /** Whether "next Tuesday" is that of next week, rather than the first that comes. */
  readonly isNextOfNextWeek: boolean;
  readonly afterNext: readonly string[];
  readonly week: readonly string[];
  /** Before a number of days, weeks or months. */
  readonly within: readonly string[];
  readonly units: Readonly<Record<'day' | 'week' | 'month', readonly string[]>>;
  /** "a" or "an": one of something. */
  readonly one: readonly string[];
  /** Two weeks in a word. */
  readonly fortnight: readonly string[];
  /** Between a number of weeks and the day they are counted from: "a week on Friday". */
  readonly countedFrom: readonly string[];
  /** Words that may stand between the parts of a date. */
  readonly between: readonly string[];
  /** Before the number of a day alone: "the 12th". */
  readonly the: readonly string[];
}

export const dateWords: Readonly<Record<Language, DateWords>> = {
  nl: {
    days: {
      vandaag: 0,
      vanmiddag: 0,
      vanavond: 0,
      morgen: 1,
      morgenochtend: 1,
      morgenmiddag: 1,
      overmorgen: 2,
      gisteren: -1,
      eergisteren: -2,
    },
    weekdays: [
      ['maandag', 'ma'],
      ['dinsdag', 'di'],
      ['woensdag', 'wo', 'woe'],
      ['donderdag', 'do', 'don'],
      ['vrijdag', 'vr', 'vrij'],
      ['zaterdag', 'za', 'zat'],
      ['zondag', 'zo', 'zon'],
    ],
    ambiguous: ['zo', 'do', 'ma', 'zon', 'don'],
    months: [
      ['januari', 'jan'],
      ['februari', 'feb'],
      ['maart', 'mrt'],
      ['april', 'apr'],
      ['mei'],
      ['juni', 'jun'],
      ['juli', 'jul'],
      ['augustus', 'aug'],
      ['september', 'sep', 'sept'],
      ['oktober', 'okt'],
      ['november', 'nov'],
      ['december', 'dec'],
    ],
    numbers: [
      'een',
      'twee',
      'drie',
      'vier',
      'vijf',
      'zes',
      'zeven',
      'acht',
      'negen',
      'tien',
      'elf',
      'twaalf',
    ],
    coming: ['aanstaande', 'komende', 'deze', 'op'],
    next: ['volgende'],
    isNextOfNextWeek: true,
    afterNext: [],
    week: ['week'],
    within: ['over', 'binnen'],
    one: ['een'],
    fortnight: [],
    countedFrom: [],
    units: { day: ['dag', 'dagen'], week: ['week', 'weken'], month: ['maand', 'maanden'] },
    between: ['van', 'de'],
    the: ['de', 'op'],
  },
  en: {
    days: {
      today: 0,
      tonight: 0,
      'this afternoon': 0,
      tomorrow: 1,
      'the day after tomorrow': 2,
      'day after tomorrow': 2,
      yesterday: -1,
    },
    weekdays: [
      ['monday', 'mon'],
      ['tuesday', 'tue', 'tues'],
      ['wednesday', 'wed'],
      ['thursday', 'thu', 'thur', 'thurs'],
      ['friday', 'fri'],
      ['saturday', 'sat'],
      ['sunday', 'sun'],
    ],
    ambiguous: ['sat', 'sun', 'wed'],
    months: [
      ['january', 'jan'],
      ['february', 'feb'],
      ['march', 'mar'],
      ['april', 'apr'],
      ['may'],
      ['june', 'jun'],
      ['july', 'jul'],
      ['august', 'aug'],
      ['september', 'sep', 'sept'],
      ['october', 'oct'],
      ['november', 'nov'],
      ['december', 'dec'],
    ],
    numbers: [
      'one',
      'two',
      'three',
      'four',
      'five',
      'six',
      'seven',
      'eight',
      'nine',
      'ten',
      'eleven',
      'twelve',
    ],
    coming: ['this', 'coming', 'on'],
    next: ['next'],
    isNextOfNextWeek: true,
    afterNext: [],
    week: ['week'],
    within: ['in', 'within'],
    one: ['a', 'one'],
    fortnight: ['fortnight'],
    countedFrom: ['on', 'from'],
    units: { day: ['day', 'days'], week: ['week', 'weeks'], month: ['month', 'months'] },
    between: ['of', 'the'],
    the: ['the'],
  },
  de: {
    days: {
      heute: 0,
      'heute abend': 0,
      morgen: 1,
      'morgen fruh': 1,
      ubermorgen: 2,
      uebermorgen: 2,
      gestern: -1,
      vorgestern: -2,
    },
    weekdays: [
      ['montag', 'mo'],
      ['dienstag', 'di'],
      ['mittwoch', 'mi'],
      ['donnerstag', 'do'],
      ['freitag', 'fr'],
      ['samstag', 'sa', 'sonnabend'],
      ['sonntag', 'so'],
    ],
    ambiguous: ['so', 'do', 'mi', 'sa', 'fr', 'di', 'mo'],
    months: [
      ['januar', 'jan', 'janner'],
      ['februar', 'feb'],
      ['marz', 'maerz', 'mrz'],
      ['april', 'apr'],
      ['mai'],
      ['juni', 'jun'],
      ['juli', 'jul'],
      ['august', 'aug'],
      ['september', 'sep', 'sept'],
      ['oktober', 'okt'],
      ['november', 'nov'],
      ['dezember', 'dez'],
    ],
    numbers: [
      'ein',
      'zwei',
      'drei',
      'vier',
      'funf',
      'sechs',
      'sieben',
      'acht',
      'neun',
      'zehn',
      'elf',
      'zwolf',
    ],
    coming: ['diesen', 'dieser', 'kommenden', 'kommender', 'am'],
    next: ['nachsten', 'nachste', 'nachster', 'naechsten', 'naechste', 'naechster'],
    isNextOfNextWeek: false,
    afterNext: ['ubernachsten', 'ubernachste', 'ubernachster'],
    week: ['woche'],
    within: ['in', 'binnen'],
    one: ['ein', 'eine', 'einer', 'einem', 'einen'],
    fortnight: [],
    countedFrom: ['ab'],
    units: {
      day: ['tag', 'tage', 'tagen'],
      week: ['woche', 'wochen'],
      month: ['monat', 'monate', 'monaten'],
    },
    between: ['der', 'des', 'den'],
    the: ['am', 'der', 'den', 'dem', 'zum'],
  },
  da: {
    days: {
      'i dag': 0,
      idag: 0,
      'i aften': 0,
      'i eftermiddag': 0,
      'i morgen': 1,
      imorgen: 1,
      'i overmorgen': 2,
      overmorgen: 2,
      'i gar': -1,
      igar: -1,
      'i forgars': -2,
    },
    weekdays: [
      ['mandag', 'man'],
      ['tirsdag', 'tirs'],
      ['onsdag', 'ons'],
      ['torsdag', 'tors'],
      ['fredag', 'fre'],
      ['lordag', 'lor'],
      ['sondag', 'son'],
    ],
    ambiguous: ['man', 'tor', 'on', 'son', 'lor', 'ti', 'fre'],
    months: [
      ['januar', 'jan'],
      ['februar', 'feb'],
      ['marts', 'mar'],
      ['april', 'apr'],
      ['maj'],
      ['juni', 'jun'],
      ['juli', 'jul'],
      ['august', 'aug'],
      ['september', 'sep', 'sept'],
      ['oktober', 'okt'],
      ['november', 'nov'],
      ['december', 'dec'],
    ],
    numbers: [
      'en',
      'to',
      'tre',
      'fire',
      'fem',
      'seks',
      'syv',
      'otte',
      'ni',
      'ti',
      'elleve',
      'tolv',
    ],
    coming: ['pa', 'denne', 'kommende', 'nu'],
    next: ['naeste'],
    isNextOfNextWeek: true,
    afterNext: [],
    week: ['uge'],
    within: ['om', 'inden'],
    one: ['en'],
    fortnight: [],
    countedFrom: ['fra'],
    units: { day: ['dag', 'dage'], week: ['uge', 'uger'], month: ['maned', 'maneder'] },
    between: ['i', 'den'],
    the: ['den', 'd'],
  },
};
