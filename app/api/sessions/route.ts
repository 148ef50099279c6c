import { guarded } from "@/lib/server/error-response";
import { loadSessions } from "@/lib/server/page-data";

export const dynamic = "force-dynamic";

/** The owner's sessions, last changed first. */
export function GET(): Promise<Response> {
  return guarded(async () => Response.json({ sessions: await loadSessions() }));
}
