/**
 * `<polder-assistant>`: the town's assistant on any website, with one script tag and nothing inline.
 *
 *     <script src="https://town.example/assistant.js" async></script>
 *
 * That address loads this module. The element puts itself at the end of the page unless the page holds one. `lang` on the element or the
 * page chooses nl, en, de or da. The site's origin has to be listed by the town, and its own security
 * policy has to allow the town's for scripts and connections.
 */
import { sentBy, updateParts } from '../../../platform/ui/live/update-parts.ts';

const words = {
  nl: {
    open: 'Stel een vraag',
    close: 'Sluiten',
    title: 'Vraag het de gemeente',
    failed: 'Dit lukt nu niet. Probeer het straks opnieuw.',
  },
  en: {
    open: 'Ask a question',
    close: 'Close',
    title: 'Ask the town',
    failed: 'This does not work now. Please try again later.',
  },
  de: {
    open: 'Eine Frage stellen',
    close: 'Schließen',
    title: 'Fragen Sie die Gemeinde',
    failed: 'Das geht gerade nicht. Versuchen Sie es später noch einmal.',
  },
  da: {
    open: 'Stil et spørgsmål',
    close: 'Luk',
    title: 'Spørg kommunen',
    failed: 'Det virker ikke lige nu. Prøv igen senere.',
  },
} as const;

type Language = keyof typeof words;

const isLanguage = (text: string): text is Language => Object.hasOwn(words, text);

const elementName = 'polder-assistant';
const keptAs = 'polder-assistant';
const retryMilliseconds = 3000;

/** The town's address: where this script came from. A module knows no other way than its own address. */
const town = new URL(import.meta.url).origin;

interface Parts {
  readonly html: string;
  readonly isFollowed: boolean;
  readonly styles: readonly string[];
}

const frame = `
:host { all: initial; display: block; color-scheme: light dark; }
.launcher, .panel { position: fixed; inset-block-end: calc(1rem + env(safe-area-inset-bottom)); inset-inline-end: 1rem; z-index: 2147483000; font-family: system-ui, sans-serif; }
.launcher { padding: .75rem 1.25rem; border: 2px solid transparent; border-radius: 999px; background: var(--polder-assistant-colour, #0a5457); color: var(--polder-assistant-ink, #fff); font-size: 1.0625rem; font-weight: 600; cursor: pointer; box-shadow: 0 2px 12px rgb(0 0 0 / .25); }
.panel { display: flex; flex-direction: column; inline-size: min(27rem, calc(100vw - 2rem)); block-size: min(44rem, calc(100dvh - 2rem)); background: var(--basis-color-paper, Canvas); color: var(--basis-color-ink, CanvasText); border: 1px solid var(--basis-color-line-strong, CanvasText); border-radius: var(--basis-radius, .5rem); box-shadow: 0 4px 24px rgb(0 0 0 / .25); font-size: 1.0625rem; line-height: 1.5; }
.launcher:focus-visible { outline: 3px solid CanvasText; outline-offset: 3px; }
.panel[hidden], .launcher[hidden] { display: none; }
.head { display: flex; justify-content: space-between; align-items: center; gap: 1rem; padding: .75rem 1rem; border-block-end: 1px solid var(--basis-color-line, CanvasText); }
.head h2 { margin: 0; font-size: 1.1875rem; }
.body { flex: 1; overflow-y: auto; padding: 1rem; overscroll-behavior: contain; }
.failed:empty { display: none; }
.failed { padding: .75rem 1rem 0; margin: 0; }
@media (max-width: 30rem), (max-height: 30rem) {
  .panel { inset: 0; inline-size: 100%; block-size: 100dvh; border: 0; border-radius: 0; }
}
/* At large zoom the head scrolls with the rest: there is no room to keep it. */
@media (max-height: 30rem) {
  .panel { overflow-y: auto; }
  .body { overflow-y: visible; flex: none; }
}
@media print { .launcher, .panel { display: none; } }
`;

/** The page's root may have another size than the reader's own; the town's sizes are in the reader's. */
const readersUnit = (): number => {
  const probe = document.createElement('span');
  probe.style.setProperty('font-size', 'medium');
  document.body.append(probe);
  const size = Number.parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  return Number.isFinite(size) ? size : 16;
};

const forShadow = (css: string, unit: number): CSSStyleSheet => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    css
      .replaceAll(':root', ':host')
      .replace(
        /(?<![\w-])(\d*\.?\d+)rem\b/g,
        (_, number: string) => `${(Number(number) * unit).toFixed(3)}px`,
      ),
  );
  return sheet;
};

/** Markup from the town alone; a site that asks for trusted types has to allow this policy. */
const trusted = (html: string): string => {
  const { trustedTypes } = window as unknown as {
    readonly trustedTypes?: {
      createPolicy: (
        name: string,
        rules: { createHTML: (text: string) => string },
      ) => { createHTML: (text: string) => string };
    };
  };
  policy ??= trustedTypes?.createPolicy(elementName, { createHTML: (text) => text });
  return policy?.createHTML(html) ?? html;
};

let policy: { createHTML: (text: string) => string } | undefined;

class Assistant extends HTMLElement {
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #launcher = document.createElement('button');
  readonly #panel = document.createElement('section');
  readonly #body = document.createElement('div');
  readonly #failed = document.createElement('p');
  #following: AbortController | undefined;
  #isLoaded = false;
  #isSending = false;
  #sheets = new Set<string>();

  get #language(): Language {
    for (const given of [this.lang, document.documentElement.lang, navigator.language]) {
      const tag = given.slice(0, 2).toLowerCase();
      if (isLanguage(tag)) return tag;
    }
    return 'nl';
  }

  connectedCallback(): void {
    if (this.#launcher.isConnected) return;
    const t = words[this.#language];
    const unit = readersUnit();
    this.#root.adoptedStyleSheets = [forShadow(frame, unit)];
    this.#launcher.type = 'button';
    this.#launcher.className = 'launcher';
    this.#launcher.textContent = t.open;
    this.#launcher.setAttribute('aria-haspopup', 'dialog');
    this.#launcher.setAttribute('aria-expanded', 'false');
    this.#launcher.addEventListener('click', () => void this.open());
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'utrecht-button utrecht-button--subtle utrecht-button--small';
    close.textContent = t.close;
    close.addEventListener('click', () => this.close());
    const title = document.createElement('h2');
    title.textContent = t.title;
    title.id = 'title';
    const head = document.createElement('div');
    head.className = 'head';
    head.append(title, close);
    this.#failed.className = 'failed';
    this.#failed.setAttribute('role', 'alert');
    this.#body.className = 'body';
    this.#panel.className = 'panel';
    this.#panel.hidden = true;
    this.#panel.lang = this.#language;
    this.#panel.setAttribute('role', 'dialog');
    this.#panel.setAttribute('aria-labelledby', 'title');
    this.#panel.append(head, this.#failed, this.#body);
    this.#panel.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      this.close();
    });
    this.#panel.addEventListener('submit', (event) => {
      event.preventDefault();
      if (event.target instanceof HTMLFormElement) void this.#send(event.target, event.submitter);
    });
    this.#root.append(this.#launcher, this.#panel);
  }

  disconnectedCallback(): void {
    this.#following?.abort();
  }

  async open(): Promise<void> {
    this.#panel.hidden = false;
    this.#launcher.hidden = true;
    this.#launcher.setAttribute('aria-expanded', 'true');
    if (!this.#isLoaded) await this.#load();
    this.#focus();
  }

  close(): void {
    this.#panel.hidden = true;
    this.#launcher.hidden = false;
    this.#launcher.setAttribute('aria-expanded', 'false');
    this.#launcher.focus();
  }

  #focus(): void {
    const box = this.#body.querySelector<HTMLElement>('[name=text]:not(button), [name=message]');
    if (box) box.focus();
    else this.#panel.querySelector<HTMLElement>('.head button')?.focus();
  }

  #address(path = ''): string {
    return `${town}/${this.#language}/ask/embed${path}`;
  }

  /** Kept by the reader's browser for this site: the conversation is there again after a reload. */
  get #token(): string | undefined {
    return read(keptAs);
  }

  #headers(): Record<string, string> {
    const token = this.#token;
    return token ? { authorization: `Bearer ${token}` } : {};
  }

  async #load(): Promise<void> {
    try {
      const response = await fetch(this.#address(), { headers: this.#headers() });
      if (!response.ok) throw new Error(String(response.status));
      await this.#show((await response.json()) as Parts);
      this.#isLoaded = true;
      this.#failed.textContent = '';
    } catch {
      this.#failed.textContent = words[this.#language].failed;
    }
  }

  async #wear(styles: readonly string[]): Promise<void> {
    const unit = readersUnit();
    for (const address of styles) {
      if (this.#sheets.has(address)) continue;
      this.#sheets.add(address);
      const response = await fetch(new URL(address, town));
      if (!response.ok) continue;
      // The frame comes last: it has the last word.
      const own = this.#root.adoptedStyleSheets;
      this.#root.adoptedStyleSheets = [
        ...own.slice(0, -1),
        forShadow(await response.text(), unit),
        ...own.slice(-1),
      ];
    }
  }

  async #show(parts: Parts, sent?: Element): Promise<void> {
    const fresh = document.createElement('template');
    fresh.innerHTML = trusted(parts.html);
    for (const link of fresh.content.querySelectorAll<HTMLAnchorElement>('a[href^="http"]')) {
      link.target = '_blank';
      link.rel = 'noopener';
    }
    if (this.#body.childElementCount === 0) this.#body.append(fresh.content);
    else updateParts(this.#body, fresh.content, sent);
    await this.#wear(parts.styles).catch(() => {});
    this.#follow(parts.isFollowed);
    this.#body.querySelector('[role=log]')?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  }

  async #send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    const fields = sentBy(form, submitter);
    const action = new URL(form.action).pathname.split('/ask/')[1] ?? 'ask';
    fields.set('do', action);
    if (action !== 'delete' && !this.#token) keep(keptAs, newToken());
    try {
      const response = await fetch(this.#address(), {
        method: 'POST',
        body: fields,
        headers: this.#headers(),
      });
      // Sent before, and changed since: it counts as new.
      const key = form.querySelector<HTMLInputElement>('[name=_key]');
      if (response.status === 409 && key) key.value = crypto.randomUUID();
      if (!response.ok && response.status !== 422) throw new Error(String(response.status));
      if (action === 'delete') {
        drop(keptAs);
        this.#body.replaceChildren();
      }
      await this.#show((await response.json()) as Parts, form);
      if (action === 'delete') this.#focus();
      this.#failed.textContent = '';
    } catch {
      this.#failed.textContent = words[this.#language].failed;
    } finally {
      this.#isSending = false;
    }
  }

  /** Listens while a person is asked for or answers. */
  #follow(isFollowed: boolean): void {
    if (!isFollowed) {
      this.#following?.abort();
      this.#following = undefined;
      return;
    }
    if (this.#following) return;
    const following = new AbortController();
    this.#following = following;
    void this.#listen(following.signal);
  }

  async #listen(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const response = await fetch(this.#address('/stream'), {
          headers: this.#headers(),
          signal,
        });
        const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
        for (;;) {
          const part = await reader?.read();
          if (!part || part.done) break;
          if (part.value.includes('event: change')) await this.#load();
        }
      } catch {
        // The connection was lost: it is sought again.
      }
      if (signal.aborted) return;
      await new Promise((resolve) => setTimeout(resolve, retryMilliseconds));
      await this.#load();
    }
  }
}

const newToken = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
};

/** Where the browser keeps nothing for this site, the conversation lasts as long as the page. */
let here: string | undefined;

const read = (name: string): string | undefined => {
  try {
    return localStorage.getItem(name) ?? here;
  } catch {
    return here;
  }
};

const keep = (name: string, value: string): void => {
  here = value;
  try {
    localStorage.setItem(name, value);
  } catch {
    // kept by the page alone
  }
};

const drop = (name: string): void => {
  here = undefined;
  try {
    localStorage.removeItem(name);
  } catch {
    // was kept by the page alone
  }
};

if (!customElements.get(elementName)) customElements.define(elementName, Assistant);

const place = (): void => {
  if (!document.querySelector(elementName))
    document.body.append(document.createElement(elementName));
};
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', place);
else place();
