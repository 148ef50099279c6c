// `npm run mcp` with the SDK's own client over standard input and output.
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testEnvironment } from "./lib/app-environment.mjs";
import { inProject } from "./lib/project-folders.mjs";

let dataFolder;
beforeAll(() => {
  dataFolder = mkdtempSync(path.join(os.tmpdir(), "agemem-mcp-test-"));
});
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

async function connect(options = []) {
  const client = new Client({ name: "Claude Desktop", version: "1.0" });
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [inProject("scripts/mcp.mjs"), ...options],
    cwd: inProject("."),
    env: { ...testEnvironment(), AGEMEM_DATA_DIR: dataFolder },
    stderr: "pipe",
  });
  await client.connect(transport, { timeout: 60_000 });
  return client;
}

test("serves the data folder, and what one client stored the next one finds", {
  timeout: 180_000,
}, async () => {
  const first = await connect();
  const added = await first.callTool({ name: "Add_memory", arguments: { content: "Ada lives in Porto." } });
  expect(added.isError).toBeUndefined();
  await first.close();

  const second = await connect();
  const found = await second.callTool({
    name: "Retrieve_memory",
    arguments: { query: "Where does Ada live?" },
  });
  expect(JSON.stringify(found.content)).toContain("Porto");
  const { contents } = await second.readResource({ uri: "agemem://sessions" });
  expect(JSON.parse(contents[0].text).sessions.map(({ title }) => title)).toContain(
    "Claude Desktop over MCP",
  );
  await second.close();
});

test("says why a studio that it should pass on to is not reached", { timeout: 60_000 }, async () => {
  await expect(connect(["--url", "http://127.0.0.1:9"])).rejects.toThrow();
});
