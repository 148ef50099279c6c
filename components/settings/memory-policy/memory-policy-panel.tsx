"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { setMemoryPolicy } from "@/app/(studio)/settings/memory-policy-actions";
import { InlineError } from "@/components/ui/inline-error";
import { OperationBadge } from "@/components/ui/operation-badge";
import { usePerform } from "@/lib/client/query/use-act";
import { changesPerTurn } from "@/lib/core/memory/memory-policy";
import type { MemoryPolicy, PolicyMode } from "@/lib/core/settings/owner-settings";
import { SettingsGroup } from "../settings-group";
import { PolicyChoice } from "./policy-choice";

interface MemoryPolicyPanelProps {
  readonly policy: MemoryPolicy;
}

const modes = [
  { value: "auto", label: "Auto", explanation: "done at once, and can be undone" },
  { value: "ask", label: "Ask", explanation: "waits for you, never retrieved while it waits" },
  { value: "shadow", label: "Shadow", explanation: "recorded only, never done by itself" },
] as const satisfies readonly { value: PolicyMode; label: string; explanation: string }[];

const pastedModes = [
  {
    value: "ask",
    label: "Ask",
    explanation: "such changes wait for you while such text, or what was made from it, is in the context",
  },
  { value: "auto", label: "Trust it", explanation: "treated like your own words" },
] as const;

const retrievals = [
  { value: "calibrated", label: "What is close", explanation: "up to ten, none far below the best" },
  { value: "paper", label: "Paper", explanation: "the three best, however close (top_k = 3)" },
] as const;

/** What the agent may do to memories by itself. A choice holds from the next operation on. */
export function MemoryPolicyPanel({ policy }: MemoryPolicyPanelProps) {
  const router = useRouter();
  const perform = usePerform();
  const [shown, setShown] = useState(policy);
  const [said, setSaid] = useState<{ readonly problem: string | null } | null>(null);
  const choose = async (changed: Partial<MemoryPolicy>) => {
    const next = { ...shown, ...changed };
    setShown(next);
    const saved = await perform(setMemoryPolicy, next);
    setSaid({ problem: saved.ok ? null : saved.error.message });
    if (saved.ok) router.refresh();
    else setShown(shown);
  };
  return (
    <>
      <SettingsGroup
        title="What the agent may change by itself"
        explanation={`What you do by hand is never held back. Whatever you choose here, more than ${changesPerTurn.ADD} new, ${changesPerTurn.UPDATE} changed or ${changesPerTurn.DELETE} deleted memories in one turn wait for you, and so does text that gives the agent orders you did not give.`}
      >
        <div className="divide-y divide-line rounded-xl border border-line bg-panel">
          {(["ADD", "UPDATE", "DELETE"] as const).map((operation) => (
            <PolicyChoice
              key={operation}
              name={operation}
              legend={<OperationBadge operation={operation} />}
              options={modes}
              value={shown[operation]}
              onChoose={(mode) => void choose({ [operation]: mode })}
            />
          ))}
        </div>
      </SettingsGroup>
      <SettingsGroup
        title="Pasted and imported text"
        explanation="Text by others can carry hidden orders. Long messages, quoted lines, mails, code and markup count as pasted."
      >
        <div className="rounded-xl border border-line bg-panel">
          <PolicyChoice
            name="pastedText"
            legend={<span className="text-[13px] font-medium">Changes that come with it</span>}
            options={pastedModes}
            value={shown.pastedText}
            onChoose={(pastedText) => void choose({ pastedText })}
          />
        </div>
      </SettingsGroup>
      <SettingsGroup
        title="What RETRIEVE brings"
        explanation="Where the agent does not say how many. The event keeps what was left out, with its score."
      >
        <div className="rounded-xl border border-line bg-panel">
          <PolicyChoice
            name="retrieval"
            legend={<OperationBadge operation="RETRIEVE" />}
            options={retrievals}
            value={shown.retrieval}
            onChoose={(retrieval) => void choose({ retrieval })}
          />
        </div>
      </SettingsGroup>
      <InlineError message={said?.problem ?? null} />
      <p role="status" className="text-[13px] text-mute">
        {said?.problem === null && "Saved."}
      </p>
    </>
  );
}
