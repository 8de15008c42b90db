import type { LearningMessages } from './en.ts';

export const nl: LearningMessages = {
  dialogues: 'Testgesprekken',
  keep: {
    title: 'Moet dit begrepen blijven?',
    lead: 'Bewaar de vraag als testgesprek: wat later geleerd wordt, moet haar dan ook begrijpen.',
    link: 'Maak er een testgesprek van',
  },
  publishing: {
    inUse: 'Nu in gebruik',
    candidate: 'Geleerd, en nog niet in gebruik',
    noDialogues: 'Er zijn geen testgesprekken: voor het in gebruik komt, wordt niets nagekeken.',
    passed: (passed, all) => `${passed} van ${all} testgesprekken lopen zoals verwacht.`,
    recognised: (percent, of) =>
      `Van ${of} voorbeelden waarvan niet geleerd was, werd ${percent} % herkend.`,
    before: (percent) => `Wat nu in gebruik is, herkende ${percent} %.`,
    notComparable:
      'Van wat nu in gebruik is, is maar een deel van de voorbeelden geprobeerd: vanaf de volgende keer ziet u hier wat er veranderde.',
    changes: 'Wat het meest veranderde',
    subject: 'Onderwerp',
    was: 'Nu in gebruik',
    is: 'Laatst geleerd',
    worse: 'slechter herkend',
    better: 'beter herkend',
    publish: 'In gebruik nemen',
    published: 'Wat geleerd is, is nu in gebruik.',
    refused: 'Niet in gebruik genomen: niet alle testgesprekken lopen zoals verwacht.',
    see: 'Bekijk wat anders loopt',
    nothingInUse: 'Er is nog niets in gebruik.',
    refusedHint:
      'Geef de onderwerpen betere voorbeelden en laat ze leren, of pas het gesprek aan als het niet meer klopt.',
    gone: 'Er is intussen iets anders geleerd of in gebruik genomen. Bekijk dat eerst.',
    earlier: 'Wat eerder in gebruik was',
    learnedOn: 'Geleerd',
    usedSince: 'In gebruik vanaf',
    examples: 'Voorbeelden',
    putBack: 'Terugzetten',
    putBackFor: (when) => `Zet terug wat op ${when} geleerd is`,
    isBack: (when) => `Wat op ${when} geleerd is, is weer in gebruik.`,
  },
  audit: {
    published: 'Wat de assistent leerde in gebruik genomen',
    putBack: 'Wat de assistent eerder leerde teruggezet',
  },
};
