/** Reaching the town: signing in. */
import type { DemoArticle } from './article.ts';

export const contactArticles: readonly DemoArticle[] = [
  {
    slug: 'signing-in',
    intents: ['digital-login'],
    owner: 'Klantcontactcentrum',
    themes: ['contact'],
    audiences: ['citizen', 'business'],
    texts: {
      name: {
        nl: 'Inloggen met DigiD of eHerkenning',
        en: 'Sign in with DigiD or eHerkenning',
        de: 'Anmelden mit DigiD oder eHerkenning',
        da: 'Log ind med DigiD eller eHerkenning',
      },
      summary: {
        nl: 'Op onze website logt u als inwoner in met DigiD en als bedrijf met eHerkenning. Lukt het niet, dan kan bijna alles ook aan het loket of via ons klantcontactcentrum.',
        en: 'On our website residents sign in with DigiD and businesses with eHerkenning. If it does not work, almost everything can also be done at the counter or through our contact centre.',
        de: 'Auf unserer Website melden Sie sich als Einwohner mit DigiD und als Betrieb mit eHerkenning an. Klappt es nicht, geht fast alles auch am Schalter oder über unseren Bürgerservice.',
        da: 'På vores hjemmeside logger beboere ind med DigiD og virksomheder med eHerkenning. Virker det ikke, kan næsten alt også klares i borgerservice eller gennem vores kontaktcenter.',
      },
      audience: {
        nl: 'Inwoners en ondernemers die online iets willen aanvragen of hun zaken willen zien.',
        en: 'Residents and businesses who want to apply for something online or see their cases.',
        de: 'Einwohner und Betriebe, die online etwas beantragen oder ihre Vorgänge sehen möchten.',
        da: 'Beboere og virksomheder, der vil søge om noget på nettet eller se deres sager.',
      },
      bring: {
        nl: '- uw gebruikersnaam en wachtwoord of de DigiD-app\n- een telefoon om de code te ontvangen\n- bij de hoogste zekerheid: uw paspoort, identiteitskaart of rijbewijs met chip',
        en: '- your user name and password or the DigiD app\n- a telephone to receive the code\n- for the highest security: your passport, identity card or driving licence with a chip',
        de: '- Ihren Benutzernamen und Ihr Passwort oder die DigiD-App\n- ein Telefon für den Code\n- bei höchster Sicherheit: Ihren Pass, Ausweis oder Führerschein mit Chip',
        da: '- dit brugernavn og din adgangskode eller DigiD-appen\n- en telefon til koden\n- til den højeste sikkerhed: pas, id-kort eller kørekort med chip',
      },
      procedure: {
        nl: '- Vraag DigiD aan bij Logius; de activeringscode komt binnen drie werkdagen per post.\n- Wachtwoord vergeten? Herstel het in de app of op de website van DigiD. Wij kunnen het niet zien.\n- Helpt dat niet, bel ons klantcontactcentrum en noem de foutmelding.\n\nIemand anders kan uw zaken regelen als u hem machtigt met DigiD Machtigen.',
        en: '- Apply to Logius for DigiD; the activation code comes by post within three working days.\n- Forgotten your password? Reset it in the app or on the DigiD website. We cannot see it.\n- If that does not help, call our contact centre and mention the error.\n\nSomebody else can act for you if you authorise them with DigiD Machtigen.',
        de: '- Beantragen Sie DigiD bei Logius; der Aktivierungscode kommt innerhalb von drei Werktagen mit der Post.\n- Passwort vergessen? Setzen Sie es in der App oder auf der Website von DigiD zurück. Wir können es nicht sehen.\n- Hilft das nicht, rufen Sie unseren Bürgerservice an und nennen Sie die Fehlermeldung.\n\nJemand anders kann für Sie handeln, wenn Sie ihn mit DigiD Machtigen bevollmächtigen.',
        da: '- Søg om DigiD hos Logius; aktiveringskoden kommer med posten inden for tre hverdage.\n- Glemt adgangskoden? Lav en ny i appen eller på DigiDs hjemmeside. Vi kan ikke se den.\n- Hjælper det ikke, så ring til vores kontaktcenter, og sig, hvad fejlmeldingen lyder.\n\nEn anden kan handle for dig, hvis du giver fuldmagt med DigiD Machtigen.',
      },
      cost: {
        nl: 'DigiD is gratis. Voor eHerkenning betaalt een bedrijf aan een erkende leverancier.',
        en: 'DigiD is free. For eHerkenning a business pays a recognised supplier.',
        de: 'DigiD ist kostenlos. Für eHerkenning zahlt ein Betrieb an einen anerkannten Anbieter.',
        da: 'DigiD er gratis. For eHerkenning betaler en virksomhed til en godkendt udbyder.',
      },
      exceptions: {
        nl: 'Uit een ander land van de Europese Unie logt u in met uw eigen erkende inlogmiddel. Wij vragen nooit om uw wachtwoord of code, ook niet door de telefoon.',
        en: 'From another country of the European Union you sign in with your own recognised identity. We never ask for your password or code, not by telephone either.',
        de: 'Aus einem anderen Land der Europäischen Union melden Sie sich mit Ihrem eigenen anerkannten Ausweis an. Wir fragen nie nach Passwort oder Code, auch nicht am Telefon.',
        da: 'Fra et andet EU-land logger du ind med dit eget godkendte id. Vi spørger aldrig om din adgangskode eller kode, heller ikke i telefonen.',
      },
    },
  },
];
