import { Wrench } from "lucide-react";
import type { ToolCall } from "@/lib/core/log/context-item";

/** Longest arguments on one row, in characters; the context has them whole. */
const shownCharacters = 160;

/** Calls of tools that an agent outside the studio has: recorded here, run there. */
export function AgentCalls({ calls }: { readonly calls: readonly ToolCall[] }) {
  return (
    <ul aria-label="Calls of the agent’s own tools" className="my-2 space-y-1">
      {calls.map(({ toolCallId, toolName, input }) => (
        <li
          key={toolCallId}
          className="flex min-w-0 items-center gap-2 rounded-lg border border-line bg-panel px-2.5 py-1 text-xs"
        >
          <Wrench aria-hidden className="size-3.5 shrink-0 text-mute" />
          <span className="shrink-0 font-medium">{toolName}</span>
          <span className="truncate font-mono text-mute">{argumentsOf(input)}</span>
        </li>
      ))}
    </ul>
  );
}

function argumentsOf(input: unknown): string {
  const text = typeof input === "string" ? input : (JSON.stringify(input) ?? "");
  return text.slice(0, shownCharacters);
}
