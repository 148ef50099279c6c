// `npm run bench -- rollouts [--quick] [--json]`: rows a second for training, in memory, without a model's time.
import { spawn } from "node:child_process";
import process from "node:process";
import { isQuick, optionOf } from "../measures/options";
import { report, rounded } from "../measures/report";
import { playMeasuredRollouts } from "../measures/rollout-rows";

const tasks = isQuick ? 2 : 44;
const k = 4;

/** Set in the processes that this one starts: from which task on, and how many. */
const part = optionOf("--part", "");
if (part) {
  const [from = 0, count = 1] = part.split("+").map(Number);
  process.stdout.write(String(await playMeasuredRollouts({ from, count, k })));
} else await measure();

async function measure(): Promise<void> {
  const rows = [];
  for (const workers of [1, 2]) {
    const each = tasks / workers;
    const startedAt = performance.now();
    const counts = await Promise.all(
      Array.from({ length: workers }, (_, index) => startWorker(index * each, each)),
    );
    const seconds = (performance.now() - startedAt) / 1_000;
    const played = counts.reduce((sum, count) => sum + count, 0);
    rows.push({ workers, rows: played, rowsPerSecond: rounded(played / seconds, 1) });
  }
  report("rollouts", [
    {
      title: `${tasks} tasks × ${k} rollouts of MemOps tiny by the scripted policy, asked as a policy is; sessions in memory, each worker a process of its own, its start included.`,
      rows,
    },
  ]);
}

function startWorker(from: number, count: number): Promise<number> {
  const options = [...process.execArgv, "lab/bench/rollouts.ts", "--part", `${from}+${count}`];
  const child = spawn(process.execPath, options, { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.once("close", (code) =>
      code === 0 ? resolve(Number(output)) : reject(new Error(`A worker ended with ${code}.`)),
    );
  });
}
