import { type BadgeTone, Status } from '../../../../platform/ui/components/badge/badge.tsx';
import { ProgressBar } from '../../../../platform/ui/components/progress-bar/progress-bar.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { messages } from '../../messages/index.ts';
import type { JobRun } from '../store.ts';

const tones: Readonly<Record<string, BadgeTone>> = {
  done: 'positive',
  running: 'signal',
  failed: 'warning',
  dead: 'negative',
};

export const JobState = ({
  page,
  state,
}: {
  readonly page: PageContext;
  readonly state: string;
}) => {
  const states: Readonly<Record<string, string>> = messages[page.language].jobs.states;
  return <Status tone={tones[state] ?? 'neutral'}>{states[state] ?? state}</Status>;
};

/** How far a task is, when it says so. */
export const JobProgress = ({
  page,
  run,
}: {
  readonly page: PageContext;
  readonly run: JobRun;
}) => {
  const t = messages[page.language].jobs;
  if (run.total === 0) return null;
  return (
    <ProgressBar
      id={`progress-${run.id}`}
      label={run.step || t.progress}
      value={run.done}
      max={run.total}
      text={t.of(page.format.number(run.done), page.format.number(run.total))}
    />
  );
};
