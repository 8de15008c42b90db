/**
 * A name that may exist in one language only; says which when it is not the reader's.
 *
 * @example <Named name={nameOf('indicators.batch-published')} />
 */
export const Named = ({
  name,
}: {
  readonly name: { readonly text: string; readonly lang: string | undefined };
}) => <span lang={name.lang}>{name.text}</span>;
