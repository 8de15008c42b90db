/**
 * Saves a form's answers by itself while they are typed, with the form's own address and fields.
 * Without this script, or when it fails, the buttons do the same.
 *
 * `<polder-save-draft data-saved="…" data-stopped="…"><form>…</form><p role="status"></p></polder-save-draft>`
 */

/** Long enough that a number is typed whole. */
const pauseMilliseconds = 2000;

interface Saved {
  readonly revision: number;
  /** Answers that someone else gave meanwhile, by key of the question. */
  readonly taken: Readonly<Record<string, string>>;
}

class SaveDraft extends HTMLElement {
  #timer: number | undefined;
  #request: AbortController | undefined;
  #hasStopped = false;

  connectedCallback(): void {
    const form = this.querySelector('form');
    if (!form) return;
    form.addEventListener('input', () => {
      window.clearTimeout(this.#timer);
      if (!this.#hasStopped)
        this.#timer = window.setTimeout(() => void this.#save(form), pauseMilliseconds);
    });
    form.addEventListener('submit', () => this.#stop());
  }

  #stop(): void {
    this.#hasStopped = true;
    window.clearTimeout(this.#timer);
    this.#request?.abort();
  }

  #say(words: string | undefined): void {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = words ?? '';
  }

  async #save(form: HTMLFormElement): Promise<void> {
    const posted = new FormData(form);
    posted.delete('_key'); // a draft may be sent again and again
    posted.set('do', 'draft');
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    try {
      const response = await fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams([...posted].map(([name, value]) => [name, String(value)])),
        redirect: 'manual', // a session that has ended leads to sign-in
        signal: request.signal,
      });
      if (!response.ok) throw new Error(String(response.status));
      const saved = (await response.json()) as Saved; // the route's own answer
      this.#take(form, posted, saved);
      this.#say(this.dataset.saved);
    } catch {
      if (request.signal.aborted) return;
      this.#stop();
      this.#say(this.dataset.stopped);
    }
  }

  /** Goes on from what was saved, and shows what others answered where nothing was typed since. */
  #take(form: HTMLFormElement, posted: FormData, { revision, taken }: Saved): void {
    const field = form.elements.namedItem('revision');
    if (field instanceof HTMLInputElement) field.value = String(revision);
    const now = new FormData(form);
    for (const [key, answer] of Object.entries(taken)) {
      const name = `answer-${key}`;
      const control = form.elements.namedItem(name);
      if ((now.get(name) ?? '') !== (posted.get(name) ?? '')) continue;
      if (
        control instanceof HTMLInputElement ||
        control instanceof HTMLTextAreaElement ||
        control instanceof RadioNodeList
      )
        control.value = answer;
    }
  }
}

customElements.define('polder-save-draft', SaveDraft);
