"use client";

import { useState } from "react";
import { countText } from "@/components/ui/number-text";
import { WordDiff } from "@/components/ui/word-diff";
import type { PromptDifference } from "@/lib/core/replay/diff-steps";
import { messageText } from "@/lib/core/replay/diff-steps";

/** Messages of the prompt that are drawn at once; a longer list is cut and said to be. */
const shownChanges = 60;

/** What the model was sent at the two places, message by message; what both have is folded. */
export function DiffPrompt({ prompt }: { readonly prompt: readonly PromptDifference[] | null }) {
  const changes = prompt?.filter((part) => part.type === "changed").length ?? 0;
  return (
    <section className="mt-3.5">
      <h2 className="text-xs text-mute tabular-nums">Prompt · {countText(changes, "message")} differ</h2>
      {prompt === null && (
        <p className="mt-1 text-[13px] text-mute">
          One of the two has no model call before it, so there are no two prompts to compare.
        </p>
      )}
      {prompt !== null && changes === 0 && (
        <p className="mt-1 text-[13px] text-mute">Both are the same call: the prompt is the same.</p>
      )}
      {prompt !== null && changes > 0 && (
        <ol className="mt-1 space-y-1.5">
          {prompt.slice(0, shownChanges).map((part, position) =>
            part.type === "same" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: two recorded prompts never change, and equal messages may repeat.
              <SameMessages key={position} part={part} />
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: see above.
              <li key={position} className="rounded-lg border border-line px-3 py-2 text-[13px]">
                <p className="mb-1 text-xs text-mute">{part.role}</p>
                <WordDiff before={part.before ?? ""} after={part.after ?? ""} className="font-mono text-xs" />
              </li>
            ),
          )}
        </ol>
      )}
    </section>
  );
}

function SameMessages({ part }: { readonly part: Extract<PromptDifference, { type: "same" }> }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="text-xs text-mute">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="min-h-6 rounded-md px-1 underline decoration-dotted underline-offset-3 hover:text-ink pointer-coarse:min-h-11"
      >
        {countText(part.messages.length, "message")} the same
      </button>
      {isOpen &&
        part.messages.map((message, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a recorded prompt never changes.
          <p key={index} className="mt-1 line-clamp-4 font-mono wrap-anywhere whitespace-pre-wrap">
            {message.role}: {messageText(message)}
          </p>
        ))}
    </li>
  );
}
