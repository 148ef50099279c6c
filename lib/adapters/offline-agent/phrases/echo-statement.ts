import { notKept } from "@/lib/core/memory/kept-receipt";
import { howToKeep } from "./receipt";

const lead =
  /^(?:(?:hi|hello|hey|well|so|ok(?:ay)?|and|but|oh|anyway|by the way|btw|also|now)[\s,!.]+)*(?:(?:let me|i want to|i would like to|i'd like to|i have to|i must|i need to|can i|may i|i wanted to) (?:just )?(?:tell you|talk(?: to you)?|say something|share(?: something)?|mention|chat) ?(?:about|on)?|guess what|you know what|did you know that|listen)?[\s:,!]*/iu;
const longestEcho = 320;

/**
 * Acknowledges what is said and not remembered, between quotation marks and word for word: the answer then belongs to the same subject
 * as the message, and a FILTER on the subject finds both.
 */
export function echoStatement(text: string, explains: boolean): string {
  const said = shortened(withoutLead(text).replace(/[\s.]+$/u, ""));
  if (!/\p{L}{2}/u.test(said)) return "All right.";
  if (/^(?:you|your)\b/iu.test(said) || /^\S+ \S+ you$/iu.test(said.replace(/[.!]+$/u, "")))
    return "I hear you.";
  return `Noted for this conversation, ${notKept}“${said.replace(/[“”]/gu, '"')}”.${explains ? howToKeep : ""}`;
}

/** The message without its "let me tell you about". */
export function withoutLead(text: string): string {
  return text.trim().replace(lead, "").replace(/\s+/g, " ").trim();
}

function shortened(text: string): string {
  if (text.length <= longestEcho) return text;
  return `${text.slice(0, longestEcho).replace(/\s+\S*$/u, "")}…`;
}
