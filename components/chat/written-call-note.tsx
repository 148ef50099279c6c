"use client";

import { SquareCode } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { useReadOnlyReason } from "@/lib/client/session/session-context";
import { operationOfTool, parseOperation, toolNames } from "@/lib/core/log/operations";
import type { ProtocolCall } from "@/lib/core/protocol/read-calls";
import { ourTools } from "@/lib/core/protocol/written-calls/our-tools";
import { readWrittenStep } from "@/lib/core/protocol/written-calls/read-written-step";
import { useOperation } from "../inspector/operation/use-operation";

/** Under an answer that may be a call: says so, and runs it as the person's own act. Nothing under every other answer. */
export function WrittenCallNote({ text }: { readonly text: string }) {
  const step = useMemo(() => readWrittenStep(text, ourTools), [text]);
  const isPast = useReadOnlyReason() !== null;
  if (step.kind === "answer") return null;
  const calls = step.kind === "broken" ? [] : step.calls;
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-[13px] text-mute">
      <span className="flex items-center gap-1.5">
        <SquareCode aria-hidden className="size-3.5 shrink-0" strokeWidth={1.75} />
        {calls.length > 0
          ? `Looks like a call of ${namesIn(calls)}. It was not run.`
          : "Looks like a call. It cannot be read as one."}
      </span>
      {calls.length > 0 && !isPast && <ReadAsCall calls={calls} />}
    </div>
  );
}

function ReadAsCall({ calls }: { readonly calls: readonly ProtocolCall[] }) {
  const { operate, isRunning, error } = useOperation();
  const [isDone, setIsDone] = useState(false);

  async function read() {
    for (const { name, arguments: input } of calls) {
      const operation = operationOfTool(name);
      const parsed = operation && parseOperation(operation, input);
      if (parsed?.ok && !(await operate(parsed.value))) return;
    }
    setIsDone(true);
  }

  return (
    <>
      <Button variant="quiet" disabled={isRunning || isDone} onClick={() => void read()}>
        {isDone ? "Read as a call" : "Read it as a call"}
      </Button>
      <InlineError message={error} />
    </>
  );
}

function namesIn(calls: readonly ProtocolCall[]): string {
  const known: readonly string[] = Object.values(toolNames);
  return [...new Set(calls.map(({ name }) => name).filter((name) => known.includes(name)))].join(", ");
}
