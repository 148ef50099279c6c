"use client";

import { Plug } from "lucide-react";
import { Button } from "@/components/ui/button";
import { isOffline } from "@/lib/client/model/model-name";
import type { ChatTurn } from "@/lib/client/session/chat-view";
import { useReadOnlyReason } from "@/lib/client/session/session-context";
import { useShell } from "@/lib/client/shell/shell-context";

/** How the demo assistant says that its rules end here. */
const asksForModel = /\b[Cc]onnect (?:a|an)\b/;

/** A button where the demo assistant says that a model is needed; nothing in a recording, which has no shell around it. */
export function ConnectOffer({ turn }: { readonly turn: ChatTurn }) {
  const readOnlyReason = useReadOnlyReason();
  const isAsked = turn.parts.some((part) => part.type === "text" && asksForModel.test(part.text));
  return isAsked && readOnlyReason === null ? <ConnectButton /> : null;
}

function ConnectButton() {
  const isDemo = useShell((shell) => isOffline(shell.model));
  const setConnectOpen = useShell((shell) => shell.setConnectOpen);
  if (!isDemo) return null;
  return (
    <Button className="mt-2" onClick={() => setConnectOpen(true)}>
      <Plug aria-hidden className="size-3.5" />
      Connect a model
    </Button>
  );
}
