/** Versions of a definition: what changed, by whom, and back to an earlier one. */
import { get, post, type Route, seeOther } from '../../../platform/http/routes.ts';
import { Problem } from '../../../platform/problem.ts';
import { peopleNames } from '../imports/store.ts';
import { definitionMessages } from '../messages/definitions/index.ts';
import { definitionFrom, definitionShape } from './definition-shape.ts';
import { keepDefinitions } from './keep-definitions.ts';
import { cataloguePath } from './pages/list-page.tsx';
import { VersionPage } from './pages/version-page.tsx';
import { VersionsPage } from './pages/versions-page.tsx';
import { definePermission } from './permission.ts';
import { definitionByCode, lockedVersion } from './store.ts';
import { versionOf, versionsOf } from './versions-store.ts';

const path = `${cataloguePath}/:code/versions`;

const list = get(path, definePermission, async ({ city, page, params }) => {
  const indicator = await definitionByCode(city.db, params.code ?? '');
  const versions = await versionsOf(city.db, indicator.id);
  const people = await peopleNames(
    city.db,
    versions.map(({ changedBy }) => changedBy),
  );
  return <VersionsPage {...{ page, indicator, versions, people }} />;
});

const show = get(`${path}/:version`, definePermission, async ({ city, page, params }) => {
  const indicator = await definitionByCode(city.db, params.code ?? '');
  const version = await versionOf(city.db, indicator.id, Number(params.version));
  const earlier = (await versionsOf(city.db, indicator.id)).find(
    (one) => one.version < version.version,
  );
  const people = await peopleNames(city.db, [version.changedBy]);
  return <VersionPage {...{ page, indicator, version, earlier, people }} />;
});

const restore = post(`${path}/:version/restore`, definePermission, async (context) => {
  const { city, page, params, form, tx, person, audit } = context;
  const t = definitionMessages[page.language].versions;
  const indicator = await definitionByCode(tx, params.code ?? '');
  const { code } = indicator;
  const { version, definition } = await versionOf(tx, indicator.id, Number(params.version));
  if (Number(form.text('version')) !== (await lockedVersion(tx, code)))
    throw new Problem('changed-meanwhile', { what: 'indicator', code });
  // An old version may be from before a field was asked for.
  const read = definitionShape.safeParse(definition);
  if (!read.success) throw new Problem('invalid-input', { what: 'version', version });
  const { changed } = await keepDefinitions(city, tx, [definitionFrom(read.data)], person.id);
  const [change] = changed;
  if (change)
    await audit('indicators.definition-restored', code, { version, fields: change.fields });
  return seeOther(`${cataloguePath}/${code}`, {
    kind: 'success',
    text: change ? t.restored(page.format.number(version)) : t.same,
  });
});

export const versionRoutes: readonly Route[] = [list, show, restore];
