/** What of nlp.js the measurement uses; the packages bring no types. */
declare module '@nlpjs/core-loader' {
  export const containerBootstrap: () => Promise<{
    use(plugin: unknown): void;
    get(name: 'nlp'): import('./nlpjs-types.ts').PeerNlp;
    registerConfiguration(name: string, settings: object): void;
  }>;
}
declare module '@nlpjs/nlp' {
  export const Nlp: unknown;
}
declare module '@nlpjs/lang-en' {
  export const LangEn: unknown;
}
declare module '@nlpjs/lang-nl' {
  export const LangNl: unknown;
}
declare module '@nlpjs/lang-da' {
  export const LangDa: unknown;
}
declare module '@nlpjs/lang-de' {
  export const LangDe: unknown;
}
