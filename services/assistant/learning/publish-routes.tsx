/** Putting to use what was learned, and putting back what was in use before. */
import { post, type Route, seeOther, withStatus } from '../../../platform/http/routes.ts';
import { runAll } from '../dialogues/run-all.ts';
import { candidateOf } from '../intents/candidate.ts';
import { publishedModels, publishModel } from '../intents/model-store.ts';
import { recognitionOf } from '../intents/recognition.ts';
import { learningMessages } from './messages/index.ts';
import { teachPath } from './paths.ts';
import { teachPermission } from './permission.ts';
import { teachPageOf } from './view.tsx';

/** The dialogues may have changed since it was learned: they run once more. */
const publish = post(
  `${teachPath}/publish`,
  teachPermission,
  async (context) => {
    const { city, page, tx, form, audit } = context;
    const { publishing } = learningMessages[page.language];
    const candidate = await candidateOf(city);
    const gone = seeOther(teachPath, { kind: 'warning', text: publishing.gone });
    if (String(candidate?.model.id) !== form.text('model') || !candidate) return gone;
    const { model, classify } = candidate;
    const dialogues = await runAll(city, classify);
    if (dialogues.some(({ passed }) => !passed))
      return withStatus(422, await teachPageOf(context, { isRefused: true }));
    const report = { ...recognitionOf([]), ...model.report, dialogues };
    if (!(await publishModel(tx, model.id, city.now(), report))) return gone;
    await audit('assistant.model-published', 'assistant', { count: dialogues.length });
    return seeOther(teachPath, { kind: 'success', text: publishing.published });
  },
  { isUnseen: true },
);

const putBack = post(
  `${teachPath}/put-back`,
  teachPermission,
  async ({ city, page, tx, form, audit }) => {
    const { publishing } = learningMessages[page.language];
    const [, ...earlier] = await publishedModels(tx);
    const wanted = earlier.find(({ id }) => String(id) === form.text('model'));
    if (!wanted || !(await publishModel(tx, wanted.id, city.now(), wanted.report)))
      return seeOther(teachPath, { kind: 'warning', text: publishing.gone });
    await audit('assistant.model-put-back', 'assistant', { madeAt: wanted.trainedAt });
    return seeOther(teachPath, {
      kind: 'success',
      text: publishing.isBack(page.format.date(wanted.trainedAt, 'moment')),
    });
  },
  { isUnseen: true },
);

export const publishRoutes: readonly Route[] = [publish, putBack];
