/** Releasing, closing and opening a form. */
import { post, type Route, seeOther } from '../../../platform/http/routes.ts';
import { builderMessages } from '../messages/form-builder/index.ts';
import { checkDraft } from './check-draft.ts';
import {
  claimForm,
  feedableIndicators,
  isChanged,
  releaseForm,
  setFormState,
} from './form-store.ts';
import { buildPath, formPath } from './pages/builder/frame.ts';
import { buildPermission } from './permissions.ts';

const release = post(`${buildPath}/:code/release`, buildPermission, async (context) => {
  const { city, page, person, form: entry, tx, audit } = context;
  const words = builderMessages[page.language];
  const form = await claimForm(tx, context.params.code ?? '');
  const { content, errors } = checkDraft(form.draft, await feedableIndicators(tx));
  if (Number(entry.text('revision')) !== form.revision || errors.length > 0)
    return seeOther(
      formPath(form.code),
      errors.length > 0 ? undefined : { kind: 'warning', text: words.page.changedMeanwhile },
    );
  if (await isChanged(tx, form, content)) {
    await releaseForm(tx, form, content, { person: person.id, now: city.now() });
    await audit('indicators.form-released', form.code, { version: form.version + 1 });
  }
  return seeOther(formPath(form.code), { kind: 'success', text: words.page.released });
});

const close = post(`${buildPath}/:code/close`, buildPermission, async (context) => {
  const { city, page, person, tx, audit } = context;
  const form = await claimForm(tx, context.params.code ?? '');
  if (form.state === 'open') {
    await setFormState(tx, form.id, 'closed', { person: person.id, now: city.now() });
    await audit('indicators.form-closed', form.code);
  }
  const { closed } = builderMessages[page.language].page;
  return seeOther(formPath(form.code), { kind: 'success', text: closed });
});

const open = post(`${buildPath}/:code/open`, buildPermission, async (context) => {
  const { city, page, person, tx, audit } = context;
  const form = await claimForm(tx, context.params.code ?? '');
  if (form.state === 'closed') {
    await setFormState(tx, form.id, 'open', { person: person.id, now: city.now() });
    await audit('indicators.form-opened', form.code);
  }
  const { opened } = builderMessages[page.language].page;
  return seeOther(formPath(form.code), { kind: 'success', text: opened });
});

export const releaseRoutes: readonly Route[] = [release, close, open];
