import "server-only";
import { randomUUID } from "node:crypto";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import { createStudioServer } from "@/lib/adapters/mcp/studio-server";
import type { KeyScope } from "@/lib/core/foreign/api-key";
import type { Container } from "./container";
import type { Environment } from "./environment";
import { holderOf, type KeyHolder, type KeyRefusal, keyRefusals } from "./key-holder";
import { rememberStream } from "./open-streams";
import { createServedStudio } from "./served-studio";
import { studioVersion } from "./studio-version";

/** Clients that are connected at once; the one that was quiet longest makes room. */
const mostClients = 200;

/** A client that says nothing for so long is forgotten, in milliseconds; the protocol has it connect again. */
const forgottenAfterMs = 6 * 3_600_000;

interface ConnectedClient {
  readonly transport: WebStandardStreamableHTTPServerTransport;
  readonly ownerId: string;
  readonly keyId: string;
  /** What the key allowed at the last request. */
  scopes: readonly KeyScope[];
  lastSeenMs: number;
}

type McpApp = Pick<Container, "dependenciesFor" | "mayWrite" | "deps">;

/** The MCP endpoint of the studio: Streamable HTTP, a key in every request, a session of the studio for each connected client. */
export interface McpEndpoint {
  answer(request: Request): Promise<Response>;
  /** How many clients are connected. */
  readonly size: () => number;
}

/** An endpoint over an app. */
export function createMcpEndpoint(
  app: () => Promise<McpApp>,
  environment: Pick<Environment, "ownerHeader">,
): McpEndpoint {
  const clients = new Map<string, ConnectedClient>();

  async function connect(studio: McpApp, { ownerId, key }: KeyHolder): Promise<ConnectedClient> {
    const sessionId = `mcp-${randomUUID()}`;
    let forget = () => {};
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: () => sessionId,
      onsessioninitialized: (id) => {
        clients.set(id, client);
        forget = rememberStream(() => void transport.close());
      },
      onsessionclosed: (id) => {
        clients.delete(id);
      },
    });
    const { keyId, scopes } = key;
    const client: ConnectedClient = { transport, ownerId, keyId, scopes, lastSeenMs: Date.now() };
    const served = createServedStudio(studio, { ownerId, sessionId }, () => client.scopes);
    await createStudioServer(served, studioVersion).connect(transport);
    transport.onclose = before(transport.onclose, () => {
      forget();
      clients.delete(sessionId);
    });
    return client;
  }

  return {
    async answer(request) {
      const studio = await app();
      const { ownerSettings } = studio.deps;
      const holder = await holderOf(request, { ownerSettings, environment }, null);
      if (typeof holder === "string") return refusal(holder);
      forgetQuiet(clients);
      const named = request.headers.get("mcp-session-id");
      const known = named === null ? null : clients.get(named);
      // A foreign session is answered like one that never was: the client connects again.
      if (named !== null && (known?.ownerId !== holder.ownerId || known?.keyId !== holder.key.keyId))
        return protocolError(404, -32001, "Session not found");
      const client = known ?? (await connect(studio, holder));
      client.scopes = holder.key.scopes;
      client.lastSeenMs = Date.now();
      return client.transport.handleRequest(request);
    },
    size: () => clients.size,
  };
}

function before(then: (() => void) | undefined, first: () => void): () => void {
  return () => {
    first();
    then?.();
  };
}

function forgetQuiet(clients: Map<string, ConnectedClient>): void {
  const quiet = [...clients].sort(([, left], [, right]) => left.lastSeenMs - right.lastSeenMs);
  const tooMany = Math.max(0, quiet.length - mostClients + 1);
  for (const [index, [, { transport, lastSeenMs }]] of quiet.entries())
    if (index < tooMany || Date.now() - lastSeenMs > forgottenAfterMs) void transport.close();
}

function refusal(reason: KeyRefusal): Response {
  const { status, message } = keyRefusals[reason];
  const response = protocolError(status, -32000, message);
  if (status === 401) response.headers.set("www-authenticate", 'Bearer realm="AgeMem Studio"');
  return response;
}

/** A refusal in the form of the protocol (JSON-RPC 2.0). */
function protocolError(status: number, code: number, message: string): Response {
  return Response.json(
    { jsonrpc: "2.0", error: { code, message }, id: null },
    { status, headers: { "cache-control": "no-store" } },
  );
}
