import { type MemoryReading, readMemory } from "../extract-facts/read-memory";
import { type DayRange, dayRange, daysOf, overlap } from "../grammar/day-range";
import { capitalised } from "../grammar/grammatical-person";
import { cited } from "../phrases/cite";
import type { ConversationView } from "../read-prompt";
import { answer, call, type Reply } from "../reply";
import { foundMemories } from "../visible-memories";
import { personNames } from "./person-name";
import { everythingTopK, searchForDates } from "./search-queries";

/** A dated thing: when it is, or null for a reminder without a day. */
interface DatedMemory {
  readonly reading: MemoryReading;
  readonly days: DayRange | null;
}

/** "What's coming up?": what has a date in the days asked about, soonest first. What is past is not coming up. */
export function planAgenda(view: ConversationView, days: string, today: Date): Reply {
  const searches = view.steps.filter(({ operation }) => operation === "RETRIEVE");
  if (searches.length === 0 && view.operations.has("RETRIEVE")) return call(...searchForDates);
  const refused = searches[0]?.outcome.rejected;
  if (refused) return answer(`I could not look into my memory: ${refused.reason || refused.code}`);
  const found = foundMemories(view.steps, view.memories);
  const names = personNames(view, [], found, today);
  const range = dayRange(days === "next" ? "" : days, today);
  const dated = found.map((memory) => datedMemory(readMemory(memory, names, today)));
  const coming = dated.flatMap((one) => (one ? [one] : [])).filter((one) => isWithin(one, range));
  const soonestFirst = coming.sort((left, right) => timeOf(left) - timeOf(right));
  const [first] = soonestFirst;
  if (!first)
    return answer(
      `I have no memory of anything ${days === "" || days === "next" ? "coming up" : days.trim()}. Say “remind me to … on …”, and I list it when you ask.`,
    );
  if (days === "next") return answer(`Next:\n${lineOf(first)}`);
  const more = found.length >= everythingTopK ? "\nThere may be more; ask me about a day." : "";
  return answer(
    `Coming up${days === "" ? "" : ` ${days.trim()}`}:\n${soonestFirst.map(lineOf).join("\n")}${more}`,
  );
}

function datedMemory(reading: MemoryReading): DatedMemory | null {
  const event = reading.facts.find(({ slot }) => slot === "event");
  if (!event) return null;
  return { reading, days: daysOf(event.details.date ?? "") };
}

/** Without a day it belongs to no day, but it is still to come. */
function isWithin({ days }: DatedMemory, range: DayRange): boolean {
  return days === null ? range.last === null : overlap(days, range);
}

function timeOf({ days }: DatedMemory): number {
  return days?.first.getTime() ?? Number.POSITIVE_INFINITY;
}

function lineOf({ reading }: DatedMemory): string {
  const told = reading.addressed.replace(/^You want to be reminded (?:to|of|about|that) /u, "");
  return `- ${cited(capitalised(told), reading.memory.memoryId)}`;
}
