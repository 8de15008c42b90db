/**
 * Brings the parts of a page up to date without loading it anew. A part is an element with an id and
 * `data-live`; of a log only what is new is added, so that it is read aloud once.
 */

/** Keys of forms are new every time: they are no difference. */
const withoutKeys = (element: Element): string =>
  element.innerHTML.replace(/name="_key" value="[^"]*"/g, '');

const differs = (one: Element, other: Element): boolean => withoutKeys(one) !== withoutKeys(other);

const isIn = (part: Element, sent: Element | undefined): boolean =>
  sent !== undefined && part.contains(sent);

const updateLog = (log: Element, fresh: Element, sent: Element | undefined): void => {
  const own = new Map([...log.children].map((child) => [child.id, child]));
  const wanted = [...fresh.children];
  const ids = new Set(wanted.map(({ id }) => id));
  for (const [id, child] of own) if (!ids.has(id)) child.remove();
  for (const child of wanted) {
    const known = own.get(child.id);
    if (!known) log.append(child);
    else if (differs(known, child) && (isIn(known, sent) || !known.contains(activeIn(known))))
      known.replaceChildren(...child.childNodes);
  }
};

const activeIn = (element: Element): Element | null => {
  const root = element.getRootNode();
  return root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
};

const isChanged = (field: Element): boolean => {
  if (field instanceof HTMLSelectElement) {
    const byDefault = [...field.options].findIndex(({ defaultSelected }) => defaultSelected);
    return field.selectedIndex !== Math.max(0, byDefault);
  }
  if (field instanceof HTMLTextAreaElement) return field.value !== field.defaultValue;
  return (
    field instanceof HTMLInputElement &&
    !['hidden', 'checkbox', 'radio', 'submit'].includes(field.type) &&
    field.value !== field.defaultValue
  );
};

/** Somebody has begun to write or to choose in it. */
const isBusy = (part: Element): boolean =>
  [...part.querySelectorAll('input, textarea, select')].some(isChanged);

/**
 * @param fresh the same parts as they are now
 * @param sent the form that this answers: what stands in its boxes has been dealt with
 */
export const updateParts = (root: ParentNode, fresh: ParentNode, sent?: Element): void => {
  const first = root.querySelector<HTMLElement>('[data-live]');
  const before = first && activeIn(first);
  for (const part of root.querySelectorAll('[data-live]')) {
    const next = fresh.querySelector(`#${CSS.escape(part.id)}`);
    if (!next) continue;
    if (part.getAttribute('role') === 'log') updateLog(part, next, sent);
    // A form that was sent needs its next key, and what was written stands in the answer where it is wrong.
    else if (isIn(part, sent) || (!isBusy(part) && differs(part, next))) {
      const focused = activeIn(part);
      const name = focused && part.contains(focused) ? focused.getAttribute('name') : null;
      part.replaceChildren(...next.childNodes);
      // Whoever was in it stays in it, at the field of the same name.
      if (name)
        part.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]:not([type=hidden])`)?.focus();
    }
  }
  const after = first && activeIn(first);
  if (sent && (after === null || after === document.body)) keepFocus(root, before);
};

/** Whoever pressed a button that is gone reads on where the news is. */
const keepFocus = (root: ParentNode, before: Element | null): void => {
  if (before && before !== document.body && !before.isConnected)
    root.querySelector<HTMLElement>('[role=log]')?.focus({ preventScroll: true });
};

/** What a form sends, with the button that sent it. */
export const sentBy = (form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams => {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter))
    if (typeof value === 'string') fields.append(name, value);
  return fields;
};
