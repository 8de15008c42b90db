/** Saved replies, and the settings of the assistant. */
import type { Db } from '../../../platform/database/db.ts';
import { get, post, type Route, seeOther, withStatus } from '../../../platform/http/routes.ts';
import { languages } from '../../../platform/messages/languages.ts';
import { entryOf, readOpeningHours } from '../../../platform/opening-hours/entry.ts';
import { readSetting, writeSetting } from '../../../platform/settings/settings.ts';
import { openingHoursErrors } from '../../../platform/ui/components/opening-hours/opening-hours.tsx';
import { centreMessages } from './messages/index.ts';
import { RepliesPage, repliesPath } from './pages/replies-page.tsx';
import { SettingsPage, settingsPath } from './pages/settings-page.tsx';
import { answerPermission, managePermission } from './permissions.ts';
import { longestAnswer } from './rules.ts';
import {
  centreHoursSetting,
  leastRetentionDays,
  mostOrigins,
  mostRetentionDays,
  originsSetting,
  retentionSetting,
} from './settings.ts';
import { putSavedReply, removeSavedReply, savedReplies, savedReplyById } from './store.ts';

const longestTitle = 80;

const showReplies = get(repliesPath, answerPermission, async ({ city, page }) => (
  <RepliesPage page={page} replies={await savedReplies(city.db)} />
));

const saveReply = post(
  repliesPath,
  answerPermission,
  async ({ city, page, tx, form, person, audit }) => {
    const t = centreMessages[page.language].replies;
    const id = Number(form.text('id')) | 0;
    const known = id > 0 ? await savedReplyById(tx, id) : undefined;
    if (form.text('do') === 'remove') {
      if (known) await removeSavedReply(tx, known.id);
      await audit('assistant.saved-replies-changed', 'assistant');
      return seeOther(repliesPath, { kind: 'success', text: t.removed });
    }
    const title = form.text('title').slice(0, longestTitle);
    const texts = Object.fromEntries(
      languages.flatMap((language) => {
        const text = form.text(`text-${language}`).replace(/\r\n?/g, '\n').slice(0, longestAnswer);
        return text === '' ? [] : [[language, text] as const];
      }),
    );
    const errors = {
      ...(title === '' ? { title: t.nameMissing } : {}),
      ...(Object.keys(texts).length === 0 ? { text: t.textMissing } : {}),
    };
    if (Object.keys(errors).length > 0)
      return withStatus(
        422,
        <RepliesPage
          page={page}
          replies={await savedReplies(tx)}
          entered={{ id: known?.id ?? 0, title, texts }}
          errors={errors}
        />,
      );
    await putSavedReply(tx, known?.id, {
      title,
      texts,
      changedBy: person.id,
      changedAt: city.now(),
    });
    await audit('assistant.saved-replies-changed', 'assistant');
    return seeOther(repliesPath, { kind: 'success', text: t.saved });
  },
  { isUnseen: true },
);

const storedSettings = async (db: Db) => ({
  hours: entryOf(await readSetting(db, centreHoursSetting)),
  retention: String(await readSetting(db, retentionSetting)),
  origins: (await readSetting(db, originsSetting)).join('\n'),
});

const showSettings = get(settingsPath, managePermission, async ({ city, page }) => (
  <SettingsPage page={page} {...(await storedSettings(city.db))} />
));

/** `https://www.town.example`; undefined for what is no origin of a site. */
const originIn = (line: string): string | undefined => {
  if (!URL.canParse(line)) return undefined;
  const { origin, protocol, pathname, search, hash, username } = new URL(line);
  const isSite = protocol === 'https:' || protocol === 'http:';
  return isSite && pathname === '/' && search === '' && hash === '' && username === ''
    ? origin
    : undefined;
};

const saveSettings = post(
  settingsPath,
  managePermission,
  async ({ city, page, tx, form, person, audit }) => {
    const t = centreMessages[page.language].settings;
    const read = readOpeningHours(form, 'hours');
    const retention = form.text('retention');
    const days = Number(retention);
    const lines = form
      .text('origins')
      .split(/\s+/)
      .filter((line) => line !== '');
    const origins = [...new Set(lines.flatMap((line) => originIn(line) ?? []))];
    const wrong = lines.find((line) => originIn(line) === undefined);
    const isWhole = /^\d{1,4}$/.test(retention);
    const errors: Record<string, string> = { ...openingHoursErrors(page.language, read) };
    if (!isWhole || days < leastRetentionDays || days > mostRetentionDays)
      errors.retention = t.retentionWrong(
        page.format.number(leastRetentionDays, 0),
        page.format.number(mostRetentionDays, 0),
      );
    if (wrong !== undefined) errors.origins = t.originWrong(wrong.slice(0, 100));
    else if (origins.length > mostOrigins)
      errors.origins = t.tooMany(page.format.number(mostOrigins, 0));
    if (Object.keys(errors).length > 0 || !read.hours)
      return withStatus(
        422,
        <SettingsPage
          page={page}
          hours={read.entry}
          retention={retention}
          origins={form.text('origins')}
          errors={errors}
        />,
      );
    const now = city.now();
    await writeSetting(tx, centreHoursSetting, read.hours, person.id, now);
    await writeSetting(tx, retentionSetting, days, person.id, now);
    await writeSetting(tx, originsSetting, origins, person.id, now);
    await audit('assistant.settings-changed', 'assistant', { days, count: origins.length });
    return seeOther(settingsPath, { kind: 'success', text: t.saved });
  },
  { isUnseen: true },
);

export const manageRoutes: readonly Route[] = [showReplies, saveReply, showSettings, saveSettings];
