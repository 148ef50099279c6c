import { notFound } from "next/navigation";
import { connection } from "next/server";
import { ChatScreen } from "@/components/chat/chat-screen";
import { PurgedPage } from "@/components/shell/purged-page";
import { UnavailablePage } from "@/components/shell/unavailable-page";
import { loadChatPage } from "@/lib/server/page-data";

interface SessionPageProps {
  readonly params: Promise<{ readonly sessionId: string }>;
}

/** One session, with its log or, of a long one, its end: the browser folds it with the same reducer as the server. */
export default async function SessionPage({ params }: SessionPageProps) {
  await connection();
  const { sessionId } = await params;
  const data = await loadChatPage({ sessionId });
  if ("unavailable" in data) return <UnavailablePage reason={data.unavailable} />;
  if (data.isPurged) return <PurgedPage />;
  if (!data.found) notFound();
  const { opening, events, settings } = data;
  return <ChatScreen page={{ sessionId, opening, events, settings }} />;
}
