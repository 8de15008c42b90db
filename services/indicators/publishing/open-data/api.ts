/** The catalogue of open figures, for data portals that collect it. */
import { apiRoute, type createApi } from '../../../../platform/http/api.ts';
import type { City } from '../../../../platform/service.ts';
import { mediaTypes, type SendFile } from '../sending.ts';
import { fileResponse } from '../shapes.ts';
import { geographyBoxes, publicIndicators, publishedSummaries } from '../summary-store.ts';
import { catalogueOf } from './catalogue.ts';
import type { Node } from './graph.ts';
import { asJsonLd } from './json-ld.ts';
import { asTurtle } from './turtle.ts';

const catalogueRoute = <const Kind extends 'ttl' | 'jsonld'>(kind: Kind, summary: string) =>
  apiRoute('public', {
    method: 'get',
    path: `/catalogue.${kind}`,
    summary,
    responses: fileResponse(summary, mediaTypes[kind]),
  });

const turtleRoute = catalogueRoute('ttl', 'Catalogue of open figures (DCAT-AP 3) in Turtle');
const jsonLdRoute = catalogueRoute('jsonld', 'Catalogue of open figures (DCAT-AP 3) in JSON-LD');

/** What everyone may see: a catalogue is the same for whoever asks. */
export const openCatalogue = async (city: City): Promise<readonly Node[]> => {
  const { db, config } = city;
  const indicators = await publicIndicators(db);
  const summaries = await publishedSummaries(
    db,
    indicators.map(({ id }) => id),
  );
  const figures = indicators.flatMap((indicator) => {
    const summary = summaries.get(indicator.id);
    return summary ? [{ indicator, summary }] : [];
  });
  return catalogueOf({
    origin: config.publicUrl ?? `http://localhost:${config.port}`,
    municipality: city.municipality(),
    geographies: await geographyBoxes(db, [
      ...new Set(figures.map(({ indicator }) => indicator.geography)),
    ]),
    figures,
  });
};

/** Adds the routes. To be called before those whose path is a code alone. */
export const addCatalogue = (
  api: ReturnType<typeof createApi>,
  city: City,
  send: SendFile,
): void => {
  api.openapi(turtleRoute, async (c) =>
    send(c.req.raw, c.get('person'), {
      kind: 'ttl',
      name: undefined,
      body: async () => asTurtle(await openCatalogue(city)),
    }),
  );
  api.openapi(jsonLdRoute, async (c) =>
    send(c.req.raw, c.get('person'), {
      kind: 'jsonld',
      name: undefined,
      body: async () => asJsonLd(await openCatalogue(city)),
    }),
  );
};
