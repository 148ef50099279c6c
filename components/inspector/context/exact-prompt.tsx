"use client";

import { useMemo, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { signedText } from "@/components/ui/number-text";
import { useSession } from "@/lib/client/session/session-context";
import { allSteps, changesBetween } from "@/lib/core/context/context-changes";
import { endOf, type RequestAsSent, requestAsSent } from "@/lib/core/context/request-as-sent";
import { pathWords } from "../turn/turn-words";
import { CacheMark } from "./cache-mark";
import { PromptMessageView } from "./prompt-message-view";
import { PromptProof } from "./prompt-proof";
import { RawOutput } from "./raw-output";
import { RenderedTemplate } from "./rendered-template";
import { RequestDetails } from "./request-details";
import { StepPicker } from "./step-picker";

/** The request of any step, exactly as it left, with the proof that it is, and what the model wrote to it. */
export function ExactPrompt() {
  const state = useSession((session) => session.state);
  const events = useSession((session) => session.events);
  const [chosen, setChosen] = useState<number | null>(null);
  const steps = useMemo(() => allSteps(state), [state]);
  const index =
    chosen === null ? steps.length - 1 : steps.findIndex(({ step }) => step.startedSequence === chosen);
  const current = steps[index]?.step;
  const previous = steps[index - 1]?.step;
  const sent = current ? requestAsSent(events, current.startedSequence) : null;
  if (!current || !sent) {
    return (
      <p className="px-4.5 py-6 text-[13px] text-mute">
        No prompt yet: the exact prompt of each step appears once the model is called.
      </p>
    );
  }
  const ended = endOf(events, sent.prompt.event);
  const { path } = sent.prompt.event;
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
          <PromptProof sent={sent} />
          {changes && (
            <p className="text-xs text-mute tabular-nums">
              Against the step before: +{changes.enteredItemIds.length} −{changes.leftItemIds.length},{" "}
              {signedText(changes.tokens)} tokens
            </p>
          )}
          <CacheMark sequence={current.startedSequence} usage={current.finished?.usage ?? null} />
        </div>
        <CopyButton text={copyText(sent)} label="Copy the request as sent" />
      </div>
      <h2 className="mt-3 text-xs font-medium">
        Request as sent{path && <span className="font-normal text-mute"> · {pathWords[path]}</span>}
      </h2>
      <ol className="mt-1.5 space-y-2">
        {sent.messages.map((message, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a recorded prompt never changes, and equal messages may repeat.
          <PromptMessageView key={position} message={message} position={position + 1} />
        ))}
      </ol>
      {sent.request && <RequestDetails request={sent.request} />}
      {sent.request && <RenderedTemplate stepStarted={current.startedSequence} />}
      {ended && <RawOutput event={ended} />}
    </section>
  );
}

function copyText({ request, messages }: RequestAsSent): string {
  return JSON.stringify(request ?? messages, null, 2);
}
