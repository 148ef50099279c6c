import type { AppError } from "@/lib/core/errors";
import { mapWords } from "@/lib/core/log/event-strings";
import type { SessionEvent } from "@/lib/core/log/events";
import type { SanitizeLevel } from "@/lib/core/replay/sanitize-events";
import { createSessionFile, type SessionFile } from "@/lib/core/replay/session-file";
import { ok, type Result } from "@/lib/core/result";
import { standingAfter } from "@/lib/core/session/fold-standing";
import { titleOf } from "@/lib/core/session/title";
import type { FileSigner } from "@/lib/ports/file-signer";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";
import { readRecording } from "./read-recording";

/** The signed file of a session, with secrets covered unless something else is asked for. */
export async function exportSession(
  deps: Dependencies,
  signer: FileSigner,
  { sanitize = "secrets", ...scope }: SessionScope & { readonly sanitize?: SanitizeLevel },
): Promise<Result<SessionFile, AppError>> {
  const recording = await readRecording(deps, scope);
  if (!recording.ok) return recording;
  const first = recording.value.find((event) => event.type === "turn-started");
  const chosen = standingAfter(recording.value).chosenTitle;
  const file = createSessionFile({
    events: recording.value,
    title: chosen ?? (first ? titleOf(first.text) : "Session without a message"),
    exportedAt: deps.clock.now().toISOString(),
    sanitize,
    secrets: sanitize === "secrets" ? await findRecordedSecrets(deps, recording.value) : [],
  });
  return ok({ ...file, signature: signer.sign({ ownerId: scope.ownerId, hash: file.integrity.hash }) });
}

/** Every secret that a recording holds, by the scanner's rules; shapes are looked for again where it is covered. */
async function findRecordedSecrets(
  { secretScanner }: Dependencies,
  events: readonly SessionEvent[],
): Promise<readonly string[]> {
  const texts = new Set<string>();
  for (const event of events)
    mapWords(event, (text) => {
      texts.add(text);
      return text;
    });
  const secrets = new Set<string>();
  for (const text of texts)
    for (const { start, end } of await secretScanner.find(text)) secrets.add(text.slice(start, end));
  return [...secrets];
}
