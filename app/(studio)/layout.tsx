import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { UnavailablePage } from "@/components/shell/unavailable-page";
import { createQueryClient } from "@/lib/client/query/query-client";
import { readKey } from "@/lib/client/query/read-query";
import { inspectorCookieName, parseInspectorPreference } from "@/lib/client/shell/inspector-preference";
import { listMemoriesContract } from "@/lib/contract/memory/list-memories";
import { listSessionsContract } from "@/lib/contract/session/list-sessions";
import { loadFrame } from "@/lib/server/page-data";

/**
 * The frame of every page: sessions and pages on the left, the page beside it; or the sentence why the app cannot serve. What it was loaded
 * with fills the browser's store once; from then on the stream keeps that store current, whatever page is on screen.
 */
export default async function StudioLayout({ children }: { readonly children: ReactNode }) {
  await connection();
  const [frame, jar] = await Promise.all([loadFrame(), cookies()]);
  if ("unavailable" in frame) return <UnavailablePage reason={frame.unavailable} />;
  const { sessions, memories, model } = frame;
  const queries = createQueryClient();
  queries.setQueryData(readKey(listSessionsContract, {}), { sessions });
  queries.setQueryData(readKey(listMemoriesContract, { sessionId: null, search: "" }), memories);
  const inspector = parseInspectorPreference(jar.get(inspectorCookieName)?.value);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <AppShell seed={{ model, inspector }}>{children}</AppShell>
    </HydrationBoundary>
  );
}
