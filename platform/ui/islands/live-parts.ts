/**
 * Keeps parts of a page up to date, and sends its forms without loading the page anew. Without this script
 * the forms load the page, and a link looks for what is new.
 *
 * `<polder-live data-stream="/ask/stream"><div id="log" role="log" data-live>…</div></polder-live>`
 * `data-stream` (left out while nothing can happen by itself) tells when there is something new.
 */
import { sentBy, updateParts } from '../live/update-parts.ts';

/** A page of its own: the answer, or the form with what must be corrected. */
const shows = ({ ok, status }: Response): boolean => ok || status === 422;

class LiveParts extends HTMLElement {
  #stream: EventSource | undefined;
  #address = '';
  #isSending = false;

  connectedCallback(): void {
    this.#follow();
    this.addEventListener('submit', (event) => {
      // A form that asks (a filter) has an address of its own to go to.
      if (
        event.target instanceof HTMLFormElement &&
        event.target.method === 'post' &&
        !event.target.hasAttribute('data-loads')
      )
        this.#send(event, event.target);
    });
  }

  disconnectedCallback(): void {
    this.#stream?.close();
  }

  #follow(): void {
    const address = this.dataset.stream ?? '';
    if (address === this.#address) return;
    this.#stream?.close();
    this.#address = address;
    this.#stream = address === '' ? undefined : new EventSource(address);
    this.#stream?.addEventListener('change', () => void this.#refresh());
    // While the connection was lost something may have been said.
    let wasOpen = false;
    this.#stream?.addEventListener('open', () => {
      if (wasOpen) void this.#refresh();
      wasOpen = true;
    });
  }

  async #refresh(): Promise<void> {
    try {
      const response = await fetch(window.location.href, { headers: { accept: 'text/html' } });
      if (response.ok) await this.#show(response);
      // What the page was about is gone.
      else if (response.status === 404 || response.status === 410) window.location.reload();
    } catch {
      // The stream tells again.
    }
  }

  async #show(response: Response, sent?: Element): Promise<void> {
    if (new URL(response.url).pathname !== window.location.pathname && response.redirected) {
      window.location.assign(response.url);
      return;
    }
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    const own = fresh.querySelector<HTMLElement>('polder-live');
    if (!own) {
      // Another page: signed out, or gone.
      window.location.assign(response.url);
      return;
    }
    this.querySelector('[data-told]')?.remove();
    updateParts(this, own, sent);
    if (own.dataset.stream) this.dataset.stream = own.dataset.stream;
    else delete this.dataset.stream;
    this.#follow();
    this.#scroll();
  }

  /** What went wrong, in the words of the page that says so; what was written stays. */
  async #tell(response: Response): Promise<void> {
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const text = page.querySelector('h1')?.textContent ?? response.statusText;
    const told =
      this.querySelector<HTMLElement>('[data-told]') ??
      this.appendChild(document.createElement('p'));
    told.dataset.told = '';
    told.setAttribute('role', 'alert');
    told.textContent = text;
  }

  #scroll(): void {
    const last = this.querySelector('[role=log]')?.lastElementChild;
    last?.scrollIntoView({ block: 'nearest' });
  }

  #send(event: SubmitEvent, form: HTMLFormElement): void {
    event.preventDefault();
    if (this.#isSending) return;
    this.#isSending = true;
    this.setAttribute('aria-busy', 'true');
    const action =
      event.submitter instanceof HTMLButtonElement && event.submitter.hasAttribute('formaction')
        ? event.submitter.formAction
        : form.action;
    fetch(action, {
      method: 'POST',
      body: sentBy(form, event.submitter),
      headers: { accept: 'text/html' },
    })
      .then((response) => (shows(response) ? this.#show(response, form) : this.#tell(response)))
      // The browser sends it as it would without this script; the form's key makes it count once.
      .catch(() => {
        form.setAttribute('data-loads', '');
        form.requestSubmit(event.submitter);
      })
      .finally(() => {
        this.#isSending = false;
        this.removeAttribute('aria-busy');
      });
  }
}

customElements.define('polder-live', LiveParts);
