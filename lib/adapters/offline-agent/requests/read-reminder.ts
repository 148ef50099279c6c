import { findDate } from "../grammar/absolute-dates";
import { politely, type Request } from "./request";

const asked = new RegExp(
  `^${politely}(?:remind me|(?:set|add|create|make|put|give me|i need|set me)(?: up| in)? (?:an? |another )?reminder(?: for me)?|(?:set|add|create) an? alarm)(?: please)?(?:\\s*[:,–—-]\\s*|\\s+)(.+)$`,
  "iu",
);
const doing = /^(?:to|that)\s/iu;
const whenFirst =
  /^((?:in|on|at|by|before|tomorrow|tonight|today|next|this|every)\b.*?),? (to|that|about) (.+)$/iu;
const notToForget = new RegExp(
  `^${politely}(?:do not|never) let me forget (?:about |that )?(to )?(.+)$`,
  "iu",
);
/** "Remind me what my wife is called" asks. */
const question = /^(?:again )?(?:what|where|when|who|which|how|why|if|whether|my)\b/iu;
/** Any day will do to see whether there is a date. */
const someDay = new Date(2000, 0, 1, 12);

/**
 * Reads "remind me to call the bank on Thursday" as what the person then says of themself: "I want to be reminded to …".
 * Null for questions such as "remind me what my wife is called".
 */
export function readReminder(text: string): Request | null {
  const [, deed, kept] = notToForget.exec(text) ?? [];
  if (kept) return reminder(`${deed ? "to" : "about"} ${kept}`);
  const rest = asked.exec(text)?.[1]?.trim();
  if (!rest || question.test(rest)) return null;
  const [, when, joint, thing] = whenFirst.exec(rest) ?? [];
  if (when && joint && thing) return reminder(`${joint} ${thing} ${when}`);
  if (doing.test(rest)) return reminder(rest);
  const about = /^(?:about|of|for)\s/iu.test(rest);
  if (about)
    return findDate(rest, someDay, "future") ? reminder(rest.replace(/^(?:of|for)\s/iu, "about ")) : null;
  return /^remind me\s/iu.test(text) ? null : reminder(`to ${rest}`);
}

function reminder(what: string): Request {
  return { kind: "remember", text: `I want to be reminded ${what}` };
}
