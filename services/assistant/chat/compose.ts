/** A language model's answer where no intent covers a question, asked for before anything is written. */
import type { Form } from '../../../platform/http/form.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import type { City } from '../../../platform/service.ts';
import { understandingOf } from '../intents/understanding.ts';
import { composeAnswer } from '../language-model/compose.ts';
import { isModelOn } from '../language-model/setting.ts';
import { type Composed, masked, troubleWith } from './converse.ts';
import { passagesIn } from './recall.ts';
import { longestQuestion } from './rules.ts';
import type { Conversation } from './store.ts';

/** @param known the conversation, read only where a model may be asked @returns undefined where a model is off, not needed, or had no answer that its sources bear out */
export const composeFor = async (
  city: City,
  known: () => Promise<Conversation | undefined>,
  form: Form,
  language: Language,
  signal: AbortSignal,
): Promise<Composed | undefined> => {
  const written = form.text('text');
  if (!(await isModelOn(city))) return undefined;
  const conversation = await known();
  const isAnswering = conversation === undefined || conversation.handling === 'assistant';
  if (!isAnswering || written === '' || written.length > longestQuestion) return undefined;
  if (conversation?.state.form) return undefined;
  const said = { kind: 'text', text: written } as const;
  if (await troubleWith(city, city.db, conversation, said)) return undefined;
  const understanding = await understandingOf(city);
  if (!understanding) return undefined;
  const { text, bare } = await masked(written);
  if (understanding.classify(bare).outcome !== 'decline') return undefined;
  const [told] = understanding.tell(bare);
  const own = told && told.probability >= 0.95 ? told.language : language;
  const { find, cite } = await passagesIn(city, understanding, own);
  const passages = find(bare).flatMap(({ passage }) => cite(passage.id) ?? []);
  if (passages.length === 0) return undefined;
  return composeAnswer(city, { question: text, passages, language: own, signal });
};
