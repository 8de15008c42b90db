/**
 * Codes to keep, one a line: a click takes them all, and what is copied has a line for each.
 *
 * @example <CodeList codes={['Ab3dE-9xKq1', 'pQ7rs-T2uVw']} />
 */
export const CodeList = ({ codes }: { readonly codes: readonly string[] }) => (
  <pre class="polder-codes">{codes.join('\n')}</pre>
);
