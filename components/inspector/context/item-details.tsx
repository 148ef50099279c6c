"use client";

import type { ReactNode } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { numberText } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { actorWords } from "@/lib/client/session/item-words";
import { useSession } from "@/lib/client/session/session-context";
import type { ContextItem } from "@/lib/core/log/context-item";
import { turnNumber } from "@/lib/core/replay/opening";
import { useEvent } from "../use-event";
import { fateText } from "./fate-words";
import { ItemActions } from "./item-actions";
import { SystemPromptForm } from "./system-prompt-form";

/** Everything about one item: full text, who and when, cost, fate, and what can be done. */
export function ItemDetails({ item }: { readonly item: ContextItem }) {
  const number = useSession(({ state }) => turnNumber(state, item.turnId));
  const taker = useEvent(item.fate.status === "live" ? null : item.fate.bySequence);
  return (
    <div className="mx-2 mt-0.5 mb-2 rounded-lg border border-line bg-panel p-3 text-[13px]">
      {item.text !== "" && (
        <div className="flex gap-1">
          <p
            dir="auto"
            className="max-h-72 min-w-0 flex-1 overflow-y-auto break-words whitespace-pre-wrap"
            {...scrollable(item.text)}
          >
            {item.text}
          </p>
          <CopyButton text={item.text} label="Copy the text of this item" className="-mt-1 shrink-0" />
        </div>
      )}
      {item.toolCalls?.map((call) => (
        <pre
          key={call.toolCallId}
          className="mt-2 max-h-48 overflow-auto rounded-md bg-soft p-2 font-mono text-xs break-words whitespace-pre-wrap"
        >
          {call.toolName} {JSON.stringify(call.input, null, 2)}
        </pre>
      ))}
      <dl className="mt-2.5 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-xs">
        <Fact name="Author">{actorWords[item.author]}</Fact>
        <Fact name="Came">
          {number > 0 ? `turn ${number}${item.step === null ? "" : `, step ${item.step}`}, ` : ""}
          <RelativeTime at={item.enteredAt} />
        </Fact>
        <Fact name="Cost">
          <span className="tabular-nums">{numberText(item.tokens)} tokens</span>
        </Fact>
        <Fact name="Fate">{fateText(item, taker)}</Fact>
        {item.memories && item.memories.length > 0 && (
          <Fact name="Memories">
            <span className="font-mono">
              {item.memories.map((memory) => `${memory.memoryId} v${memory.version}`).join(", ")}
            </span>
          </Fact>
        )}
        <Fact name="Id">
          <span className="font-mono break-all">{item.itemId}</span>
        </Fact>
      </dl>
      {item.kind === "system" && item.fate.status === "live" && (
        <SystemPromptForm key={item.itemId} item={item} />
      )}
      <ItemActions item={item} />
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-mute">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}

/** Text that may scroll inside itself must be reachable by keyboard. */
function scrollable(text: string): { tabIndex?: number } {
  return text.length > 600 ? { tabIndex: 0 } : {};
}
