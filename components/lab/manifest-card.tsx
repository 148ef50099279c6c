import type { LabRunEntry } from "@/lib/core/lab/lab-run";
import { LabCard } from "./lab-card";

/** Everything that decides what a run comes to, with its hashes. */
export function ManifestCard({ run }: { readonly run: LabRunEntry }) {
  const { settings, settingsHash, appVersion } = run.manifest;
  const facts: readonly (readonly [string, string])[] = [
    ["run", run.runId],
    ["suite", settings.suite],
    ["preset", settings.ablation ? `ablation: ${settings.ablation}` : "none"],
    ["tasks, SHA-256", settings.tasksHash],
    ...(settings.files ?? []).map(({ name, sha256 }): [string, string] => [`file ${name}`, sha256]),
    ["settings, SHA-256", settingsHash],
    ["version of the app", appVersion],
    ["strategies", settings.strategies.map((name) => `${name} ${settings.versions[name] ?? ""}`).join(", ")],
    ["speaker", `${settings.speaker.label} (${settings.speaker.provider} / ${settings.speaker.modelId})`],
    ["judge", settings.judge ? `gold answers, and ${settings.judge.label}` : "gold answers"],
    ["embedder", settings.embeddingModel],
    ["FILTER's threshold", String(settings.filterThreshold)],
    ["seed, repeats", `${settings.seed}, ${settings.repeats}`],
  ];
  return (
    <LabCard title="Manifest" facts="two runs with the same settings hash are the same run">
      <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 px-3.5 py-2 text-[13px]">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-mute">{name}</dt>
            <dd className="break-all font-mono text-xs leading-5">{value}</dd>
          </div>
        ))}
      </dl>
    </LabCard>
  );
}
