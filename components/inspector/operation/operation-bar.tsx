"use client";

import { type ComponentType, useEffect, useId, useState } from "react";
import { useStore } from "zustand";
import { useReadOnlyReason } from "@/lib/client/session/session-context";
import { wantedOperation, wantOperation } from "@/lib/client/shell/wanted-operation";
import type { OperationName } from "@/lib/core/log/operations";
import { AddForm } from "./add-form";
import { DeleteForm } from "./delete-form";
import { FilterForm } from "./filter-form";
import { OperationButton } from "./operation-button";
import type { OperationFormProps } from "./operation-form";
import { OperationPanel } from "./operation-panel";
import { RetrieveForm } from "./retrieve-form";
import { SummaryForm } from "./summary-form";
import { UpdateForm } from "./update-form";

const forms = {
  ADD: AddForm,
  UPDATE: UpdateForm,
  DELETE: DeleteForm,
  RETRIEVE: RetrieveForm,
  SUMMARY: SummaryForm,
  FILTER: FilterForm,
} as const satisfies Record<OperationName, ComponentType<OperationFormProps>>;

/** What an operation acts on. */
const groups = [
  { name: "Long-term memory", operations: ["ADD", "UPDATE", "DELETE"] },
  { name: "Context", operations: ["RETRIEVE", "SUMMARY", "FILTER"] },
] as const satisfies readonly { name: string; operations: readonly OperationName[] }[];

/** The six operations by hand: the same door, the same events as the agent's, marked as yours. Nothing where the past is on screen. */
export function OperationBar() {
  const [open, setOpen] = useState<OperationName | null>(null);
  const panelId = useId();
  const wanted = useStore(wantedOperation, ({ operation }) => operation);
  const readOnlyReason = useReadOnlyReason();
  useEffect(() => {
    if (wanted === null) return;
    wantOperation(null);
    if (readOnlyReason === null) setOpen(wanted);
  }, [wanted, readOnlyReason]);
  if (readOnlyReason !== null) return null;
  const Form = open === null ? null : forms[open];
  return (
    <section
      aria-label="Operations by hand"
      data-region="operations"
      tabIndex={-1}
      className="@container relative z-10 flex max-h-[75%] shrink-0 flex-col border-t border-line bg-panel -outline-offset-2"
    >
      {open !== null && Form !== null && (
        <OperationPanel key={open} id={panelId} operation={open} onClose={() => setOpen(null)}>
          <Form onDone={() => setOpen(null)} />
        </OperationPanel>
      )}
      <div
        role="toolbar"
        aria-label="The six operations"
        className="grid shrink-0 grid-cols-2 divide-x divide-line"
      >
        {groups.map(({ name, operations }) => (
          <fieldset key={name} className="min-w-0 px-2 pt-1.5 pb-1">
            <legend className="float-left w-full text-center text-[11px] leading-4 text-mute">{name}</legend>
            <div className="clear-both grid grid-cols-3 gap-1">
              {operations.map((operation) => (
                <OperationButton
                  key={operation}
                  operation={operation}
                  isOpen={open === operation}
                  panelId={panelId}
                  onToggle={() => setOpen(open === operation ? null : operation)}
                />
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </section>
  );
}
