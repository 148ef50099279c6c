"use client";

import { usePathname } from "next/navigation";
import { BranchToolsProvider } from "@/components/branches/branch-tools";
import { ActionsProvider } from "@/lib/client/actions-context";
import { BranchTreeProvider } from "@/lib/client/branch-tree-context";
import type { ChatPageData } from "@/lib/client/chat-page-data";
import { ComposerProvider } from "@/lib/client/composer-context";
import { EditingProvider } from "@/lib/client/editing-context";
import { type ModelActions, ModelActionsProvider } from "@/lib/client/model-actions";
import type { ServerActions } from "@/lib/client/server-actions";
import { SessionProvider } from "@/lib/client/session-context";
import { sessionSeed } from "@/lib/client/session-seed";
import { useShell } from "@/lib/client/shell-context";
import { SessionScreen } from "./session-screen";

interface ChatScreenProps {
  readonly page: ChatPageData;
  readonly actions: ServerActions;
  readonly modelActions: ModelActions;
}

/** The session that the address names, or a new one. */
export function ChatScreen({ page, actions, modelActions }: ChatScreenProps) {
  const pathname = usePathname();
  const newSessionId = useShell((shell) => shell.newSessionId);
  const model = useShell((shell) => shell.model);
  const seed = sessionSeed({ pathname, newSessionId, page, model });
  return (
    <ActionsProvider actions={actions}>
      <ModelActionsProvider actions={modelActions}>
        <SessionProvider key={seed.sessionId} seed={seed}>
          <ComposerProvider>
            <BranchTreeProvider>
              <BranchToolsProvider>
                <EditingProvider>
                  <SessionScreen />
                </EditingProvider>
              </BranchToolsProvider>
            </BranchTreeProvider>
          </ComposerProvider>
        </SessionProvider>
      </ModelActionsProvider>
    </ActionsProvider>
  );
}
