import type { MemoryVersion } from "../../../log/memory";
import { readTransferFile } from "../read-transfer-file";
import type { TransferFile } from "../transfer-entry";

/** Reads a file that must be readable. */
export function readOrFail(text: string, name = ""): TransferFile {
  const read = readTransferFile(text, name);
  if (!read.ok) throw new Error(read.error.problem);
  return read.value;
}

/** A version with the fields that matter. */
export function version(fields: Pick<MemoryVersion, "content"> & Partial<MemoryVersion>): MemoryVersion {
  return {
    memoryId: "mem_1",
    version: 1,
    memoryType: "general",
    metadata: {},
    origin: "said-by-person",
    source: null,
    by: "person",
    at: "2026-11-22T12:00:00.000Z",
    sessionId: "s",
    eventId: "e",
    validFrom: 1,
    validTo: null,
    ...fields,
  };
}
