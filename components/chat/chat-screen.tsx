"use client";

import { usePathname } from "next/navigation";
import { BranchToolsProvider } from "@/components/branch/branch-tools";
import type { ChatMemoryActions } from "@/lib/client/memory/memory-acts";
import { ActionsProvider } from "@/lib/client/session/actions-context";
import type { ChatPageData } from "@/lib/client/session/chat-page-data";
import { ComposerProvider } from "@/lib/client/session/composer-context";
import { EditingProvider } from "@/lib/client/session/editing-context";
import type { ServerActions } from "@/lib/client/session/server-actions";
import { SessionProvider } from "@/lib/client/session/session-context";
import { sessionSeed } from "@/lib/client/session/session-seed";
import { useShell } from "@/lib/client/shell/shell-context";
import { MemoryActsProvider } from "../memory/acts/memory-acts-provider";
import { SessionScreen } from "./session-screen";

interface ChatScreenProps {
  readonly page: ChatPageData;
  readonly actions: ServerActions;
  readonly memoryActions: ChatMemoryActions;
}

/** The session that the address names, or a new one. */
export function ChatScreen({ page, actions, memoryActions }: ChatScreenProps) {
  const pathname = usePathname();
  const newSessionId = useShell((shell) => shell.newSessionId);
  const model = useShell((shell) => shell.model);
  const seed = sessionSeed({ pathname, newSessionId, page, model });
  return (
    <ActionsProvider actions={actions}>
      <SessionProvider key={seed.sessionId} seed={seed}>
        <ComposerProvider>
          <MemoryActsProvider actions={memoryActions}>
            <BranchToolsProvider>
              <EditingProvider>
                <SessionScreen />
              </EditingProvider>
            </BranchToolsProvider>
          </MemoryActsProvider>
        </ComposerProvider>
      </SessionProvider>
    </ActionsProvider>
  );
}
