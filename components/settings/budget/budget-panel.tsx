"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { setBudget } from "@/app/(studio)/settings/budget-actions";
import { BudgetFields } from "@/components/ui/budget-fields";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { LinkButton } from "@/components/ui/link-button";
import { numberText } from "@/components/ui/number-text";
import { useAct } from "@/lib/client/query/use-act";
import type { SessionSettings } from "@/lib/core/log/event-envelope";
import type { OwnerSettings } from "@/lib/core/settings/owner-settings";
import { SettingsGroup } from "../settings-group";

interface BudgetPanelProps {
  readonly budget: OwnerSettings["budget"];
  readonly inForce: SessionSettings;
  readonly started: SessionSettings;
  readonly modelLabel: string;
  readonly modelContextTokens: number | null;
}

/** Size and marks of the context of every session that begins from now on. */
export function BudgetPanel(props: BudgetPanelProps) {
  const { inForce, started, modelLabel, modelContextTokens } = props;
  const router = useRouter();
  const [fields, setFields] = useState(inForce);
  const saving = useAct(setBudget);
  const [isSaved, setSaved] = useState(false);
  const save = async (budget: OwnerSettings["budget"], shown: SessionSettings) => {
    setSaved(false);
    if (!(await saving.run(budget))) return;
    setSaved(true);
    setFields(shown);
    router.refresh();
  };
  const { contextLimitTokens, softMark, hardMark } = fields;
  const isChanged = Object.values(props.budget).some((value) => value !== null);
  return (
    <SettingsGroup
      title="New sessions"
      explanation="Past the warning the agent is told to make room; at the limit the app makes room itself, so that no prompt is ever too long. A running session is changed beside its token bar."
    >
      <form
        aria-label="Budget of new sessions"
        className="rounded-xl border border-line bg-panel p-4"
        onSubmit={(event) => {
          event.preventDefault();
          void save({ contextLimitTokens, softMark, hardMark }, fields);
        }}
      >
        <BudgetFields value={fields} onChange={(changed) => setFields({ ...fields, ...changed })} />
        <p className="mt-3 text-[13px] text-mute">
          {modelContextTokens === null
            ? `How much ${modelLabel} can read at once is not known.`
            : `${modelLabel} can read ${numberText(modelContextTokens)} tokens at once.`}
          {modelContextTokens !== null && modelContextTokens !== contextLimitTokens && (
            <LinkButton onClick={() => setFields({ ...fields, contextLimitTokens: modelContextTokens })}>
              Use all of it
            </LinkButton>
          )}
        </p>
        <InlineError message={saving.error} className="mt-2" />
        <div className="mt-3 flex flex-wrap items-center justify-end gap-2">
          <span role="status" className="mr-auto text-[13px] text-mute">
            {isSaved && "Saved."}
          </span>
          {isChanged && (
            <Button
              variant="quiet"
              onClick={() => void save({ contextLimitTokens: null, softMark: null, hardMark: null }, started)}
            >
              As the app was started
            </Button>
          )}
          <Button type="submit" variant="primary">
            Save
          </Button>
        </div>
      </form>
    </SettingsGroup>
  );
}
