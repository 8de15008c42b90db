import { Prose } from '../../../../platform/ui/components/layout/layout.tsx';

interface Block {
  readonly kind: 'paragraph' | 'list';
  readonly lines: readonly string[];
}

/** Paragraphs divided by empty lines; lines that begin with "- " are a list. */
export const blocksOf = (text: string): readonly Block[] =>
  text
    .split(/\n{2,}/)
    .map((part) =>
      part
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .filter((lines) => lines.length > 0)
    .map((lines) =>
      lines.every((line) => line.startsWith('- '))
        ? { kind: 'list', lines: lines.map((line) => line.slice(2)) }
        : { kind: 'paragraph', lines },
    );

/** Sums of money stay on one line. */
const unbroken = (line: string): string =>
  line.replace(/(€|£|kr\.?) (?=\d)|(?<=\d) (?=€|kr)/g, (sum) => sum.replace(' ', '\u00a0'));

/** Addresses of the web; the full stop or bracket behind one is not part of it. */
const webAddresses = /\bhttps?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]’”]/g;

/** A line with the addresses in it to follow. */
export const Line = ({ text }: { readonly text: string }) => {
  const parts: unknown[] = [];
  let end = 0;
  for (const { index, 0: address } of text.matchAll(webAddresses)) {
    parts.push(unbroken(text.slice(end, index)), <a href={address}>{address}</a>);
    end = index + address.length;
  }
  return (
    <>
      {parts}
      {unbroken(text.slice(end))}
    </>
  );
};

/** A text of an article. */
export const Written = ({
  text,
  lang,
}: {
  readonly text: string;
  readonly lang?: string | undefined;
}) => (
  <Prose>
    {blocksOf(text).map(({ kind, lines }) =>
      kind === 'list' ? (
        <ul lang={lang}>
          {lines.map((line) => (
            <li>
              <Line text={line} />
            </li>
          ))}
        </ul>
      ) : (
        <p lang={lang}>
          <Line text={lines.join(' ')} />
        </p>
      ),
    )}
  </Prose>
);
