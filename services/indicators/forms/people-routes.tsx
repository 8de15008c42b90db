/** Asking people: who enters and who signs which area of a form. */
import type { Db } from '../../../platform/database/db.ts';
import type { Form } from '../../../platform/http/form.ts';
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { areasOfLevel } from '../../../platform/places/areas.ts';
import { builderMessages } from '../messages/form-builder/index.ts';
import { periodPlus } from '../values/period.ts';
import { assign, assignmentsOf, holdersOfPermission, unassign } from './assignment-store.ts';
import { dayAt, lastEndedPeriod } from './due.ts';
import { claimForm, contentOf, type FormRow, formByCode } from './form-store.ts';
import { buildPath, formPath } from './pages/builder/frame.ts';
import { findPeople, searchField } from './pages/builder/people-field.tsx';
import { type Chosen, PeoplePage, type Sought } from './pages/builder/people-page.tsx';
import { buildPermission, fillPermission, signPermission } from './permissions.ts';

const path = `${buildPath}/:code/people`;

/** Periods that can be chosen as the first: the running one, and a year back. */
const periodsOffered = 13;

/** Everything the page shows beside what was chosen. */
const partsOf = async (db: Db, { city, page }: PersonContext, form: FormRow) => {
  const content = await contentOf(db, form.id, form.version);
  const running = periodPlus(lastEndedPeriod(dayAt(city.now()), content), 1, content);
  return {
    page,
    form,
    content,
    assignments: await assignmentsOf(db, form.id),
    areas: await areasOfLevel(db, content.geography, content.level),
    canEnter: await holdersOfPermission(db, fillPermission),
    canSign: await holdersOfPermission(db, signPermission),
    periods: Array.from({ length: periodsOffered }, (_, back) =>
      periodPlus(running, -back, content),
    ),
  };
};

type Parts = Awaited<ReturnType<typeof partsOf>>;

const release = (page: PersonContext['page'], form: FormRow) =>
  seeOther(formPath(form.code), {
    kind: 'warning',
    text: builderMessages[page.language].people.release,
  });

const show = async (context: PersonContext) => {
  const { city, page, params, query } = context;
  const form = await formByCode(city.db, params.code ?? '');
  if (form.version === 0) return release(page, form);
  const parts = await partsOf(city.db, context, form);
  const own = parts.assignments.find(({ area }) => area === query.get('area'));
  const chosen: Chosen = own
    ? { areas: [own.area], enter: own.enter, sign: own.sign, fromPeriod: own.fromPeriod }
    : { areas: [], enter: [], sign: [], fromPeriod: parts.periods[1] ?? '' };
  // A first period of long ago stays what it was.
  const periods = parts.periods.includes(chosen.fromPeriod)
    ? parts.periods
    : [...parts.periods, chosen.fromPeriod];
  return <PeoplePage {...parts} periods={periods} chosen={chosen} />;
};

const chosenIn = (form: Form): Chosen => ({
  areas: form.all('areas'),
  enter: form.all('enter'),
  sign: form.all('sign'),
  fromPeriod: form.text('fromPeriod'),
});

const soughtIn = (form: Form): Sought => ({
  enter: form.text(searchField('enter')),
  sign: form.text(searchField('sign')),
});

const errorsOf = (parts: Parts, chosen: Chosen): Readonly<Record<string, string>> => {
  const text = builderMessages[parts.page.language].people;
  const { areas, enter, sign } = chosen;
  const isKnown = (ids: readonly string[], people: Parts['canEnter']) =>
    ids.every((id) => people.some((person) => person.id === id));
  const areasFit = areas.every((code) => parts.areas.some((area) => area.code === code));
  const errors: Record<string, string> = {};
  if (areas.length === 0 || !areasFit) errors.areas = text.areasMissing;
  if (enter.length === 0 || !isKnown(enter, parts.canEnter)) errors.enter = text.enterMissing;
  if (sign.length === 0 || !isKnown(sign, parts.canSign)) errors.sign = text.signMissing;
  const [only] = enter;
  if (enter.length === 1 && sign.every((id) => id === only) && sign.length > 0)
    errors.sign ??= text.samePerson;
  return errors;
};

const ask = post(path, buildPermission, async (context) => {
  const { page, params, form: entry, tx, audit } = context;
  const form = await claimForm(tx, params.code ?? '');
  if (form.version === 0) return release(page, form);
  const parts = await partsOf(tx, context, form);
  const chosen = chosenIn(entry);
  const sought = soughtIn(entry);
  // A name that was typed and not looked up yet: that person is not left out unseen.
  if (entry.text('do') === findPeople || sought.enter !== '' || sought.sign !== '')
    return <PeoplePage {...parts} chosen={chosen} sought={sought} />;
  const errors = errorsOf(parts, chosen);
  if (Object.keys(errors).length > 0)
    return withStatus(422, <PeoplePage {...parts} chosen={chosen} errors={errors} />);
  const known = parts.assignments.map(({ fromPeriod }) => fromPeriod);
  const fromPeriod = [...parts.periods, ...known].includes(chosen.fromPeriod)
    ? chosen.fromPeriod
    : (parts.periods[1] ?? '');
  for (const area of chosen.areas) {
    await assign(tx, {
      formId: form.id,
      area,
      fromPeriod,
      enter: chosen.enter,
      sign: chosen.sign,
    });
    await audit('indicators.form-assigned', form.code, { area });
  }
  return seeOther(formPath(form.code, '/people'), {
    kind: 'success',
    text: builderMessages[page.language].people.saved,
  });
});

const takeOff = post(`${path}/remove`, buildPermission, async (context) => {
  const { page, params, form: entry, tx, audit } = context;
  const form = await claimForm(tx, params.code ?? '');
  const area = entry.text('area');
  await unassign(tx, form.id, area);
  await audit('indicators.form-unassigned', form.code, { area });
  return seeOther(formPath(form.code, '/people'), {
    kind: 'success',
    text: builderMessages[page.language].people.removed,
  });
});

export const peopleRoutes: readonly Route[] = [get(path, buildPermission, show), ask, takeOff];
