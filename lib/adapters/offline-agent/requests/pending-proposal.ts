import { unkeptWordsOf } from "@/lib/core/memory/kept-receipt";
import type { Utterance } from "../utterance";
import type { Proposal, Request } from "./request";

/** Opens a question whether something shall be remembered; what follows up to the question mark is the proposal. */
export const rememberQuestion = "Shall I remember that ";
/** Opens a question which of several memories shall be forgotten. */
export const forgetQuestion = "Which shall I forget?";
/** Asks whether the one memory named before shall be forgotten. */
export const forgetOneQuestion = "Shall I forget that?";
/** Asks before the whole store is emptied. */
export const forgetEverythingQuestion = "Shall I really forget everything I know about you?";

const yes =
  /^(?:yes|yes please|yeah|yep|yup|sure|ok(?:ay)?|please do|do it|do that|go ahead|correct|right|exactly|of course|absolutely|definitely|please|ja|affirmative|i do|that is right|yes,? (?:do|go ahead|please do|remember (?:it|that)|forget (?:it|them|that|everything)))(?:,? (?:please|thanks|thank you|do))*$/iu;
const no =
  /^(?:no|nope|nah|no thanks|no thank you|do not|please do not|never ?mind|not now|rather not|cancel|stop|none|none of them|neither|no,? (?:do not|leave it|thanks|thank you))(?:,? (?:please|thanks|thank you))*$/iu;
const keep =
  /^(?:(?:yes|please|ok(?:ay)?|no|but)[,!.]? )*(?:keep|remember|save|store|note) (?:that|it|this|them|those|both|everything|all(?: of (?:it|that|them))?|the rest)(?: too| as well| please| for me)*$/iu;
const ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth".split(" ");
const memoryIdPattern = /\[(mem_[\p{L}\p{N}_-]+)\]/gu;

/** What the assistant's last message asked, or null. It is all there is to know: no state is kept between calls. */
export function pendingProposal(earlier: readonly Utterance[]): Proposal | null {
  const last = earlier.at(-1);
  if (last?.author !== "assistant") return null;
  if (last.text.includes(forgetEverythingQuestion)) return { kind: "forget-everything" };
  if (last.text.includes(forgetOneQuestion)) return { kind: "forget", memoryIds: idsIn(last.text).slice(-1) };
  if (last.text.includes(forgetQuestion)) {
    return { kind: "forget", memoryIds: idsIn(last.text.slice(last.text.indexOf(forgetQuestion))) };
  }
  const start = last.text.lastIndexOf(rememberQuestion);
  const statements = start < 0 ? "" : last.text.slice(start + rememberQuestion.length).replace(/\?.*$/su, "");
  if (statements !== "") return { kind: "remember", statements };
  const words = unkeptWordsOf(last.text);
  return words.length > 0 ? { kind: "keep-words", words } : null;
}

/** Reads an answer to the proposal; null when the person speaks of something else. */
export function readChoice(
  text: string,
  proposal: Proposal,
): Extract<Request, { kind: "accept" | "decline" | "choose" }> | null {
  if (proposal.kind === "keep-words") return keep.test(text) ? { kind: "accept", proposal } : null;
  if (no.test(text)) return { kind: "decline", proposal };
  if (proposal.kind !== "forget") return yes.test(text) ? { kind: "accept", proposal } : null;
  const memoryIds = chosenIds(text, proposal.memoryIds);
  return memoryIds.length > 0 ? { kind: "choose", memoryIds } : null;
}

function idsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(memoryIdPattern)].flatMap((match) => match[1] ?? []))];
}

function chosenIds(text: string, listed: readonly string[]): readonly string[] {
  const words = text.toLowerCase();
  const isAll =
    /^(?:all|both|everything|yes,? (?:all|both)|all of (?:them|these)|both of them|all (?:two|three|four|five))(?: please)?$/iu.test(
      text,
    );
  if (isAll || (listed.length === 1 && yes.test(text))) return listed;
  if (text.split(" ").length > 8) return [];
  const named = listed.filter((memoryId) => words.includes(memoryId.toLowerCase()));
  if (named.length > 0) return named;
  const picked = listed.filter((_, index) =>
    new RegExp(`\\b(?:${index + 1}|${ordinals[index] ?? index + 1})\\b`, "u").test(words),
  );
  return /\blast\b/u.test(words) ? [...picked, ...listed.slice(-1)] : picked;
}
