/** A map of opinions as a person reads it at the terminal. */
import type { ConversationMap, GroupVotes } from '@polder/opinion';

const LONGEST_TEXT = 110;
const MOST_DIVISIVE = 5;

/** A, B, C …, in the order of the groups. */
export const letterOf = (place: number): string => String.fromCharCode(65 + place);

const asPercent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((part / whole) * 100)} %`;

/** One line, without what could steer a terminal, and not too long. */
const plain = (text: string): string => {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  const letters = [...line];
  return letters.length > LONGEST_TEXT ? `${letters.slice(0, LONGEST_TEXT - 1).join('')}…` : line;
};

export const inWords = (
  map: ConversationMap,
  texts: ReadonlyMap<number, string>,
): readonly string[] => {
  const { matrix, groupVotes, inConversation } = map;
  const { participants, statements, columns } = matrix;
  if (participants.length === 0) return ['There are no votes.'];
  const told = (statement: number): string => {
    const name = statements[statement];
    const text = plain(texts.get(Number(name)) ?? '');
    return text === '' ? `statement ${name}` : `${name}: ${text}`;
  };
  const shareOf = ({ counts }: GroupVotes, statement: number, way: 'agree' | 'disagree') =>
    asPercent(counts[statement]?.[way] ?? 0, counts[statement]?.seen ?? 0);
  const row = (figures: string, statement: number) => `  ${figures}  ${told(statement)}`;

  const groups = groupVotes.flatMap((group, place) => [
    '',
    `Group ${letterOf(place)}, ${group.memberCount} participants`,
    ...(map.representatives[place]?.statements ?? []).map(({ statement, isFor }) => {
      const others = groupVotes.filter(({ id }) => id !== group.id);
      const elsewhere = others.map((other) => shareOf(other, statement, isFor)).join(', ');
      const figures = `${isFor === 'agree' ? 'agree   ' : 'disagree'} ${shareOf(group, statement, isFor).padStart(5)}`;
      return row(others.length === 0 ? figures : `${figures} (others ${elsewhere})`, statement);
    }),
  ]);
  const shared = (['agree', 'disagree'] as const).flatMap((way) =>
    map.consensus[way].map(({ statement, successes, votes }) =>
      row(
        `${way === 'agree' ? 'agree   ' : 'disagree'} ${asPercent(successes, votes).padStart(5)}`,
        statement,
      ),
    ),
  );
  const divisive = map.divisive.slice(0, MOST_DIVISIVE).map(({ statement }) => {
    const shares = groupVotes.map(
      (group, place) => `${letterOf(place)} ${shareOf(group, statement, 'agree')}`,
    );
    return row(`agree: ${shares.join(', ')}`, statement);
  });
  return [
    `${participants.length} participants, ${statements.length} statements, ${columns.length} votes`,
    `${inConversation.length} participants voted enough to be grouped: ${groupVotes.length} groups`,
    ...groups,
    '',
    'What all share',
    ...(shared.length === 0 ? ['  nothing with significance'] : shared),
    '',
    'What divides the groups',
    ...(divisive.length === 0 ? ['  nothing with significance'] : divisive),
  ];
};
