/** Longest message a person may send, in characters: about fifty pages. */
export const messageMaxCharacters = 200_000;
