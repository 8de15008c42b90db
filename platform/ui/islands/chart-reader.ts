/**
 * Reads the values of a chart by pointer, finger and keyboard. What it says was written when the
 * chart was drawn (`components/chart/readings.ts`); without this script the table beside says the same.
 */

import { nearest, nextIndex, type Way } from '../components/chart/nearest-reading.ts';
import type { WrittenReading } from '../components/chart/readings.ts';

/** Space between the point and the box that tells its value, in pixels. */
const gap = 14;

const element = (name: string, className: string): HTMLElement => {
  const made = document.createElement(name);
  made.className = className;
  return made;
};

class ChartReader extends HTMLElement {
  #places: readonly WrittenReading[] = [];
  #index: number | undefined;
  readonly #handle = element('div', 'polder-reader__handle');
  readonly #line = element('div', 'polder-reader__line');
  readonly #points = element('div', 'polder-reader__points');
  readonly #box = element('div', 'polder-reader__box');
  readonly #abort = new AbortController();

  connectedCallback(): void {
    const chart = this.#chart();
    this.#places = JSON.parse(this.dataset.readings ?? '[]') as WrittenReading[]; // written by readingAttributes
    if (!chart || this.#places.length === 0) return;
    const handle = this.#handle;
    handle.tabIndex = 0;
    handle.setAttribute('role', 'slider');
    handle.setAttribute(
      'aria-label',
      [chart.querySelector('title')?.textContent, this.dataset.hint].filter(Boolean).join('. '),
    );
    handle.setAttribute('aria-orientation', this.#way === 'down' ? 'vertical' : 'horizontal');
    handle.setAttribute('aria-valuemin', '1');
    handle.setAttribute('aria-valuemax', String(this.#places.length));
    this.#describe(this.#places.length - 1);
    // The slider tells the same: read once is enough.
    for (const part of [this.#line, this.#points, this.#box]) part.ariaHidden = 'true';
    this.append(handle, this.#line, this.#points, this.#box);
    this.#listen(handle);
  }

  disconnectedCallback(): void {
    this.#abort.abort();
  }

  get #way(): Way {
    return (this.dataset.way ?? 'along') as Way; // written by readingAttributes
  }

  #chart(): SVGSVGElement | null {
    return this.querySelector('svg');
  }

  #listen(handle: HTMLElement): void {
    const { signal } = this.#abort;
    const follow = (event: PointerEvent) => this.#follow(event);
    this.addEventListener('pointermove', follow, { signal });
    this.addEventListener('pointerdown', follow, { signal });
    this.addEventListener(
      'pointerleave',
      ({ pointerType }) => {
        if (pointerType === 'mouse' && document.activeElement !== handle) this.#hide();
      },
      { signal },
    );
    document.addEventListener(
      'pointerdown',
      ({ target }) => {
        if (!(target instanceof Node) || !this.contains(target)) this.#hide();
      },
      { signal },
    );
    document.addEventListener(
      'keydown',
      ({ key }) => {
        if (key === 'Escape') this.#hide();
      },
      { signal },
    );
    handle.addEventListener('focus', () => this.#show(this.#index ?? this.#places.length - 1), {
      signal,
    });
    handle.addEventListener('blur', () => this.#hide(), { signal });
    handle.addEventListener('keydown', (event) => this.#press(event), { signal });
  }

  #press(event: KeyboardEvent): void {
    const next = nextIndex(event.key, this.#index ?? this.#places.length - 1, this.#places.length);
    if (next === undefined) return;
    event.preventDefault();
    this.#show(next);
  }

  #follow(event: PointerEvent): void {
    const plot = this.#chart()?.getBoundingClientRect();
    if (!plot || plot.width === 0) return;
    this.#show(
      nearest(
        this.#places,
        this.#way,
        (event.clientX - plot.left) / plot.width,
        event.clientY - plot.top,
        plot.width,
      ),
    );
  }

  #describe(index: number): void {
    const place = this.#places[index];
    if (!place) return;
    const [, , name, lines] = place;
    this.#handle.setAttribute('aria-valuenow', String(index + 1));
    this.#handle.setAttribute('aria-valuetext', [name, ...lines].join(', '));
  }

  #show(index: number): void {
    const place = this.#places[index];
    const plot = this.#chart()?.getBoundingClientRect();
    if (!place || !plot) return;
    const [along, heights, name, lines] = place;
    const own = this.getBoundingClientRect();
    const left = plot.left - own.left + along * plot.width;
    const top = plot.top - own.top;
    if (index !== this.#index) {
      this.#index = index;
      this.#describe(index);
      const title = element('b', '');
      title.textContent = name;
      this.#box.replaceChildren(
        title,
        ...lines.map((line) => {
          const part = element('span', '');
          part.textContent = line;
          return part;
        }),
      );
    }
    this.classList.add('polder-reader--on');
    this.style.setProperty('--x', `${left}px`);
    this.style.setProperty('--from', `${top + Number(this.dataset.top)}px`);
    this.style.setProperty('--to', `${top + Number(this.dataset.bottom)}px`);
    this.style.setProperty('--y', `${top + (heights[0] ?? Number(this.dataset.top))}px`);
    this.#points.replaceChildren(
      ...heights.map((height) => {
        const point = element('i', '');
        point.style.setProperty('top', `${top + height}px`);
        return point;
      }),
    );
    // On the side with room, so that neither the point nor the finger is under it.
    const isLeft = left > own.width / 2;
    this.#box.classList.toggle('polder-reader__box--left', isLeft);
    this.style.setProperty('--box', `${isLeft ? own.width - left + gap : left + gap}px`);
  }

  #hide(): void {
    this.classList.remove('polder-reader--on');
  }
}

customElements.define('polder-chart-reader', ChartReader);
