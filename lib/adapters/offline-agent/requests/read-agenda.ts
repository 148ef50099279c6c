import type { Request } from "./request";

const opening =
  "^(?:(?:so|and|now|ok|okay|well|hey|hi|please|tell me|show me|remind me|can you tell me|do you know)[,:]? )*";
const things = "(?:plans?|reminders?|appointments?|events?|dates|meetings?|things? to do|to-?dos?|tasks?)";
const when = "((?:on|for|in|at|this|next|today|tomorrow|tonight|over|during|the|within|coming)\\b.*)?";
const questions: readonly RegExp[] = [
  `what is (?:coming up|next|planned|ahead|up next|due|scheduled)(?: for me)? ?${when}`,
  `what (?:do|have) I (?:have|got) (?:coming up|planned|scheduled|to do|on(?= |$)(?! my))? ?${when}`,
  `what have I (?:planned|scheduled) ?${when}`,
  `what (?:upcoming )?${things} (?:do I have|have I got|are there|are coming up) ?${when}`,
  `(?:what are|list|show|show me|give me|which are) (?:all )?(?:my|the) (?:next |upcoming |coming )?${things} ?${when}`,
  `(?:do I have|have I got|is there|are there) (?:anything|something|any|an?) ?(?:upcoming |other )?(?:${things})?(?: planned| coming up| scheduled| on)? ?${when}`,
  `(?:anything|any ${things}) (?:coming up|planned|scheduled)? ?${when}`,
  `(?:what is|what do I have|anything|is there anything) on my (?:calendar|agenda|schedule|list|plate) ?${when}`,
  `(?:show me |list )?my (?:agenda|calendar|schedule|reminders|to-?do list) ?${when}`,
  `am I (?:busy|free) ?${when}`,
].map((pattern) => new RegExp(`${opening}(?:${pattern})$`, "iu"));

const next = new RegExp(`${opening}(?:when is|what is|what is the date of) my next ${things}$`, "iu");

/** "Do I have a dog" has the form of such a question; without a day it is none. */
const needsTime = /\b(?:do I have|have I got|is there|are there|am I|what (?:do|have) I)\b/iu;
const namesPlans = new RegExp(`\\b(?:${things}|coming up|planned|scheduled|calendar|agenda)\\b`, "iu");

/** "What's coming up?", "Do I have anything on Thursday?": asks for the dated things, perhaps of some days only. */
export function readAgenda(text: string): Request | null {
  if (next.test(text)) return { kind: "agenda", days: "next" };
  for (const question of questions) {
    const match = question.exec(text);
    if (!match) continue;
    const days = match[1] ?? "";
    if (days === "" && needsTime.test(text) && !namesPlans.test(text)) return null;
    return { kind: "agenda", days };
  }
  return null;
}
