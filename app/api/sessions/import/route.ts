import { requireActor } from "@/lib/server/actor";
import { getApp } from "@/lib/server/app";
import { errorResponse, guarded } from "@/lib/server/error-response";
import { isSameOrigin, readLimited } from "@/lib/server/request-guard";
import { importRun } from "@/lib/use-cases/foreign/import-run";
import { importSession } from "@/lib/use-cases/replay/import-session";

/** Largest file that is imported, in bytes: what the server holds in memory at once. Larger ones can be watched in the browser. */
const maxImportBytes = 9_000_000;

/** How a session file of this app begins, whole or cut off; every other file is the run of another agent, if anything. */
const isSessionFile = /^\s*\{\s*"format"\s*:\s*"agemem-session"/;

/** Makes a session of a session file, or of another agent's run. The id comes from the caller, so that a repeated request imports once. */
export function POST(request: Request): Promise<Response> {
  return guarded(async () => {
    if (!isSameOrigin(request))
      return errorResponse({ code: "invalid-request", problem: "it did not come from this app's own page." });
    const sessionId = new URL(request.url).searchParams.get("session") ?? "";
    if (!/^[\w-]{8,100}$/.test(sessionId))
      return errorResponse({ code: "invalid-request", problem: "it names no session to make." });
    const text = await readLimited(request, maxImportBytes);
    if (text === null)
      return errorResponse({
        code: "import-refused",
        reason: `The file is larger than ${maxImportBytes / 1_000_000} MB, which can be watched but not imported.`,
      });
    const { ownerId } = await requireActor(request);
    const app = await getApp();
    const deps = await app.dependenciesFor({ ownerId, sessionId: null });
    const file = { ownerId, sessionId, text };
    const imported = isSessionFile.test(text)
      ? await importSession(deps, app.fileSigner, file)
      : await importRun(deps, file);
    return imported.ok ? Response.json(imported.value, { status: 201 }) : errorResponse(imported.error);
  });
}
