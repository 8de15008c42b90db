import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { chooseText } from '../../../platform/messages/text.ts';
import { geographies } from '../../../platform/places/areas.ts';
import type { IndicatorDefinition } from './definition.ts';
import { readDefinitionForm } from './definition-form.ts';
import { eventRoutes } from './event-routes.tsx';
import { keepDefinitions } from './keep-definitions.ts';
import { catalogueMessages } from './messages/index.ts';
import { DefinitionFormPage } from './pages/definition-form-page.tsx';
import { DefinitionPage } from './pages/definition-page.tsx';
import { CataloguePage, cataloguePath as path } from './pages/list-page.tsx';
import { definePermission } from './permission.ts';
import {
  definitionByCode,
  definitionOf,
  extentOf,
  listDefinitions,
  lockedVersion,
} from './store.ts';
import { versionRoutes } from './version-routes.tsx';

const permission = definePermission;

const codeOf = ({ params }: PersonContext): string => params.code ?? '';

const list = async ({ city, page, query }: PersonContext) => {
  const search = (query.get('q') ?? '').slice(0, 100);
  return (
    <CataloguePage
      page={page}
      search={search}
      today={city.now()}
      lines={await listDefinitions(city.db, { search, language: page.language })}
    />
  );
};

const show = async (context: PersonContext) => {
  const { city, page } = context;
  const indicator = await definitionByCode(city.db, codeOf(context));
  return (
    <DefinitionPage
      page={page}
      indicator={indicator}
      extent={await extentOf(city.db, indicator.id)}
      geography={
        (await geographies(city.db)).find(({ slug }) => slug === indicator.geography)?.name ??
        indicator.geography
      }
    />
  );
};

/** What most indicators of a town are; the form starts from it. */
const usual: Partial<IndicatorDefinition> = {
  theme: 'people',
  kind: 'proportion',
  multiplier: 100,
  decimals: 1,
  polarity: 'neutral',
  method: 'wilson',
  frequency: 'year',
  yearKind: 'calendar',
  licence: 'CC-BY-4.0',
  unit: { nl: '%', en: '%', de: '%', da: '%' },
};

const describe = async ({ city, page }: PersonContext) => (
  <DefinitionFormPage
    page={page}
    code={undefined}
    title={catalogueMessages[page.language].form.newTitle}
    entered={usual}
    version={0}
    geographies={await geographies(city.db)}
  />
);

const edit = async (context: PersonContext) => {
  const { city, page } = context;
  const indicator = await definitionByCode(city.db, codeOf(context));
  return (
    <DefinitionFormPage
      page={page}
      code={indicator.code}
      title={catalogueMessages[page.language].form.title(
        chooseText(indicator.name, page.language).text,
      )}
      entered={definitionOf(indicator)}
      version={indicator.version}
      geographies={await geographies(city.db)}
    />
  );
};

const add = post(path, permission, async ({ city, page, form, tx, person, audit }) => {
  const words = catalogueMessages[page.language];
  const code = form.text('code').toLowerCase();
  const read = readDefinitionForm(form, code, page.language);
  const isTaken = (await lockedVersion(tx, code)) !== undefined;
  if (!read.ok || isTaken) {
    const entered = read.ok ? read.definition : read.entered;
    const errors = {
      ...(read.ok ? {} : read.errors),
      ...(isTaken ? { code: words.form.taken } : {}),
    };
    return withStatus(
      422,
      <DefinitionFormPage
        page={page}
        code={undefined}
        title={words.form.newTitle}
        entered={entered}
        version={0}
        geographies={await geographies(tx)}
        errors={errors}
      />,
    );
  }
  await keepDefinitions(city, tx, [read.definition], person.id);
  await audit('indicators.definition-added', code);
  return seeOther(`${path}/${code}`, { kind: 'success', text: words.form.saved });
});

const save = post(`${path}/:code`, permission, async (context) => {
  const { city, page, form, tx, person, audit } = context;
  const words = catalogueMessages[page.language];
  const code = codeOf(context);
  const before = await definitionByCode(tx, code);
  const read = readDefinitionForm(form, code, page.language);
  if (!read.ok)
    return withStatus(
      422,
      <DefinitionFormPage
        page={page}
        code={code}
        title={words.form.title(chooseText(before.name, page.language).text)}
        entered={read.entered}
        version={Number(form.text('version'))}
        geographies={await geographies(tx)}
        errors={read.errors}
      />,
    );
  if (Number(form.text('version')) !== (await lockedVersion(tx, code)))
    return withStatus(
      409,
      <DefinitionFormPage
        page={page}
        code={code}
        title={words.form.title(chooseText(before.name, page.language).text)}
        entered={read.definition}
        version={before.version}
        geographies={await geographies(tx)}
        errors={{ [`name-${page.language}`]: words.form.newer }}
      />,
    );
  const { changed } = await keepDefinitions(city, tx, [read.definition], person.id);
  const [change] = changed;
  if (change) await audit('indicators.definition-changed', code, { fields: change.fields });
  return seeOther(`${path}/${code}`, {
    kind: 'success',
    text: change ? words.form.saved : words.form.same,
  });
});

/** To be listed after the routes of `imports/`, whose address would read as a code here. */
export const catalogueRoutes: readonly Route[] = [
  get(path, permission, list),
  get(`${path}/new`, permission, describe),
  add,
  get(`${path}/:code`, permission, show),
  get(`${path}/:code/edit`, permission, edit),
  save,
  ...versionRoutes,
  ...eventRoutes,
];
