/** Conversations that fill the form for large things, for tests. */
import type { Language } from '@polder/language';

/** A Thursday; the form takes Tuesdays and Fridays from Saturday on. */
export const scriptsToday = '2026-11-26';

/** What a person writes, and what is to be said to it, in order. */
type Script = readonly (readonly [string, ...RegExp[]])[];

export const bulkyWasteScripts: Readonly<Record<Language, Script>> = {
  nl: [
    ['ik wil mijn oude bank laten ophalen', /grofvuil|grote/i, /Genoteerd: bank/, /Op welke dag/],
    ['vrijdag 4 december', /Genoteerd: vrijdag 4 december 2026/, /postcode/],
    ['wat kost een paspoort?', /paspoort/i, /Nog even verder/],
    ['nee, de 11e', /Veranderd in: vrijdag 11 december 2026/, /postcode/],
    ['9712 ab', /Genoteerd: 9712 AB/, /Waar/],
    ['naast de voordeur', /Genoteerd: naast de voordeur/, /Klopt dit\?.*11 december/],
    ['ja', /aangevraagd/],
  ],
  en: [
    [
      'can you collect an old sofa and two chairs',
      /large|bulky/i,
      /Noted: sofa, chair/,
      /Which day|which day/,
    ],
    ['this monday', /We do not come on that day|too soon/, /day/],
    ['friday the 4th', /Noted: Friday.* 4 December|Noted: Friday, December 4/, /postcode/],
    ['how much is a passport?', /passport/i, /Back to the collection/],
    ['no, the 11th', /Changed to: Friday.*11/, /postcode/],
    ['9712AB', /Noted: 9712 AB/, /Where/],
    ['on the pavement', /Noted: on the pavement/, /11/],
    ['yes please', /requested|arranged|thank/i],
  ],
  de: [
    ['Sperrmüll abholen lassen: ein Sofa', /Sperrmüll/, /Notiert: Sofa/, /Tag/],
    ['am Freitag, den 4. Dezember', /Freitag, 4\. Dezember 2026/, /Postleitzahl/],
    ['was kostet ein Reisepass?', /pass/i, /Abholung|weiter/],
    ['nein, am 11.', /Freitag, 11\. Dezember 2026/, /Postleitzahl/],
    ['9712 AB', /9712 AB/, /Wo/],
    ['vor dem Haus', /vor dem Haus/, /11\. Dezember/],
    ['ja', /[Dd]ank/],
  ],
  da: [
    ['kan I hente en gammel sofa?', /storskrald/i, /Noteret: sofa/, /dag/],
    ['fredag den 4. december', /fredag den 4\. december 2026/, /postnummer/],
    ['hvad koster et pas?', /pas/i, /afhentning|tilbage/i],
    ['nej, den 11.', /fredag den 11\. december 2026/, /postnummer/],
    ['9712 AB', /9712 AB/, /Hvor/],
    ['ved hoveddøren', /ved hoveddøren/, /11\. december/],
    ['ja tak', /[Tt]ak/],
  ],
};
