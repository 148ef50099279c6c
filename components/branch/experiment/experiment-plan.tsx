"use client";

import { Play } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { planExperiment } from "@/app/(studio)/compare/experiment-actions";
import { Button } from "@/components/ui/button";
import { Field, fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { countText } from "@/components/ui/number-text";
import { useAct } from "@/lib/client/query/use-act";
import { useRead } from "@/lib/client/query/use-read";
import { newId } from "@/lib/client/shell/new-id";
import { offerExperimentContract } from "@/lib/contract/branch/offer-experiment";
import { mostTitleCharacters } from "@/lib/contract/branch/plan-experiment";
import { PlanLine } from "../plan-line";
import { experimentAddress } from "./experiment-address";
import { LeaveOutList } from "./leave-out-list";
import { firstRepeats } from "./use-experiment-runs";

interface ExperimentPlanProps {
  readonly sessionId: string;
  readonly turnId: string | null;
  readonly onPlanned: (experimentId: string) => void;
}

/** A new experiment: which answer, without which events, and what its answers are looked through for. */
export function ExperimentPlan({ sessionId, turnId, onPlanned }: ExperimentPlanProps) {
  const router = useRouter();
  const offer = useRead(offerExperimentContract, { sessionId, turnId });
  const [off, setOff] = useState<ReadonlySet<number>>(new Set());
  const [title, setTitle] = useState("");
  const [phrase, setPhrase] = useState("");
  const [experimentId] = useState(newId);
  const planning = useAct(planExperiment);
  if (!offer.value)
    return (
      <div className="p-6">
        <InlineError message={offer.error} />
        {!offer.error && (
          <p role="status" className="text-mute">
            Loading…
          </p>
        )}
      </div>
    );
  const { turns, choices, perRun, ...asked } = offer.value;
  const named = choices.filter(({ sequence }) => off.has(sequence));
  const suggested = named[0] ? `Without “${named[0].line.slice(0, 60)}”` : "";
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const fields = {
      ...{ sessionId, experimentId, turnId: asked.turnId, off: [...off].toSorted((a, b) => a - b) },
      title: (title.trim() || suggested).slice(0, mostTitleCharacters),
      phrase: phrase.trim() || null,
    };
    if (await planning.run(fields)) onPlanned(experimentId);
  };
  return (
    <form
      aria-label="New experiment"
      onSubmit={(event) => void submit(event)}
      className="mx-auto w-full max-w-[760px] space-y-5 px-4 py-5 min-[900px]:px-6"
    >
      <p className="text-[13px] text-mute">
        The answer is made again several times without what you turn off, and as often with everything on. It
        runs in sandboxes: your memories and this session stay as they are.
      </p>
      <Field label="Answer to">
        <select
          className={fieldControl}
          value={asked.turnId}
          onChange={({ target }) => router.replace(experimentAddress(sessionId, { turn: target.value }))}
        >
          {turns.map((turn, index) => (
            <option key={turn.turnId} value={turn.turnId}>
              {`Turn ${index + 1} · ${turn.message.slice(0, 100)}`}
            </option>
          ))}
        </select>
      </Field>
      <LeaveOutList choices={choices} off={off} onChange={setOff} />
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Look for these words in the answers" hint="optional">
          <input
            className={fieldControl}
            dir="auto"
            value={phrase}
            maxLength={mostTitleCharacters}
            placeholder="otherwise: says the same as before"
            onChange={({ target }) => setPhrase(target.value)}
          />
        </Field>
        <Field label="Name" hint="optional">
          <input
            className={fieldControl}
            dir="auto"
            value={title}
            maxLength={mostTitleCharacters}
            placeholder={suggested}
            onChange={({ target }) => setTitle(target.value)}
          />
        </Field>
      </div>
      <InlineError message={planning.error} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        <PlanLine plan={perRun} runs={firstRepeats * 2} />
        <Button type="submit" variant="primary" aria-disabled={planning.isRunning || off.size === 0}>
          <Play aria-hidden className="size-3.5" />
          {off.size === 0
            ? "Turn something off"
            : `Run ${firstRepeats} times without ${countText(off.size, "event")}`}
        </Button>
      </div>
    </form>
  );
}
