import { listSessionsContract } from "@/lib/contract/session/list-sessions";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import { useRead } from "../query/use-read";

const none: readonly SessionListEntry[] = [];

/** The owner's sessions, last changed first: one list for every page, kept current by the stream. */
export function useSessionList(): readonly SessionListEntry[] {
  return useRead(listSessionsContract, {}).value?.sessions ?? none;
}
