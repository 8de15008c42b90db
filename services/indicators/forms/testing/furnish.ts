/** What tests of forms share: a town of two districts, an indicator, and a form that feeds it. */
import type { Db } from '../../../../platform/database/db.ts';
import { importAreas } from '../../../../platform/places/import-areas.ts';
import type { IndicatorDefinition } from '../../catalogue/definition.ts';
import { upsertDefinitions } from '../../catalogue/store.ts';
import { cutIds } from '../../values/cut-store.ts';
import type { FormContent } from '../content.ts';
import { emptyDraft } from '../draft.ts';
import { createForm, formByCode, releaseForm } from '../form-store.ts';

export const waiting: IndicatorDefinition = {
  code: 'waiting',
  name: { en: 'Waiting time' },
  definition: {},
  rationale: {},
  numerator: {},
  denominator: {},
  unit: { en: 'days' },
  source: 'Home care',
  licence: 'CC0-1.0',
  theme: 'health',
  kind: 'mean',
  multiplier: 1,
  decimals: 1,
  polarity: 'lower-is-better',
  method: 'none',
  frequency: 'month',
  yearKind: 'calendar',
  geography: 'town',
  owner: '',
  audience: 'public',
  dimensions: [],
};

const asked = { help: {}, isRequired: true } as const;
const count = { ...asked, kind: 'number', unit: {}, decimals: 0, least: 0 } as const;

export const homeCareContent: FormContent = {
  title: { en: 'Home care', nl: 'Thuiszorg' },
  introduction: {},
  geography: 'town',
  level: 'district',
  frequency: 'month',
  yearKind: 'calendar',
  dueDays: 5,
  questions: [
    {
      ...count,
      key: 'days',
      label: { en: 'Days waited' },
      feeds: [{ indicator: 'waiting', as: 'numerator' }],
      changePercent: 50,
    },
    {
      ...count,
      key: 'people',
      label: { en: 'People who began' },
      most: 500,
      feeds: [{ indicator: 'waiting', as: 'denominator' }],
    },
    {
      ...count,
      key: 'long',
      label: { en: 'Of whom waited long' },
      atMost: 'people',
      isRequired: false,
      feeds: [],
    },
    { ...asked, key: 'note', kind: 'remark', label: { en: 'Remark' }, isRequired: false },
  ],
};

/** A town of the districts D1 and D2, the indicator `waiting`, and the open form `home-care`. @returns the form's id */
export const furnishForms = async (tx: Db): Promise<number> => {
  await importAreas(tx, {
    geography: { slug: 'town', name: 'Town', source: 'test', licence: 'CC0-1.0' },
    validFrom: '2020-01-01',
    isComplete: true,
    areas: [
      { code: 'T', name: 'Town', level: 'municipality', parents: [], outline: null },
      ...['D1', 'D2'].map((code) => ({
        code,
        name: `District ${code}`,
        level: 'district',
        parents: ['T'],
        outline: null,
      })),
    ],
  });
  await upsertDefinitions(tx, [waiting], new Date());
  await cutIds(tx, []);
  const by = { person: 'steward', now: new Date() };
  await createForm(tx, { code: 'home-care', draft: emptyDraft, owner: '' }, by);
  const form = await formByCode(tx, 'home-care');
  await releaseForm(tx, form, homeCareContent, by);
  return form.id;
};
