import { lifePairs } from "./life-pairs";
import type { MemoryPair } from "./memory-pair";
import { planPairs } from "./plan-pairs";
import { tastePairs } from "./taste-pairs";
import { workPairs } from "./work-pairs";

/**
 * The labelled pairs that the rules for duplicates and contradictions are tuned and measured on. Written by hand for this purpose before
 * the rules were tuned; nothing of them comes from a person's memories.
 */
export const memoryPairs: readonly MemoryPair[] = [...lifePairs, ...tastePairs, ...workPairs, ...planPairs];

/** Rules are tuned on every second pair and reported on the others, so that both halves have every label and every theme. */
export const pairsToTuneOn: readonly MemoryPair[] = memoryPairs.filter((_, index) => index % 2 === 0);
export const pairsToReportOn: readonly MemoryPair[] = memoryPairs.filter((_, index) => index % 2 === 1);
