"use client";

import { useMemo, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { signedText } from "@/components/ui/number-text";
import { useSession } from "@/lib/client/session/session-context";
import { allSteps, changesBetween } from "@/lib/core/context/context-changes";
import { recordedPrompt } from "@/lib/core/context/recorded-prompt";
import type { PromptMessage } from "@/lib/core/context/render-prompt";
import { CacheMark } from "./cache-mark";
import { PromptMessageView } from "./prompt-message-view";
import { PromptProof } from "./prompt-proof";
import { StepPicker } from "./step-picker";

/** The recorded prompt of any step, exactly as the model received it, with the proof that it is. */
export function ExactPrompt() {
  const state = useSession((session) => session.state);
  const events = useSession((session) => session.events);
  const [chosen, setChosen] = useState<number | null>(null);
  const steps = useMemo(() => allSteps(state), [state]);
  const index =
    chosen === null ? steps.length - 1 : steps.findIndex(({ step }) => step.startedSequence === chosen);
  const current = steps[index]?.step;
  const previous = steps[index - 1]?.step;
  const prompt = current ? recordedPrompt(events, current.startedSequence) : null;
  if (!current || !prompt) {
    return (
      <p className="px-4.5 py-6 text-[13px] text-mute">
        No prompt yet: the exact prompt of each step appears once the model is called.
      </p>
    );
  }
  const changes =
    previous &&
    changesBetween(
      { itemIds: previous.promptItemIds, tokens: previous.countedTokens },
      { itemIds: current.promptItemIds, tokens: current.countedTokens },
    );
  return (
    <section aria-label="Exact prompt" className="px-4.5 pt-2 pb-4">
      <StepPicker steps={steps} index={index} onChoose={(sequence) => setChosen(sequence)} />
      <div className="mt-2 flex items-start gap-2">
        <div className="min-w-0 flex-1 space-y-1">
          <PromptProof prompt={prompt} />
          {changes && (
            <p className="text-xs text-mute tabular-nums">
              Against the step before: +{changes.enteredItemIds.length} −{changes.leftItemIds.length},{" "}
              {signedText(changes.tokens)} tokens
            </p>
          )}
          <CacheMark sequence={current.startedSequence} usage={current.finished?.usage ?? null} />
        </div>
        <CopyButton text={copyText(prompt.sent)} label="Copy the exact prompt" />
      </div>
      <ol className="mt-2.5 space-y-2">
        {prompt.sent.map((message, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a recorded prompt never changes, and equal messages may repeat.
          <PromptMessageView key={position} message={message} position={position + 1} />
        ))}
      </ol>
    </section>
  );
}

function copyText(messages: readonly PromptMessage[]): string {
  return JSON.stringify(messages, null, 2);
}
