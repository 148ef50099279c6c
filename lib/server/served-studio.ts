import "server-only";
import { type ClientResource, resourceUris, type ServedStudio } from "@/lib/adapters/mcp/studio-server";
import { describeError } from "@/lib/core/errors";
import type { KeyScope } from "@/lib/core/foreign/api-key";
import { memoryDocument } from "@/lib/core/foreign/memory-document";
import { runClientOperation } from "@/lib/use-cases/foreign/run-client-operation";
import type { SessionScope } from "@/lib/use-cases/scope";
import { findSession } from "./api/read-sessions";
import type { Container } from "./container";
import { keyRefusals } from "./key-holder";
import { oneAfterAnother } from "./one-after-another";

/** Documents of each kind that a list names. */
const listedResources = 100;

/** What the studio is for one program: one session that its acts go to, made with the first of them. Its calls run one after the other. */
export function createServedStudio(
  app: Pick<Container, "dependenciesFor" | "mayWrite">,
  scope: SessionScope,
  allowed: () => readonly KeyScope[],
): ServedStudio {
  const inOrder = oneAfterAnother();
  const { ownerId } = scope;
  return {
    call: ({ client, name, input, signal }) =>
      inOrder(scope.sessionId, async () => {
        if (!allowed().includes("operate")) return refused(keyRefusals["scope-missing"].message);
        const room = await app.mayWrite();
        if (!room.ok) return refused(describeError(room.error));
        const deps = await app.dependenciesFor(scope);
        const requestId = deps.ids.newId();
        const answered = await runClientOperation(deps, { ...scope, client, requestId, name, input, signal });
        return answered.ok ? answered.value : refused(describeError(answered.error));
      }),
    async listResources() {
      if (!allowed().includes("read")) return [];
      const { memoryStore, sessionDirectory } = await app.dependenciesFor({ ownerId, sessionId: null });
      const memories = await memoryStore.listCurrent({ ownerId, limit: listedResources, search: "" });
      const sessions = await sessionDirectory.list({ ownerId, limit: listedResources });
      return [
        ...collections,
        ...memories.map(({ memoryId, content }) => ({
          uri: resourceUris.memory(memoryId),
          name: memoryId,
          description: content,
        })),
        ...sessions
          .filter(({ deleted }) => !deleted)
          .map(({ sessionId, title }) => ({
            uri: resourceUris.session(sessionId),
            name: title,
            description: "A session of the studio",
          })),
      ];
    },
    async readResource(uri) {
      if (!allowed().includes("read")) return null;
      const found = await documentAt(app, ownerId, uri);
      return found === null ? null : JSON.stringify(found);
    },
  };
}

const collections: readonly ClientResource[] = [
  { uri: resourceUris.memories, name: "Memories", description: "The current memories, newest change first" },
  { uri: resourceUris.sessions, name: "Sessions", description: "The sessions, last changed first" },
];

function refused(text: string) {
  return { text, isRefused: true } as const;
}

async function documentAt(
  app: Pick<Container, "dependenciesFor">,
  ownerId: string,
  uri: string,
): Promise<object | null> {
  const deps = await app.dependenciesFor({ ownerId, sessionId: null });
  if (uri === resourceUris.memories) {
    const memories = await deps.memoryStore.listCurrent({ ownerId, limit: 1_000, search: "" });
    return { memories: memories.map(memoryDocument) };
  }
  if (uri === resourceUris.sessions) {
    const sessions = await deps.sessionDirectory.list({ ownerId, limit: 200 });
    return {
      sessions: sessions.filter(({ deleted }) => !deleted).map(({ memberIds: _, ...entry }) => entry),
    };
  }
  const [, collection, encoded] = /^agemem:\/\/(memories|sessions)\/([^/]{1,300})$/.exec(uri) ?? [];
  const id = encoded === undefined ? null : decoded(encoded);
  if (id === null) return null;
  if (collection === "memories") {
    const memory = await deps.memoryStore.find({ ownerId, memoryId: id });
    return memory && { memory_id: id, versions: memory.versions.map(memoryDocument) };
  }
  return findSession({ deps }, { ownerId, sessionId: id });
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
