import type { ArticleContent, Audience } from '../../content/article.ts';

/** An article of the demo town: made up, as the town is; prices, hours and terms are nobody's. */
export interface DemoArticle {
  readonly slug: string;
  /** Intents that it answers. */
  readonly intents: readonly string[];
  readonly owner: string;
  /** Codes that have a name in each language (`content/themes.ts`). */
  readonly themes: readonly string[];
  /** Left out, it is for everyone. */
  readonly audiences?: readonly Audience[];
  /** Formal: `u` and `Sie`; Danish says `du` to everyone. */
  readonly texts: ArticleContent['texts'];
  /** Those of the texts that also exist with `je`. */
  readonly informal?: ArticleContent['texts'];
}
