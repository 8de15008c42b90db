/** nlp.js on the same questions: what a town would use today without us. */
import { containerBootstrap } from '@nlpjs/core-loader';
import { LangDa } from '@nlpjs/lang-da';
import { LangDe } from '@nlpjs/lang-de';
import { LangEn } from '@nlpjs/lang-en';
import { LangNl } from '@nlpjs/lang-nl';
import { Nlp } from '@nlpjs/nlp';
import type { Example } from '@polder/language';
import type { Language } from './questions.ts';

const plugins: Readonly<Record<Language, unknown>> = {
  en: LangEn,
  nl: LangNl,
  da: LangDa,
  de: LangDe,
};

export interface PeerResult {
  /** 0 … 1 */
  readonly accuracy: number;
  readonly trainSeconds: number;
}

/** It tells of every epoch on the terminal, whatever its settings say. */
const inSilence = async <Made>(work: () => Promise<Made>): Promise<Made> => {
  const { log } = console;
  console.log = () => {};
  try {
    return await work();
  } finally {
    console.log = log;
  }
};

export const measurePeer = (
  language: Language,
  train: readonly Example[],
  test: readonly Example[],
): Promise<PeerResult> =>
  inSilence(async () => {
    const container = await containerBootstrap();
    container.use(Nlp);
    container.use(plugins[language]);
    const nlp = container.get('nlp');
    nlp.settings.autoSave = false;
    nlp.addLanguage(language);
    for (const { text, intent } of train) nlp.addDocument(language, text, intent);
    const from = performance.now();
    await nlp.train();
    const trainSeconds = (performance.now() - from) / 1000;
    let right = 0;
    for (const { text, intent } of test)
      if ((await nlp.process(language, text)).intent === intent) right += 1;
    return { accuracy: right / test.length, trainSeconds };
  });
