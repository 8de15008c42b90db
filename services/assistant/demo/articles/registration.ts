/** The population register: confidentiality, mistakes in it, and becoming Dutch. */
import type { DemoArticle } from './article.ts';

export const registrationArticles: readonly DemoArticle[] = [
  {
    slug: 'confidential-data',
    intents: ['address-secrecy'],
    owner: 'Burgerzaken',
    themes: ['moving', 'documents'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Uw gegevens geheim laten houden',
        en: 'Keep your data confidential',
        de: 'Ihre Daten sperren lassen',
        da: 'Beskyt dit navn og din adresse',
      },
      summary: {
        nl: 'U kunt ons vragen uw adres en andere gegevens niet door te geven aan bijvoorbeeld kerken, stichtingen en particulieren. Dat is gratis en u hoeft geen reden te geven.',
        en: 'You can ask us not to pass on your address and other data to, for example, churches, foundations and private persons. It is free, and you need not give a reason.',
        de: 'Sie können uns bitten, Ihre Adresse und andere Daten nicht weiterzugeben, etwa an Kirchen, Stiftungen und Privatpersonen. Das ist kostenlos, einen Grund müssen Sie nicht nennen.',
        da: 'Du kan bede os om ikke at give din adresse og andre oplysninger videre til for eksempel kirker, fonde og private. Det er gratis, og du skal ikke begrunde det.',
      },
      audience: {
        nl: 'Iedereen vanaf 16 jaar die in Polderdam staat ingeschreven. Voor jongere kinderen vraagt een ouder het.',
        en: 'Everybody aged 16 or over who is registered in Polderdam. A parent asks for younger children.',
        de: 'Alle ab 16 Jahren, die in Polderdam gemeldet sind. Für jüngere Kinder fragt ein Elternteil.',
        da: 'Alle fra 16 år, der er registreret i Polderdam. For yngre børn spørger en forælder.',
      },
      bring: {
        nl: 'Een geldig legitimatiebewijs, ook van uw kind als u het voor uw kind vraagt. Online volstaat DigiD.',
        en: 'A valid proof of identity, your child’s as well if you ask for your child. Online, DigiD is enough.',
        de: 'Einen gültigen Ausweis, auch den Ihres Kindes, wenn Sie für Ihr Kind fragen. Online genügt DigiD.',
        da: 'Gyldig legitimation, også barnets, hvis du spørger for dit barn. På nettet er DigiD nok.',
      },
      procedure: {
        nl: '- Vraag geheimhouding aan: online, per brief of bij het loket.\n- Binnen vijf werkdagen staat zij in de basisregistratie.\n- U krijgt een bevestiging. Na een verhuizing blijft de geheimhouding gelden.\n\nIntrekken kan altijd, op dezelfde manier.',
        en: '- Ask for confidentiality: online, by letter or at the counter.\n- We put it into the register within five working days.\n- You get a confirmation. It goes on after you move.\n\nYou can withdraw it at any time, in the same way.',
        de: '- Beantragen Sie die Sperre: online, per Brief oder am Schalter.\n- Wir tragen sie innerhalb von fünf Werktagen in das Melderegister ein.\n- Sie erhalten eine Bestätigung. Nach einem Umzug gilt die Sperre weiter.\n\nAufheben lassen können Sie sie jederzeit auf demselben Weg.',
        da: '- Bed om beskyttelse: på nettet, i et brev eller i borgerservice.\n- Vi skriver det i folkeregistret inden for fem hverdage.\n- Du får en bekræftelse. Beskyttelsen gælder også, når du flytter.\n\nDu kan altid ophæve den på samme måde.',
      },
      cost: { nl: 'Gratis.', en: 'Free.', de: 'Kostenlos.', da: 'Gratis.' },
      exceptions: {
        nl: 'Overheden, pensioenfondsen en bijvoorbeeld deurwaarders krijgen uw gegevens nog wel als zij die voor hun wettelijke taak nodig hebben. Wordt u bedreigd, zeg dat dan: we kijken samen wat er meer nodig is.',
        en: 'Authorities, pension funds and, for example, bailiffs still get your data where their duties by law require it. If you are being threatened, tell us: we see together what else is needed.',
        de: 'Behörden, Pensionskassen und zum Beispiel Gerichtsvollzieher erhalten Ihre Daten weiterhin, wenn sie sie für gesetzliche Aufgaben brauchen. Werden Sie bedroht, sagen Sie es: Wir überlegen gemeinsam, was noch nötig ist.',
        da: 'Myndigheder, pensionskasser og for eksempel fogeder får stadig dine oplysninger, når loven kræver det af dem. Bliver du truet, så sig det: Så finder vi sammen ud af, hvad der ellers skal til.',
      },
      legalBasis: {
        nl: 'Wet basisregistratie personen, artikel 2.59.',
        en: 'Personal Records Database Act (Wet basisregistratie personen), article 2.59.',
        de: 'Gesetz über das Personenregister (Wet basisregistratie personen), Artikel 2.59.',
        da: 'Lov om folkeregistret (Wet basisregistratie personen), artikel 2.59.',
      },
    },
  },
  {
    slug: 'wrong-registration',
    intents: ['wrong-registration'],
    owner: 'Burgerzaken',
    themes: ['moving'],
    audiences: ['citizen', 'business'],
    texts: {
      name: {
        nl: 'Onjuiste inschrijving of fout in uw gegevens',
        en: 'Wrong registration or a mistake in your data',
        de: 'Falsche Meldung oder Fehler in Ihren Daten',
        da: 'Forkert registrering eller fejl i dine oplysninger',
      },
      summary: {
        nl: 'Staat er iemand op uw adres ingeschreven die er niet woont, meld het ons. Wij onderzoeken het en schrijven die persoon zo nodig uit. Een fout in uw eigen gegevens verbeteren we gratis.',
        en: 'If somebody is registered at your address who does not live there, tell us. We look into it and remove that person from the address if need be. A mistake in your own data we correct free of charge.',
        de: 'Ist an Ihrer Adresse jemand gemeldet, der dort nicht wohnt, sagen Sie es uns. Wir prüfen das und melden die Person nötigenfalls ab. Einen Fehler in Ihren eigenen Daten berichtigen wir kostenlos.',
        da: 'Står der nogen registreret på din adresse, som ikke bor der, så sig det til os. Vi undersøger det og fjerner om nødvendigt personen fra adressen. Fejl i dine egne oplysninger retter vi gratis.',
      },
      audience: {
        nl: 'Bewoners, eigenaren en verhuurders van een woning in Polderdam.',
        en: 'Residents, owners and landlords of a home in Polderdam.',
        de: 'Bewohner, Eigentümer und Vermieter einer Wohnung in Polderdam.',
        da: 'Beboere, ejere og udlejere af en bolig i Polderdam.',
      },
      bring: {
        nl: '- uw legitimatiebewijs\n- uw huurcontract of eigendomsbewijs\n- bij een fout: het document waaruit de juiste gegevens blijken, zoals een geboorteakte',
        en: '- your proof of identity\n- your rental contract or proof of ownership\n- for a mistake: the document that shows the right data, such as a birth certificate',
        de: '- Ihren Ausweis\n- Ihren Mietvertrag oder Eigentumsnachweis\n- bei einem Fehler: das Dokument mit den richtigen Angaben, etwa eine Geburtsurkunde',
        da: '- din legitimation\n- din lejekontrakt eller dit skøde\n- ved en fejl: det dokument, der viser de rigtige oplysninger, for eksempel en fødselsattest',
      },
      procedure: {
        nl: '- Meld het online, bij het loket of bij ons klantcontactcentrum.\n- Binnen vijf werkdagen schrijven we de ingeschreven persoon aan; soms komen we langs.\n- Een onderzoek duurt zes tot tien weken. U hoort de uitkomst.\n- Over een fout in uw gegevens beslissen we binnen vier weken.\n\nPost voor een ander? Zet er “woont hier niet” op en doe die terug in de brievenbus.',
        en: '- Tell us online, at the counter or through our contact centre.\n- We write to the registered person within five working days; sometimes we call at the house.\n- It takes six to ten weeks. You hear what came of it.\n- On a mistake in your data we decide within four weeks.\n\nMail for somebody else? Write “does not live here” on it and post it again.',
        de: '- Melden Sie es online, am Schalter oder bei unserem Bürgerservice.\n- Innerhalb von fünf Werktagen schreiben wir die gemeldete Person an; manchmal kommen wir vorbei.\n- Die Prüfung dauert sechs bis zehn Wochen. Sie erfahren das Ergebnis.\n- Über einen Fehler in Ihren Daten entscheiden wir innerhalb von vier Wochen.\n\nPost für jemand anderen? Schreiben Sie „wohnt hier nicht“ darauf und werfen Sie sie wieder ein.',
        da: '- Meld det på nettet, i borgerservice eller til vores kontaktcenter.\n- Inden for fem hverdage skriver vi til den registrerede person; nogle gange kommer vi forbi.\n- Undersøgelsen tager seks til ti uger. Du får at vide, hvad den viste.\n- En fejl i dine oplysninger afgør vi inden for fire uger.\n\nPost til en anden? Skriv »bor her ikke« på den, og læg den i postkassen igen.',
      },
      cost: {
        nl: 'Melden is gratis. Wie zelf een verkeerd adres opgeeft, kan een boete krijgen van ten hoogste € 325.',
        en: 'Reporting is free. Whoever gives a wrong address can be fined up to € 325.',
        de: 'Die Meldung ist kostenlos. Wer selbst eine falsche Adresse angibt, muss mit einem Bußgeld bis 325 € rechnen.',
        da: 'Det er gratis at melde det. Den, der selv opgiver en forkert adresse, kan få en bøde på op til 325 €.',
      },
      legalBasis: {
        nl: 'Wet basisregistratie personen.',
        en: 'Personal Records Database Act (Wet basisregistratie personen).',
        de: 'Gesetz über das Personenregister (Wet basisregistratie personen).',
        da: 'Lov om folkeregistret (Wet basisregistratie personen).',
      },
    },
  },
  {
    slug: 'becoming-dutch',
    intents: ['naturalisation'],
    owner: 'Burgerzaken',
    themes: ['documents', 'moving'],
    audiences: ['citizen'],
    texts: {
      name: {
        nl: 'Nederlander worden',
        en: 'Become a Dutch citizen',
        de: 'Niederländische Staatsangehörigkeit erwerben',
        da: 'Bliv nederlandsk statsborger',
      },
      summary: {
        nl: 'Woont u vijf jaar met een verblijfsvergunning in Nederland en bent u ingeburgerd, dan kunt u bij ons naturalisatie aanvragen. De IND beslist binnen een jaar.',
        en: 'If you have lived in the Netherlands for five years with a residence permit and have passed the integration exam, you can apply to us for naturalisation. The IND decides within a year.',
        de: 'Leben Sie seit fünf Jahren mit Aufenthaltserlaubnis in den Niederlanden und haben Sie die Integrationsprüfung bestanden, können Sie bei uns die Einbürgerung beantragen. Die IND entscheidet innerhalb eines Jahres.',
        da: 'Har du boet fem år i Nederlandene med opholdstilladelse og bestået integrationsprøven, kan du søge om statsborgerskab hos os. IND afgør sagen inden for et år.',
      },
      audience: {
        nl: 'Inwoners van Polderdam vanaf 18 jaar zonder de Nederlandse nationaliteit. Kinderen kunnen met u mee.',
        en: 'Residents of Polderdam aged 18 or over who are not Dutch nationals. Children can be included.',
        de: 'Einwohnerinnen und Einwohner ab 18 Jahren ohne niederländische Staatsangehörigkeit. Kinder können einbezogen werden.',
        da: 'Beboere i Polderdam fra 18 år uden nederlandsk statsborgerskab. Børn kan komme med på ansøgningen.',
      },
      bring: {
        nl: '- uw geldige paspoort en verblijfsvergunning\n- uw geboorteakte, gelegaliseerd en zo nodig vertaald\n- uw inburgeringsdiploma of het bewijs dat u het niet hoeft te halen',
        en: '- your valid passport and residence permit\n- your birth certificate, legalised and translated if need be\n- your integration diploma, or proof that you are exempt',
        de: '- Ihren gültigen Pass und Ihre Aufenthaltserlaubnis\n- Ihre Geburtsurkunde, legalisiert und nötigenfalls übersetzt\n- Ihr Integrationsdiplom oder den Nachweis, dass Sie es nicht brauchen',
        da: '- dit gyldige pas og din opholdstilladelse\n- din fødselsattest, legaliseret og om nødvendigt oversat\n- dit integrationsbevis eller bevis for, at du er fritaget',
      },
      procedure: {
        nl: '- Maak een afspraak voor een gesprek; we bekijken of u aan de voorwaarden voldoet.\n- Lever alle papieren in en betaal.\n- Bij een positief besluit nodigen we u uit voor de ceremonie in het stadhuis. Daar legt u de verklaring van verbondenheid af; pas dan bent u Nederlander.',
        en: '- Make an appointment for a talk; we see whether you meet the conditions.\n- Hand in all papers and pay.\n- If the answer is yes, we invite you to the ceremony at the town hall. There you make the declaration of solidarity; only then are you Dutch.',
        de: '- Vereinbaren Sie ein Gespräch; wir prüfen, ob Sie die Bedingungen erfüllen.\n- Reichen Sie alle Unterlagen ein und bezahlen Sie.\n- Bei einem Ja laden wir Sie zur Feier im Rathaus ein. Dort geben Sie die Erklärung der Verbundenheit ab; erst dann haben Sie die Staatsangehörigkeit.',
        da: '- Bestil en samtale; vi ser på, om du opfylder betingelserne.\n- Aflever alle papirer, og betal.\n- Siger de ja, inviterer vi dig til ceremonien på rådhuset. Her afgiver du erklæringen om samhørighed; først da er du statsborger.',
      },
      cost: {
        nl: 'Ongeveer € 1.090 voor één persoon en € 1.390 voor u en uw partner samen.',
        en: 'About € 1,090 for one person, and € 1,390 for you and your partner together.',
        de: 'Ungefähr 1.090 € für eine Person und 1.390 € für Sie und Ihre Partnerin oder Ihren Partner zusammen.',
        da: 'Omkring 1.090 € for én person og 1.390 € for dig og din partner sammen.',
      },
      exceptions: {
        nl: 'Bent u hier geboren, of woont u hier al sinds uw vierde jaar, dan kan het vaak sneller en goedkoper met een optieverklaring. Meestal doet u afstand van uw andere nationaliteit.',
        en: 'If you were born here or have lived here since you were four, the option procedure is often quicker and cheaper. You usually give up your other nationality.',
        de: 'Sind Sie hier geboren oder leben Sie hier seit Ihrem vierten Lebensjahr, geht es oft schneller und günstiger mit einer Optionserklärung. Meist geben Sie Ihre andere Staatsangehörigkeit auf.',
        da: 'Er du født her, eller har du boet her, siden du var fire år, kan en optionserklæring ofte gøre det hurtigere og billigere. Som regel opgiver du dit andet statsborgerskab.',
      },
      legalBasis: {
        nl: 'Rijkswet op het Nederlanderschap.',
        en: 'Netherlands Nationality Act (Rijkswet op het Nederlanderschap).',
        de: 'Staatsangehörigkeitsgesetz (Rijkswet op het Nederlanderschap).',
        da: 'Lov om statsborgerskab (Rijkswet op het Nederlanderschap).',
      },
    },
  },
];
