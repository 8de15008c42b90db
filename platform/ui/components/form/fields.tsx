/** The fields people type in. */
import { control, Field, type FieldProps } from './field.tsx';

export interface TextFieldProps extends FieldProps {
  readonly value?: string | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search' | 'time' | undefined;
  /** How long the answer is expected to be; the box shows it. */
  readonly width?: 'short' | 'medium' | 'full' | undefined;
  /** What the browser may fill in, in the terms of the HTML standard. */
  readonly autocomplete?: string | undefined;
  readonly inputmode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | undefined;
  readonly maxlength?: number | undefined;
  readonly spellcheck?: boolean | undefined;
}

const box = (width: string, error: string | undefined) =>
  `utrecht-textbox utrecht-textbox--${width}${error ? ' utrecht-textbox--invalid' : ''}`;

/** @example <TextField page={page} name="email" type="email" label="E-mail" autocomplete="email" /> */
export const TextField = (props: TextFieldProps) => {
  const { type = 'text', width = 'medium', value, inputmode, maxlength } = props;
  return (
    <Field field={props}>
      <input
        class={box(width, props.error)}
        type={type}
        value={value}
        autocomplete={props.autocomplete}
        inputmode={inputmode}
        maxlength={maxlength}
        spellcheck={props.spellcheck}
        {...control(props)}
      />
    </Field>
  );
};

export interface NumberFieldProps extends FieldProps {
  readonly value?: string | number | undefined;
  /** Stands behind the box: “%”, “euro”. */
  readonly unit?: string | undefined;
  readonly isWhole?: boolean | undefined;
}

/** A text box for a number: no spinning wheel, and decimals as the reader writes them. */
export const NumberField = (props: NumberFieldProps) => (
  <Field field={props}>
    <div class="polder-form__measure">
      <input
        class={box('short', props.error)}
        type="text"
        inputmode={props.isWhole ? 'numeric' : 'decimal'}
        autocomplete="off"
        value={props.value === undefined ? undefined : String(props.value)}
        {...control(props)}
      />
      {props.unit ? <span>{props.unit}</span> : null}
    </div>
  </Field>
);

export interface DateFieldProps extends FieldProps {
  /** `2026-05-21`. */
  readonly value?: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly autocomplete?: string | undefined;
}

export const DateField = (props: DateFieldProps) => (
  <Field field={props}>
    <input
      class={box('short', props.error)}
      type="date"
      value={props.value}
      min={props.min}
      max={props.max}
      autocomplete={props.autocomplete}
      {...control(props)}
    />
  </Field>
);

export interface TextAreaProps extends FieldProps {
  readonly value?: string | undefined;
  readonly rows?: number | undefined;
  readonly maxlength?: number | undefined;
}

export const TextArea = (props: TextAreaProps) => (
  <Field field={props}>
    <textarea
      class={`utrecht-textarea${props.error ? ' utrecht-textarea--invalid' : ''}`}
      rows={props.rows ?? 5}
      maxlength={props.maxlength}
      {...control(props)}
    >
      {props.value ?? ''}
    </textarea>
  </Field>
);

export interface FileFieldProps extends FieldProps {
  /** Such as `.csv,text/csv`. */
  readonly accept?: string | undefined;
  readonly multiple?: boolean | undefined;
}

export const FileField = (props: FileFieldProps) => (
  <Field field={props}>
    <input
      class={`polder-file${props.error ? ' polder-file--invalid' : ''}`}
      type="file"
      accept={props.accept}
      multiple={props.multiple}
      {...control(props)}
    />
  </Field>
);

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Options of the same group stand together under its name. */
  readonly group?: string | undefined;
}

export interface SelectFieldProps extends FieldProps {
  readonly options: readonly Option[];
  readonly value?: string | undefined;
  /** First line that chooses nothing, such as “Choose a neighbourhood”. */
  readonly placeholder?: string | undefined;
}

/** Neighbours of the same group together, in the order in which they come. */
const grouped = (
  options: readonly Option[],
): readonly { readonly group: string | undefined; readonly options: readonly Option[] }[] => {
  const groups: { group: string | undefined; options: Option[] }[] = [];
  for (const option of options) {
    const last = groups.at(-1);
    if (last && last.group === option.group) last.options.push(option);
    else groups.push({ group: option.group, options: [option] });
  }
  return groups;
};

const Options = ({
  options,
  value,
}: {
  readonly options: readonly Option[];
  readonly value: string | undefined;
}) => (
  <>
    {options.map((option) => (
      <option value={option.value} selected={option.value === value}>
        {option.label}
      </option>
    ))}
  </>
);

export const SelectField = (props: SelectFieldProps) => (
  <Field field={props}>
    <select
      class={`utrecht-select${props.error ? ' utrecht-select--invalid' : ''}`}
      {...control(props)}
    >
      {props.placeholder === undefined ? null : <option value="">{props.placeholder}</option>}
      {grouped(props.options).map(({ group, options }) =>
        group === undefined ? (
          <Options options={options} value={props.value} />
        ) : (
          <optgroup label={group}>
            <Options options={options} value={props.value} />
          </optgroup>
        ),
      )}
    </select>
  </Field>
);
