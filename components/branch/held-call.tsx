"use client";

import { OperationBadge } from "@/components/ui/operation-badge";
import { WordDiff } from "@/components/ui/word-diff";
import { useShownMemories } from "@/lib/client/memory/use-shown-memories";
import { useRead } from "@/lib/client/query/use-read";
import { viewMemoryContract } from "@/lib/contract/memory/view-memory";
import { type Operation, operationOfTool, parseOperation } from "@/lib/core/log/operations";

interface HeldCallProps {
  readonly toolName: string;
  readonly input: unknown;
}

/** What a held call would do, in words one can decide by: of a memory its text and version before and after. Its arguments fold away. */
export function HeldCall({ toolName, input }: HeldCallProps) {
  const name = operationOfTool(toolName);
  const read = name === null ? null : parseOperation(name, input);
  return (
    <div className="mt-2 space-y-2 text-[13px]">
      {read?.ok && <Change operation={read.value} />}
      {read?.ok === false && <p className="text-danger">{read.error}</p>}
      <details open={!read?.ok}>
        <summary className="text-xs text-mute hover:text-ink">Arguments as JSON</summary>
        <pre className="mt-1 max-h-40 overflow-auto rounded-md bg-soft p-2 font-mono text-xs break-words whitespace-pre-wrap">
          {toolName} {JSON.stringify(input, null, 2)}
        </pre>
      </details>
    </div>
  );
}

function Change({ operation }: { readonly operation: Operation }) {
  switch (operation.operation) {
    case "ADD":
      return (
        <div className="space-y-1">
          <p className="flex items-center gap-2 text-xs text-mute">
            <OperationBadge operation="ADD" />
            becomes version 1
          </p>
          <p dir="auto" className="break-words whitespace-pre-wrap">
            {operation.input.content}
          </p>
        </div>
      );
    case "UPDATE":
      return <OfMemory memoryId={operation.input.memory_id} after={operation.input.content} />;
    case "DELETE":
      return <OfMemory memoryId={operation.input.memory_id} after={null} />;
    case "RETRIEVE":
      return <Subject operation="RETRIEVE" text={operation.input.query} />;
    case "SUMMARY":
      return <Subject operation="SUMMARY" text={spanText(operation.input.span)} />;
    case "FILTER":
      return <Subject operation="FILTER" text={operation.input.criteria} />;
  }
}

function spanText(span: string): string {
  return span === "all" ? "all items" : `the last ${span} items`;
}

function Subject({ operation, text }: { readonly operation: Operation["operation"]; readonly text: string }) {
  return (
    <p className="flex items-center gap-2">
      <OperationBadge operation={operation} />
      <span dir="auto" className="min-w-0 break-words">
        {text}
      </span>
    </p>
  );
}

/** A memory as it is and as it would be; `after` null is its deletion. */
function OfMemory({ memoryId, after }: { readonly memoryId: string; readonly after: string | null }) {
  const shown = useShownMemories();
  const listed = shown.memories.find((memory) => memory.memoryId === memoryId);
  // The list holds the newest memories only; an older one is asked for.
  const asked = useRead(viewMemoryContract, listed || !shown.isKnown ? null : { memoryId });
  const current = listed ?? asked.value?.memory.versions.find((version) => version.validTo === null);
  const operation = after === null ? "DELETE" : "UPDATE";
  if (!current)
    return (
      <p className="flex items-center gap-2 text-mute">
        <OperationBadge operation={operation} />
        {asked.isLoading || !shown.isKnown
          ? "Looking the memory up…"
          : "There is no such memory now: the operation will be refused."}
      </p>
    );
  return (
    <div className="space-y-1">
      <p className="flex items-center gap-2 text-xs text-mute tabular-nums">
        <OperationBadge operation={operation} />
        {after === null
          ? `version ${current.version} ends; it can be undone`
          : `version ${current.version} → ${current.version + 1}`}
      </p>
      {after === null ? (
        <p dir="auto" className="break-words whitespace-pre-wrap text-mute line-through decoration-ink/35">
          {current.content}
        </p>
      ) : (
        <WordDiff before={current.content} after={after} />
      )}
    </div>
  );
}
