import { Icon } from '../../icons.tsx';
import { fill, words } from '../../messages.ts';
import type { PageContext } from '../../page.ts';

export interface Step {
  readonly label: string;
  /** Only steps already done lead back. */
  readonly href?: string | undefined;
}

/** Where someone is in a task of a few steps. `current` counts from 0. */
export const Stepper = ({
  page,
  steps,
  current,
}: {
  readonly page: Pick<PageContext, 'language' | 'format'>;
  readonly steps: readonly Step[];
  readonly current: number;
}) => {
  const own = words[page.language];
  return (
    <nav class="polder-stepper" aria-label={own.steps}>
      <p class="polder-stepper__count">
        {fill(own.stepOf, {
          step: page.format.number(Math.min(current + 1, steps.length)),
          total: page.format.number(steps.length),
        })}
      </p>
      <ol class="polder-stepper__list">
        {steps.map((step, index) => {
          const state = index < current ? 'done' : index === current ? 'current' : 'later';
          return (
            <li
              class={`polder-stepper__step polder-stepper__step--${state}`}
              aria-current={state === 'current' ? 'step' : undefined}
            >
              <span class="polder-stepper__mark" aria-hidden="true">
                {state === 'done' ? <Icon name="check" /> : page.format.number(index + 1)}
              </span>
              <span>
                {step.href && state === 'done' ? (
                  <a class="utrecht-link" href={step.href}>
                    {step.label}
                  </a>
                ) : (
                  step.label
                )}
                {state === 'done' ? (
                  <span class="polder-visually-hidden"> ({own.stepDone})</span>
                ) : null}
              </span>
            </li>
          );
        })}
      </ol>
    </nav>
  );
};
