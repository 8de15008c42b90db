/** Which way of an indicator is good. `neutral`: neither, and no judgement is given. */
export type Polarity = 'higher-is-better' | 'lower-is-better' | 'neutral';

/** The two ways a value can lie or move: above or rising, below or falling. */
export type Direction = 'up' | 'down';

export type Judgement = 'better' | 'worse' | 'none';

/** What a direction means to someone who knows the polarity. */
export const judgementOf = (direction: Direction, polarity: Polarity): Judgement => {
  if (polarity === 'neutral') return 'none';
  return (direction === 'up') === (polarity === 'higher-is-better') ? 'better' : 'worse';
};
