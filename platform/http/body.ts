import { Problem } from '../problem.ts';
import { createForm, type Form, type Upload } from './form.ts';

export const defaultBodyAtMost = 1_000_000;

/** Beyond this a sender is no longer listened to, not even for the sake of a readable answer. */
const drainAtMost = 1_000_000_000;

/**
 * Reads a body up to a limit. A larger one is read to its end and thrown away, so that the browser
 * is listening when the answer comes; without that people see a broken connection.
 * @throws Problem too-large
 */
const readBody = async (request: Request, atMost: number): Promise<Uint8Array<ArrayBuffer>> => {
  const announced = Number(request.headers.get('content-length') ?? 0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const isKept = announced <= atMost;
  if (request.body)
    for await (const chunk of request.body) {
      size += chunk.length;
      if (size > drainAtMost) break;
      if (isKept && size <= atMost) chunks.push(chunk);
    }
  if (!isKept || size > atMost)
    throw new Problem('too-large', { limit: Math.round(atMost / 1_000_000) });
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
};

/** @throws Problem too-large, unsupported-type */
export const readForm = async (request: Request, atMost = defaultBodyAtMost): Promise<Form> => {
  const type = request.headers.get('content-type') ?? '';
  const kind = type.toLowerCase();
  const body = await readBody(request, atMost);
  if (kind.startsWith('application/x-www-form-urlencoded'))
    return createForm([...new URLSearchParams(new TextDecoder().decode(body))]);
  if (!kind.startsWith('multipart/form-data')) {
    if (body.length === 0) return createForm([]);
    throw new Problem('unsupported-type', { what: type.slice(0, 60) });
  }
  const data = await new Response(body, { headers: { 'content-type': type } })
    .formData()
    .catch((cause: unknown) => {
      throw new Problem('unsupported-type', { what: 'multipart/form-data' }, { cause });
    });
  const entries: [string, string][] = [];
  const files: [string, Upload][] = [];
  for (const [name, value] of data)
    if (typeof value === 'string') entries.push([name, value]);
    else files.push([name, { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) }]);
  return createForm(entries, files);
};
