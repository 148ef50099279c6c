import { redirect } from "next/navigation";
import { connection } from "next/server";
import { loadFrame } from "@/lib/server/page-data";

/** The app begins with a conversation; where there has never been one, with a recorded session. */
export default async function HomePage() {
  await connection();
  const frame = await loadFrame();
  const isEmpty = !("unavailable" in frame) && frame.sessions.length === 0 && frame.memories.count === 0;
  redirect(isEmpty ? "/welcome" : "/chat");
}
