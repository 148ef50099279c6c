"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { setTurnLimits } from "@/app/(studio)/settings/budget-actions";
import { Button } from "@/components/ui/button";
import { Field, fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { useAct } from "@/lib/client/query/use-act";
import type { TurnLimits } from "@/lib/core/session/turn-limits";
import { SettingsGroup } from "../settings-group";

const fields = [
  { name: "minutes", label: "Time, minutes", min: 1, max: 1_440, step: 1 },
  { name: "tokens", label: "Tokens", min: 1_000, max: 1_000_000_000, step: 1 },
  { name: "costUsd", label: "Money, US dollars", min: 0.01, max: 10_000, step: 0.01 },
] as const satisfies readonly {
  name: keyof TurnLimits;
  label: string;
  min: number;
  max: number;
  step: number;
}[];

/** What one answer may take before the app ends it. */
export function TurnLimitsPanel({ limits }: { readonly limits: TurnLimits }) {
  const router = useRouter();
  const [shown, setShown] = useState(limits);
  const [isSaved, setSaved] = useState(false);
  const saving = useAct(setTurnLimits);
  return (
    <SettingsGroup
      title="One answer"
      explanation="An answer that reaches one of these is ended, and says which; what it said and did before is kept. An empty field is no limit. Money counts as far as the model’s prices are known. The same call three times with nothing changed ends an answer, too."
    >
      <form
        aria-label="Limits of one answer"
        className="rounded-xl border border-line bg-panel p-4"
        onSubmit={(event) => {
          event.preventDefault();
          setSaved(false);
          void saving.run(shown).then((done) => {
            if (!done) return;
            setSaved(true);
            router.refresh();
          });
        }}
      >
        <div className="grid gap-3 sm:grid-cols-3">
          {fields.map(({ name, label, ...range }) => (
            <Field key={name} label={label}>
              <input
                type="number"
                {...range}
                value={shown[name] ?? ""}
                placeholder="No limit"
                onChange={({ target }) =>
                  setShown({ ...shown, [name]: target.value === "" ? null : Number(target.value) })
                }
                className={fieldControl}
              />
            </Field>
          ))}
        </div>
        <InlineError message={saving.error} className="mt-2" />
        <div className="mt-3 flex flex-wrap items-center justify-end gap-2">
          <span role="status" className="mr-auto text-[13px] text-mute">
            {isSaved && "Saved."}
          </span>
          <Button type="submit" variant="primary">
            Save
          </Button>
        </div>
      </form>
    </SettingsGroup>
  );
}
