export interface ProgressBarProps {
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** In words: “1 204 of 3 000 rows”. */
  readonly text: string;
}

export const ProgressBar = ({ id, label, value, max, text }: ProgressBarProps) => (
  <div class="polder-progress">
    <label class="utrecht-form-label" for={id}>
      {label}
    </label>
    <span class="polder-numbers">{text}</span>
    <progress id={id} value={value} max={max}>
      {text}
    </progress>
  </div>
);
