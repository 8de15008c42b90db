import { figureOfferOf } from '../../../platform/figures.ts';
import {
  get,
  type PersonContext,
  post,
  type Route,
  seeOther,
  withStatus,
} from '../../../platform/http/routes.ts';
import { type Area, areaByCode, townGeography } from '../../../platform/places/areas.ts';
import { Problem } from '../../../platform/problem.ts';
import { neighbourhoodLevel } from '../profile/load.ts';
import { loadFollowed } from './followed-areas.ts';
import { followingMessages } from './messages/index.ts';
import { FollowPage, type ThemeChoice } from './pages/follow-page.tsx';
import { OwnPage } from './pages/own-page.tsx';
import { StopPage } from './pages/stop-page.tsx';
import { personOfToken } from './rules.ts';
import { followOf, keepFollow, stopFollow, stopMail } from './store.ts';
import { findNews } from './tell.ts';

const areaOf = async ({ city, params }: Pick<PersonContext, 'city' | 'params'>): Promise<Area> => {
  const area = await areaByCode(city.db, townGeography, params.code ?? '');
  if (area.level !== neighbourhoodLevel)
    throw new Problem('not-found', { what: neighbourhoodLevel, code: area.code });
  return area;
};

/** Subjects of which there are figures. */
const themesOf = async ({
  city,
  page,
}: Pick<PersonContext, 'city' | 'page'>): Promise<readonly ThemeChoice[]> => {
  const figures = (await figureOfferOf(city)?.acrossAreas(city, page)) ?? [];
  const names = new Map(figures.map(({ theme, themeName }) => [theme, themeName]));
  return [...names].map(([theme, name]) => ({ theme, name }));
};

const show = get('/neighbourhoods/:code/follow', 'signed-in', async (context) => {
  const { city, page, person } = context;
  const area = await areaOf(context);
  const wish = await followOf(city.db, person.id, area.code);
  return (
    <FollowPage
      page={page}
      area={area}
      choices={await themesOf(context)}
      themes={wish?.themes ?? []}
      mail={wish === undefined ? '' : wish.isMailed ? 'yes' : 'no'}
      isFollowed={wish !== undefined}
    />
  );
});

const keep = post('/neighbourhoods/:code/follow', 'signed-in', async (context) => {
  const { city, page, person, tx, form, audit } = context;
  const messages = followingMessages[page.language];
  const area = await areaOf(context);
  const choices = await themesOf(context);
  const themes = form.all('themes').filter((theme) => choices.some((one) => one.theme === theme));
  const before = await followOf(tx, person.id, area.code);
  const mail = form.text('mail');
  if (mail !== 'yes' && mail !== 'no')
    return withStatus(
      422,
      <FollowPage
        page={page}
        area={area}
        choices={choices}
        themes={themes}
        mail=""
        isFollowed={before !== undefined}
        errors={{ mail: messages.mailMissing }}
      />,
    );
  const now = city.now();
  // What changes already is on the page; only what comes later is news.
  await findNews(city, [area.code], { endsToo: false });
  await keepFollow(tx, {
    personId: person.id,
    area: area.code,
    themes,
    isMailed: mail === 'yes',
    language: page.language,
    since: now,
    toldUntil: now,
  });
  // Which neighbourhood is nobody else's business: the trail says only that it happened.
  await audit('neighbourhoods.followed', person.id);
  return seeOther(`/neighbourhoods/${area.code}`, {
    kind: 'success',
    text: before ? messages.saved : messages.followed(area.name),
  });
});

const stop = post('/neighbourhoods/:code/unfollow', 'signed-in', async (context) => {
  const { page, person, tx, audit } = context;
  const area = await areaOf(context);
  await stopFollow(tx, person.id, area.code);
  await audit('neighbourhoods.unfollowed', person.id);
  return seeOther('/me/neighbourhoods', {
    kind: 'success',
    text: followingMessages[page.language].stopped(area.name),
  });
});

const own = get('/me/neighbourhoods', 'signed-in', async ({ city, page, person }) => (
  <OwnPage page={page} areas={await loadFollowed(city, page, person.id)} />
));

const askToStop = get('/stop-mail', 'public', ({ city, page, query }) => {
  const token = (query.get('token') ?? '').slice(0, 400);
  const person = personOfToken(city.config.secret, token);
  return <StopPage page={page} token={token} state={person ? 'asked' : 'wrong-link'} />;
});

const stopLetters = post('/stop-mail', 'public', async ({ city, page, tx, form, audit }) => {
  const person = personOfToken(city.config.secret, form.text('token'));
  if (!person) return withStatus(422, <StopPage page={page} token="" state="wrong-link" />);
  await stopMail(tx, person);
  await audit('neighbourhoods.mail-stopped', person);
  return <StopPage page={page} token="" state="stopped" />;
});

export const followingRoutes: readonly Route[] = [show, keep, stop, own, askToStop, stopLetters];
