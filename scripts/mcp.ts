// The studio as an MCP server on standard input and output. Started by mcp.mjs.
import { randomUUID } from "node:crypto";
import process from "node:process";
import { parseArgs } from "node:util";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { createStudioServer } from "@/lib/adapters/mcp/studio-server";
import { keyScopes } from "@/lib/core/foreign/api-key";
import { localActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";
import { AppUnavailableError } from "@/lib/server/app-unavailable-error";
import { EnvironmentError } from "@/lib/server/environment";
import { createServedStudio } from "@/lib/server/served-studio";
import { studioVersion } from "@/lib/server/studio-version";

const usage = `Usage: npm run --silent mcp [-- --url http://127.0.0.1:3000]
  Without --url it opens the data folder itself, which belongs to one process: stop the app first.
  --url ADDRESS   passes everything on to a studio that runs there; AGEMEM_API_KEY has a key of Settings → API`;

const { url } = readArguments();
process.exitCode = await (url === undefined ? serveHere() : passOn(url)).catch((error: unknown) => {
  if (!(error instanceof AppUnavailableError || error instanceof EnvironmentError)) throw error;
  process.stderr.write(
    `${error.message}\nWhere the app runs already, use: npm run --silent mcp -- --url http://127.0.0.1:3000\n`,
  );
  return 1;
});

/** Serves the data folder until the client closes standard input. */
async function serveHere(): Promise<number> {
  // No proxy is in front of a command line: who may run it on the data folder owns the machine.
  delete process.env.AGEMEM_OWNER_HEADER;
  const app = await getApp();
  try {
    const scope = { ownerId: localActor.ownerId, sessionId: `mcp-${randomUUID()}` };
    const server = createStudioServer(
      createServedStudio(app, scope, () => keyScopes),
      studioVersion,
    );
    const closed = inputClosed();
    await server.connect(new StdioServerTransport());
    await closed;
    await server.close();
    return 0;
  } finally {
    await app.close();
  }
}

/** Carries messages between this process and a running studio, unread. */
async function passOn(address: string): Promise<number> {
  const key = process.env.AGEMEM_API_KEY;
  const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const near: Transport = new StdioServerTransport();
  const far: Transport = new StreamableHTTPClientTransport(new URL("/mcp", address), {
    requestInit: { headers },
  });
  let exitCode = 0;
  const failed = (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    exitCode = 1;
    void near.close();
    process.stdin.destroy();
  };
  near.onmessage = (message) => void far.send(message).catch(failed);
  far.onmessage = (message) => void near.send(message).catch(failed);
  const closed = inputClosed();
  await far.start();
  await near.start();
  await closed;
  await far.close();
  return exitCode;
}

function inputClosed(): Promise<void> {
  return new Promise((resolve) => {
    process.stdin.once("end", resolve);
    process.stdin.once("close", resolve);
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

function readArguments(): { readonly url?: string } {
  try {
    const { values } = parseArgs({ options: { url: { type: "string" } } });
    if (values.url !== undefined && !URL.canParse(values.url)) throw new Error("not an address");
    return values;
  } catch {
    process.stderr.write(`${usage}\n`);
    return process.exit(2);
  }
}
