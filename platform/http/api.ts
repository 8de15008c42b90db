import { createRoute, OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import type { Person } from '../identity/identity.ts';
import { Problem } from '../problem.ts';
import type { Access } from './routes.ts';

/** What a JSON route finds in its context. */
export interface ApiEnv {
  Variables: { person: Person | undefined };
}

const accessKey = 'x-access';

/** A failure as clients read it (RFC 9457); what is wrong in particular stands in further members. */
const problemShape = z
  .looseObject({
    type: z.string().openapi({ example: 'about:polder:not-found' }),
    title: z.string(),
    detail: z.string(),
    status: z.int(),
    instance: z.string().openapi({ description: 'Number of the request, for the log' }),
  })
  .openapi('Problem');

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemShape } },
});

const hasInput = ({ request }: RouteConfig): boolean =>
  request?.params !== undefined || request?.query !== undefined || request?.body !== undefined;

/** Failures that every route can answer with, besides those of its own. */
const commonFailures = (access: Access, config: RouteConfig): RouteConfig['responses'] => ({
  ...(access === 'public'
    ? {}
    : { 401: problem('Sign in first'), 403: problem('Your role does not have this right') }),
  ...(hasInput(config)
    ? { 404: problem('There is no such thing'), 422: problem('A parameter cannot be read') }
    : {}),
  429: problem('Too many requests; `Retry-After` says when to come back'),
});

/** A described JSON route that says who may use it; the application enforces it. */
export const apiRoute = <const Config extends RouteConfig>(access: Access, config: Config) =>
  createRoute({
    ...config,
    responses: { ...commonFailures(access, config), ...config.responses } as Config['responses'], // answers are typed by the route's own
    [accessKey]: access,
  });

export const accessOf = (config: object): Access => {
  const access = Reflect.get(config, accessKey);
  if (typeof access !== 'string') throw new Error('An API route without declared access');
  return access as Access; // only apiRoute writes it
};

/** An API whose failures are problems: they leave as `application/problem+json` like everywhere else. */
export const createApi = () => {
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const issue = result.error.issues[0];
      throw new Problem('invalid-input', {
        parameter: issue?.path.join('.') ?? '',
        reason: issue?.message ?? '',
      });
    },
  });
  api.onError((error) => {
    throw error;
  });
  return api;
};
