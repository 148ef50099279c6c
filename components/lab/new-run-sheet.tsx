"use client";

import { useRouter } from "next/navigation";
import { type SubmitEvent, useState } from "react";
import { startRun } from "@/app/(studio)/lab/run-actions";
import { Field, fieldControl } from "@/components/ui/field";
import { FormFooter } from "@/components/ui/form-footer";
import { InlineError } from "@/components/ui/inline-error";
import { durationText } from "@/components/ui/number-text";
import { Sheet } from "@/components/ui/sheet";
import { useAct } from "@/lib/client/query/use-act";
import { useRead } from "@/lib/client/query/use-read";
import { offerRunContract } from "@/lib/contract/lab/offer-run";
import { type AblationName, ablationCaution, ablationNames, ablations } from "@/lib/core/lab/ablations";
import { detectableSentence } from "@/lib/core/lab/detectable";
import { estimateRun } from "@/lib/core/lab/estimate-run";
import type { SpeakerChoice } from "@/lib/core/lab/speaker-choice";
import { type MemOpsSuite, memOpsSuites, memOpsTasks } from "@/lib/core/lab/suites";
import { tokensText } from "./lab-numbers";
import { ablationWords } from "./run-words";
import { StrategyName } from "./strategy-mark";

interface Order {
  readonly suite: MemOpsSuite;
  readonly speaker: SpeakerChoice;
  readonly strategies: readonly string[];
  readonly ablation: AblationName | null;
  readonly judged: boolean;
  readonly histories: number;
  readonly repeats: number;
  readonly seed: number;
}

const firstOrder: Order = {
  suite: "memops-small",
  speaker: "scripted",
  strategies: ["agemem", "rag", "no-memory"],
  ablation: null,
  judged: false,
  histories: 22,
  repeats: 1,
  seed: 7,
};

/** Orders a run, and says before it begins what it takes and what it can show. */
export function NewRunSheet({ onClose }: { readonly onClose: () => void }) {
  const { value: offer, error } = useRead(offerRunContract, {});
  const [order, setOrder] = useState(firstOrder);
  const start = useAct(startRun);
  const router = useRouter();
  const change = (part: Partial<Order>) => setOrder((before) => ({ ...before, ...part }));
  const possible = (offer?.strategies ?? []).filter(({ speakers }) => speakers.includes(order.speaker));
  const chosen = order.ablation
    ? ablations[order.ablation].strategies
    : order.strategies.filter((name) => possible.some((strategy) => strategy.name === name));
  const caution =
    order.ablation &&
    ablationCaution(order.ablation, { kind: order.speaker === "configured" ? "model" : order.speaker });
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const started = await start.run((requestId) => ({ requestId, ...order, strategies: [...chosen] }));
    if (started) router.push(`/lab/${encodeURIComponent(started.runId)}`);
  };
  return (
    <Sheet open onOpenChange={onClose} title="New run" side="right" className="w-full max-w-md">
      <form onSubmit={(event) => void submit(event)} className="min-h-0 flex-1 overflow-y-auto px-4.5 pt-3">
        <InlineError message={error} className="mb-2" />
        <div className="space-y-3">
          <Field label="Suite">
            <select
              className={fieldControl}
              value={order.suite}
              onChange={({ target }) => change({ suite: suiteNamed(target.value) })}
            >
              {memOpsSuites.map((suite) => (
                <option key={suite}>{suite}</option>
              ))}
            </select>
          </Field>
          <Field label="Speaker">
            <select
              className={fieldControl}
              value={order.speaker}
              onChange={({ target }) => change({ speaker: target.value as SpeakerChoice })}
            >
              {(offer?.speakers ?? []).map(({ choice, label }) => (
                <option key={choice} value={choice}>
                  {label}
                </option>
              ))}
            </select>
          </Field>
          <Field label="Preset of the paper">
            <select
              className={fieldControl}
              value={order.ablation ?? ""}
              onChange={({ target }) =>
                change({ ablation: ablationNames.find((name) => name === target.value) ?? null })
              }
            >
              <option value="">none: choose strategies</option>
              {ablationNames.map((name) => (
                <option key={name} value={name}>
                  {ablationWords[name]}
                </option>
              ))}
            </select>
          </Field>
          {order.ablation && (
            <div className="text-[13px]">
              <p className="text-mute">{ablations[order.ablation].says}</p>
              {caution && <p className="mt-1 text-update">{caution}</p>}
              <ul aria-label="Rows of the preset" className="mt-1.5 space-y-1">
                {chosen.map((name) => (
                  <li key={name}>
                    <StrategyName strategy={name} />
                  </li>
                ))}
              </ul>
            </div>
          )}
          <fieldset hidden={order.ablation !== null}>
            <legend className="mb-1 text-xs text-mute">Strategies</legend>
            {possible.map(({ name, megabytes }) => (
              <label
                key={name}
                className="flex min-h-7 items-center gap-2 text-[13px] pointer-coarse:min-h-11"
              >
                <input
                  type="checkbox"
                  checked={chosen.includes(name)}
                  onChange={({ target }) =>
                    change({
                      strategies: target.checked
                        ? [...order.strategies, name]
                        : order.strategies.filter((other) => other !== name),
                    })
                  }
                />
                <StrategyName strategy={name} />
                {megabytes !== null && (
                  <span className="ml-auto text-xs text-mute">installs {megabytes} MiB once</span>
                )}
              </label>
            ))}
          </fieldset>
          {offer?.judge && (
            <label className="flex min-h-7 items-center gap-2 text-[13px] pointer-coarse:min-h-11">
              <input
                type="checkbox"
                checked={order.judged}
                onChange={({ target }) => change({ judged: target.checked })}
              />
              Judge answers and memories by {offer.judge.label} too
            </label>
          )}
          <div className="grid grid-cols-3 gap-2">
            <NumberField
              label="Histories"
              value={order.histories}
              most={1_000}
              onChange={(histories) => change({ histories })}
            />
            <NumberField
              label="Repeats"
              value={order.repeats}
              most={20}
              onChange={(repeats) => change({ repeats })}
            />
            <NumberField
              label="Seed"
              value={order.seed}
              least={0}
              most={1_000_000}
              onChange={(seed) => change({ seed })}
            />
          </div>
        </div>
        <FormFooter
          error={start.error}
          action="Start"
          isRunning={start.isRunning}
          isDisabled={chosen.length === 0 || !offer}
          onCancel={onClose}
        >
          {offer && chosen.length > 0 && (
            <Estimate
              order={{ ...order, strategies: chosen }}
              inputPrice={offer.speakers.find(({ choice }) => choice === order.speaker)?.inputPrice ?? null}
            />
          )}
        </FormFooter>
      </form>
    </Sheet>
  );
}

function suiteNamed(name: string): MemOpsSuite {
  return memOpsSuites.find((suite) => suite === name) ?? firstOrder.suite;
}

function NumberField({
  label,
  value,
  least = 1,
  most,
  onChange,
}: {
  readonly label: string;
  readonly value: number;
  readonly least?: number;
  readonly most: number;
  readonly onChange: (value: number) => void;
}) {
  return (
    <Field label={label}>
      <input
        type="number"
        className={fieldControl}
        min={least}
        max={most}
        value={value}
        onChange={({ target }) => {
          const wanted = Math.round(target.valueAsNumber);
          if (!Number.isNaN(wanted)) onChange(Math.min(most, Math.max(least, wanted)));
        }}
      />
    </Field>
  );
}

/** Twenty histories stand for all: they are of one make. */
const sampledHistories = 22;

function Estimate({ order, inputPrice }: { readonly order: Order; readonly inputPrice: number | null }) {
  const { suite, seed, strategies, repeats, histories } = order;
  const kind = order.speaker === "configured" ? "model" : order.speaker;
  const families = order.speaker === "built-in" ? (["me"] as const) : (["people", "me"] as const);
  const tasks = memOpsTasks({ suite, histories: Math.min(histories, sampledHistories), seed, families });
  const all = Array.from({ length: histories }, (_, index) => tasks[index % tasks.length]).flatMap(
    (task) => task ?? [],
  );
  const speaker = { kind, provider: "", modelId: "", label: "" } as const;
  const estimate = estimateRun(all, { strategies, repeats, speaker, judge: order.judged });
  const { episodes, modelCalls, judgeCalls, promptTokens, durationMs, detectable } = estimate;
  const time =
    durationMs === null ? "time unknown before the first episodes" : `about ${durationText(durationMs)}`;
  const money =
    inputPrice === null
      ? "price unknown"
      : inputPrice === 0
        ? "no money"
        : `about $ ${((promptTokens / 1e6) * inputPrice).toFixed(2)} for prompts`;
  return (
    <span role="status">
      {episodes} episodes, {time}, about {tokensText(modelCalls)} model calls and {tokensText(promptTokens)}{" "}
      prompt tokens, {money}.{" "}
      {judgeCalls > 0 && `The judge is asked at most ${judgeCalls} times beside that. `}
      {detectableSentence(detectable)}
    </span>
  );
}
