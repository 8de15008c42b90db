import { languageNames, languages } from '../../../../../platform/messages/languages.ts';
import { Details } from '../../../../../platform/ui/components/details/details.tsx';
import { TextArea, TextField } from '../../../../../platform/ui/components/form/fields.tsx';
import { Grid } from '../../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../../platform/ui/page.ts';
import { builderMessages } from '../../../messages/form-builder/index.ts';
import type { Typed } from '../../draft.ts';

/** A text in four languages: the builder's own at once, the others one press away. */
export const TextsField = ({
  page,
  name,
  label,
  hint,
  value,
  error,
  rows,
  isOptional,
}: {
  readonly page: PageContext;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: Typed;
  readonly error?: string | undefined;
  /** Lines of a text area; a single line when left out. */
  readonly rows?: number | undefined;
  readonly isOptional?: boolean | undefined;
}) => {
  const others = languages.filter((language) => language !== page.language);
  const filled = others.filter((language) => value[language] !== '');
  const shared = { page, ...(rows === undefined ? {} : { rows }) };
  const Control = rows === undefined ? TextField : TextArea;
  return (
    <>
      <Control
        {...shared}
        name={`${name}-${page.language}`}
        label={label}
        hint={hint}
        value={value[page.language]}
        error={error}
        isOptional={isOptional}
        width="full"
      />
      <Details
        summary={`${builderMessages[page.language].head.otherLanguages}${
          filled.length > 0
            ? `: ${filled.map((language) => languageNames[language]).join(', ')}`
            : ''
        }`}
      >
        <Grid minimum="medium">
          {others.map((language) => (
            <Control
              {...shared}
              name={`${name}-${language}`}
              label={`${label} (${languageNames[language]})`}
              value={value[language]}
              isOptional
              width="full"
            />
          ))}
        </Grid>
      </Details>
    </>
  );
};
