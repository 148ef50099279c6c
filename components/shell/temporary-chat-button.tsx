"use client";

import { MessageCircleDashed } from "lucide-react";
import { useRouter } from "next/navigation";
import { toast } from "sonner";
import { beginTemporaryChat } from "@/app/(studio)/chat/session-actions";
import { IconButton } from "@/components/ui/icon-button";
import { usePerform } from "@/lib/client/query/use-act";
import { newId } from "@/lib/client/shell/new-id";
import { useShell } from "@/lib/client/shell/shell-context";

/** Begins a chat that reads long-term memory and never writes it. */
export function TemporaryChatButton() {
  const router = useRouter();
  const perform = usePerform();
  const beginNewSession = useShell((shell) => shell.beginNewSession);
  const begin = async () => {
    const begun = await perform(beginTemporaryChat, { sessionId: newId() });
    if (!begun.ok) return void toast.error(begun.error.message);
    // The drawer closes and the message box takes the focus, as for any new session.
    beginNewSession();
    router.push(`/chat/${begun.value.sessionId}`);
  };
  return (
    <IconButton
      icon={MessageCircleDashed}
      label="Temporary chat: writes no memory"
      className="border border-line bg-panel hover:border-mute/50"
      onClick={() => void begin()}
    />
  );
}
