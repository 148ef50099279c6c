import type { MemoryVersion } from "../../log/memory";
import { readWords } from "../compare/stem-words";
import { findEcho, type RecalledText } from "../echo";

/** A memory that repeats an older one, or the app's own instructions. */
export interface EchoedMemory {
  readonly version: MemoryVersion;
  /** The older memory; null for the app's own instructions. */
  readonly of: MemoryVersion | null;
}

/** Words that more memories have than this say too little to look for echoes by. */
const largestBlock = 60;

/**
 * Memories that nobody said and that merely repeat an older memory or the app's instructions. Only memories that share a rare word are
 * compared, so ten thousand take a moment.
 */
export function findEchoes(
  versions: readonly MemoryVersion[],
  instructions: readonly RecalledText[],
): readonly EchoedMemory[] {
  const oldestFirst = [...versions].sort((left, right) => left.validFrom - right.validFrom);
  const holders = new Map<string, MemoryVersion[]>();
  const echoes: EchoedMemory[] = [];
  for (const version of oldestFirst) {
    const stems = new Set(readWords(version.content).flatMap((word) => (word.isContent ? [word.stem] : [])));
    if (version.origin === "inferred-by-agent") {
      const echo = echoOf(version, candidatesOf(stems, holders), instructions);
      if (echo) echoes.push(echo);
    }
    for (const stem of stems) {
      const held = holders.get(stem);
      if (held) held.push(version);
      else holders.set(stem, [version]);
    }
  }
  return echoes;
}

function candidatesOf(
  stems: ReadonlySet<string>,
  holders: ReadonlyMap<string, readonly MemoryVersion[]>,
): ReadonlySet<MemoryVersion> {
  const blocks = [...stems].map((stem) => holders.get(stem) ?? []);
  return new Set(blocks.filter((block) => block.length <= largestBlock).flat());
}

function echoOf(
  version: MemoryVersion,
  candidates: ReadonlySet<MemoryVersion>,
  instructions: readonly RecalledText[],
): EchoedMemory | null {
  for (const candidate of candidates) {
    if (findEcho(version.content, [{ memoryId: candidate.memoryId, text: candidate.content }]))
      return { version, of: candidate };
  }
  const echoesInstruction = instructions.some((instruction) => findEcho(version.content, [instruction]));
  return echoesInstruction ? { version, of: null } : null;
}
