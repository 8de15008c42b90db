/** Writing down what happened, told beside the figures of an indicator. */
import type { Db } from '../../../platform/database/db.ts';
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { allCodes, areasOfLevel, levelsOf } from '../../../platform/places/areas.ts';
import { definitionMessages } from '../messages/definitions/index.ts';
import { areaNames } from '../publishing/rows-store.ts';
import { periodKey } from '../values/period.ts';
import { type EnteredEvent, examplePeriod, readEventForm } from './event-form.ts';
import { addEvent, changeEvent, eventOf, eventsOf, removeEvent } from './events-store.ts';
import { EventFormPage } from './pages/event-form-page.tsx';
import { EventsPage, eventsPath } from './pages/events-page.tsx';
import { cataloguePath } from './pages/list-page.tsx';
import { definePermission } from './permission.ts';
import { definitionByCode, type Indicator } from './store.ts';

const path = `${cataloguePath}/:code/events`;

const idOf = ({ params }: Pick<PersonContext, 'params'>): number => Number(params.id);

/** Present areas, the largest first. */
const presentAreas = async (db: Db, geography: string) => {
  const levels = await levelsOf(db, geography);
  const found = [];
  for (const { level } of levels) found.push(...(await areasOfLevel(db, geography, level)));
  return found.map(({ code, name }) => ({ code, name }));
};

const formProps = async ({ city, page }: PersonContext, indicator: Indicator) => ({
  page,
  indicator,
  example: examplePeriod(indicator, city.now()),
  areas: await presentAreas(city.db, indicator.geography),
});

const empty: EnteredEvent = { period: '', areas: [], title: {}, explanation: {}, isRebase: false };

const list = get(path, definePermission, async ({ city, page, params }) => {
  const indicator = await definitionByCode(city.db, params.code ?? '');
  return (
    <EventsPage
      page={page}
      indicator={indicator}
      events={await eventsOf(city.db, indicator.id)}
      areaNames={await areaNames(city.db, indicator.geography)}
    />
  );
});

const describe = get(`${path}/new`, definePermission, async (context) => {
  const indicator = await definitionByCode(context.city.db, context.params.code ?? '');
  return (
    <EventFormPage {...(await formProps(context, indicator))} id={undefined} entered={empty} />
  );
});

const edit = get(`${path}/:id`, definePermission, async (context) => {
  const { city, params } = context;
  const indicator = await definitionByCode(city.db, params.code ?? '');
  const event = await eventOf(city.db, indicator.id, idOf(context));
  return (
    <EventFormPage
      {...(await formProps(context, indicator))}
      id={event.id}
      entered={{ ...event, period: periodKey(event.period, indicator) }}
    />
  );
});

/** Adds one, or changes the one that the address names. */
const save = (address: string) =>
  post(address, definePermission, async (context) => {
    const { city, page, params, form, tx, audit } = context;
    const indicator = await definitionByCode(tx, params.code ?? '');
    const before =
      params.id === undefined ? undefined : await eventOf(tx, indicator.id, idOf(context));
    const known = await allCodes(tx, indicator.geography);
    const read = readEventForm(form, indicator, known, page.language, city.now());
    if (!read.ok)
      return withStatus(
        422,
        <EventFormPage
          {...(await formProps(context, indicator))}
          id={before?.id}
          entered={read.entered}
          errors={read.errors}
        />,
      );
    if (before) await changeEvent(tx, indicator.id, before.id, read.event);
    else await addEvent(tx, indicator.id, read.event);
    await audit(before ? 'indicators.event-changed' : 'indicators.event-added', indicator.code, {
      period: periodKey(read.event.period, indicator),
      title: Object.values(read.event.title)[0] ?? '',
    });
    return seeOther(eventsPath(indicator.code), {
      kind: 'success',
      text: definitionMessages[page.language].events.saved,
    });
  });

const remove = post(`${path}/:id/remove`, definePermission, async (context) => {
  const { page, params, tx, audit } = context;
  const indicator = await definitionByCode(tx, params.code ?? '');
  const event = await eventOf(tx, indicator.id, idOf(context));
  await removeEvent(tx, indicator.id, event.id);
  await audit('indicators.event-removed', indicator.code, {
    period: periodKey(event.period, indicator),
    title: Object.values(event.title)[0] ?? '',
  });
  return seeOther(eventsPath(indicator.code), {
    kind: 'success',
    text: definitionMessages[page.language].events.removed,
  });
});

export const eventRoutes: readonly Route[] = [
  list,
  describe,
  save(path),
  edit,
  save(`${path}/:id`),
  remove,
];
