/** The articles of the demo town. */
import type { DemoArticle } from './article.ts';
import { buildingArticles } from './building.ts';
import { businessArticles } from './business.ts';
import { careArticles } from './care.ts';
import { contactArticles } from './contact.ts';
import { democracyArticles } from './democracy.ts';
import { educationArticles } from './education.ts';
import { everydayArticles } from './everyday.ts';
import { greenArticles } from './green.ts';
import { leisureArticles } from './leisure.ts';
import { mostAskedArticles } from './most-asked.ts';
import { papersArticles } from './papers.ts';
import { parkingArticles } from './parking.ts';
import { registrationArticles } from './registration.ts';
import { streetArticles } from './streets.ts';
import { wasteArticles } from './waste.ts';

/** By theme. */
export const themedArticles: readonly DemoArticle[] = [
  ...wasteArticles,
  ...papersArticles,
  ...registrationArticles,
  ...parkingArticles,
  ...streetArticles,
  ...greenArticles,
  ...buildingArticles,
  ...businessArticles,
  ...careArticles,
  ...educationArticles,
  ...democracyArticles,
  ...leisureArticles,
  ...contactArticles,
];

export const demoArticles: readonly DemoArticle[] = [
  ...mostAskedArticles,
  ...everydayArticles,
  ...themedArticles,
];
