import { useMemo } from "react";
import { listSessionsContract } from "@/lib/contract/session/list-sessions";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import { tellTwinsApart } from "@/lib/core/session/twins";
import { useRead } from "../query/use-read";

const none: readonly SessionListEntry[] = [];

/** Every conversation that is kept, archived and deleted ones included, pinned ones first: one list for every page, kept current by the stream. */
export function useConversations(): readonly SessionListEntry[] {
  return useRead(listSessionsContract, {}).value?.sessions ?? none;
}

/** The conversations that are not deleted, with titles that differ. */
export function useSessionList(): readonly SessionListEntry[] {
  const conversations = useConversations();
  return useMemo(() => tellTwinsApart(conversations.filter(({ deleted }) => !deleted)), [conversations]);
}

/** The conversation that a session belongs to; null for one that is not in the list. */
export function useConversationOf(sessionId: string): SessionListEntry | null {
  const conversations = useConversations();
  return conversations.find(({ memberIds }) => memberIds.includes(sessionId)) ?? null;
}
