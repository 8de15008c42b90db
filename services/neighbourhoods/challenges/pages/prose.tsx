import { chooseText, type Text } from '../../../../platform/messages/text.ts';
import { Prose } from '../../../../platform/ui/components/layout/layout.tsx';
import type { PageContext } from '../../../../platform/ui/page.ts';
import { linesOf } from '../content.ts';

interface WrittenProps {
  readonly page: Pick<PageContext, 'language'>;
  readonly text: Text;
}

/** A content text on one line, marked with its language when it is not the page's. */
export const Words = ({ page, text }: WrittenProps) => {
  const chosen = chooseText(text, page.language);
  return <span lang={chosen.lang}>{chosen.text}</span>;
};

/** Each line of a text a paragraph. */
export const Paragraphs = ({ page, text }: WrittenProps) => {
  const chosen = chooseText(text, page.language);
  return (
    <Prose>
      {linesOf(chosen.text).map((line) => (
        <p lang={chosen.lang}>{line}</p>
      ))}
    </Prose>
  );
};

/** Each line of a text an item. */
export const Items = ({ page, text }: WrittenProps) => {
  const chosen = chooseText(text, page.language);
  return (
    <Prose>
      <ul lang={chosen.lang}>
        {linesOf(chosen.text).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </Prose>
  );
};
