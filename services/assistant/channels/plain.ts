/** What the assistant says, as plain text with buttons: the same words as on the town's pages. */

import { formats } from '../../../platform/messages/format.ts';
import type { Language } from '../../../platform/messages/languages.ts';
import { originOf } from '../../../platform/origin.ts';
import type { City } from '../../../platform/service.ts';
import { noonOf } from '../../../platform/town-time.ts';
import { dayInWords } from '../../../platform/ui/components/opening-hours/opening-hours.tsx';
import { centreMessages } from '../centre/messages/index.ts';
import { factOf } from '../chat/facts.ts';
import type { Reply } from '../chat/reply.ts';
import type { Message } from '../chat/store.ts';
import {
  answeredFields,
  articleName,
  type ConversationView,
  type IntentView,
} from '../chat/view.ts';
import { holdsOn, textOf } from '../content/article.ts';
import { articlesPath, askPath } from '../content/pages/article-page.tsx';
import type { PublishedArticle } from '../content/store.ts';
import { messages } from '../messages/index.ts';
import { choiceId, consentId } from './buttons.ts';
import type { Button, PlainMessage } from './channel.ts';
import { channelMessages } from './messages/index.ts';
import { shortened } from './pieces.ts';

/** Characters of one field of an article, and of a passage: the article, which is named, has the rest. */
const longestField = 1200;
const longestPassage = 600;

export interface Around {
  readonly city: Pick<City, 'config' | 'municipality' | 'services'>;
  readonly view: ConversationView;
  /** The day it is in the town. */
  readonly today: string;
}

type Saying = Around & { readonly language: Language; readonly messageId: number };

/** Paragraphs, and what can be pressed below them. */
interface Plain {
  readonly paragraphs: readonly string[];
  readonly buttons?: readonly Button[];
}

const say = (...paragraphs: readonly (string | undefined)[]): Plain => ({
  paragraphs: paragraphs.filter((one): one is string => one !== undefined && one !== ''),
});

const linkTo = ({ city, language }: Pick<Saying, 'city' | 'language'>, path: string): string =>
  path.startsWith('/') ? `${originOf(city.config)}/${language}${path}` : path;

const contactOf = ({ city, language }: Saying): string => {
  const t = messages[language];
  const { telephone, email, visit } = city.municipality().contact;
  return [`${t.call} ${telephone}`, `${t.write} ${email}`, `${t.visit} ${visit}`]
    .map((line) => `- ${line}`)
    .join('\n');
};

/** Where an answer comes from, and when somebody last made sure of it. */
const sourceOf = (saying: Saying, article: PublishedArticle): string => {
  const t = messages[saying.language];
  return [
    t.source(articleName(article, saying.language)),
    linkTo(saying, `${articlesPath}/${article.slug}`),
    t.checked(formats[saying.language].date(noonOf(article.content.checkedOn))),
  ].join('\n');
};

const articleIn = (saying: Saying, article: PublishedArticle): readonly string[] => {
  const { language, today } = saying;
  const t = messages[language];
  return [
    ...(holdsOn(article.content, today) ? [] : [t.article.expired]),
    ...answeredFields.flatMap((field) => {
      const found = textOf(article.content, field, language);
      if (!found) return [];
      const text = shortened(found.text.trim(), longestField);
      return field === 'summary' ? [text] : [`${t.fields[field]}\n${text}`];
    }),
    sourceOf(saying, article),
  ];
};

const answer = (saying: Saying, intent: IntentView | undefined): Plain => {
  const { language } = saying;
  const t = messages[language];
  const authority = intent?.authority(language);
  const isOpen = !intent?.article && !authority;
  return say(
    t.about(intent?.title(language) ?? ''),
    authority && t.elsewhere(authority),
    ...(intent?.article ? articleIn(saying, intent.article) : []),
    ...(isOpen ? [t.unwritten, contactOf(saying)] : []),
  );
};

const choices = ({ view, language, messageId }: Saying, intents: readonly string[]): Plain => {
  const t = messages[language];
  const titles = intents.map((key) => view.intents.get(key)?.title(language) ?? key);
  return {
    paragraphs: [
      t.choices,
      [...titles.map((title, place) => `${place + 1}. ${title}`), `0. ${t.noneOfThese}`].join('\n'),
      channelMessages[language].byNumber,
    ],
    buttons: [
      ...titles.map((title, place) => ({ id: choiceId(messageId, place + 1), title })),
      { id: choiceId(messageId, 0), title: t.noneOfThese },
    ],
  };
};

type Cited = Extract<Reply, { kind: 'none' }>['passages'];

const passagesIn = (saying: Saying, passages: Cited): readonly string[] =>
  passages.flatMap(({ articleId, text }) => {
    const article = saying.view.articles.get(articleId);
    return article
      ? [`“${shortened(text.trim(), longestPassage)}”\n${sourceOf(saying, article)}`]
      : [];
  });

/** Each article once, where several passages of it were used. */
const sourcesIn = (saying: Saying, passages: Cited): readonly string[] =>
  [...new Set(passages.map(({ articleId }) => articleId))].flatMap((id) => {
    const article = saying.view.articles.get(id);
    return article ? [sourceOf(saying, article)] : [];
  });

const none = (saying: Saying, passages: Cited): Plain => {
  const t = messages[saying.language];
  const cited = passagesIn(saying, passages);
  return say(t.none, ...(cited.length > 0 ? [t.passages, ...cited] : [t.tryAgain]));
};

const promptFor = ({ city, language }: Saying, key: string, input: string): string => {
  const fact = factOf(city, key);
  return fact?.prompts?.[input]?.[language] ?? fact?.question[language] ?? '';
};

const consent = ({ language, messageId }: Saying): Plain => {
  const t = centreMessages[language].resident;
  return {
    paragraphs: [t.consent],
    buttons: [
      { id: consentId(messageId, true), title: t.yes },
      { id: consentId(messageId, false), title: t.no },
    ],
  };
};

const waiting = ({ language, messageId }: Saying, ahead: number): Plain => {
  const t = centreMessages[language].resident;
  return {
    paragraphs: [t.waiting(ahead), t.waitingMore],
    buttons: [{ id: consentId(messageId, false), title: t.stopWaiting }],
  };
};

const away = (saying: Saying, { opensAt }: Extract<Reply, { kind: 'away' }>): Plain => {
  const { language } = saying;
  const t = centreMessages[language].resident;
  return say(
    t.away,
    opensAt && t.opensAt(`${dayInWords(language, opensAt.day)} ${opensAt.time}`),
    channelMessages[language].leaveMessage(linkTo(saying, askPath)),
    contactOf(saying),
  );
};

const plainOf = (saying: Saying, reply: Reply): Plain => {
  const { view, language } = saying;
  const t = messages[language];
  const c = centreMessages[language].resident;
  switch (reply.kind) {
    case 'answer':
      return answer(saying, view.intents.get(reply.intent));
    case 'choices':
      return choices(saying, reply.intents);
    case 'none':
      return none(saying, reply.passages);
    case 'composed':
      return say(reply.text, ...sourcesIn(saying, reply.passages));
    case 'not-ready':
      return say(reply.isTaught ? t.notReady : t.notTaught);
    case 'ask':
      return say(
        [reply.again ? t.askAgain : '', promptFor(saying, reply.fact, reply.input)]
          .filter((part) => part !== '')
          .join(' '),
      );
    case 'fact':
      return say(reply.text, reply.link && `${t.facts.look}: ${linkTo(saying, reply.link)}`);
    case 'fact-unknown':
      return say(t.factUnknown);
    case 'refused':
      return say(t.refusals[reply.refusal]);
    case 'cancelled':
      return say(t.cancelled);
    case 'person':
      return say(t.person, contactOf(saying));
    case 'consent':
      return consent(saying);
    case 'away':
      return away(saying, reply);
    case 'waiting':
      return waiting(saying, reply.ahead);
    case 'joined':
      return say(c.joined);
    case 'left':
      return say(c.left);
    case 'message-kept':
      return say(c.kept);
  }
};

/** Whom one writes with (Regulation (EU) 2024/1689, article 50), and what is not to be written. */
const disclosure = (language: Language): string => {
  const t = messages[language];
  const c = channelMessages[language];
  return `${t.automated}. ${t.automatedMore} ${c.beforehand(c.deleteWord)}`;
};

/**
 * One message of the assistant or of an agent.
 *
 * @param isFirst whether nothing of the assistant has reached the person in this conversation
 */
export const plainMessage = (
  around: Around,
  { id, sender, language, text, replies }: Message,
  isFirst: boolean,
): PlainMessage => {
  const said = (replies ?? []).map((reply) =>
    plainOf({ ...around, language, messageId: id }, reply),
  );
  const paragraphs = [
    ...(isFirst && sender === 'assistant' ? [disclosure(language)] : []),
    ...(text ? [text] : []),
    ...said.flatMap((one) => one.paragraphs),
  ];
  return {
    text: paragraphs.join('\n\n'),
    // Of several questions the last is the one that is answered.
    buttons: said.findLast(({ buttons }) => buttons !== undefined)?.buttons ?? [],
    choose: channelMessages[language].choose,
  };
};
