import { connection } from "next/server";
import { ChatScreen } from "@/components/chat/chat-screen";
import { UnavailablePage } from "@/components/shell/unavailable-page";
import { loadChatPage } from "@/lib/server/page-data";

/** A new session. */
export default async function NewSessionPage() {
  await connection();
  const data = await loadChatPage({ sessionId: null });
  if ("unavailable" in data) return <UnavailablePage reason={data.unavailable} />;
  const { opening, events, settings } = data;
  return <ChatScreen page={{ sessionId: null, opening, events, settings }} />;
}
