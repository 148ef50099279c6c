import type { Task } from "@/lib/core/episode/task";
import { saysFact } from "@/lib/core/reward/judge-by-gold";
import type { EpisodeCell } from "./episode-view";
import { LabCard, leftCell, WideTable, WordHead } from "./lab-card";
import { shareText } from "./lab-numbers";
import { StrategyName } from "./strategy-mark";

/** The store at the end of the history against the gold: what holds, what is missing, what is stale. */
export function StateCard({ task, cells }: { readonly task: Task; readonly cells: readonly EpisodeCell[] }) {
  const past = task.pastFacts.filter(
    (fact) =>
      !task.facts.some(
        (now) => now.subject === fact.subject && now.attribute === fact.attribute && now.value === fact.value,
      ),
  );
  return (
    <LabCard title="Store at the end, against gold" facts="before the questions">
      <WideTable label="Store at the end, as a table">
        <thead>
          <tr>
            <WordHead>fact</WordHead>
            <WordHead>gold</WordHead>
            {cells.map(({ cellId, strategy }) => (
              <WordHead key={cellId}>
                <StrategyName strategy={strategy} />
              </WordHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {[
            ...task.facts.map((fact) => ({ fact, holds: true })),
            ...past.map((fact) => ({ fact, holds: false })),
          ].map(({ fact, holds }) => (
            <tr key={fact.factId} className="border-t border-line">
              <th scope="row" className={`${leftCell} font-normal`}>
                {fact.text}
              </th>
              <td className={`${leftCell} text-mute`}>{holds ? "holds" : "no longer holds"}</td>
              {cells.map((cell) => (
                <td key={cell.cellId} className={leftCell}>
                  <Standing
                    isKept={memoriesOf(cell)?.some((memory) => saysFact(memory, fact)) ?? null}
                    holds={holds}
                  />
                </td>
              ))}
            </tr>
          ))}
          <tr className="border-t border-line">
            <th scope="row" className={`${leftCell} font-normal`}>
              state accuracy
            </th>
            <td />
            {cells.map((cell) => (
              <td key={cell.cellId} className={`${leftCell} font-semibold`}>
                {cell.outcome.status === "done" && cell.outcome.result.stateAccuracy !== null
                  ? shareText(cell.outcome.result.stateAccuracy)
                  : "n/a"}
              </td>
            ))}
          </tr>
        </tbody>
      </WideTable>
    </LabCard>
  );
}

/** Null where nothing outlives the context. */
function memoriesOf({ outcome }: EpisodeCell): readonly string[] | null {
  return outcome.status === "done" && outcome.result.stateAccuracy !== null ? outcome.result.memories : null;
}

function Standing({ isKept, holds }: { readonly isKept: boolean | null; readonly holds: boolean }) {
  if (isKept === null) return <span className="text-mute">n/a</span>;
  if (holds)
    return isKept ? (
      <span className="text-add">● holds</span>
    ) : (
      <span className="text-update">○ missing</span>
    );
  return isKept ? <span className="text-danger">▲ stale</span> : <span className="text-add">● gone</span>;
}
