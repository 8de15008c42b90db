import { z } from 'zod';
import type { Db } from '../../../platform/database/db.ts';
import { emailShape } from '../../../platform/http/email.ts';
import { type FieldErrors, type Form, parseForm } from '../../../platform/http/form.ts';
import { get, post, type Route, seeOther, withStatus } from '../../../platform/http/routes.ts';
import { originOf } from '../../../platform/origin.ts';
import type { City } from '../../../platform/service.ts';
import {
  type Contact,
  contactSetting,
  municipalitySetting,
  sessionHoursSetting,
} from '../../../platform/settings/definitions.ts';
import { readSetting, writeSetting } from '../../../platform/settings/settings.ts';
import type { PageContext } from '../../../platform/ui/page.ts';
import { messages } from '../messages/index.ts';
import { SettingsPage, type SettingsPageProps } from './pages/settings.tsx';

const permission = 'administration.settings';
const path = '/work/admin/settings';

const propsOf = async (city: City, db: Db, page: PageContext): Promise<SettingsPageProps> => ({
  page,
  municipalities: [...city.municipalities.values()],
  isMunicipalityFixed: city.config.municipality !== undefined,
  contact: city.municipality().contact,
  sessionHours: String(await readSetting(db, sessionHoursSetting)),
  installation: {
    address: originOf(city.config),
    database: city.database.kind,
    hasMailServer: city.config.mail.url !== undefined,
    provider: city.config.oidc?.name,
  },
});

const show = get(path, permission, async ({ city, page }) => (
  <SettingsPage {...(await propsOf(city, city.db, page))} />
));

const saveMunicipality = post(
  `${path}/municipality`,
  permission,
  async ({ city, tx, page, person, form, audit }) => {
    const slug = form.text('municipality');
    const chosen = city.municipalities.get(slug);
    const t = messages[page.language].settings;
    if (!chosen || city.config.municipality !== undefined)
      return withStatus(
        422,
        <SettingsPage
          {...(await propsOf(city, tx, page))}
          errors={chosen ? {} : { municipality: t.municipalityUnknown }}
        />,
      );
    await writeSetting(tx, municipalitySetting, slug, person.id, city.now());
    await audit('administration.municipality-chosen', slug);
    await city.emit(tx, { name: 'administration.municipality-chosen', subject: slug });
    return seeOther(path, { kind: 'success', text: t.municipalitySaved(chosen.name) });
  },
);

const contactShape = z.object({
  telephone: z.string().min(1).max(40),
  email: emailShape,
  visit: z.string().min(1).max(200),
});

const enteredContact = (form: Form): Contact => ({
  telephone: form.text('telephone'),
  email: form.text('email'),
  visit: form.text('visit'),
});

const saveContact = post(
  `${path}/contact`,
  permission,
  async ({ city, tx, page, person, form, audit }) => {
    const parsed = parseForm(form, contactShape, page.language);
    const correct = async (errors: FieldErrors) =>
      withStatus(
        422,
        <SettingsPage
          {...(await propsOf(city, tx, page))}
          contact={enteredContact(form)}
          errors={errors}
        />,
      );
    if (!parsed.ok) return correct(parsed.errors);
    await writeSetting(tx, contactSetting, parsed.value, person.id, city.now());
    await audit('administration.contact-changed', contactSetting.key);
    await city.emit(tx, { name: 'administration.settings-changed', subject: contactSetting.key });
    return seeOther(path, { kind: 'success', text: messages[page.language].settings.contactSaved });
  },
);

const hoursShape = z.object({ hours: z.coerce.number().int().min(1).max(168) });

const saveSessions = post(
  `${path}/sessions`,
  permission,
  async ({ city, tx, page, person, form, audit }) => {
    const parsed = parseForm(form, hoursShape, page.language);
    if (!parsed.ok)
      return withStatus(
        422,
        <SettingsPage
          {...(await propsOf(city, tx, page))}
          sessionHours={form.text('hours')}
          errors={parsed.errors}
        />,
      );
    await writeSetting(tx, sessionHoursSetting, parsed.value.hours, person.id, city.now());
    await audit('administration.session-hours-changed', sessionHoursSetting.key, {
      hours: parsed.value.hours,
    });
    await city.emit(tx, {
      name: 'administration.settings-changed',
      subject: sessionHoursSetting.key,
    });
    return seeOther(path, {
      kind: 'success',
      text: messages[page.language].settings.sessionsSaved,
    });
  },
);

export const settingRoutes: readonly Route[] = [show, saveMunicipality, saveContact, saveSessions];
