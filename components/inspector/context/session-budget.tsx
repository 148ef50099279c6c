"use client";

import { SlidersHorizontal } from "lucide-react";
import { type FormEvent, useState } from "react";
import { changeSessionSettings } from "@/app/(studio)/settings/budget-actions";
import { BudgetFields } from "@/components/ui/budget-fields";
import { Button } from "@/components/ui/button";
import { Field, fieldControl } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { InlineError } from "@/components/ui/inline-error";
import { Popover } from "@/components/ui/popover";
import { useAct } from "@/lib/client/query/use-act";
import { useReadOnlyReason, useSession, useSessionStore } from "@/lib/client/session/session-context";

/** Size and marks of this session's context; nothing where nothing can be changed. */
export function SessionBudget() {
  const readOnlyReason = useReadOnlyReason();
  const [open, setOpen] = useState(false);
  if (readOnlyReason !== null) return null;
  return (
    <Popover
      label="Budget of this session"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton icon={SlidersHorizontal} label="Budget of this session" className="size-6" />}
    >
      <SessionBudgetForm onDone={() => setOpen(false)} />
    </Popover>
  );
}

function SessionBudgetForm({ onDone }: { readonly onDone: () => void }) {
  const changing = useAct(changeSessionSettings);
  const session = useSessionStore();
  const settings = useSession((snapshot) => snapshot.state.settings);
  const [fields, setFields] = useState(settings);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const { sessionId, isNew } = session.getState();
    const { contextLimitTokens, softMark, hardMark, filterThreshold } = fields;
    const isThresholdMoved = filterThreshold !== settings.filterThreshold;
    const change = {
      contextLimitTokens,
      softMark,
      hardMark,
      ...(isThresholdMoved ? { filterThreshold } : {}),
    };
    const recorded = await changing.run((requestId) => ({ sessionId, newSession: isNew, requestId, change }));
    if (!recorded) return;
    session.getState().receiveEvents(recorded.events);
    onDone();
  };
  return (
    <form aria-label="Budget of this session" onSubmit={(event) => void save(event)} className="space-y-3">
      <BudgetFields isStacked value={fields} onChange={(changed) => setFields({ ...fields, ...changed })} />
      <Field label="FILTER's similarity threshold (θ)" hint="0 to 1">
        <input
          type="number"
          required
          min={0}
          max={1}
          step={0.01}
          value={fields.filterThreshold}
          onChange={(event) => setFields({ ...fields, filterThreshold: Number(event.target.value) })}
          className={fieldControl}
        />
      </Field>
      <p className="text-xs text-mute">
        The next step is prepared by these. They are part of the session's record.
      </p>
      <InlineError message={changing.error} />
      <div className="flex justify-end">
        <Button type="submit" variant="primary">
          Save
        </Button>
      </div>
    </form>
  );
}
