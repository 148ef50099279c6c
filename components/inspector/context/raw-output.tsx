import { percentText } from "@/components/ui/number-text";
import type { EventOf } from "@/lib/core/log/events";
import type { FirstToken, WrittenPiece } from "@/lib/core/log/sent-request";

/** What the model wrote in one step, before anything was read out of it, and how sure it was of its beginning. */
export function RawOutput({ event }: { readonly event: EventOf<"step-finished"> }) {
  const { written, item, serverReason, firstTokens } = event;
  const pieces: readonly WrittenPiece[] = written ?? (item?.text ? [{ as: "text", text: item.text }] : []);
  return (
    <section aria-label="Raw output" className="mt-3 text-xs">
      <h3 className="font-medium">Raw output</h3>
      {pieces.length === 0 && <p className="mt-1 text-mute">The model wrote nothing.</p>}
      {written === undefined && pieces.length > 0 && (
        <p className="mt-0.5 text-mute">The answer is what the model wrote, word for word.</p>
      )}
      {pieces.map(({ as, toolName, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was written never changes, and equal pieces may repeat.
        <div key={index} className="mt-1.5">
          <p className="text-mute">
            {pieceWords[as]}
            {toolName !== undefined && <span className="font-mono"> {toolName}</span>}
          </p>
          <pre
            dir="auto"
            className="mt-0.5 max-h-80 overflow-auto rounded-md bg-soft p-2 font-mono leading-relaxed break-words whitespace-pre-wrap"
          >
            {text}
          </pre>
        </div>
      ))}
      {firstTokens && firstTokens.length > 0 && <FirstTokens tokens={firstTokens} />}
      {serverReason !== undefined && (
        <p className="mt-1.5 text-mute">
          The server's reason to stop: <span className="font-mono text-ink">{serverReason}</span>
        </p>
      )}
    </section>
  );
}

const pieceWords = {
  text: "Text",
  reasoning: "Reasoning",
  call: "Call that the server handed over:",
  whole: "All of it, with special tokens",
} as const satisfies Record<WrittenPiece["as"], string>;

function FirstTokens({ tokens }: { readonly tokens: readonly FirstToken[] }) {
  return (
    <div className="mt-1.5">
      <p className="text-mute">First token, and what it could have been</p>
      <ul className="mt-0.5 flex flex-wrap gap-1.5">
        {tokens.map(({ token, probability }) => (
          <li key={token} className="rounded-md bg-soft px-1.5 py-0.5 tabular-nums">
            <span className="font-mono">{JSON.stringify(token)}</span> {percentText(probability)}
          </li>
        ))}
      </ul>
    </div>
  );
}
