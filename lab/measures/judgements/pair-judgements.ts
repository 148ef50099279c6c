import type { PlacedPair } from "@/lab/sets/blind/blind-sets";
import type { Half } from "@/lab/sets/blind/half";
import type { DistinctFacts } from "@/lab/sets/blind/wrong-refusals";
import { compareMemories } from "@/lib/core/memory/compare-memories";
import type { Embedder } from "@/lib/ports/embedder";
import { findingOf, findingOfLabel, findings, judgePairs, qualityOf } from "../duplicate-quality";
import type { Table } from "../report";
import { halves, share } from "./halves";

/** Judges pairs as ADD does: by half, English and other languages, with what is refused; and lists the mistakes of the tuning half. */
export async function pairJudgements(
  embedder: Embedder,
  set: string,
  placed: readonly (PlacedPair & { readonly half: Half })[],
): Promise<readonly Table[]> {
  const judged = await judgePairs(
    embedder,
    placed.map(({ pair }) => pair),
  );
  const all = judged.map((one, place) => ({ ...one, ...placed[place] }));
  const groups = ["English", "other languages"] as const;
  const rows = halves.flatMap((half) =>
    groups.flatMap((group) => {
      const own = all.filter((one) => one.half === half && (one.language === "en") === (group === "English"));
      return findings.map((finding) => {
        const { wanted, found, right } = qualityOf(own, finding);
        const refused = own.filter(({ comparison }) => comparison.relation === "duplicate");
        const wrong = refused.filter(({ label }) => findingOfLabel(label) !== "repeats").length;
        return {
          ...{ set, half, group, pairs: own.length, finding },
          ...{ precision: share(right, found), recall: share(right, wanted) },
          ...{ refused: refused.length, refusedWrongly: wrong },
        };
      });
    }),
  );
  const mistakes = all
    .filter(
      ({ half, label, comparison }) => half === "tuning" && findingOf(comparison) !== findingOfLabel(label),
    )
    .map(({ label, comparison, meaning, first, second }) => ({
      ...{ label, said: comparison.relation, certain: comparison.isCertain },
      ...{
        meaning: meaning === null ? null : Number(meaning.toFixed(2)),
        first,
        second,
        reason: comparison.reason,
      },
    }));
  return [
    {
      title: `${placed.length} pairs of the ${set} set: repeats and what resembles, contradictions and updates, in percent with 95 % intervals`,
      rows,
    },
    {
      title: `Pairs of the ${set} set's tuning half that were judged otherwise`,
      rows: mistakes,
      isDetail: true,
    },
  ];
}

/** What ADD would refuse of facts that must both be kept, whatever an embedder says of them. */
export function refusalJudgements(
  placed: readonly { readonly facts: DistinctFacts; readonly half: Half }[],
): readonly Table[] {
  const judged = placed.map(({ facts, half }) => {
    const [kind, kept, added] = facts;
    const { relation, reason } = compareMemories(added, kept, 0.97);
    return { half, kind, kept, added, relation, reason };
  });
  return [
    {
      title: `${placed.length} facts of which none may be refused for the other`,
      rows: halves.map((half) => {
        const own = judged.filter((one) => one.half === half);
        const count = (relation: string) => own.filter((one) => one.relation === relation).length;
        return { half, facts: own.length, refused: count("duplicate"), resembles: count("near-duplicate") };
      }),
    },
    {
      title: "Facts of the tuning half that were refused",
      rows: judged.filter(({ half, relation }) => half === "tuning" && relation === "duplicate"),
      isDetail: true,
    },
  ];
}
