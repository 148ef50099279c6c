"use client";

import { useSession } from "@/lib/client/session/session-context";
import { EmptyConversation } from "./empty-conversation";
import { LoadingConversation } from "./loading-conversation";
import { Transcript } from "./transcript";

/** The messages of the session, or what takes their place while there are none. */
export function Conversation() {
  const hasMessages = useSession(
    (session) => session.state.turns.size > 0 || session.pendingMessage !== null,
  );
  const isLoading = useSession((session) => !session.isNew && session.state.sequence === 0);
  if (hasMessages) return <Transcript />;
  return isLoading ? <LoadingConversation /> : <EmptyConversation />;
}
