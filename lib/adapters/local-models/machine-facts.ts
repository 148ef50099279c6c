import { mkdir, statfs } from "node:fs/promises";
import os from "node:os";
import type { MachineFacts } from "@/lib/core/model/local-model";

const trialBytes = 48 * 1024 ** 2;
const trials = 3;

let measured: number | null = null;

/** What this machine has for running models. The speed of its memory is measured once per process, in about a tenth of a second. */
export async function machineFacts(modelsFolder: string): Promise<MachineFacts> {
  await mkdir(/* turbopackIgnore: true */ modelsFolder, { recursive: true });
  const disk = await statfs(/* turbopackIgnore: true */ modelsFolder);
  measured ??= measureMemory();
  return {
    totalMemoryBytes: os.totalmem(),
    cores: os.availableParallelism(),
    memoryBytesPerSecond: measured,
    freeDiskBytes: disk.blocks === 0 ? Number.MAX_SAFE_INTEGER : disk.bavail * disk.bsize,
  };
}

/** The best of a few copies: every byte is read once and written once. */
function measureMemory(): number {
  const from = Buffer.alloc(trialBytes, 1);
  const to = Buffer.alloc(trialBytes);
  let best = 0;
  for (let trial = 0; trial < trials; trial += 1) {
    const startedMs = performance.now();
    from.copy(to);
    best = Math.max(best, (2 * trialBytes * 1000) / Math.max(0.1, performance.now() - startedMs));
  }
  return best;
}
