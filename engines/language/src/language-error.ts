/** What was wrong with an argument. Stable: callers may map a code to a message. */
export type LanguageErrorCode =
  | 'no-examples'
  | 'one-intent'
  | 'empty-intent'
  | 'option-out-of-range'
  | 'not-a-model'
  | 'model-damaged';

/** Thrown for every argument this engine cannot work with; the message is for the developer. */
export class LanguageError extends Error {
  override readonly name = 'LanguageError';
  readonly code: LanguageErrorCode;

  constructor(code: LanguageErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
