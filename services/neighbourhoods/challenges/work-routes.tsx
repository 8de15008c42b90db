/** Writing challenge pages in the workspace. Every button saves what was entered. */
import { isDeepStrictEqual } from 'node:util';
import type { Db } from '../../../platform/database/db.ts';
import { figureOfferOf } from '../../../platform/figures.ts';
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { isLanguage, type Language } from '../../../platform/messages/languages.ts';
import { emptyContent, lacksOf, slugShape } from './content.ts';
import { readEntry } from './entry.ts';
import { challengeMessages } from './messages/index.ts';
import { ChallengePage } from './pages/challenge-page.tsx';
import { EditPage } from './pages/edit-page.tsx';
import { type ChallengeState, WorkListPage, workPath } from './pages/work-list-page.tsx';
import {
  addChallenge,
  allChallenges,
  type Challenge,
  challengeBySlug,
  claimChallenge,
  publish,
  saveDraft,
  takeDown,
  versionsOf,
} from './store.ts';
import { loadChallenge } from './view.ts';

export const editPermission = 'neighbourhoods.edit-challenges';

const stateOf = async (db: Db, challenge: Challenge): Promise<ChallengeState> => {
  if (challenge.publishedVersion === null) return 'draft';
  const [last] = await versionsOf(db, challenge.id);
  return isDeepStrictEqual(last?.content, challenge.draft) ? 'published' : 'changed';
};

const linesOf = async (db: Db) =>
  Promise.all(
    (await allChallenges(db)).map(async (challenge) => ({
      challenge,
      state: await stateOf(db, challenge),
    })),
  );

const list = get(workPath, editPermission, async ({ city, page }) => (
  <WorkListPage page={page} lines={await linesOf(city.db)} />
));

const make = post(workPath, editPermission, async ({ city, page, tx, form, person, audit }) => {
  const { work } = challengeMessages[page.language];
  const entered = {
    title: form.text('title').slice(0, 160),
    slug: form.text('slug').toLowerCase(),
  };
  const refuse = async (errors: Readonly<Record<string, string>>) =>
    withStatus(
      422,
      <WorkListPage page={page} lines={await linesOf(tx)} entered={entered} errors={errors} />,
    );
  const isRight = slugShape.safeParse(entered.slug).success;
  if (entered.title === '' || !isRight)
    return refuse({
      ...(entered.title === '' ? { title: work.nameMissing } : {}),
      ...(isRight ? {} : { slug: work.addressWrong }),
    });
  const made = await addChallenge(
    tx,
    entered.slug,
    { ...emptyContent, title: { [page.language]: entered.title } },
    { person: person.id, now: city.now() },
  );
  if (!made) return refuse({ slug: work.addressTaken });
  await audit('neighbourhoods.challenge-made', made.slug);
  return seeOther(`${workPath}/${made.slug}`, { kind: 'success', text: work.made });
});

/** What the form needs besides its content. */
const aroundForm = async (
  { city, page }: Pick<PersonContext, 'city' | 'page'>,
  found: Challenge,
  language: Language,
) => ({
  page,
  language,
  slug: found.slug,
  revision: found.revision,
  publishedVersion: found.publishedVersion,
  choices: (await figureOfferOf(city)?.list(city, page.language)) ?? [],
  versions: await versionsOf(city.db, found.id),
});

const edit = get(`${workPath}/:slug`, editPermission, async (context) => {
  const { city, page, params, query } = context;
  const found = await challengeBySlug(city.db, params.slug ?? '');
  const asked = query.get('in') ?? '';
  return (
    <EditPage
      {...(await aroundForm(context, found, isLanguage(asked) ? asked : page.language))}
      content={found.draft}
      places={found.draft.actions.map((_, index) => index)}
    />
  );
});

const save = post(`${workPath}/:slug`, editPermission, async (context) => {
  const { city, page, params, tx, form, person, audit } = context;
  const { work } = challengeMessages[page.language];
  const found = await claimChallenge(tx, params.slug ?? '');
  const given = form.text('language');
  const language = isLanguage(given) ? given : page.language;
  const { content, places, errors } = readEntry(form, found.draft, language, work);
  const again = async (
    status: number,
    more: { readonly errors?: Readonly<Record<string, string>>; readonly isOvertaken?: boolean },
  ) =>
    withStatus(
      status,
      <EditPage
        {...(await aroundForm(context, found, language))}
        content={content}
        places={places}
        {...more}
      />,
    );
  if (Number(form.text('revision')) !== found.revision) return again(409, { isOvertaken: true });
  if (Object.keys(errors).length > 0) return again(422, { errors });
  const wanted = form.text('do');
  const lacks = wanted === 'publish' ? lacksOf(content) : [];
  if (lacks.length > 0)
    return again(422, {
      errors: Object.fromEntries(
        lacks.map((lack) => [lack === 'indicators' ? 'indicator-0' : lack, work.lacks[lack]]),
      ),
    });
  const by = { person: person.id, now: city.now() };
  const path = `${workPath}/${found.slug}`;
  if (!isDeepStrictEqual(content, found.draft)) {
    await saveDraft(tx, found, content, by);
    await audit('neighbourhoods.challenge-changed', found.slug);
  }
  if (wanted === 'publish') {
    const version = await publish(tx, found.id, content, by);
    await audit('neighbourhoods.challenge-published', found.slug, { version });
    return seeOther(`${path}?in=${language}`, { kind: 'success', text: work.published });
  }
  if (wanted === 'take-down') {
    await takeDown(tx, found.id);
    await audit('neighbourhoods.challenge-taken-down', found.slug);
    return seeOther(`${path}?in=${language}`, { kind: 'success', text: work.takenDown });
  }
  const other = wanted.startsWith('in-') ? wanted.slice(3) : language;
  return seeOther(`${path}?in=${isLanguage(other) ? other : language}`, {
    kind: 'success',
    text: work.saved,
  });
});

const preview = get(`${workPath}/:slug/preview`, editPermission, async ({ city, page, params }) => {
  const found = await challengeBySlug(city.db, params.slug ?? '');
  return (
    <ChallengePage
      page={page}
      view={await loadChallenge(city, page, found.draft)}
      published={undefined}
      editHref={page.href(`${workPath}/${found.slug}`)}
    />
  );
});

export const challengeWorkRoutes: readonly Route[] = [list, make, edit, save, preview];
