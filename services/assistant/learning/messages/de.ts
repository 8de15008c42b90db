import type { LearningMessages } from './en.ts';

export const de: LearningMessages = {
  dialogues: 'Testgespräche',
  keep: {
    title: 'Soll das verstanden bleiben?',
    lead: 'Behalten Sie die Frage als Testgespräch: Was später gelernt wird, muss sie dann auch verstehen.',
    link: 'Ein Testgespräch daraus machen',
  },
  publishing: {
    inUse: 'Jetzt im Einsatz',
    candidate: 'Gelernt und noch nicht im Einsatz',
    noDialogues: 'Es gibt keine Testgespräche: Vor dem Einsatz wird nichts geprüft.',
    passed: (passed, all) => `${passed} von ${all} Testgesprächen verlaufen wie erwartet.`,
    recognised: (percent, of) =>
      `Von ${of} Beispielen, aus denen nicht gelernt wurde, wurden ${percent} % erkannt.`,
    before: (percent) => `Was im Einsatz ist, erkannte ${percent} %.`,
    notComparable:
      'Bei dem, was im Einsatz ist, wurde nur ein Teil der Beispiele geprüft: Ab dem nächsten Mal sehen Sie hier, was sich geändert hat.',
    changes: 'Was sich am meisten geändert hat',
    subject: 'Anliegen',
    was: 'Jetzt im Einsatz',
    is: 'Zuletzt gelernt',
    worse: 'schlechter erkannt',
    better: 'besser erkannt',
    publish: 'Einsetzen',
    published: 'Das Gelernte ist jetzt im Einsatz.',
    refused: 'Nicht eingesetzt: Nicht alle Testgespräche verlaufen wie erwartet.',
    see: 'Ansehen, was anders verläuft',
    nothingInUse: 'Es ist noch nichts im Einsatz.',
    refusedHint:
      'Geben Sie den Anliegen bessere Beispiele und lassen Sie sie lernen, oder ändern Sie das Gespräch, wenn es nicht mehr stimmt.',
    gone: 'Inzwischen wurde anderes gelernt oder eingesetzt. Sehen Sie es sich zuerst an.',
    earlier: 'Was vorher im Einsatz war',
    learnedOn: 'Gelernt',
    usedSince: 'Im Einsatz ab',
    examples: 'Beispiele',
    putBack: 'Zurückholen',
    putBackFor: (when) => `Zurückholen, was am ${when} gelernt wurde`,
    isBack: (when) => `Was am ${when} gelernt wurde, ist wieder im Einsatz.`,
  },
  audit: {
    published: 'Gelerntes des Assistenten eingesetzt',
    putBack: 'Früher Gelerntes des Assistenten zurückgeholt',
  },
};
