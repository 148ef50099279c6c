import { presences, type Standing } from "@/lib/core/session/fold-standing";
import type { Session as SessionRow } from "../generated/client";

/** How a conversation is kept, as the row of its root says. */
export function standingOfRow({
  chosenTitle,
  pinned,
  archived,
  presence,
}: Pick<SessionRow, keyof Standing>): Standing {
  return { chosenTitle, pinned, archived, presence: presences.find((known) => known === presence) ?? "kept" };
}
