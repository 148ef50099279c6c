import { capitalised, toSecondPerson } from "../grammar/grammatical-person";

const lead =
  /^(?:(?:hi|hello|hey|well|so|ok(?:ay)?|and|but|oh|anyway|by the way|btw|also|now)[\s,!.]+)*(?:(?:let me|i want to|i would like to|i'd like to|i have to|i must|i need to|can i|may i|i wanted to) (?:just )?(?:tell you|talk(?: to you)?|say something|share(?: something)?|mention|chat) ?(?:about|on)?|guess what|you know what|did you know that|listen)?[\s:,!]*/iu;
const longestEcho = 320;

/**
 * Acknowledges what is said without being worth remembering, in the person's own words: the answer then belongs to the same
 * subject as the message, and a FILTER on the subject finds both.
 */
export function echoStatement(text: string, isFirst: boolean): string {
  const told = shortened(withoutLead(text));
  const ending = isFirst ? " I keep that here, not in long-term memory." : "";
  if (/^(?:you|your)\b/iu.test(told) || /^\S+ \S+ you$/iu.test(told.replace(/[.!]+$/u, "")))
    return `I hear you.${ending}`;
  const echoed = told === "" ? "" : toSecondPerson(told).replace(/[\s.!…]+$/u, "");
  if (echoed === "") return "All right.";
  const opening = /^(?:You|Your)\b/u.test(capitalised(echoed)) ? "I hear you" : "Noted for this conversation";
  const words =
    /^(?:If|When|While|Maybe|Perhaps|The|A|An|It|This|That|These|We|There|You|Your|In|On|At|My|Our|Today|Yesterday|Last|They|He|She)\b/u.test(
      echoed,
    )
      ? echoed.charAt(0).toLowerCase() + echoed.slice(1)
      : echoed;
  return `${opening}: ${words}.${ending}`;
}

/** The message without its "let me tell you about". */
export function withoutLead(text: string): string {
  return text.trim().replace(lead, "").replace(/\s+/g, " ").trim();
}

function shortened(text: string): string {
  if (text.length <= longestEcho) return text;
  return `${text.slice(0, longestEcho).replace(/\s+\S*$/u, "")}…`;
}
