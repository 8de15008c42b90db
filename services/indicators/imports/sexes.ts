export type Sex = 'persons' | 'female' | 'male';

/** Words that files in our languages use, folded to lower case; an empty cell means everyone. */
const words: Readonly<Record<Sex, readonly string[]>> = {
  persons: [
    '',
    'persons',
    'person',
    'all',
    'total',
    'both',
    'both sexes',
    'totaal',
    'personen',
    'mannen en vrouwen',
    'gesamt',
    'insgesamt',
    'alle',
    'i alt',
    'p',
    't',
  ],
  female: [
    'female',
    'females',
    'woman',
    'women',
    'f',
    'vrouw',
    'vrouwen',
    'v',
    'weiblich',
    'frau',
    'frauen',
    'w',
    'kvinde',
    'kvinder',
    'k',
  ],
  male: [
    'male',
    'males',
    'man',
    'men',
    'm',
    'mannen',
    'männlich',
    'mann',
    'männer',
    'mand',
    'mænd',
  ],
};

const known = new Map(
  Object.entries(words).flatMap(([sex, all]) => all.map((word) => [word, sex as Sex] as const)), // keys of the record above
);

/** @returns the sex a cell names, by the mapping's words first, or undefined when it names none */
export const readSex = (cell: string, own: Readonly<Record<string, Sex>>): Sex | undefined => {
  const word = cell.toLowerCase();
  return own[word] ?? known.get(word);
};
