import { hashOf } from "../canonical-hash";
import type { EventOf } from "../log/events";

/** Fingerprint of exactly what a person saw of a proposal: an approval holds for these bytes and no others. */
export function proposalHash(
  event: Pick<
    EventOf<"memory-proposed">,
    "proposalId" | "operation" | "targetMemoryId" | "baseVersion" | "content" | "memoryType" | "metadata"
  >,
): string {
  const { proposalId, operation, targetMemoryId, baseVersion, content, memoryType, metadata } = event;
  return hashOf({ proposalId, operation, targetMemoryId, baseVersion, content, memoryType, metadata });
}
