/** `dateOfBirth`, `date-of-birth` and `date_of_birth` read as “date of birth”. */
export const readableName = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_.]+/g, ' ')
    .trim()
    .toLowerCase();

/** Never shown again, not even to their author: someone may look over a shoulder. */
export const isSecretField = (name: string): boolean =>
  /password|secret|^(code|current|next)$/i.test(name);
