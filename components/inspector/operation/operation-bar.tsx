"use client";

import { type ComponentType, useEffect, useId, useState } from "react";
import { useStore } from "zustand";
import { useReadOnlyReason } from "@/lib/client/session/session-context";
import { wantedOperation, wantOperation } from "@/lib/client/shell/wanted-operation";
import { type OperationName, operationNames } from "@/lib/core/log/operations";
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

/** The six operations by hand: the same door, the same events as the agent's, marked as yours. */
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
        className="grid shrink-0 grid-cols-6 gap-1 px-2 py-1.5"
      >
        {operationNames.map((operation) => (
          <OperationButton
            key={operation}
            operation={operation}
            isOpen={open === operation}
            panelId={panelId}
            isDisabled={readOnlyReason !== null}
            onToggle={() => readOnlyReason === null && setOpen(open === operation ? null : operation)}
          />
        ))}
      </div>
      {readOnlyReason !== null && <p className="px-3 pb-2 text-center text-xs text-mute">{readOnlyReason}</p>}
    </section>
  );
}
