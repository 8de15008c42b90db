/**
 * The links of an error summary say which field they lead to. The summary stands above the fields it
 * speaks of, so their labels are put in once the page is whole: from the page itself, whatever form
 * it has, so that a summary can never name a field otherwise than the field does.
 */

const escapedPattern = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The words of the legend that names a group of answers, or of the label of a control. */
const labelOf = (html: string, id: string): string | undefined => {
  const target = escapedPattern(id);
  const found =
    new RegExp(`<legend[^>]* data-names="${target}"[^>]*>([^<]+)`).exec(html) ??
    new RegExp(`<label[^>]* for="${target}"[^>]*>([^<]+)`).exec(html);
  return found?.[1]?.trim();
};

/** “Where is it?” wants no colon after it. */
const joined = (label: string): string => (/[?!.:…]$/.test(label) ? `${label} ` : `${label}: `);

/** @param html a whole page, or a part with a summary and its fields */
export const nameFields = (html: string): string => {
  if (!html.includes('data-unnamed=""')) return html;
  return html.replaceAll(
    /<a href="#([^"]+)" data-unnamed="">([^<]*)/g,
    (_, id: string, message: string) => {
      const label = labelOf(html, id);
      const isSaid =
        label === undefined || message.toLocaleLowerCase().startsWith(label.toLocaleLowerCase());
      return `<a href="#${id}">${isSaid ? '' : joined(label)}${message}`;
    },
  );
};
