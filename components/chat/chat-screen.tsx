"use client";

import { usePathname } from "next/navigation";
import { BranchToolsProvider } from "@/components/branch/branch-tools";
import { ComposerProvider } from "@/lib/client/session/composer-context";
import { EditingProvider } from "@/lib/client/session/editing-context";
import { SessionProvider } from "@/lib/client/session/session-context";
import { type ChatPageData, sessionSeed } from "@/lib/client/session/session-seed";
import { useShell } from "@/lib/client/shell/shell-context";
import { MemoryActsProvider } from "../memory/acts/memory-acts-provider";
import { SessionScreen } from "./session-screen";

/** The session that the address names, or a new one. */
export function ChatScreen({ page }: { readonly page: ChatPageData }) {
  const pathname = usePathname();
  const newSessionId = useShell((shell) => shell.newSessionId);
  const model = useShell((shell) => shell.model);
  const seed = sessionSeed({ pathname, newSessionId, page, model });
  return (
    <SessionProvider key={seed.sessionId} seed={seed}>
      <ComposerProvider>
        <MemoryActsProvider>
          <BranchToolsProvider>
            <EditingProvider>
              <SessionScreen />
            </EditingProvider>
          </BranchToolsProvider>
        </MemoryActsProvider>
      </ComposerProvider>
    </SessionProvider>
  );
}
