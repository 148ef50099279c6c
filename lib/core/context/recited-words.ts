import { readJson } from "./without-memory";

/** Shorter answers are answers, whatever they are made of. */
const fewestWords = 6;
/** So much of an answer may be the app's words before it is nothing but them. */
const mostShare = 0.9;

/**
 * True for an answer that only says again what the app told the model in a result: why something was not done, and what to do next. What a result
 * says of memories does not count, because an answer is made of that.
 */
export function recitesWords(answer: string, results: readonly string[]): boolean {
  const words = wordsOf(answer);
  if (words.length < fewestWords) return false;
  return results.some((result) => {
    const told = new Set(wordsOf(toldIn(result)));
    return words.filter((word) => told.has(word)).length >= mostShare * words.length;
  });
}

/** The app's own sentences in a result, without what they quote. */
function toldIn(result: string): string {
  const read = readJson(result);
  if (typeof read !== "object" || read === null) return "";
  const { rejected, waiting, next } = read as Readonly<Record<string, unknown>>;
  const sentences = [reasonOf(rejected), reasonOf(waiting), typeof next === "string" ? next : ""];
  return `not done ${sentences.join(" ").replace(/“[^”]*”/gu, " ")}`;
}

function reasonOf(part: unknown): string {
  return typeof part === "object" && part !== null && "reason" in part ? String(part.reason) : "";
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
