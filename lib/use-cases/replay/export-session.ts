import type { AppError } from "@/lib/core/errors";
import type { SanitiseLevel } from "@/lib/core/replay/sanitise-events";
import { createSessionFile, type SessionFile } from "@/lib/core/replay/session-file";
import { ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";
import { readRecording } from "./read-recording";

/** The file of a session, with secrets covered unless something else is asked for. */
export async function exportSession(
  deps: Dependencies,
  { sanitise = "secrets", ...scope }: SessionScope & { readonly sanitise?: SanitiseLevel },
): Promise<Result<SessionFile, AppError>> {
  const recording = await readRecording(deps, scope);
  if (!recording.ok) return recording;
  const first = recording.value.find((event) => event.type === "turn-started");
  return ok(
    createSessionFile({
      events: recording.value,
      title: first?.text.slice(0, 120) ?? "Session without a message",
      exportedAt: deps.clock.now().toISOString(),
      sanitise,
    }),
  );
}
