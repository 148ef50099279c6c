import { readFileSync } from "node:fs";
import process from "node:process";
import { createFileSigner } from "@/lib/adapters/signing/file-signer";
import type { FileVerdict } from "@/lib/core/replay/file-verdict";
import { localActor } from "@/lib/server/actor";
import { readEnvironment } from "@/lib/server/environment";
import { verifySessionFile } from "@/lib/use-cases/replay/verify-session-file";

/**
 * `--verify FILE`: says what a session file proves about itself. The database stays closed, nothing is stored and no model is called.
 * Exit code 0 for a file that is signed or intact, 1 for one that is altered or broken.
 */
export function verifyFile(file: string, json: boolean): number {
  const verdict = verdictOf(file);
  const { sentence } = verdict;
  if (json) process.stdout.write(`${JSON.stringify(verdict)}\n`);
  else process.stdout.write(`${verdict.verdict}  ${file}\n${sentence}\n`);
  return verdict.verdict === "signed" || verdict.verdict === "intact" ? 0 : 1;
}

function verdictOf(file: string): FileVerdict {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    const sentence = "The file cannot be read. Name one that “Share” or --export made.";
    return { verdict: "broken", atSequence: null, covers: "nothing", sentence };
  }
  const { secret, dataFolder } = readEnvironment(process.env);
  const signer = createFileSigner({ secret, dataFolder });
  return verifySessionFile(signer, { ownerId: localActor.ownerId, text }).judged;
}
