"use client";

import { Bot } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { operationLook } from "@/components/ui/operation-look";
import { usePlayhead, useWatch } from "@/lib/client/replay/watch-context";
import { describePosition } from "@/lib/core/replay/steps";

/** What happens at the place on screen in one sentence, and what comes next. Not announced: it changes by itself. */
export function ExampleCaption() {
  const { seeker } = useWatch();
  const position = usePlayhead(({ positions, index }) => positions[index]);
  const next = usePlayhead(({ positions, index }) => positions[index + 1]);
  const operation = position?.acts.find((act) => act.operation !== null)?.operation ?? null;
  const look = operation ? operationLook[operation] : null;
  const Icon = look?.icon ?? Bot;
  return (
    <p
      className={cn(
        "flex min-h-11 items-center gap-2.5 border-y border-line px-4 py-1.5",
        look ? look.tint : "bg-soft",
      )}
    >
      <Icon aria-hidden className={cn("size-4.5 shrink-0", look?.text ?? "text-mute")} strokeWidth={2} />
      <span className="line-clamp-2 min-w-0 flex-1 text-[15px] leading-snug">
        {position ? captionOf(describePosition(seeker.events, position)) : ""}
      </span>
      {next && (
        <span className="w-72 shrink-0 truncate text-right text-xs text-mute max-lg:hidden">
          Next: {captionOf(describePosition(seeker.events, next))}
        </span>
      )}
    </p>
  );
}

/** Without the ids of cited memories, and with a capital. */
function captionOf(text: string): string {
  const plain = text.replace(/\s*\[mem_[0-9A-Za-z, _]+\]/g, "");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
