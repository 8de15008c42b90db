import { createRoute, OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import type { Person } from '../identity/identity.ts';
import { Problem } from '../problem.ts';
import type { Access } from './routes.ts';

/** What a JSON route finds in its context. */
export interface ApiEnv {
  Variables: { person: Person | undefined };
}

const accessKey = 'x-access';

/** A described JSON route that says who may use it; the application enforces it. */
export const apiRoute = <const Config extends RouteConfig>(access: Access, config: Config) =>
  createRoute({ ...config, [accessKey]: access });

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
