import {
  type Connection,
  environmentConnectionId,
  keyEndingOf,
  openAiBaseUrl,
} from "@/lib/core/model/connection";
import type { ConnectionStore } from "@/lib/ports/connection-store";
import { suggestedDialect } from "./connection-address";

/** What the environment says about a provider. */
export interface EnvironmentProvider {
  readonly apiKey: string | undefined;
  readonly baseUrl: string | undefined;
  /** Who may use it. It is paid for by the machine's owner, so for everybody else there is no such connection. */
  readonly mayUse: (ownerId: string) => boolean;
}

/** Puts the provider that the environment names in front of the stored connections of who may use it; nobody can change it. */
export function withEnvironmentConnection(
  store: ConnectionStore,
  { apiKey, baseUrl, mayUse }: EnvironmentProvider,
): ConnectionStore {
  if (!apiKey && !baseUrl) return store;
  const address = baseUrl ?? openAiBaseUrl;
  const connection: Connection = {
    connectionId: environmentConnectionId,
    name: baseUrl ? new URL(baseUrl).host : "OpenAI",
    baseUrl: withoutCredentials(address),
    // Whatever answers at an address of one's own is taken for a compatible server, as it always was.
    dialect: baseUrl ? "chat" : suggestedDialect(address),
    keyEnding: apiKey ? keyEndingOf(apiKey) : null,
    isReadOnly: true,
  };
  const isMine = (connectionId: string) => connectionId === environmentConnectionId;
  return {
    list: async (request) => [
      ...(mayUse(request.ownerId) ? [connection] : []),
      ...(await store.list(request)),
    ],
    async find(request) {
      if (!isMine(request.connectionId)) return store.find(request);
      return mayUse(request.ownerId) ? connection : null;
    },
    async save(request) {
      if (isMine(request.connection.connectionId))
        throw new Error("The environment's connection cannot be changed.");
      return store.save(request);
    },
    async remove(request) {
      if (isMine(request.connectionId) && mayUse(request.ownerId))
        throw new Error("The environment's connection cannot be removed.");
      await store.remove(request);
    },
    async readKey(request) {
      if (!isMine(request.connectionId)) return store.readKey(request);
      return apiKey && mayUse(request.ownerId) ? { kind: "key", key: apiKey } : { kind: "none" };
    },
  };
}

function withoutCredentials(address: string): string {
  const url = new URL(address);
  url.username = "";
  url.password = "";
  return url.href.replace(/\/+$/, "");
}
