"use client";

import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { countText } from "@/components/ui/number-text";
import { useRead } from "@/lib/client/query/use-read";
import { listImportsContract } from "@/lib/contract/memory/list-imports";
import { useMemoryChanges } from "../use-memory-changes";
import type { ImportStage } from "./use-import";

interface ImportReceiptProps {
  readonly result: Extract<ImportStage, { stage: "done" }>;
  readonly onShowWaiting: () => void;
  /** The ways on. */
  readonly children: ReactNode;
}

/** What an import came to, line by line where something was left, and the way to take it back. */
export function ImportReceipt({ result, onShowWaiting, children }: ImportReceiptProps) {
  const { mode, importId, outcome, problem } = result;
  const { undo } = useMemoryChanges();
  const imports = useRead(listImportsContract, {});
  const left = imports.value?.imports.find((one) => one.importId === importId);
  const isUndone = left !== undefined && mode === "write" && left.eventIds.length === 0;
  return (
    <div>
      <p className="flex items-start gap-2 text-sm" role="status">
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-add" />
        {isUndone
          ? "The import was undone."
          : mode === "write"
            ? [
                `${countText(outcome.written - outcome.held, "memory was", "memories were")} written.`,
                ...(outcome.held > 0
                  ? [
                      `${countText(outcome.held, "entry holds", "entries hold")} what looks like a key or a password and waits for your decision.`,
                    ]
                  : []),
              ].join(" ")
            : `${countText(outcome.written, "change waits", "changes wait")} for your decision. No search finds what waits.`}
      </p>
      <InlineError
        message={problem === null ? null : `${problem} What was written until then is in the list below.`}
        className="mt-2"
      />
      {outcome.skipped.length > 0 && (
        <details className="mt-3 text-[13px]">
          <summary className="text-mute">
            {countText(outcome.skipped.length, "entry", "entries")} left out
          </summary>
          <ul className="mt-1 max-h-40 space-y-0.5 overflow-y-auto">
            {outcome.skipped.map(({ line, reason }) => (
              <li key={line}>
                <span className="text-mute tabular-nums">{line}</span> {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        {mode === "write" && left && left.eventIds.length > 0 && (
          <Button
            className="mr-auto"
            onClick={() => void undo({ label: "the import", eventIds: left.eventIds }, "only-this")}
          >
            Undo this import
          </Button>
        )}
        {(mode === "propose" ? outcome.written : outcome.held) > 0 && (
          <Button className="mr-auto" onClick={onShowWaiting}>
            Look at what waits
          </Button>
        )}
        {children}
      </div>
    </div>
  );
}
