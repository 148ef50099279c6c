import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import {
  CallToolRequestSchema,
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
  type Tool,
} from "@modelcontextprotocol/sdk/types.js";
import { clientInstructions, clientTools } from "@/lib/core/foreign/client-instructions";
import { type Client, clientOf } from "@/lib/core/log/client";

/** A document that a client may read. */
export interface ClientResource {
  readonly uri: string;
  readonly name: string;
  readonly description: string;
}

/** What stands behind the server: the studio, for one key. Failures are sentences that the client's model can read. */
export interface ServedStudio {
  /** Runs one of the six operations. `requestId` is the same for the same request of the same client. */
  call(request: {
    readonly client: Client;
    readonly name: string;
    readonly input: unknown;
    readonly signal: AbortSignal;
  }): Promise<{ readonly text: string; readonly isRefused: boolean }>;
  /** The documents that there are, the collections first. */
  listResources(): Promise<readonly ClientResource[]>;
  /** The JSON of a document; null where there is none for this key. */
  readResource(uri: string): Promise<string | null>;
}

/** The collections and single documents, by address. */
export const resourceUris = {
  memories: "agemem://memories",
  memory: (memoryId: string) => `agemem://memories/${encodeURIComponent(memoryId)}`,
  sessions: "agemem://sessions",
  session: (sessionId: string) => `agemem://sessions/${encodeURIComponent(sessionId)}`,
} as const;

const templates = [
  {
    uriTemplate: "agemem://memories/{memory_id}",
    name: "A memory",
    description: "One memory with all its versions",
    mimeType: "application/json",
  },
  {
    uriTemplate: "agemem://sessions/{session_id}",
    name: "A session",
    description: "One session: its messages, answers and operations",
    mimeType: "application/json",
  },
];

/**
 * An MCP server for one client, to be connected to a transport. What the client says of itself at `initialize` names its session and
 * decides nothing else. Errors have the protocol's own form; a refused operation is a result with `isError`, which its model reads.
 */
export function createStudioServer(studio: ServedStudio, version: string): Server {
  const server = new Server(
    { name: "agemem-studio", title: "AgeMem Studio", version },
    { capabilities: { tools: {}, resources: {} }, instructions: clientInstructions },
  );
  const tools = clientTools();
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: tools.map(describedTool) }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    if (!tools.some(({ name }) => name === params.name)) {
      const known = tools.map(({ name }) => name).join(", ");
      throw new McpError(ErrorCode.InvalidParams, `There is no such tool. The tools are: ${known}.`);
    }
    const { name, version: of } = server.getClientVersion() ?? {};
    const client = clientOf({ name, version: of }, "mcp");
    const { text, isRefused } = await studio.call({
      client,
      name: params.name,
      input: params.arguments ?? {},
      signal,
    });
    return { content: [{ type: "text", text }], ...(isRefused ? { isError: true } : {}) };
  });
  server.setRequestHandler(ListResourcesRequestSchema, async () => ({
    resources: (await studio.listResources()).map((resource) => ({
      ...resource,
      mimeType: "application/json",
    })),
  }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({ resourceTemplates: templates }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const text = await studio.readResource(uri);
    // The protocol's own code for a document that is not there (-32002); foreign and unknown ones are answered alike.
    if (text === null) throw new McpError(-32002, "There is no such resource.");
    return { contents: [{ uri, mimeType: "application/json", text }] };
  });
  return server;
}

function describedTool({
  name,
  description,
  inputSchema,
  readsOnly,
  takesAway,
}: ReturnType<typeof clientTools>[number]): Tool {
  return {
    name,
    description,
    inputSchema: inputSchema as Tool["inputSchema"],
    annotations: { readOnlyHint: readsOnly, destructiveHint: takesAway, openWorldHint: false },
  };
}
