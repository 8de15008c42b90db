import type { LearningMessages } from './en.ts';

export const da: LearningMessages = {
  dialogues: 'Testsamtaler',
  keep: {
    title: 'Skal det blive ved med at blive forstået?',
    lead: 'Gem spørgsmålet som testsamtale: så skal det, der læres senere, også forstå det.',
    link: 'Lav en testsamtale af det',
  },
  publishing: {
    inUse: 'I brug nu',
    candidate: 'Lært, men ikke taget i brug',
    noDialogues: 'Der er ingen testsamtaler: intet kontrolleres, før det tages i brug.',
    passed: (passed, all) => `${passed} af ${all} testsamtaler går som ventet.`,
    recognised: (percent, of) =>
      `Af ${of} eksempler, som den ikke havde lært af, blev ${percent} % genkendt.`,
    before: (percent) => `Det, der er i brug, genkendte ${percent} %.`,
    notComparable:
      'Af det, der er i brug, er kun en del af eksemplerne prøvet: fra næste gang ser du her, hvad der har ændret sig.',
    changes: 'Det, der har ændret sig mest',
    subject: 'Emne',
    was: 'I brug nu',
    is: 'Sidst lært',
    worse: 'genkendes dårligere',
    better: 'genkendes bedre',
    publish: 'Tag i brug',
    published: 'Det lærte er nu i brug.',
    refused: 'Ikke taget i brug: ikke alle testsamtaler går som ventet.',
    see: 'Se, hvad der går anderledes',
    nothingInUse: 'Der er endnu ikke noget i brug.',
    refusedHint:
      'Giv emnerne bedre eksempler, og lad dem blive lært, eller ret samtalen, hvis den ikke passer mere.',
    gone: 'Der er i mellemtiden lært eller taget noget andet i brug. Se på det først.',
    earlier: 'Det, der var i brug før',
    learnedOn: 'Lært',
    usedSince: 'I brug fra',
    examples: 'Eksempler',
    putBack: 'Sæt tilbage',
    putBackFor: (when) => `Sæt det, der blev lært ${when}, tilbage`,
    isBack: (when) => `Det, der blev lært ${when}, er i brug igen.`,
  },
  audit: {
    published: 'Det, assistenten lærte, taget i brug',
    putBack: 'Det, assistenten lærte tidligere, sat tilbage',
  },
};
