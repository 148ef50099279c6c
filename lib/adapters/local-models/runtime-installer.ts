import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import type { RuntimeState } from "@/lib/core/model/local-model";
import { isRuntimeInstalled } from "../node-llama-cpp/load-runtime";

const lineSchema = z.union([
  z.object({ done: z.literal(true) }),
  z.object({ error: z.string() }),
  z.object({ phase: z.string(), bytes: z.number(), totalBytes: z.number() }),
]);

/** About how much the runtime takes; the installer says it exactly. */
const runtimeBytes = 86 * 1024 ** 2;

/** Installs the runtime in a process of its own, which no request waits for. */
export interface RuntimeInstaller {
  state(): RuntimeState;
  start(): void;
  /** Stops an installation; nothing of it stays in use. */
  stop(): void;
}

/** An installer for the runtime's folder. `rootFolder` is where the app's own files lie. */
export function createRuntimeInstaller(options: {
  readonly rootFolder: string;
  readonly runtimeFolder: string;
}): RuntimeInstaller {
  const { rootFolder, runtimeFolder } = options;
  const program = path.join(
    /* turbopackIgnore: true */ rootFolder,
    "lib/adapters/node-llama-cpp/runtime/install-runtime.mjs",
  );
  let child: ChildProcess | null = null;
  let progress = { receivedBytes: 0, totalBytes: runtimeBytes };
  let problem: string | null = null;

  function start(): void {
    if (child || isRuntimeInstalled(runtimeFolder)) return;
    problem = null;
    progress = { receivedBytes: 0, totalBytes: runtimeBytes };
    const started = spawn(process.execPath, [program, runtimeFolder], {
      stdio: ["ignore", "pipe", "ignore"],
      windowsHide: true,
    });
    child = started;
    createInterface({ input: started.stdout }).on("line", read);
    started.once("error", (error) => finish(started, `It could not be started (${error.message}).`));
    started.once("close", (code) =>
      finish(started, code === 0 || problem !== null ? problem : "The installation was stopped."),
    );
  }

  function read(line: string): void {
    const parsed = lineSchema.safeParse(parseJson(line));
    if (!parsed.success) return;
    if ("error" in parsed.data) problem = parsed.data.error;
    if ("bytes" in parsed.data)
      progress = { receivedBytes: parsed.data.bytes, totalBytes: parsed.data.totalBytes };
  }

  function finish(ended: ChildProcess, sentence: string | null): void {
    if (child !== ended) return;
    child = null;
    problem = sentence;
  }

  return {
    start,
    stop() {
      child?.kill();
    },
    state() {
      const status = child
        ? "installing"
        : isRuntimeInstalled(runtimeFolder)
          ? "installed"
          : problem === null
            ? "missing"
            : "failed";
      return { status, ...progress, problem: status === "failed" ? problem : null };
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
