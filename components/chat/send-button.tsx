"use client";

import { ArrowUp, Square } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { useComposer } from "@/lib/client/session/composer-context";
import { messageMaxCharacters } from "@/lib/core/session/message-limit";

/** Sends, and while the agent answers stops. One element for both, so that the focus never drops. */
export function SendButton({ isBusy }: { readonly isBusy: boolean }) {
  const canSend = useComposer(
    (composer) => composer.text.trim() !== "" && composer.text.length <= messageMaxCharacters,
  );
  const isStopping = useComposer((composer) => composer.isStopping);
  const send = useComposer((composer) => composer.send);
  const stop = useComposer((composer) => composer.stop);
  const isDisabled = isBusy ? isStopping : !canSend;
  return (
    <button
      type="button"
      aria-label={isBusy ? "Stop answering" : "Send message"}
      aria-disabled={isDisabled}
      onClick={() => {
        if (!isDisabled) void (isBusy ? stop() : send());
      }}
      className={cn(
        "inline-flex h-8 shrink-0 items-center gap-1.5 rounded-lg bg-ink px-3 text-[13px] font-medium text-bg pointer-coarse:h-11 pointer-coarse:px-4",
        isDisabled ? "bg-line text-mute" : "hover:bg-ink/88",
      )}
    >
      {isBusy ? (
        <Square aria-hidden className="size-3 fill-current" />
      ) : (
        <ArrowUp aria-hidden className="size-3.5" />
      )}
      {isBusy ? (isStopping ? "Stopping" : "Stop") : "Send"}
    </button>
  );
}
