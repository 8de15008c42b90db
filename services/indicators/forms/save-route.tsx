/** Keeps what was typed in a form, right or wrong, so that nothing is lost on the way. */
import type { Form } from '../../../platform/http/form.ts';
import { post, type SeeOther, seeOther, withStatus } from '../../../platform/http/routes.ts';
import { formMessages } from '../messages/forms/index.ts';
import { type Answers, type FormContent, remarkAtMost } from './content.ts';
import { claimEntry, mayChange, storeAnswers } from './entry-store.ts';
import { mergeMeanwhile } from './meanwhile.ts';
import { changesBetween } from './merge.ts';
import { addressOf, formAgain, openOwn, ownEntryPath, sentPage } from './own-entry.tsx';
import { answerField } from './pages/question-field.tsx';
import { fillPermission } from './permissions.ts';
import { checkAnswers } from './rules.ts';
import { myFormsPath, previousNumbers } from './task.ts';

const typedAnswers = (form: Form, { questions }: FormContent): Answers =>
  Object.fromEntries(
    questions
      .map(({ key }) => [key, form.text(answerField(key)).replaceAll('\r\n', '\n')] as const)
      .filter(([, typed]) => typed !== ''),
  );

/**
 * The target of all of the form's buttons: `save` goes back to the list, `review` on to the last look
 * when everything is right, and `draft` (sent by a script while someone types) answers with the new
 * revision. What is wrong is shown on the form's own page, from what was kept.
 */
export const save = post(ownEntryPath, fillPermission, async (context) => {
  const { city, page, person, form, tx } = context;
  const text = formMessages[page.language];
  const opened = await openOwn(tx, context);
  const mine = typedAnswers(form, opened.content);
  const seen = Number(form.text('revision'));
  const entry = await claimEntry(tx, opened.place, opened.version, city.now());
  const task = { ...opened, entry };
  const keys = task.content.questions.map(({ key }) => key);
  if (!mayChange(entry))
    return changesBetween(entry.answers, mine, keys).length === 0
      ? seeOther(addressOf(task))
      : withStatus(409, await sentPage(tx, context, task, entry, mine));

  const tooLong = keys.filter((key) => (mine[key] ?? '').length > remarkAtMost);
  if (tooLong.length > 0)
    return formAgain(tx, context, task, 422, {
      answers: mine,
      revision: seen,
      errors: Object.fromEntries(
        tooLong.map((key) => [key, text.errors.tooLong(page.format.number(remarkAtMost))]),
      ),
    });

  const meanwhile = await mergeMeanwhile(tx, context, task, entry, mine, seen);
  const { merged, conflicts, taken, others } = meanwhile;
  if (conflicts.length > 0)
    return formAgain(tx, context, task, 409, {
      answers: merged,
      revision: entry.revision,
      errors: meanwhile.sentences,
      conflictWith: others,
    });

  const changes = changesBetween(entry.answers, merged, keys);
  const by = { person: person.id, now: city.now() };
  const revision = await storeAnswers(tx, entry, merged, changes, by);
  if (form.text('do') === 'draft')
    return Response.json({
      revision,
      taken: Object.fromEntries(taken.map((key) => [key, merged[key] ?? ''])),
    });
  const note: SeeOther['notice'] =
    taken.length > 0 && others !== ''
      ? {
          kind: 'warning',
          text: text.form.savedWithOthers(others, page.format.number(taken.length)),
        }
      : undefined;
  if (form.text('do') !== 'review')
    return seeOther(myFormsPath, note ?? { kind: 'success', text: text.form.saved });
  const { errors } = checkAnswers(task.content, merged, await previousNumbers(tx, task));
  const isRight = Object.keys(errors).length === 0;
  return seeOther(addressOf(task, isRight ? '/review' : '?check=yes'), note);
});
