import { filterUnits } from "@/lib/core/context/filter-units";
import type { Protection } from "@/lib/core/context/protection";
import type { AppError } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { filterThresholdFor, scoreContext } from "../operation/filter-context";
import type { SessionScope } from "../scope";

/** What a FILTER would see: every item with its score; nothing is written. */
export interface FilterPreview {
  readonly threshold: number;
  readonly embeddingModel: string;
  readonly candidates: readonly {
    readonly itemId: string;
    readonly score: number;
    readonly bestPassageScore: number;
    readonly isDoubtful?: boolean | undefined;
    readonly protection: Protection | null;
    readonly tokens: number;
  }[];
}

/** Scores the context against criteria, so that a person can judge a FILTER before it happens. */
export async function previewFilter(
  deps: Dependencies,
  { criteria, ...scope }: SessionScope & { readonly criteria: string },
): Promise<Result<FilterPreview, AppError>> {
  if (criteria.trim() === "") return err({ code: "empty-criteria" });
  const state = await deps.sessionReader.read(scope);
  if (state.sequence === 0) return err({ code: "unknown-session", sessionId: scope.sessionId });
  const scores = await scoreContext(deps.embedder, criteria.trim(), state);
  if (!scores) return err({ code: "embedder-failed", reason: deps.embedder.model });
  const candidates = filterUnits(state).flatMap((unit) =>
    unit.items.map((item) => ({
      itemId: item.itemId,
      ...(scores.get(item.itemId) ?? { score: 0, bestPassageScore: 0 }),
      protection: unit.protection,
      tokens: item.tokens,
    })),
  );
  return ok({
    threshold: filterThresholdFor(deps, state.settings),
    embeddingModel: deps.embedder.model,
    candidates,
  });
}
