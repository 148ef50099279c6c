import { durationText, numberText } from "@/components/ui/number-text";
import type { EventOf } from "@/lib/core/log/events";
import { describeRepair } from "@/lib/core/protocol/protocol-repair";
import { RawOutput } from "../context/raw-output";

/** The model's answer of one step: text, reasoning, calls and what the provider reported. */
export function StepFinishedCard({ event }: { readonly event: EventOf<"step-finished"> }) {
  const usage = event.usage;
  return (
    <>
      {event.item && event.item.text !== "" && (
        <p dir="auto" className="max-h-72 overflow-y-auto break-words whitespace-pre-wrap">
          {event.item.text}
        </p>
      )}
      {event.reasoning !== "" && (
        <details className="mt-1.5 text-xs text-mute">
          <summary className="flex min-h-6 w-fit cursor-pointer items-center rounded hover:text-ink">
            Reasoning
          </summary>
          <p className="whitespace-pre-wrap">{event.reasoning}</p>
        </details>
      )}
      {event.toolCalls.map((call) => (
        <pre
          key={call.toolCallId}
          className="mt-1.5 overflow-x-auto rounded-md bg-soft p-2 font-mono text-xs break-words whitespace-pre-wrap"
        >
          {call.toolName}({JSON.stringify(call.input)})
        </pre>
      ))}
      {event.repairs && (
        <div className="mt-1.5 text-xs text-mute">
          <h3>Put right in what the model wrote</h3>
          <ul className="list-disc pl-4">
            {event.repairs.map((repair) => (
              <li key={repair}>{describeRepair(repair)}</li>
            ))}
          </ul>
        </div>
      )}
      {event.written && (
        <details className="mt-1.5 text-xs text-mute">
          <summary className="flex min-h-6 w-fit cursor-pointer items-center rounded hover:text-ink">
            What the model wrote
          </summary>
          <div className="text-ink">
            <RawOutput event={event} />
          </div>
        </details>
      )}
      <p className="mt-1.5 text-xs text-mute tabular-nums">
        {[
          `finished: ${event.finishReason}`,
          event.serverReason === undefined || event.serverReason === event.finishReason
            ? null
            : `in the server's word: ${event.serverReason}`,
          event.firstTokenMs === null ? null : `first token after ${durationText(event.firstTokenMs)}`,
          usage?.inputTokens == null ? null : `${numberText(usage.inputTokens)} tokens in, reported`,
          usage?.cachedInputTokens == null ? null : `${numberText(usage.cachedInputTokens)} of them cached`,
          usage?.outputTokens == null ? null : `${numberText(usage.outputTokens)} out`,
          usage?.reasoningTokens == null ? null : `${numberText(usage.reasoningTokens)} for reasoning`,
        ]
          .filter((part) => part !== null)
          .join(" · ")}
      </p>
    </>
  );
}
