import { chooseText, type Text } from '../../../../platform/messages/text.ts';
import { Prose } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';

/** Paragraphs of a text: an empty line begins a new one. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .split(/\r?\n\s*\r?\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

/** What its author wrote, in the reader's language where there is one. */
export const TextOnDashboard = ({
  page,
  id,
  title,
  text,
}: {
  readonly page: Pick<PageContext, 'language'>;
  readonly id: string;
  readonly title: Text;
  readonly text: Text;
}) => {
  const chosen = chooseText(text, page.language);
  const heading = chooseText(title, page.language);
  return (
    <section aria-labelledby={heading.text ? id : undefined}>
      {heading.text ? (
        <h2 id={id} lang={heading.lang}>
          {heading.text}
        </h2>
      ) : null}
      <Prose>
        <div lang={chosen.lang}>
          {paragraphsOf(chosen.text).map((paragraph) => (
            <p>{paragraph}</p>
          ))}
        </div>
      </Prose>
    </section>
  );
};
