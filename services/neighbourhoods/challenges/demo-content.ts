import type { ChallengeContent } from './content.ts';

/** The month some months from a day, `YYYY-MM`. */
const monthFrom = (day: Date, months: number): string =>
  new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1)).toISOString().slice(0, 7);

const start = 'overweight-school-start';
const end = 'overweight-school-end';

/** Childhood overweight in the fictional town; people, teams and places in it are invented. */
export const overweight = (edited: Date): ChallengeContent => ({
  title: {
    nl: 'Een gezond gewicht voor elk kind',
    en: 'A healthy weight for every child',
    de: 'Ein gesundes Gewicht für jedes Kind',
    da: 'En sund vægt for alle børn',
  },
  lead: {
    nl: 'Waar een kind opgroeit, mag niet uitmaken voor zijn gezondheid. In Polderdam doet het dat nog wel: tussen de start en het eind van de basisschool groeien de verschillen.',
    en: 'Where a child grows up should make no difference to its health. In Polderdam it still does: between the start and the end of primary school the differences grow.',
    de: 'Wo ein Kind aufwächst, sollte für seine Gesundheit keinen Unterschied machen. In Polderdam tut es das noch: Zwischen Einschulung und Ende der Grundschule wachsen die Unterschiede.',
    da: 'Hvor et barn vokser op, bør ikke betyde noget for dets sundhed. Det gør det stadig i Polderdam: forskellene vokser fra skolestart til mellemtrinnet.',
  },
  why: {
    nl: 'Kinderen met overgewicht slapen slechter, bewegen minder makkelijk mee en worden vaker gepest. Wie als kind te zwaar is, is dat als volwassene meestal ook, met meer kans op diabetes en hart- en vaatziekten.\nOvergewicht is geen kwestie van wilskracht. Het hangt samen met wat een gezin kan betalen, met hoe veilig een kind buiten kan spelen en met wat er in de buurt te koop is. Daarom kijken we naar buurten, en niet naar kinderen.\nWe meten twee keer: bij de start van de basisschool en aan het eind. Zo zien we niet alleen hoe kinderen beginnen, maar ook wat er in de schooljaren gebeurt.',
    en: 'Children who are overweight sleep less well, find it harder to join in and are bullied more often. Most of them are still overweight as adults, with a higher risk of diabetes and heart disease.\nOverweight is not a matter of willpower. It goes with what a family can afford, with how safely a child can play outside, and with what the shops nearby sell. That is why we look at neighbourhoods and not at children.\nWe measure twice: at the start of primary school and at the end. So we see not only how children begin, but also what happens in their years at school.',
    de: 'Kinder mit Übergewicht schlafen schlechter, können schwerer mithalten und werden häufiger gehänselt. Die meisten haben es auch als Erwachsene noch und damit ein höheres Risiko für Diabetes und Herzkrankheiten.\nÜbergewicht ist keine Frage des Willens. Es hängt damit zusammen, was eine Familie sich leisten kann, wie sicher ein Kind draußen spielt und was es in der Nähe zu kaufen gibt. Deshalb schauen wir auf Viertel und nicht auf einzelne Kinder.\nWir messen zweimal: bei der Einschulung und am Ende der Grundschule. So sehen wir nicht nur, wie Kinder anfangen, sondern auch, was in den Schuljahren geschieht.',
    da: 'Børn med overvægt sover dårligere, har sværere ved at være med og bliver oftere mobbet. De fleste har stadig overvægt som voksne og dermed større risiko for diabetes og hjertesygdom.\nOvervægt handler ikke om vilje. Det hænger sammen med, hvad en familie har råd til, hvor trygt et barn kan lege ude, og hvad der kan købes i nærheden. Derfor ser vi på kvarterer og ikke på det enkelte barn.\nVi måler to gange: ved skolestart og på mellemtrinnet. Så kan vi se, ikke kun hvordan børn begynder, men også hvad der sker i skoleårene.',
  },
  indicators: [start, end],
  differences: {
    nl: 'De cijfers van één buurt gaan over weinig kinderen en schommelen. Kijk daarom naar meerdere jaren, en naar de buurten samen.\nEen hoog cijfer zegt niets over één gezin. Het zegt wel waar wij als gemeente meer moeten doen.',
    en: 'The figures of one neighbourhood are about few children and go up and down. So look at several years, and at the neighbourhoods together.\nA high figure says nothing about one family. It does say where we as a town must do more.',
    de: 'Die Zahlen eines einzelnen Viertels betreffen wenige Kinder und schwanken. Schauen Sie deshalb auf mehrere Jahre und auf die Viertel gemeinsam.\nEine hohe Zahl sagt nichts über eine Familie. Sie sagt, wo wir als Stadt mehr tun müssen.',
    da: 'Tallene for et enkelt kvarter handler om få børn og svinger. Se derfor på flere år og på kvartererne samlet.\nEt højt tal siger intet om den enkelte familie. Det siger, hvor vi som by skal gøre mere.',
  },
  actions: [
    {
      title: {
        nl: 'Alleen water op alle basisscholen',
        en: 'Only water at all primary schools',
        de: 'Nur Wasser an allen Grundschulen',
        da: 'Kun vand på alle skoler',
      },
      owner: {
        nl: 'Schoolbesturen en team Jeugd',
        en: 'School boards and the youth team',
        de: 'Schulträger und Team Jugend',
        da: 'Skolerne og team Børn og unge',
      },
      state: 'running',
      from: monthFrom(edited, -22),
      to: monthFrom(edited, 8),
      outcome: end,
    },
    {
      title: {
        nl: 'Speelstraten in Zuiderkamp, Klaverkamp en Westerveld',
        en: 'Play streets in Zuiderkamp, Klaverkamp and Westerveld',
        de: 'Spielstraßen in Zuiderkamp, Klaverkamp und Westerveld',
        da: 'Legegader i Zuiderkamp, Klaverkamp og Westerveld',
      },
      owner: {
        nl: 'Team Openbare ruimte, met bewoners',
        en: 'Public space team, with residents',
        de: 'Team Öffentlicher Raum, mit Anwohnenden',
        da: 'Team Byrum sammen med beboerne',
      },
      state: 'running',
      from: monthFrom(edited, -13),
      to: monthFrom(edited, 11),
      outcome: start,
    },
    {
      title: {
        nl: 'Een vaste begeleider voor gezinnen die dat willen',
        en: 'One steady adviser for families who want it',
        de: 'Eine feste Begleitung für Familien, die das möchten',
        da: 'En fast vejleder til familier, der ønsker det',
      },
      owner: {
        nl: 'Jeugdgezondheidszorg',
        en: 'Child health service',
        de: 'Kinder- und Jugendgesundheitsdienst',
        da: 'Sundhedsplejen',
      },
      state: 'running',
      from: monthFrom(edited, -30),
      to: '',
      outcome: end,
    },
    {
      title: {
        nl: 'Ontbijt voor wie zonder naar school komt',
        en: 'Breakfast for children who come to school without',
        de: 'Frühstück für Kinder, die ohne zur Schule kommen',
        da: 'Morgenmad til børn, der møder uden',
      },
      owner: {
        nl: 'Stichting Ontbijtkring, met drie scholen',
        en: 'Breakfast Circle foundation, with three schools',
        de: 'Stiftung Frühstückskreis, mit drei Schulen',
        da: 'Fonden Morgenkredsen sammen med tre skoler',
      },
      state: 'done',
      from: monthFrom(edited, -26),
      to: monthFrom(edited, -3),
      outcome: '',
    },
    {
      title: {
        nl: 'Geen reclame voor snoep en frisdrank bij haltes rond scholen',
        en: 'No advertising of sweets and soft drinks at stops near schools',
        de: 'Keine Werbung für Süßes und Limonade an Haltestellen bei Schulen',
        da: 'Ingen reklame for slik og sodavand ved stoppesteder nær skoler',
      },
      owner: {
        nl: 'Team Economie',
        en: 'Economy team',
        de: 'Team Wirtschaft',
        da: 'Team Erhverv',
      },
      state: 'planned',
      from: monthFrom(edited, 5),
      to: '',
      outcome: end,
    },
  ],
  youCan: {
    nl: 'Geef uw kind water in plaats van sap of frisdrank.\nLaat kinderen een uur per dag buiten spelen; vraag met uw straat een speelstraat aan.\nTwijfelt u over het gewicht van uw kind? Bel de jeugdgezondheidszorg. Zij oordelen niet en denken mee.\nHebt u een sportclub of winkel? Doe mee met wat er in uw buurt al gebeurt.',
    en: 'Give your child water instead of juice or soft drinks.\nLet children play outside for an hour a day; ask for a play street together with your neighbours.\nNot sure about your child’s weight? Call the child health service. They do not judge, they think along.\nDo you run a sports club or a shop? Join in with what is already happening in your neighbourhood.',
    de: 'Geben Sie Ihrem Kind Wasser statt Saft oder Limonade.\nLassen Sie Kinder eine Stunde am Tag draußen spielen; beantragen Sie mit Ihrer Straße eine Spielstraße.\nSind Sie beim Gewicht Ihres Kindes unsicher? Rufen Sie den Kinder- und Jugendgesundheitsdienst an. Dort wird nicht geurteilt, sondern mitgedacht.\nFühren Sie einen Sportverein oder einen Laden? Machen Sie mit bei dem, was in Ihrem Viertel schon geschieht.',
    da: 'Giv dit barn vand i stedet for juice eller sodavand.\nLad børn lege ude en time om dagen; søg om en legegade sammen med naboerne.\nEr du i tvivl om dit barns vægt? Ring til sundhedsplejen. De dømmer ikke, de tænker med.\nHar du en sportsklub eller en butik? Vær med i det, der allerede sker i dit kvarter.',
  },
  contact: {
    nl: 'Team Jeugd van de gemeente Polderdam: jeugd@polderdam.example, op werkdagen van 9 tot 17 uur.',
    en: 'Youth team of the town of Polderdam: jeugd@polderdam.example, on working days from 9 to 17.',
    de: 'Team Jugend der Stadt Polderdam: jeugd@polderdam.example, werktags von 9 bis 17 Uhr.',
    da: 'Team Børn og unge i Polderdam: jeugd@polderdam.example, på hverdage fra 9 til 17.',
  },
  sources: {
    nl: 'Plan Gezond opgroeien, gemeente Polderdam (verzonnen, zoals alle cijfers van deze demonstratiegemeente).',
    en: 'Plan Growing up healthy, town of Polderdam (invented, like all figures of this demonstration town).',
    de: 'Plan Gesund aufwachsen, Stadt Polderdam (erfunden, wie alle Zahlen dieser Beispielstadt).',
    da: 'Planen Sund opvækst, Polderdam (opdigtet, som alle tal i denne demonstrationsby).',
  },
});
