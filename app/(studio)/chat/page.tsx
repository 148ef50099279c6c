import { connection } from "next/server";
import { pageMemoryActions } from "@/app/(studio)/memories/chat-memory-actions";
import { ChatScreen } from "@/components/chat/chat-screen";
import { UnavailablePage } from "@/components/shell/unavailable-page";
import { loadChatPage } from "@/lib/server/page-data";
import { pageActions } from "./page-actions";

/** A new session. */
export default async function NewSessionPage() {
  await connection();
  const data = await loadChatPage({ sessionId: null });
  if ("unavailable" in data) return <UnavailablePage reason={data.unavailable} />;
  const { events, memories, memoryCount, settings } = data;
  return (
    <ChatScreen
      page={{ sessionId: null, events, memories, memoryCount, settings }}
      actions={pageActions}
      memoryActions={pageMemoryActions}
    />
  );
}
