import { languageNames, languages } from '../../../messages/languages.ts';
import { words } from '../../messages.ts';
import type { PageContext } from '../../page.ts';

/** The same page in the other languages, each under its own name. */
export const LanguageSwitch = ({
  page,
}: {
  readonly page: Pick<PageContext, 'language' | 'inLanguage'>;
}) => (
  <nav class="utrecht-alternate-lang-nav" aria-label={words[page.language].language}>
    <ul>
      {languages.map((language) => (
        <li>
          <a
            href={page.inLanguage(language)}
            lang={language}
            hreflang={language}
            aria-current={language === page.language ? 'true' : undefined}
          >
            {languageNames[language]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
