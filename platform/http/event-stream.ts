/** Tells an open page that there is something new, by server-sent events (HTML standard, section 9.2). */

const beatMilliseconds = 20_000;
/** Browsers come back by themselves: no connection is held for ever. */
const longestMilliseconds = 15 * 60_000;

export interface EventStream {
  /** @param data one line */
  readonly send: (event: string, data?: string) => void;
  readonly end: () => void;
}

/**
 * @param follow starts telling, and gives back how to stop; it is stopped when the reader goes
 */
export const eventStream = (
  request: Request,
  follow: (stream: EventStream) => () => void,
): Response => {
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // Proxies that collect an answer before they pass it on would keep the news back.
    'x-accel-buffering': 'no',
  };
  if (request.method === 'HEAD') return new Response(null, { headers });
  const encoder = new TextEncoder();
  let stop = (): void => {};
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      let isOver = false;
      const write = (text: string): void => {
        if (!isOver) controller.enqueue(encoder.encode(text));
      };
      const end = (): void => {
        if (isOver) return;
        isOver = true;
        stop();
        try {
          controller.close();
        } catch {
          // the reader has gone already
        }
      };
      const beat = setInterval(() => write(': still here\n\n'), beatMilliseconds);
      const limit = setTimeout(end, longestMilliseconds);
      const unfollow = follow({
        send: (event, data = '') => write(`event: ${event}\ndata: ${data}\n\n`),
        end,
      });
      stop = () => {
        clearInterval(beat);
        clearTimeout(limit);
        unfollow();
      };
      request.signal.addEventListener('abort', end);
      write('retry: 3000\n\n');
    },
    cancel: () => stop(),
  });
  return new Response(body, { headers });
};
