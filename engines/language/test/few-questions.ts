/** A small town's first questions, two languages mixed. */
import type { Example } from '../src/examples.ts';

const questions: Readonly<Record<string, readonly string[]>> = {
  bin: [
    'when is my bin emptied',
    'which day is the waste collected in my street',
    'bin day this week',
    'do you collect paper tomorrow',
    'wanneer wordt mijn container geleegd',
    'welke dag wordt het afval opgehaald',
    'komt de vuilniswagen morgen',
    'ophaaldag papier',
  ],
  passport: [
    'i need a new passport',
    'how much does a passport cost',
    'renew my passport',
    'what do i bring to apply for a passport',
    'ik heb een nieuw paspoort nodig',
    'wat kost een paspoort',
    'paspoort verlengen',
    'paspoort aanvragen wat meenemen',
  ],
  parking: [
    'where can i park in the centre',
    'parking permit for residents',
    'how do i get a parking permit',
    'what does parking cost',
    'waar kan ik parkeren in het centrum',
    'parkeervergunning voor bewoners',
    'hoe krijg ik een parkeervergunning',
    'wat kost parkeren',
  ],
  moving: [
    'i am moving to another street',
    'how do i report that i moved',
    'change my address',
    'we move next month what must we do',
    'ik ga verhuizen naar een andere straat',
    'hoe geef ik mijn verhuizing door',
    'adres wijzigen',
    'wij verhuizen volgende maand',
  ],
};

export const fewQuestions: readonly Example[] = Object.entries(questions).flatMap(
  ([intent, texts]) => texts.map((text) => ({ text, intent })),
);
