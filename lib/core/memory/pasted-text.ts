import type { PastedSpan } from "../text/pasted-spans";

/** A stretch of a message that was not typed by the person, in UTF-16 units, and how that shows. */
export interface PastedStretch {
  readonly start: number;
  readonly end: number;
  readonly mark: "code" | "quoted-lines" | "mail" | "announced" | "markup" | "long-text";
}

/** Nobody types this much into a chat: a longer message counts as pasted as a whole. */
const typedAtMost = 4_000;

/** A paragraph of this length without a word about oneself, in a long message, reads like a text by others. */
const longParagraph = 300;
const longMessage = 600;

const fence = /^\s*(?:```|~~~|"""|''')/u;
const quotedLine = /^\s*(?:>|\|)/u;
const mailHead =
  /^\s*(?:(?:from|to|cc|subject|sent|reply-to|von|betreff)\s*:\s.*|-{2,}\s*(?:original|forwarded) message.*|begin forwarded message:?|on .{4,60} wrote:)\s*$/iu;
const announcement =
  /\b(?:wrote|writes|posted|pasted|copied|text|mail|email|e-mail|message|letter|article|post|page|website|document|doc|profile|cv|résumé|transcript|excerpt|quote|paragraph|said|says|reads|summari[sz]e this|translate this)\b[^.!?:\n]{0,40}:\s*$/iu;
/** Role marks of chat formats, tags and hidden comments: text that wants to be read as something else than a message. */
const markup =
  /<\|[\w ]+\|>|\[\/?INST\]|<\/?(?:system|assistant|user|instructions?|script|iframe|img|important|html|body|div|p)\b[^>]*>|<!--|^\s*(?:system|assistant|developer)\s*:|^#{2,}\s*(?:system|instructions?)\b/imu;
const aboutOneself = /\b(?:i|i'm|i’m|i've|i’ve|i'd|i’d|my|me|mine|we|our|us)\b/iu;

/**
 * Finds what was pasted into a message: code, quoted lines, mails, what follows "here is the text:", role marks and markup, and long text that
 * speaks of nobody here. Decides by form alone, so that a hostile text cannot argue its way out. Stretches are in order and do not overlap.
 */
export function pastedStretches(message: string): readonly PastedStretch[] {
  if (message.length > typedAtMost) return [{ start: 0, end: message.length, mark: "long-text" }];
  const found: PastedStretch[] = [];
  const markOf = createLineReader(message);
  let place = 0;
  for (const line of message.split("\n")) {
    const [start, end] = [place, place + line.length];
    place = end + 1;
    const mark = markOf(line);
    const last = found.at(-1);
    if (mark === null || end === start) continue;
    if (last?.mark === mark && message.slice(last.end, start).trim() === "")
      found[found.length - 1] = { ...last, end };
    else found.push({ start, end, mark });
  }
  return found.filter(({ start, end }) => message.slice(start, end).trim() !== "");
}

/** Reads line by line: a fence, a mail's head and an announcement say something about the lines below. */
function createLineReader(message: string): (line: string) => PastedStretch["mark"] | null {
  let below: PastedStretch["mark"] | null = null;
  let isFenced = false;
  return (line) => {
    const isFence = fence.test(line);
    if (isFence) isFenced = !isFenced;
    if (isFence || isFenced) return "code";
    if (below !== null) return below;
    if (mailHead.test(line)) below = "mail";
    if (below !== null) return below;
    if (announcement.test(line)) below = "announced";
    return markOfLine(line, message);
  };
}

function markOfLine(line: string, message: string): PastedStretch["mark"] | null {
  if (quotedLine.test(line)) return "quoted-lines";
  if (markup.test(line)) return "markup";
  return isForeignParagraph(line, message) ? "long-text" : null;
}

function isForeignParagraph(line: string, message: string): boolean {
  return message.length > longMessage && line.length >= longParagraph && !aboutOneself.test(line);
}

/** True when a place of a message lies in pasted text, as a whole or in part. */
export function isPasted(
  stretches: readonly PastedSpan[],
  place: { readonly start: number; readonly end: number },
): boolean {
  return stretches.some(({ start, end }) => start < place.end && place.start < end);
}
