import { languageNames, languages } from '../../../messages/languages.ts';
import { words } from '../../messages.ts';
import type { PageContext } from '../../page.ts';

const formId = 'in-another-language';

/**
 * What buttons of the switch send, once on a page that answers an entry: the entry itself, so that
 * its answer can be read in another language with nothing lost.
 */
export const LanguageForm = ({ page }: { readonly page: Pick<PageContext, 'again'> }) =>
  page.again ? (
    <form id={formId} method="post" hidden>
      {page.again.fields.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </form>
  ) : null;

/** The same page in the other languages, each under its own name. */
export const LanguageSwitch = ({
  page,
}: {
  readonly page: Pick<PageContext, 'language' | 'inLanguage' | 'again'>;
}) => (
  <nav class="utrecht-alternate-lang-nav" aria-label={words[page.language].language}>
    <ul>
      {languages.map((language) => (
        <li>
          {page.again ? (
            <button
              type="submit"
              form={formId}
              formaction={`/${language}${page.again.path}`}
              lang={language}
              aria-current={language === page.language ? 'true' : undefined}
            >
              {languageNames[language]}
            </button>
          ) : (
            <a
              href={page.inLanguage(language)}
              lang={language}
              hreflang={language}
              aria-current={language === page.language ? 'true' : undefined}
            >
              {languageNames[language]}
            </a>
          )}
        </li>
      ))}
    </ul>
  </nav>
);
