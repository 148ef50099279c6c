import { readSessionFile, type SessionFile } from "@/lib/core/replay/session-file";

/** Where the recorded session lies that an empty studio plays. `npm run example` records it. */
const exampleAddress = "/example.agemem.json";

/** Reads the recorded session; null where it cannot be had or is not what it was. */
export async function loadExample(signal: AbortSignal): Promise<SessionFile | null> {
  const response = await fetch(exampleAddress, { signal });
  if (!response.ok) return null;
  const read = readSessionFile(await response.text());
  return read.ok && read.value.brokenAt === null ? read.value : null;
}
