import type { ArticleContent } from '../../content/article.ts';

/** An article of the demo town: made up, as the town is; prices, hours and terms are nobody's. */
export interface DemoArticle {
  readonly slug: string;
  /** Intents that it answers. */
  readonly intents: readonly string[];
  readonly owner: string;
  readonly themes: readonly string[];
  readonly texts: ArticleContent['texts'];
}
