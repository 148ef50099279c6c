"use client";

import { Eye } from "lucide-react";
import Link from "next/link";
import { numberText } from "@/components/ui/number-text";
import { useShownMemories } from "@/lib/client/memory/use-shown-memories";
import { useComposer } from "@/lib/client/session/composer-context";
import { focusComposer } from "@/lib/client/shell/regions";

const examples = [
  "Hi! I'm Mara, I work as a marine biologist in Bergen and I'm allergic to peanuts.",
  "What do you know about me?",
  "Summarize our conversation so far.",
] as const;

/** What a new session is, and three messages to begin with. */
export function EmptyConversation() {
  const setText = useComposer((composer) => composer.setText);
  const { count, isKnown } = useShownMemories();
  const use = (example: string) => {
    setText(example);
    focusComposer();
  };
  return (
    <div
      data-region="conversation"
      tabIndex={-1}
      className="flex min-h-0 flex-1 flex-col overflow-y-auto outline-offset-[-2px]"
    >
      <div className="mx-auto my-auto w-full max-w-[728px] px-6 py-8">
        <p className="max-w-[52ch] text-base text-pretty">
          An agent that keeps its own memory: it decides what to remember, correct and forget, and the
          inspector shows every act and everything the model sees.
        </p>
        <p className="mt-2 text-mute">
          {isKnown && count === 0
            ? "It remembers nothing yet. Tell it something worth keeping."
            : `The context is empty; ${memoriesWords(count)} from before can be recalled.`}
        </p>
        {isKnown && count === 0 && (
          <Link
            href="/welcome"
            className="mt-3 inline-flex min-h-8 items-center gap-1.5 text-accent hover:underline pointer-coarse:min-h-11"
          >
            <Eye aria-hidden className="size-4" strokeWidth={1.75} />
            Watch a recorded session
          </Link>
        )}
        <h2 id="examples" className="mt-7 mb-2 text-xs text-mute">
          To begin with
        </h2>
        <ul aria-labelledby="examples" className="space-y-2">
          {examples.map((example) => (
            <li key={example}>
              <button
                type="button"
                onClick={() => use(example)}
                className="min-h-9 w-full rounded-xl border border-line bg-panel px-3.5 py-2 text-left hover:border-mute/50 pointer-coarse:min-h-11"
              >
                {example}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function memoriesWords(count: number): string {
  if (count === 0) return "what it remembers";
  return count === 1 ? "the memory" : `the ${numberText(count)} memories`;
}
