import "server-only";
import { getApp } from "./app";
import { readEnvironment } from "./environment";
import { guarded } from "./error-response";
import { createMcpEndpoint, type McpEndpoint } from "./mcp-endpoint";

// Hot reload and separate bundles each load this module again; a client must meet the endpoint that it connected to.
const shared = globalThis as typeof globalThis & { agememMcp?: McpEndpoint };

/** Answers one request of the MCP endpoint. */
export function answerMcp(request: Request): Promise<Response> {
  shared.agememMcp ??= createMcpEndpoint(getApp, readEnvironment(process.env));
  const { agememMcp: endpoint } = shared;
  return guarded(() => endpoint.answer(request));
}
