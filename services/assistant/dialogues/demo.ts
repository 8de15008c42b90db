/** What must not go wrong in the demo town: in each language, with questions that stand in no example. */
import type { Db } from '../../../platform/database/db.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { factOf } from '../chat/facts.ts';
import type { DialogueTurn, Expected } from './dialogue.ts';
import { addDialogue, type By, type WrittenDialogue } from './store.ts';

const answers = (question: string, intent: string): DialogueTurn => ({
  question,
  expected: { kind: 'answer', intent },
});
const asks = (question: string, fact: string): DialogueTurn => ({
  question,
  expected: { kind: 'ask', intent: `fact:${fact}` },
});
const unknown = (question: string): DialogueTurn => ({ question, expected: { kind: 'none' } });
const offersPerson = (question: string): DialogueTurn => ({
  question,
  expected: { kind: 'person' },
});

const dialogue = (
  language: Language,
  name: string,
  ...turns: readonly DialogueTurn[]
): WrittenDialogue => ({ name, language, turns });

export const demoDialogues: readonly WrittenDialogue[] = [
  dialogue(
    'nl',
    'Paspoort, en daarna de foto',
    answers('Ik wil een nieuw paspoort aanvragen, wat kost dat?', 'passport-apply'),
    answers('Aan welke eisen moet de pasfoto voldoen?', 'photo-requirements'),
  ),
  dialogue(
    'nl',
    'Oude bank laten ophalen',
    answers('Kunnen jullie mijn oude bankstel komen ophalen als grofvuil?', 'bulky-waste-pickup'),
  ),
  dialogue(
    'nl',
    'Brand gaat voor een formulier',
    asks('In welke wijk ligt dit adres?', 'neighbourhood-of-address'),
    answers('Help, er is brand in mijn keuken!', 'emergency'),
  ),
  dialogue(
    'nl',
    'Parkeervergunning voor bewoners',
    answers('Hoe vraag ik een parkeervergunning voor bewoners aan?', 'resident-parking-permit'),
  ),
  dialogue(
    'en',
    'Moving here from abroad',
    answers('We are coming to live here from abroad, where do we register?', 'move-from-abroad'),
    answers('And when is the town hall open?', 'opening-hours'),
  ),
  dialogue(
    'en',
    'Bin that was not emptied',
    answers('You did not empty my bin this morning', 'bin-not-emptied'),
  ),
  dialogue(
    'en',
    'What is not known leads to a person',
    unknown('How many planets are there?'),
    offersPerson('How do I bake sourdough bread?'),
  ),
  dialogue(
    'de',
    'Sperrmüll anmelden',
    answers('Ich möchte Sperrmüll abholen lassen', 'bulky-waste-pickup'),
  ),
  dialogue('de', 'Gewalt zu Hause', answers('Mein Mann schlägt mich', 'domestic-violence')),
  dialogue(
    'de',
    'Nach dem Viertel einer Adresse',
    asks('In welchem Viertel liegt diese Adresse?', 'neighbourhood-of-address'),
  ),
  dialogue(
    'da',
    'Nyt pas',
    answers('Jeg skal have nyt pas, hvordan bestiller jeg det?', 'passport-apply'),
  ),
  dialogue(
    'da',
    'Flytning inden for kommunen',
    answers(
      'Jeg er flyttet til en anden adresse i byen, hvordan melder jeg flytning?',
      'move-within',
    ),
  ),
  dialogue('da', 'Strømmen er gået', answers('Strømmen er gået i hele gaden', 'power-outage')),
];

const isThere = (services: Pick<City, 'services'>, expected: Expected): boolean =>
  expected.kind !== 'ask' || factOf(services, expected.intent) !== undefined;

/** Those about facts only where a service knows them. @returns how many there are */
export const fillDialogues = async (
  city: Pick<City, 'services'>,
  tx: Db,
  by: By,
): Promise<number> => {
  const own = demoDialogues.filter(({ turns }) =>
    turns.every(({ expected }) => isThere(city, expected)),
  );
  for (const written of own) await addDialogue(tx, written, by);
  return own.length;
};
