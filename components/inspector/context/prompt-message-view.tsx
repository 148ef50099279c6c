import type { PromptMessage } from "@/lib/core/context/render-prompt";

/** Leaves messages off screen unpainted, so that long prompts scroll smoothly. */
const lazyPaint = "[content-visibility:auto] [contain-intrinsic-size:auto_64px]";

/** One message of a prompt, character for character. */
export function PromptMessageView({
  message,
  position,
}: {
  readonly message: PromptMessage;
  readonly position: number;
}) {
  const calls = message.role === "assistant" ? message.toolCalls : [];
  const thoughts = message.role === "assistant" ? (message.thoughts ?? []) : [];
  return (
    <li className={`rounded-lg border border-line ${lazyPaint}`}>
      <p className="flex items-baseline gap-2 border-b border-line px-2.5 py-1 text-xs text-mute">
        <span className="font-mono font-medium text-ink">{message.role}</span>
        {message.role === "tool" && <span className="font-mono break-all">{message.toolName}</span>}
        <span className="ml-auto tabular-nums">{position}</span>
      </p>
      {thoughts.length > 0 && (
        <p className="px-2.5 pt-2 text-xs text-mute">
          With its reasoning, sealed by the provider: sent back within this turn, readable by nobody here.
        </p>
      )}
      {message.content !== "" && (
        <pre
          dir="auto"
          className="px-2.5 py-2 font-mono text-xs leading-relaxed break-words whitespace-pre-wrap"
        >
          {message.content}
        </pre>
      )}
      {calls.map((call) => (
        <pre
          key={call.toolCallId}
          className="mx-2.5 mb-2 rounded-md bg-soft px-2 py-1.5 font-mono text-xs break-words whitespace-pre-wrap"
        >
          {call.toolName}({JSON.stringify(call.input)})
        </pre>
      ))}
    </li>
  );
}
