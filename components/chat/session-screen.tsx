"use client";

import { useRouter } from "next/navigation";
import { SandboxBanner } from "@/components/branch/sandbox-banner";
import { FollowFactDialog } from "@/components/inspector/fact/follow-fact-dialog";
import { SelectionFollower } from "@/components/inspector/fact/selection-follower";
import { JudgeDialog } from "@/components/inspector/judge/judge-dialog";
import { LocalModelProgress } from "@/components/model/local-model-progress";
import { ChatHeader } from "@/components/shell/chat-header";
import { ConnectionBanner } from "@/components/shell/connection-banner";
import { GoneNote, PurgedNote } from "@/components/shell/purged-page";
import { StandingBanner } from "@/components/shell/standing-banner";
import { WorkArea } from "@/components/shell/work-area";
import { useSession } from "@/lib/client/session/session-context";
import { useAnnouncements } from "@/lib/client/session/use-announcements";
import { useChatShortcuts } from "@/lib/client/session/use-chat-shortcuts";
import { useConversationOf } from "@/lib/client/session/use-session-list";
import { useSessionStream } from "@/lib/client/session/use-session-stream";
import { useArrivalFocus } from "@/lib/client/shell/use-arrival-focus";
import { useSessionInList } from "@/lib/client/shell/use-session-in-list";
import { useWantedOperation } from "@/lib/client/shell/use-wanted-operation";
import { useMemoryToasts } from "../memory/acts/use-memory-toasts";
import { ClientNote } from "./client-note";
import { Composer } from "./composer";
import { Conversation } from "./conversation";

/** One session on screen: its conversation, its composer, and the inspector beside them. */
export function SessionScreen() {
  const router = useRouter();
  const sessionId = useSession((session) => session.sessionId);
  const isDeleted = useConversationOf(sessionId)?.deleted ?? false;
  const isPurged = useSession((session) => session.state.standing.presence === "purged");
  const isGone = useSession((session) => session.isGone);
  const client = useSession((session) => session.state.client);
  useSessionStream();
  useSessionInList();
  useAnnouncements();
  useArrivalFocus();
  useWantedOperation();
  useMemoryToasts();
  useChatShortcuts(() => router.push("/chat"));
  return (
    <WorkArea>
      <ChatHeader />
      {!isGone && <ConnectionBanner />}
      <SandboxBanner />
      <StandingBanner />
      {isGone ? <GoneNote /> : isPurged ? <PurgedNote /> : <Conversation />}
      <div className="mx-auto w-full max-w-[728px] shrink-0 px-3 not-empty:pb-2 sm:px-6">
        <LocalModelProgress />
      </div>
      {!isDeleted && !isPurged && !isGone && (client ? <ClientNote client={client} /> : <Composer />)}
      <FollowFactDialog />
      <JudgeDialog />
      <SelectionFollower />
    </WorkArea>
  );
}
