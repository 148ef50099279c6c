import type { AppError } from "@/lib/core/errors";
import { type Breakpoint, breakpointKey } from "@/lib/core/log/breakpoint";
import { ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { type Appended, appendEvents, findRepeated } from "../log/append-events";
import type { SessionScope } from "../scope";

/** Sets where the turns of a session stand still, in place of what was set before. `newSession` lets this be the first thing in it. */
export async function setBreakpoints(
  deps: Dependencies,
  input: SessionScope & {
    readonly newSession?: boolean;
    readonly eventId: string;
    readonly breakpoints: readonly Breakpoint[];
  },
): Promise<Result<Appended, AppError>> {
  const { ownerId, sessionId, eventId, newSession = false } = input;
  const repeated = await findRepeated(deps, { ownerId, sessionId, eventId });
  if (repeated) return repeated;
  const breakpoints = [...new Map(input.breakpoints.map((entry) => [breakpointKey(entry), entry])).values()];
  return appendEvents(deps, { ownerId, sessionId, newSession }, () => {
    const shared = { id: eventId, at: deps.clock.now().toISOString(), turnId: null, step: null } as const;
    return ok({ events: [{ ...shared, type: "breakpoints-set", by: "person", breakpoints }] });
  });
}
