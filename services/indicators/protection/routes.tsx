import type { Db } from '../../../platform/database/db.ts';
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import {
  areasByCode,
  areasOfLevel,
  levelsOf,
  townGeography,
} from '../../../platform/places/areas.ts';
import { protectionMessages } from '../messages/protection/index.ts';
import { addGrant, allGrants, removeGrant, staff } from './grants-store.ts';
import { GrantsPage } from './pages/grants-page.tsx';
import { grantsPath, ProtectionPage, protectionPath } from './pages/protection-page.tsx';
import { startProtection } from './protect-job.ts';
import { dropSlices, protectionLines } from './slices-store.ts';

export const protectPermission = 'indicators.protect';

/** The town's areas, the largest first. */
const townAreas = async (db: Db) =>
  (
    await Promise.all(
      (
        await levelsOf(db, townGeography)
      ).map(({ level }) => areasOfLevel(db, townGeography, level)),
    )
  ).flat();

const showProtection = get(protectionPath, protectPermission, async ({ city, page }) => (
  <ProtectionPage page={page} lines={await protectionLines(city.db)} />
));

const checkAgain = post(
  `${protectionPath}/check`,
  protectPermission,
  async ({ city, page, tx, person, audit }) => {
    await dropSlices(tx);
    await startProtection(city, tx, person.id);
    await audit('indicators.protection-renewed', 'all');
    return seeOther(protectionPath, {
      kind: 'success',
      text: protectionMessages[page.language].checkStarted,
    });
  },
);

const grantsProps = async ({ page }: Pick<PersonContext, 'page'>, db: Db) => ({
  page,
  grants: await allGrants(db),
  people: await staff(db),
  areas: await townAreas(db),
});

const showGrants = get(grantsPath, protectPermission, async (context) => (
  <GrantsPage {...(await grantsProps(context, context.city.db))} />
));

const grant = post(grantsPath, protectPermission, async (context) => {
  const { city, page, tx, form, person, audit } = context;
  const t = protectionMessages[page.language];
  const entered = { person: form.text('person'), area: form.text('area') };
  const [geography = '', code = ''] = entered.area.split(' ');
  const member = (await staff(tx)).find(({ id }) => id === entered.person);
  const [area] = await areasByCode(tx, geography, [code]);
  if (!member || !area) {
    const errors = {
      ...(member ? {} : { person: t.personMissing }),
      ...(area ? {} : { area: t.areaMissing }),
    };
    return withStatus(
      422,
      <GrantsPage {...(await grantsProps(context, tx))} {...{ entered, errors }} />,
    );
  }
  await addGrant(tx, {
    personId: member.id,
    geography: area.geography,
    area: area.code,
    grantedBy: person.id,
    grantedAt: city.now(),
  });
  await audit('indicators.area-granted', member.id, { geography, area: code });
  return seeOther(grantsPath, { kind: 'success', text: t.added(member.name, area.name) });
});

const endGrant = post(`${grantsPath}/end`, protectPermission, async ({ page, tx, form, audit }) => {
  const given = {
    personId: form.text('person'),
    geography: form.text('geography'),
    area: form.text('area'),
  };
  await removeGrant(tx, given);
  await audit('indicators.area-grant-ended', given.personId, {
    geography: given.geography,
    area: given.area,
  });
  return seeOther(grantsPath, {
    kind: 'success',
    text: protectionMessages[page.language].ended,
  });
});

export const protectionRoutes: readonly Route[] = [
  showProtection,
  checkAgain,
  showGrants,
  grant,
  endGrant,
];
