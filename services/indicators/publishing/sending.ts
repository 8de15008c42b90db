/** Files as answers: by name, piece by piece, compressed where it helps, and not twice when unchanged. */
import { sharedRevision } from '../../../platform/http/page-cache.ts';
import type { Person } from '../../../platform/identity/identity.ts';
import type { City } from '../../../platform/service.ts';

/** Kinds of files, with the type that an answer names and what a catalogue calls it. */
export const mediaTypes = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
  'jsonstat.json': 'application/json',
  json: 'application/json',
  ttl: 'text/turtle',
  jsonld: 'application/ld+json',
} as const;

export type FileKind = keyof typeof mediaTypes;

/** Already compressed inside: compressing again only costs time. */
const isCompressed = (kind: FileKind): boolean => kind === 'xlsx' || kind === 'parquet';

const streamOf = <Piece>(pieces: AsyncGenerator<Piece>): ReadableStream<Piece> =>
  new ReadableStream<Piece>({
    pull: async (controller) => {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await pieces.return(undefined);
    },
  });

export const textPieces = (pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> =>
  streamOf(pieces).pipeThrough(new TextEncoderStream());

export const bytePieces = (
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>,
): ReadableStream<Uint8Array> => streamOf(pieces);

export interface FileAnswer {
  readonly kind: FileKind;
  /** Name under which it is kept, without its ending; undefined for what is read in place. */
  readonly name: string | undefined;
  readonly body: () => Promise<ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | string>;
}

/** Answers with files. What everyone may have carries the number of the last public write. */
export const fileSender = (city: Pick<City, 'db' | 'edition'>) => {
  const revisionNow = sharedRevision(city.db);
  return async (
    request: Request,
    person: Person | undefined,
    { kind, name, body }: FileAnswer,
  ): Promise<Response> => {
    const isText = !isCompressed(kind);
    const gzip = isText && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
    // A weak tag: compressed or not, it is the same file.
    const etag = person ? undefined : `W/"${city.edition()}-${await revisionNow()}"`;
    const charset = kind === 'csv' || kind === 'ttl' ? '; charset=utf-8' : '';
    const headers = new Headers({
      'content-type': `${mediaTypes[kind]}${charset}`,
      vary: 'Accept-Encoding, Cookie',
      // Open data may be read by pages of other sites; what a person sees never: it needs their cookie.
      'access-control-allow-origin': '*',
    });
    if (name !== undefined)
      headers.set(
        'content-disposition',
        `attachment; filename="${name.replace(/[^\w.-]/g, '_')}.${kind}"`,
      );
    if (etag) {
      headers.set('etag', etag);
      headers.set('cache-control', 'public, max-age=0, must-revalidate');
      if (request.headers.get('if-none-match') === etag)
        return new Response(null, { status: 304, headers });
    }
    if (gzip) headers.set('content-encoding', 'gzip');
    const content = new Response(await body()).body;
    return new Response(
      gzip && content ? content.pipeThrough(new CompressionStream('gzip')) : content,
      { headers },
    );
  };
};

export type SendFile = ReturnType<typeof fileSender>;
