import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { AppShell, type SkipTarget } from "@/components/shell/app-shell";
import { UnavailablePage } from "@/components/shell/unavailable-page";
import { inspectorCookieName, parseInspectorPreference } from "@/lib/client/shell/inspector-preference";
import { loadChatPage } from "@/lib/server/page-data";

interface StudioFrameProps {
  /** Where "skip" leads; without it to the message box. */
  readonly skipTo?: SkipTarget;
  readonly children: ReactNode;
}

/** The frame of every page: sessions and pages on the left, the page beside it; or the sentence why the app cannot serve. */
export async function StudioFrame({ skipTo, children }: StudioFrameProps) {
  await connection();
  const [data, jar] = await Promise.all([loadChatPage({ sessionId: null }), cookies()]);
  if ("unavailable" in data) return <UnavailablePage reason={data.unavailable} />;
  const inspector = parseInspectorPreference(jar.get(inspectorCookieName)?.value);
  return (
    <AppShell
      seed={{ sessions: data.sessions, model: data.model, inspector }}
      {...(skipTo ? { skipTo } : {})}
    >
      {children}
    </AppShell>
  );
}
