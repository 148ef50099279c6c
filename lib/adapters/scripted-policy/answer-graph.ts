import { readQuestion, readStatement } from "@/lib/core/episode/memops/read-sentences";
import { type Attribute, speaker } from "@/lib/core/episode/memops/world";
import { type ChatAnswer, type ChatRequest, wordsOf } from "./chat-request";

const relations: Readonly<Record<Attribute, string>> = {
  city: "lives_in",
  employer: "works_at",
  animal: "has_animal",
  drink: "prefers_drink",
  sport: "plays_sport",
};

/** Answers what Mem0's graph asks: entities of a text, relations between them, and which of the known ones are over. */
export function answerGraph(request: ChatRequest, tools: ReadonlySet<string>): ChatAnswer | null {
  const system = wordsOf(request.messages[0] ?? { role: "system", content: "" });
  const last = wordsOf(request.messages.at(-1) ?? { role: "user", content: "" });
  const call = (name: string, input: Readonly<Record<string, unknown>>): ChatAnswer => ({
    text: null,
    calls: [{ name, input }],
  });
  if (tools.has("extract_entities")) {
    const self = /then use (\S+) as the source entity/.exec(system)?.[1] ?? speaker;
    return call("extract_entities", { entities: entitiesOf(last.trim(), self) });
  }
  const userId =
    /user_id: (\S+?)[",\s]/.exec(system)?.[1] ?? /user_id: (\S+?)[",\s]/.exec(last)?.[1] ?? speaker;
  if (tools.has("establish_relationships")) {
    const [, text = ""] = /\n\nText: ([\s\S]*)$/.exec(last) ?? [];
    return call("establish_relationships", { entities: relationsOf(text.trim(), userId) });
  }
  if (tools.has("delete_graph_memory"))
    return {
      text: null,
      calls: overOf(last, userId).map((input) => ({ name: "delete_graph_memory", input })),
    };
  return null;
}

function nameOf(subject: string, self: string): string {
  return subject === speaker ? self : subject;
}

function entitiesOf(text: string, self: string): readonly Readonly<Record<string, string>>[] {
  const statement = readStatement(text);
  const question = statement ? null : readQuestion(text);
  const names = [
    ...(statement ? [nameOf(statement.subject, self), statement.value] : []),
    ...(question
      ? [question.subject === null ? question.holder?.value : nameOf(question.subject, self)]
      : []),
  ];
  return names.flatMap((entity) => (entity ? [{ entity, entity_type: "thing" }] : []));
}

function relationsOf(text: string, self: string): readonly Readonly<Record<string, string>>[] {
  const statement = readStatement(text);
  if (!statement?.value) return [];
  const { subject, attribute, value } = statement;
  return [{ source: nameOf(subject, self), relationship: relations[attribute], destination: value }];
}

/** The known relations of the same kind that the new text ends. */
function overOf(prompt: string, self: string): readonly Readonly<Record<string, string>>[] {
  const [, text = ""] = /New Information: ([\s\S]*)$/.exec(prompt) ?? [];
  const statement = readStatement(text.trim());
  if (!statement) return [];
  const source = nameOf(statement.subject, self).toLowerCase().replaceAll(" ", "_");
  const known = prompt.matchAll(/^(?:Here are the existing memories: )?(\S+) -- (\S+) -- (\S+) *$/gm);
  return [...known].flatMap(([, from = "", relationship = "", destination = ""]) => {
    const isSame = from === source && relationship === relations[statement.attribute];
    const isNew = destination === statement.value?.toLowerCase().replaceAll(" ", "_");
    return isSame && !isNew ? [{ source: from, relationship, destination }] : [];
  });
}
