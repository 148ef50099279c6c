import { z } from "zod";
import type { StoreChange } from "@/lib/core/memory/diff-stores";
import { readContract } from "../contract";
import { sentEventOf } from "../recorded-events";
import { sentMemoryVersion } from "./memory-version";

const moment = z.union([
  z.strictObject({ at: z.iso.datetime() }),
  z.strictObject({ position: z.int().min(0) }),
]);

const why = z.array(
  sentEventOf("memory-added", "memory-updated", "memory-deleted", "memory-restored", "memory-purged"),
);

const change = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("added"), after: sentMemoryVersion, why }),
  z.object({ kind: z.literal("changed"), before: sentMemoryVersion, after: sentMemoryVersion, why }),
  z.object({
    kind: z.literal("forgotten"),
    memoryId: z.string(),
    before: sentMemoryVersion.nullable(),
    why,
  }),
]) satisfies z.ZodType<StoreChange>;

/** What changed in the store between two moments. */
export const compareStoresContract = readContract("memory/compare-stores", {
  request: z.strictObject({ from: moment, to: moment }),
  response: z.object({ from: z.int(), to: z.int(), changes: z.array(change) }),
});
