import {
  collectParts,
  type FoundMemory,
  type FoundRest,
  leave,
  listNames,
  type PartCollector,
} from "./collect-parts";
import { type JsonObject, jsonText, listOf, objectOf, objectsOf, poisonOf, textOf } from "./json-value";
import type { TransferFile } from "./transfer-entry";

/** Names of entities that are the person whose memory it is. */
const ownNames = /^(?:default[_ ]?user|user|the user|me|myself|self|i)$/i;

const readFields: ReadonlySet<string> = new Set([
  "type",
  "name",
  "entityType",
  "observations",
  "from",
  "to",
  "relationType",
]);

/** The parts of a graph of the MCP memory server, which is one object or lines. */
export interface McpGraph {
  readonly parts: readonly unknown[];
  /** Fields of the object that hold neither entities nor relations. */
  readonly beside: readonly string[];
}

/** The graph in a value, or null. */
export function mcpGraph(value: unknown): McpGraph | null {
  const graph = objectOf(value);
  if (
    graph &&
    Array.isArray(graph.entities) &&
    (graph.relations === undefined || Array.isArray(graph.relations))
  ) {
    const beside = Object.keys(graph).filter((key) => key !== "entities" && key !== "relations");
    return { parts: [...graph.entities, ...listOf(graph.relations)], beside };
  }
  const parts = graph ? [graph] : listOf(value);
  const isGraph = objectsOf(parts).some((part) => isEntity(part) || isRelation(part));
  return isGraph ? { parts, beside: [] } : null;
}

function isEntity(part: JsonObject): boolean {
  return typeof part.name === "string" && Array.isArray(part.observations);
}

function isRelation(part: JsonObject): boolean {
  return [part.from, part.to, part.relationType].every((word) => typeof word === "string");
}

/** Reads the MCP memory server's graph: an observation is a memory about its entity, a relation one in three words. */
export function readMcp({ parts: values, beside }: McpGraph): TransferFile {
  const parts = collectParts("mcp");
  const names = new Set<string>();
  for (const value of values) for (const part of readPart(value, parts, names)) parts.add(part);
  for (const field of beside) parts.leaveField(field);
  const others = [...names].filter((name) => !ownNames.test(name));
  if (others.length > 1)
    parts.note(
      `The graph is about ${others.length} entities (${listNames(others)}); each memory begins with the name of its own.`,
    );
  return parts.file();
}

function readPart(
  value: unknown,
  parts: PartCollector,
  names: Set<string>,
): readonly (FoundMemory | FoundRest)[] {
  const poison = poisonOf(value);
  if (poison !== null) return [leave(poison, jsonText(value))];
  const part = objectOf(value);
  if (part === null || !(isEntity(part) || isRelation(part))) {
    const reason = value === undefined ? "It is not JSON." : "It is neither an entity nor a relation.";
    return [leave(reason, jsonText(value))];
  }
  for (const field of Object.keys(part)) if (!readFields.has(field)) parts.leaveField(field);
  if (isRelation(part)) {
    const content = [part.from, String(part.relationType).replaceAll("_", " "), part.to].join(" ");
    return [{ content, metadata: { importedFrom: "MCP memory" } }];
  }
  names.add(String(part.name));
  const observations = listOf(part.observations);
  return observations.length === 0
    ? [leave("An entity about which nothing is said.", jsonText(part))]
    : observations.map((observation) => readObservation(observation, part));
}

function readObservation(value: unknown, entity: JsonObject): FoundMemory | FoundRest {
  const object = objectOf(value);
  const text = textOf(value) ?? textOf(object?.content) ?? textOf(object?.text);
  const name = String(entity.name);
  if (text === null) return leave(`An observation about ${name} without a text.`, jsonText(value));
  const isNamed = ownNames.test(name) || text.toLowerCase().includes(name.toLowerCase());
  return {
    content: isNamed ? text : `${name.replaceAll("_", " ")}: ${text}`,
    metadata: { entity: name, entityType: entity.entityType, importedFrom: "MCP memory" },
  };
}
