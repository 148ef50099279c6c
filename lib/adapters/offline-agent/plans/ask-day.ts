import { isQuestion } from "../extract-facts/gate";
import { findAmbiguousDate } from "../grammar/ambiguous-date";
import type { ConversationView } from "../read-prompt";
import { answer, type Reply } from "../reply";
import type { Request } from "../requests/request";

/** Opens a question which of two days is meant; the message that it is about is before it. */
const dayQuestion = "Which day do you mean by ";

const dated: ReadonlySet<Request["kind"]> = new Set(["converse", "remember", "reschedule", "amend"]);

/** Asks which day "04/05/2027" is, before anything of the message is kept; null where no date is in doubt. */
export function askDay({ request, hasPasted }: ConversationView, { kind }: Request): Reply | null {
  const found = dated.has(kind) && !hasPasted && !isQuestion(request) ? findAmbiguousDate(request) : null;
  if (!found) return null;
  const [dayFirst, monthFirst] = found.readings;
  return answer(
    `${dayQuestion}“${found.words}”: ${dayFirst} or ${monthFirst}? I keep “${request.trim()}” when I know.`,
  );
}

/** The message asked about with the day that the person chose in the place of its digits; null when nothing was asked, or not answered. */
export function withChosenDay(view: ConversationView): ConversationView | null {
  const [said, asked] = view.earlier.slice(-2);
  if (said?.author !== "person" || asked?.author !== "assistant" || !asked.text.startsWith(dayQuestion))
    return null;
  const found = findAmbiguousDate(said.text);
  const day = found ? chosen(view.request, found.readings) : null;
  if (!found || day === null) return null;
  const { index, words } = found;
  return {
    ...view,
    request: said.text.slice(0, index) + day + said.text.slice(index + words.length),
    earlier: view.earlier.slice(0, -2),
  };
}

function chosen(reply: string, [dayFirst, monthFirst]: readonly [string, string]): string | null {
  const text = reply
    .trim()
    .toLowerCase()
    .replace(/[\s.!]+$/u, "");
  if (/\b(?:day first|the first(?: one)?|european|british)\b/u.test(text)) return dayFirst;
  if (/\b(?:month first|the second(?: one)?|american)\b/u.test(text)) return monthFirst;
  const names = (day: string) => {
    const [number = "", month = ""] = day.toLowerCase().split(" ");
    const short = `${month.slice(0, 3)}\\p{L}*`;
    return new RegExp(
      `\\b(?:${number}(?:st|nd|rd|th)?(?: of)? ${short}|${short} (?:the )?${number}(?:st|nd|rd|th)?)\\b`,
      "u",
    ).test(text);
  };
  if (names(dayFirst)) return dayFirst;
  return names(monthFirst) ? monthFirst : null;
}
