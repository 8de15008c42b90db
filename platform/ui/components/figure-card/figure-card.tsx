import type { Content } from '../../example.ts';
import { Icon } from '../../icons.tsx';
import { Sparkline } from '../sparkline/sparkline.tsx';

export interface FigureChange {
  readonly direction: 'up' | 'down' | 'same';
  /** Whether the town wants this; colour and sign follow, words say it too. */
  readonly meaning: 'better' | 'worse' | 'neutral';
  /** In words: “0.4 less than last year”. */
  readonly text: string;
}

export interface FigureCardProps {
  readonly label: string;
  /** Already formatted in the page's language. */
  readonly value: string;
  readonly unit?: string | undefined;
  readonly period: Content;
  readonly change?: FigureChange | undefined;
  /** In words: “between 5.9 and 7.1”. */
  readonly interval?: string | undefined;
  readonly spark?: readonly (number | null)[] | undefined;
  readonly href?: string | undefined;
  readonly level?: 2 | 3 | 4 | undefined;
}

const arrows = { up: 'arrow-up', down: 'arrow-down', same: 'minus' } as const;

/** Longer numbers would not fit a narrow card at full size. */
const longValue = 7;

/** One figure, large, with everything needed to read it fairly. */
export const FigureCard = ({
  label,
  value,
  unit,
  period,
  change,
  interval,
  spark,
  href,
  level = 3,
}: FigureCardProps) => {
  const name = href ? <a href={href}>{label}</a> : label;
  return (
    <article class={`polder-card polder-figure${href ? ' polder-card--link' : ''}`}>
      {level === 2 ? (
        <h2 class="polder-figure__label">{name}</h2>
      ) : level === 3 ? (
        <h3 class="polder-figure__label">{name}</h3>
      ) : (
        <h4 class="polder-figure__label">{name}</h4>
      )}
      <p
        class={`polder-figure__value${value.length > longValue ? ' polder-figure__value--long' : ''}`}
      >
        <b>{value}</b>
        {unit ? <span> {unit}</span> : null}
      </p>
      {change ? (
        <p class={`polder-figure__change polder-figure__change--${change.meaning}`}>
          <Icon name={arrows[change.direction]} />
          {change.text}
        </p>
      ) : null}
      {spark ? <Sparkline values={spark} /> : null}
      <p class="polder-card__meta">
        {period}
        {interval ? <> · {interval}</> : null}
      </p>
    </article>
  );
};
