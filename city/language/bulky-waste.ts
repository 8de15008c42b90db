/** The demo town's form for large things, as data. */
import type { Form, ListedThing } from '@polder/language';

const things = (names: Readonly<Record<string, readonly string[]>>): readonly ListedThing[] =>
  Object.entries(names).map(([value, own]) => ({ value, names: own }));

/** Collected on Tuesdays and Fridays, from two days ahead; at most five things at once. */
export const bulkyWasteForm: Form = {
  intent: 'bulky-waste-pickup',
  slots: [
    {
      kind: 'things',
      name: 'things',
      most: 5,
      things: {
        nl: things({
          sofa: ['bank', 'bankstel', 'sofa', 'zetel'],
          chair: ['stoel', 'fauteuil', 'leunstoel'],
          mattress: ['matras'],
          bed: ['bed', 'ledikant', 'bedbodem'],
          wardrobe: ['kast', 'kledingkast', 'garderobekast'],
          table: ['tafel', 'bureau', 'eettafel'],
          fridge: ['koelkast', 'vriezer', 'diepvriezer', 'ijskast'],
          'washing-machine': ['wasmachine', 'droger', 'vaatwasser'],
          carpet: ['vloerkleed', 'tapijt', 'vloerbedekking'],
          bicycle: ['fiets', 'kinderfiets'],
        }),
        en: things({
          sofa: ['sofa', 'settee', 'couch', 'corner sofa'],
          chair: ['chair', 'armchair'],
          mattress: ['mattress'],
          bed: ['bed', 'bed frame'],
          wardrobe: ['wardrobe', 'cupboard', 'cabinet'],
          table: ['table', 'desk'],
          fridge: ['fridge', 'freezer', 'refrigerator'],
          'washing-machine': ['washing machine', 'dryer', 'tumble dryer', 'dishwasher'],
          carpet: ['carpet', 'rug'],
          bicycle: ['bicycle', 'bike'],
        }),
        de: things({
          sofa: ['Sofa', 'Couch', 'Ecksofa'],
          chair: ['Stuhl', 'Stühle', 'Sessel'],
          mattress: ['Matratze'],
          bed: ['Bett', 'Bettgestell', 'Lattenrost'],
          wardrobe: ['Schrank', 'Schränke', 'Kleiderschrank'],
          table: ['Tisch', 'Schreibtisch'],
          fridge: ['Kühlschrank', 'Gefrierschrank', 'Gefriertruhe'],
          'washing-machine': ['Waschmaschine', 'Trockner', 'Spülmaschine'],
          carpet: ['Teppich'],
          bicycle: ['Fahrrad', 'Fahrräder'],
        }),
        da: things({
          sofa: ['sofa', 'hjørnesofa'],
          chair: ['stol', 'lænestol'],
          mattress: ['madras'],
          bed: ['seng', 'sengestel'],
          wardrobe: ['skab', 'klædeskab'],
          table: ['bord', 'skrivebord'],
          fridge: ['køleskab', 'fryser'],
          'washing-machine': ['vaskemaskine', 'tørretumbler', 'opvaskemaskine'],
          carpet: ['tæppe', 'gulvtæppe'],
          bicycle: ['cykel', 'cykler'],
        }),
      },
    },
    { kind: 'day', name: 'day', soonest: 2, latest: 60, weekdays: [2, 5] },
    { kind: 'postcode', name: 'postcode', country: 'NL' },
    { kind: 'text', name: 'place', longest: 120 },
  ],
};
