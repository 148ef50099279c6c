"use client";

import { usePathname } from "next/navigation";
import { BranchToolsProvider } from "@/components/branches/branch-tools";
import { ActionsProvider } from "@/lib/client/actions-context";
import { BranchTreeProvider } from "@/lib/client/branch-tree-context";
import type { ChatPageData } from "@/lib/client/chat-page-data";
import { ComposerProvider } from "@/lib/client/composer-context";
import { EditingProvider } from "@/lib/client/editing-context";
import type { ChatMemoryActions } from "@/lib/client/memory-acts";
import { type ModelActions, ModelActionsProvider } from "@/lib/client/model-actions";
import type { ServerActions } from "@/lib/client/server-actions";
import { SessionProvider } from "@/lib/client/session-context";
import { sessionSeed } from "@/lib/client/session-seed";
import { useShell } from "@/lib/client/shell-context";
import { MemoryActsProvider } from "../memory-acts/memory-acts-provider";
import { SessionScreen } from "./session-screen";

interface ChatScreenProps {
  readonly page: ChatPageData;
  readonly actions: ServerActions;
  readonly modelActions: ModelActions;
  readonly memoryActions: ChatMemoryActions;
}

/** The session that the address names, or a new one. */
export function ChatScreen({ page, actions, modelActions, memoryActions }: ChatScreenProps) {
  const pathname = usePathname();
  const newSessionId = useShell((shell) => shell.newSessionId);
  const model = useShell((shell) => shell.model);
  const seed = sessionSeed({ pathname, newSessionId, page, model });
  return (
    <ActionsProvider actions={actions}>
      <ModelActionsProvider actions={modelActions}>
        <SessionProvider key={seed.sessionId} seed={seed}>
          <ComposerProvider>
            <MemoryActsProvider actions={memoryActions}>
              <BranchTreeProvider>
                <BranchToolsProvider>
                  <EditingProvider>
                    <SessionScreen />
                  </EditingProvider>
                </BranchToolsProvider>
              </BranchTreeProvider>
            </MemoryActsProvider>
          </ComposerProvider>
        </SessionProvider>
      </ModelActionsProvider>
    </ActionsProvider>
  );
}
