import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Town } from '@polder/town';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { DetailWords } from './audit/details.ts';
import type { NameOf } from './audit/names.ts';
import type { Config } from './config.ts';
import type { Database } from './database/database.ts';
import type { Db } from './database/db.ts';
import type { FigureOffer, IndicatorOffer } from './figures.ts';
import type { Files } from './files/files.ts';
import type { ApiEnv } from './http/api.ts';
import type { Route } from './http/routes.ts';
import type { Identity } from './identity/identity.ts';
import type { Permission } from './identity/permissions.ts';
import type { JobDefinition, Jobs } from './jobs/jobs.ts';
import type { Mail } from './mail/mail.ts';
import type { ByLanguage, Language } from './messages/languages.ts';
import type { Area } from './places/areas.ts';
import type { Content } from './ui/example.ts';
import type { Municipality, PageContext } from './ui/page.ts';

/** What every service stands on, given to each of its functions. */
export interface City {
  readonly config: Config;
  readonly database: Database;
  readonly db: Db;
  readonly services: readonly Service[];
  readonly identity: Identity;
  readonly jobs: Jobs;
  readonly mail: Mail;
  readonly files: Files;
  readonly log: Logger;
  readonly now: () => Date;
  /** The municipality of the moment; an administrator may choose another theme. */
  readonly municipality: () => Municipality;
  /** Rises when what every page carries (name, look, contact) changed. */
  readonly edition: () => number;
  /** Those that this installation has the data of, by slug. */
  readonly municipalities: ReadonlyMap<string, Municipality>;
  /** True once migrations, demo town and jobs are there: `/ready`. */
  readonly isComplete: () => boolean;
  /** What an action of the audit trail or a task is called, for people. */
  readonly nameOf: NameOf;
  /** Runs a write that the public may see, outside a form: a transaction that ends older cached pages. */
  readonly write: <Result>(work: (tx: Db) => Promise<Result>) => Promise<Result>;
  /** Tells the other services what happened, within the caller's transaction. */
  readonly emit: (tx: Db, event: CityEvent) => Promise<void>;
}

export interface CityEvent {
  /** `<service>.<what happened>`, declared in the emitting service's `events.emitted`. */
  readonly name: string;
  readonly subject: string;
}

export interface Navigation {
  /** `own` are pages with what a person keeps here; the page of one's own details leads to them. */
  readonly site: 'resident' | 'work' | 'own';
  readonly path: string;
  readonly label: ByLanguage;
  /** One sentence on what people can do there, for the card on the home page. */
  readonly about?: ByLanguage;
  readonly icon?: string;
  /** Heading under which the workspace lists it. */
  readonly group?: ByLanguage;
  readonly permission?: string;
  readonly order: number;
}

/** A named answerable fact: read by the assistant, the neighbourhood page and search. */
export interface Fact {
  readonly name: string;
  readonly question: ByLanguage;
  /** How people ask for it, a dozen in each language: the assistant learns it from these. */
  readonly examples?: Readonly<Record<Language, readonly string[]>>;
  /** What is asked for each input that the question does not give. */
  readonly prompts?: Readonly<Record<string, ByLanguage>>;
  readonly inputs: z.ZodObject;
  readonly answer: (
    city: City,
    inputs: Readonly<Record<string, unknown>>,
    language: Language,
  ) => Promise<FactAnswer | undefined>;
}

export interface FactAnswer {
  readonly text: string;
  readonly link?: string;
  /** Code of the town's area that it is about: what residents ask is counted by it. */
  readonly area?: string;
}

/** A stream of rows without personal data, for open data and maps. */
export interface Dataset {
  readonly name: string;
  readonly title: ByLanguage;
  readonly description: ByLanguage;
  readonly licence: string;
  readonly columns: readonly string[];
  readonly rows: (city: City) => AsyncIterable<readonly (string | number | null)[]>;
}

/** For whom a neighbourhood is read: who lives there, who decides, who does business. */
export type Reading = 'resident' | 'policy' | 'business';

/** A card on the neighbourhood page, the home page or the workspace's home. */
export interface Block {
  readonly name: string;
  /**
   * `home-picture` and `home-door` stand in the home page's opening: its picture, and what most people
   * come to do. Of several the first with something to show.
   */
  readonly place: 'neighbourhood' | 'home' | 'home-picture' | 'home-door' | 'work';
  readonly order: number;
  /** On the neighbourhood page: in which readings it stands; the resident's unless given. */
  readonly readings?: readonly Reading[];
  readonly permission?: string;
  /** The markup, or undefined when there is nothing to say. `area` is set on the neighbourhood page. */
  readonly render: (context: {
    readonly city: City;
    readonly page: PageContext;
    readonly area: Area | undefined;
  }) => Promise<Content>;
}

/** One processing of personal data: a line of the organisation's register (GDPR, article 30). */
export interface PersonalData {
  readonly name: string;
  readonly purpose: ByLanguage;
  readonly legalBasis: ByLanguage;
  readonly categories: ByLanguage;
  readonly retention: ByLanguage;
  /** Everything the service holds on a person, as plain data (article 15). */
  readonly exportFor: (db: Db, personId: string) => Promise<unknown>;
  /** Removes or anonymises it (article 17). Files given to `remove` go once the whole erasure stands. */
  readonly erase: (db: Db, personId: string, files: Pick<Files, 'remove'>) => Promise<void>;
}

export interface Offers {
  readonly facts?: readonly Fact[];
  /** Figures that the service produces, for the city's catalogue. */
  readonly indicators?: readonly IndicatorOffer[];
  readonly datasets?: readonly Dataset[];
  readonly blocks?: readonly Block[];
  /** The town's figures, for services that do not know where they are kept. */
  readonly figures?: FigureOffer;
}

export interface DemoContext {
  readonly town: Town;
  /** The whole demo is dated from this moment, so that its series end in the recent past. */
  readonly today: Date;
  readonly report: (step: string) => void;
}

/** A service of the city: everything the house needs to know of it. */
export interface Service {
  /** Also the folder's name, the database schema's, and the API's path. */
  readonly name: string;
  readonly routes?: readonly Route[];
  readonly api?: (city: City) => OpenAPIHono<ApiEnv>;
  readonly nav?: readonly Navigation[];
  readonly permissions?: readonly (Permission & { readonly label: ByLanguage })[];
  readonly jobs?: readonly JobDefinition<City>[];
  /** What people read in the audit trail, by the action that is recorded (`<service>.<what happened>`). */
  readonly actions?: Readonly<Record<string, ByLanguage>>;
  /** Words for what is kept of those actions, where the house has none (`platform/audit/details.ts`). */
  readonly details?: DetailWords;
  readonly events?: {
    readonly emitted?: readonly string[];
    readonly handled?: Readonly<
      Record<string, (city: City, tx: Db, event: CityEvent) => Promise<void>>
    >;
  };
  readonly offers?: Offers;
  readonly personalData?: readonly PersonalData[];
  /** Fills the demo town; runs once, in the order of the services, each in one transaction. */
  readonly demo?: (city: City, tx: Db, context: DemoContext) => Promise<void>;
  /** Commands of `polder <service> <command>`. */
  readonly commands?: readonly Command[];
}

/** A command of the command line. Throws for failure; the message is for the person at the terminal. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** Works on a city that is there already: where none is, it is refused and none is made. */
  readonly needsCity?: boolean;
  readonly run: (city: City, args: CommandArguments) => Promise<void>;
}

/** A command that works on files alone: no city is opened for it, and none is made. */
export interface Tool {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  /** The page that `--help` prints; without it usage and summary. */
  readonly help?: string;
  readonly useFiles: (args: CommandArguments) => Promise<void>;
}

export interface CommandArguments {
  readonly positional: readonly string[];
  readonly options: Readonly<Record<string, string | undefined>>;
  readonly print: (line: string) => void;
  readonly progress: (label: string, done: number, total: number) => void;
}

/**
 * The one door of a service.
 * @example export default defineService({ name: 'neighbourhoods', routes, offers: { blocks } });
 */
export const defineService = (service: Service): Service => Object.freeze(service);
