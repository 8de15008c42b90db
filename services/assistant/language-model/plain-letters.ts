/** Lower case without accents, letter for letter in the same place, so that places found in it hold. */
export const plainLetters = (text: string): string =>
  [...text]
    .map((letter) => {
      const plain = letter.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
      return plain.length === letter.length ? plain : letter;
    })
    .join('');
