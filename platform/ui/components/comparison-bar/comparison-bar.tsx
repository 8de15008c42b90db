export interface ComparisonItem {
  readonly label: string;
  readonly value: number;
  /** Marks the one the page is about. */
  readonly isHighlighted?: boolean | undefined;
  readonly lower?: number | undefined;
  readonly upper?: number | undefined;
}

export interface ComparisonBarProps {
  readonly items: readonly ComparisonItem[];
  readonly format: (value: number) => string;
  /** End of the scale; left out, it follows from the values. */
  readonly max?: number | undefined;
}

const percent = (value: number, max: number) =>
  `${Math.round(Math.max(0, Math.min(1, value / max)) * 1000) / 10}%`;

/** One figure here beside the same figure elsewhere. */
export const ComparisonBar = ({ items, format, max }: ComparisonBarProps) => {
  const end = max ?? Math.max(Number.EPSILON, ...items.map((item) => item.upper ?? item.value));
  return (
    <ul class="polder-comparison">
      {items.map((item) => (
        <li
          class={`polder-comparison__item${item.isHighlighted ? ' polder-comparison__item--highlighted' : ''}`}
        >
          <span class="polder-comparison__label">{item.label}</span>
          <b class="polder-numbers">{format(item.value)}</b>
          <svg class="polder-comparison__bar" width="100%" height="12" aria-hidden="true">
            <rect class="polder-comparison__track" width="100%" height="12" rx="3" />
            <rect
              class="polder-comparison__value"
              width={percent(item.value, end)}
              height="12"
              rx="3"
            />
            {item.lower !== undefined && item.upper !== undefined ? (
              <line
                class="polder-comparison__halo"
                x1={percent(item.lower, end)}
                x2={percent(item.upper, end)}
                y1="6"
                y2="6"
              />
            ) : null}
            {item.lower !== undefined && item.upper !== undefined ? (
              <line
                class="polder-comparison__interval"
                x1={percent(item.lower, end)}
                x2={percent(item.upper, end)}
                y1="6"
                y2="6"
              />
            ) : null}
          </svg>
        </li>
      ))}
    </ul>
  );
};
