import { findDate } from "../grammar/absolute-dates";
import type { Request } from "./request";

const meant =
  /^(?:(?:no|sorry|oops|actually|wait|ah|oh|argh|correction)[,:.!]? )*(?:I (?:meant|mean)(?: to (?:say|write))?|make that|correction[,:]?|rather[,:]?|I should have (?:said|written)) ([^,.;]{1,60})$/iu;
const insteadOf =
  /^(?:(?:[Nn]o|[Ss]orry|[Oo]ops|[Aa]ctually|[Ww]ait|[Cc]orrection)[,:.!]? )+(?:it is|that is|make it|it should be) (\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,3}|\d[\d ]*)$/u;
const replaced = /^(?:[Nn]o|[Oo]ops)[,:]? (\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,3}|\d[\d ]*)$/u;
const moving =
  "(?:moved|rescheduled|postponed|pushed|shifted|changed|brought forward|delayed|put off|switched)(?: back| forward)?";
const moved: readonly RegExp[] = [
  new RegExp(
    `^(?:I|we) (?:have |had to |just )*${moving} (?:my|our|the) (.+?)(?: from .+?)? (?:to|until|till) (.+)$`,
    "iu",
  ),
  new RegExp(
    `^((?:the|my|our) .+?) (?:has |have |just )*${moving} (?:my|our|the) (.+?)(?: from .+?)? (?:to|until|till) (.+)$`,
    "iu",
  ),
  new RegExp(
    `^(?:the|my|our) (.+?) (?:has been|have been|was|were|is|are|got|has|is now|will be) (?:${moving}|now)(?: from .+?)? (?:to|until|till|on|at) (.+)$`,
    "iu",
  ),
  /^(?:(?:please|can you|could you)[ ,]*)*(?:move|reschedule|postpone|push|shift|change) (?:my|our|the) (.+?)(?: from .+?)? (?:to|until|till) (.+)$/iu,
];
/** Any day will do to see whether there is a date. */
const someDay = new Date(2000, 0, 1, 12);

/** "Sorry, I meant Aalborg": corrects what was said just before. */
export function readAmendment(text: string): Request | null {
  const value = (meant.exec(text) ?? replaced.exec(text) ?? insteadOf.exec(text))?.[1]?.trim();
  return value && !/^(?:I(?! am\b)|my|we|our|that|it|you|what|no|yes)\b/iu.test(value)
    ? { kind: "amend", value }
    : null;
}

/** "The dentist moved my appointment to 4 December": a date that changes. */
export function readRescheduling(text: string): Request | null {
  for (const pattern of moved) {
    const parts = pattern.exec(text)?.slice(1) ?? [];
    const to = parts.at(-1);
    if (to && findDate(`on ${to}`, someDay, "future")?.hasDay)
      return { kind: "reschedule", thing: parts.slice(0, -1).join(" "), to };
  }
  return null;
}
