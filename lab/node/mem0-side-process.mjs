// Mem0's npm package in a process of its own: JSON lines on standard input and output, as lab/python/side_process.py describes them.
//   node mem0-side-process.mjs PACKAGE_FOLDER BASE_URL DIMENSIONS FOLDER
import { createRequire } from "node:module";
import net from "node:net";
import path from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [packageFolder, baseUrl, dimensions, folder] = process.argv.slice(2);
process.env.MEM0_TELEMETRY = "false";
process.env.MEM0_DIR = folder;

const writeAnswer = process.stdout.write.bind(process.stdout);
// Whatever a library prints goes to standard error; the answers keep standard output.
process.stdout.write = process.stderr.write.bind(process.stderr);
allowLoopbackOnly();

const shown = new Map();
let memory = null;
for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  let said;
  try {
    memory ??= await openMemory();
    said = { id: request.id, ok: true, ...(await answer(request)) };
  } catch (error) {
    said = {
      id: request.id,
      ok: false,
      error: `${error?.name ?? "Error"}: ${error?.message ?? error}`.slice(0, 500),
    };
  }
  writeAnswer(`${JSON.stringify(said)}\n`);
}

async function openMemory() {
  const required = createRequire(path.join(packageFolder, "package.json"));
  const { Memory } = await import(pathToFileURL(required.resolve("mem0ai/oss")).href);
  const wire = { apiKey: "none", baseURL: baseUrl, model: "lab" };
  return new Memory({
    version: "v1.1",
    vectorStore: {
      provider: "memory",
      config: {
        collectionName: "memories",
        dimension: Number(dimensions),
        dbPath: path.join(folder, "vectors.db"),
      },
    },
    embedder: { provider: "openai", config: { ...wire, embeddingDims: Number(dimensions) } },
    llm: { provider: "openai", config: wire },
    historyStore: { provider: "sqlite", config: { historyDbPath: path.join(folder, "history.db") } },
  });
}

async function answer({ op, user, text, at, limit }) {
  if (op === "version") return { version: versionText() };
  if (op === "learn") {
    shown.set(user, [...(shown.get(user) ?? []), { beganMs: Date.now(), at }]);
    await memory.add([{ role: "user", content: text }], { userId: user });
    return { memories: [] };
  }
  const filters = { user_id: user };
  const { results } =
    op === "recall"
      ? await memory.search(text, { filters, topK: limit })
      : await memory.getAll({ filters, topK: 1_000 });
  return {
    memories: results.map((found) => ({
      id: found.id,
      text: found.memory,
      score: found.score ?? null,
      at: episodeTime(user, found.updatedAt ?? found.createdAt),
    })),
  };
}

function versionText() {
  const required = createRequire(path.join(packageFolder, "package.json"));
  const { version } = required(path.join(packageFolder, "node_modules", "mem0ai", "package.json"));
  return `mem0ai ${version} (npm)`;
}

/** What it dates by the clock on the wall, in the time of the episode: that of the message which it had last been shown. */
function episodeTime(user, moment) {
  const messages = shown.get(user) ?? [];
  if (!moment || messages.length === 0) return null;
  const before = messages.findLast(({ beganMs }) => beganMs <= Date.parse(moment));
  return (before ?? messages[0]).at;
}

function allowLoopbackOnly() {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function guarded(...given) {
    const [options] = Array.isArray(given[0]) ? given[0] : given;
    const host = typeof options === "object" ? (options.host ?? "localhost") : (given[1] ?? "localhost");
    if (!/^(?:localhost|127\.|::1$)/.test(String(host)))
      throw new Error(`the network is not there for memory systems of the lab: ${host}`);
    return connect.apply(this, given);
  };
}
