import { byLanguage } from '../../../platform/messages/languages.ts';
import type { PersonalData } from '../../../platform/service.ts';
import { formMessages } from '../messages/forms/index.ts';
import { eraseFromForms, formsOf } from './personal-data-store.ts';

/** Who entered what when, and who is asked to. */
export const formsPersonalData: PersonalData = {
  name: 'forms with figures',
  purpose: byLanguage(formMessages, ({ personalData }) => personalData.purpose),
  legalBasis: byLanguage(formMessages, ({ personalData }) => personalData.legalBasis),
  categories: byLanguage(formMessages, ({ personalData }) => personalData.categories),
  retention: byLanguage(formMessages, ({ personalData }) => personalData.retention),
  exportFor: formsOf,
  erase: eraseFromForms,
};
