import { sameTextKey } from "../../text/same-text";
import { collectParts, type FoundMemory, type FoundRest, leave } from "./collect-parts";
import { type JsonObject, listOf, objectOf, objectsOf, textOf } from "./json-value";
import { partsOfText } from "./read-text";
import type { TransferFile, TransferProblem } from "./transfer-entry";

/** True for the value of `conversations.json`, or of one conversation of it. */
export function isChatGptExport(values: readonly unknown[]): boolean {
  return values.some((value) => objectOf(objectOf(value)?.mapping) !== null);
}

/** Something that ChatGPT saved, or was told to forget, or a text that the person wrote for it. */
interface Saved {
  readonly kind: "memory" | "forget" | "custom-instructions";
  readonly content: string;
  readonly createdAt: string | number | null;
}

/**
 * Reads the memories out of ChatGPT's data export: what it sent to its memory tool (`recipient: "bio"`), and the lists of memories that were
 * put into conversations (`model_set_context`). A memory that is in both, or in several conversations, is taken once; one that it was told to
 * forget later is left out, with the telling.
 */
export function readChatGpt(values: readonly unknown[]): TransferFile | TransferProblem {
  const messages = values.flatMap(messagesOf);
  const saved = inOrder(messages.flatMap(savedIn));
  if (saved.length === 0) {
    return {
      problem: `The file holds ${values.length === 1 ? "a conversation" : `${values.length.toLocaleString("en")} conversations`} with ChatGPT, but no memory that it saved. In ChatGPT, open Settings → Personalization → Manage memories, copy the list into a text file and import that.`,
    };
  }
  const parts = collectParts("chatgpt");
  const forgotten = findForgotten(saved);
  const seen = new Set<string>();
  let repeats = 0;
  saved.forEach((one, index) => {
    const key = `${one.kind} ${sameTextKey(one.content)}`;
    if (seen.has(key)) repeats += 1;
    else parts.add(partOf(one, forgotten.get(index)));
    seen.add(key);
  });
  if (repeats > 0)
    parts.note(
      `${repeats.toLocaleString("en")} ${repeats === 1 ? "repeat" : "repeats"} of the same text in other places of the file: each is taken once.`,
    );
  const rest = messages.length - messages.filter((message) => savedIn(message).length > 0).length;
  parts.note(
    `ChatGPT's export keeps every memory it ever wrote, also those that you deleted there since. The conversations themselves are not imported: ${rest.toLocaleString("en")} messages in ${values.length.toLocaleString("en")}.`,
  );
  return parts.file();
}

function partOf(one: Saved, forgotten: Forgotten | undefined): FoundMemory | FoundRest {
  const { kind, content, createdAt } = one;
  if (kind === "custom-instructions")
    return leave("Custom instructions: they tell ChatGPT how to answer and are no memory.", content);
  if (kind === "forget") {
    const which =
      forgotten === "unknown"
        ? "Which memory it meant cannot be told: look for it among the others."
        : "The memory it names is left out too.";
    return leave(`ChatGPT was told to forget this. ${which}`, content);
  }
  if (forgotten) return leave("ChatGPT was told to forget this later.", content);
  return { content, metadata: { importedFrom: "ChatGPT" }, createdAt };
}

function messagesOf(conversation: unknown): readonly JsonObject[] {
  const mapping = objectOf(objectOf(conversation)?.mapping);
  return objectsOf(objectsOf(Object.values(mapping ?? {})).map((node) => node.message));
}

function savedIn(message: JsonObject): readonly Saved[] {
  const content = objectOf(message.content);
  if (content === null) return [];
  const createdAt = typeof message.create_time === "number" ? message.create_time : null;
  if (message.recipient === "bio") {
    const texts = listOf(content.parts).filter((part) => typeof part === "string");
    const text = texts.length > 0 ? texts.join("\n") : (textOf(content.text) ?? "");
    if (text.trim() === "") return [];
    return [{ kind: isForgetting(text) ? "forget" : "memory", content: text, createdAt }];
  }
  const instructions = [content.user_profile, content.user_instructions]
    .flatMap((text) => textOf(text) ?? [])
    .filter((text) => text.trim() !== "")
    .map((text) => ({ kind: "custom-instructions", content: text, createdAt }) as const);
  return [...listedIn(textOf(content.model_set_context) ?? "", createdAt), ...instructions];
}

/** "1. [2025-05-02]. The user …" up to the next number: an item may hold a list of its own. */
function listedIn(context: string, createdAt: number | null): readonly Saved[] {
  if (context.trim() === "") return [];
  const marks = [...context.matchAll(/^[ \t]*\d{1,5}\.[ \t]+\[(\d{4}-\d{2}-\d{2})\]\.?[ \t]+/gm)];
  if (marks.length > 0)
    return marks.map((mark, index) => ({
      kind: "memory",
      content: context.slice(mark.index + mark[0].length, marks[index + 1]?.index ?? context.length).trim(),
      createdAt: mark[1] ?? createdAt,
    }));
  return partsOfText(context, collectParts("text"), {}).map((part) => ({
    kind: "memory",
    content: "reason" in part ? part.text : part.content,
    createdAt: ("reason" in part ? null : textOf(part.createdAt)) ?? createdAt,
  }));
}

/** By time where it is known; what has none keeps its place. */
function inOrder(saved: readonly Saved[]): readonly Saved[] {
  return saved.toSorted((one, other) =>
    typeof one.createdAt === "number" && typeof other.createdAt === "number"
      ? one.createdAt - other.createdAt
      : 0,
  );
}

const forgetting =
  /^\s*(?:please\s+)?(?:forget|delete|remove|vergiss|vergessen|lösche|oublie[rz]?|olvida|borra|dimentica|esquece|esqueça|zapomnij|vergeet|glöm|забудь|忘记|忘記|忘れ|잊)(?![\p{L}\p{N}]*ful)/iu;

function isForgetting(text: string): boolean {
  return forgetting.test(text);
}

/** Whether a telling to forget names a memory of the file. */
type Forgotten = "by-name" | "unknown";

/** Words that carry nothing of what is to be forgotten. */
const emptyWords = new Set(
  "forget delete remove please that the a an user users user's is are was has have memory memories about of".split(
    " ",
  ),
);

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{M}\p{N}'’+#-]+/gu) ?? [];
  return new Set(words.filter((word) => !emptyWords.has(word)));
}

/** The places of what was forgotten, and of the tellings; `unknown` marks a telling that names no memory of the file. */
function findForgotten(saved: readonly Saved[]): ReadonlyMap<number, Forgotten> {
  const forgotten = new Map<number, Forgotten>();
  saved.forEach((telling, place) => {
    if (telling.kind !== "forget") return;
    const told = wordsOf(telling.content);
    const meant = saved.flatMap((one, index) => {
      const isEarlier = index < place || typeof one.createdAt === "string";
      return one.kind === "memory" && isEarlier && isInside(wordsOf(one.content), told) ? [index] : [];
    });
    for (const index of meant) forgotten.set(index, "by-name");
    forgotten.set(place, meant.length > 0 ? "by-name" : "unknown");
  });
  return forgotten;
}

function isInside(words: ReadonlySet<string>, told: ReadonlySet<string>): boolean {
  return words.size > 0 && [...words].every((word) => told.has(word));
}
