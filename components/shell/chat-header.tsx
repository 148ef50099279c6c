"use client";

import { Menu, PanelRight } from "lucide-react";
import { BranchesButton } from "@/components/branch/branches-button";
import { SessionModelPicker } from "@/components/model/session-model-picker";
import { IconButton } from "@/components/ui/icon-button";
import { useSession } from "@/lib/client/session/session-context";
import { useConversationOf, useSessionList } from "@/lib/client/session/use-session-list";
import { sessionTitle } from "@/lib/client/shell/session-title";
import { useShell } from "@/lib/client/shell/shell-context";
import { useInspectorToggle } from "@/lib/client/shell/use-inspector-toggle";
import { firstMessageOf } from "@/lib/core/session/session-state";
import { ReplayLink } from "./replay-link";
import { SessionCost } from "./session-cost";
import { SessionMenu } from "./session-menu";
import { TemporaryMark } from "./temporary-mark";
import { TurnChip } from "./turn-chip";

/** Title of the session, where it stands, and the way to list and inspector on small screens. */
export function ChatHeader() {
  const sessionId = useSession((session) => session.sessionId);
  const conversation = useConversationOf(sessionId);
  const listedTitle = sessionTitle(
    sessionId,
    useSession(({ state, pendingMessage }) => firstMessageOf(state) ?? pendingMessage?.text ?? null),
    useSessionList(),
  );
  // What is deleted is in no list, and keeps its title here.
  const title = conversation?.deleted ? conversation.title : listedTitle;
  const setDrawerOpen = useShell((shell) => shell.setDrawerOpen);
  const toggleInspector = useInspectorToggle();
  return (
    <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line pr-3 pl-4 min-[900px]:pl-5">
      <title>{`${title} · AgeMem Studio`}</title>
      <IconButton
        icon={Menu}
        label="Sessions"
        className="-ml-2 min-[900px]:hidden"
        onClick={() => setDrawerOpen(true)}
      />
      <h1 id="session-title" tabIndex={-1} className="min-w-0 truncate font-semibold">
        {title}
      </h1>
      {conversation?.temporary && <TemporaryMark />}
      <TurnChip />
      <span className="flex-1" />
      <SessionCost />
      <SessionModelPicker />
      <BranchesButton />
      <ReplayLink />
      {conversation && <SessionMenu session={conversation} />}
      <IconButton icon={PanelRight} label="Inspector" keys="Ctrl+I" onClick={toggleInspector} />
    </header>
  );
}
