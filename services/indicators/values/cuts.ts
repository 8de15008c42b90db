/** A part of the population; empty fields mean all of it. */
export interface Cut {
  readonly sex: 'persons' | 'female' | 'male';
  readonly age: string;
  readonly categoryType: string;
  readonly category: string;
}

export const everyoneCut: Cut = { sex: 'persons', age: '', categoryType: '', category: '' };

export const cutKey = ({ sex, age, categoryType, category }: Cut): string =>
  [sex, age, categoryType, category].join('\u0000');
