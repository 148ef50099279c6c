import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { UnavailablePage } from "@/components/shell/unavailable-page";
import { inspectorCookieName, parseInspectorPreference } from "@/lib/client/inspector-preference";
import { loadChatPage } from "@/lib/server/page-data";

/** The frame around the sessions: it stays while one goes from session to session. */
export default async function ChatLayout({ children }: { readonly children: ReactNode }) {
  await connection();
  const [data, jar] = await Promise.all([loadChatPage({ sessionId: null }), cookies()]);
  if ("unavailable" in data) return <UnavailablePage reason={data.unavailable} />;
  const inspector = parseInspectorPreference(jar.get(inspectorCookieName)?.value);
  return <AppShell seed={{ sessions: data.sessions, model: data.model, inspector }}>{children}</AppShell>;
}
