import type { Child } from 'hono/jsx';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { PageContext } from './page.ts';

/** What a component gives: markup, at once or (when it waits for something) later. */
export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** One shown use of a component: drives the gallery, the tests and the accessibility checks. */
export interface Example {
  readonly title: string;
  readonly show: (page: PageContext) => Markup;
}

export interface ExampleSet {
  readonly component: string;
  /** When to reach for it, in one or two sentences. */
  readonly about: string;
  readonly examples: readonly Example[];
}

/** What components accept as content. */
export type Content = Child;
