// `npm run bench -- context`: what one more event costs in a session of 100, 1,000 and 10,000 items.
// Twice each: with a budget's worth of items live, as the app keeps it, and with all of them live.
// renderMs is measured in Chromium with React's production build: from the arrival of an event in the session's store until the
// Context tab is laid out again, without paint.

import { LongSession } from "@/lib/testing/long-session";
import { type ContextCosts, measureContextCosts } from "../measures/context-costs";
import type { RenderTimes } from "../measures/context-page";
import { sized } from "../measures/options";
import { renderInBrowser } from "../measures/render-in-browser";
import { report, rounded } from "../measures/report";

const sizes = sized([100, 1_000, 10_000], 1);

/** Rounds of events that are measured; fewer where everything is live, because each prompt then has all items. */
const rounds = { withinBudget: 60, allLive: 12 } as const;

// Compiles the hot paths before the first size is measured.
measureContextCosts(new LongSession(500, true), rounds.withinBudget);

const withinBudget = sizes.map((items) =>
  measureContextCosts(new LongSession(items, true), rounds.withinBudget),
);
const allLive = sizes.map((items) => measureContextCosts(new LongSession(items, false), rounds.allLive));
const shown = await renderInBrowser(
  [true, false].flatMap((within) => sizes.map((items) => ({ items, withinBudget: within }))),
);

report("context", [
  {
    title:
      "Cost of one more event; medians. foldEventUs: mean over the kinds of events. projectMs: render the prompt and add up the budget. stepMs: all that is computed before a model call, with both hashes.",
    rows: sizes.map((items, index) => ({
      items,
      liveItems: withinBudget[index]?.liveItems ?? 0,
      ...figures("", withinBudget[index], shown[index]),
      ...figures("AllLive", allLive[index], shown[sizes.length + index]),
    })),
  },
  {
    title: "Folding by kind of event, in microseconds, with a budget's worth live",
    isDetail: true,
    rows: [...(withinBudget[0]?.foldUsByType.keys() ?? [])].map((event) => ({
      event,
      ...Object.fromEntries(
        sizes.map((items, index) => [
          `us${items}`,
          rounded(withinBudget[index]?.foldUsByType.get(event) ?? 0, 1),
        ]),
      ),
    })),
  },
]);

function figures(suffix: string, costs: ContextCosts | undefined, times: RenderTimes | undefined) {
  return {
    [`foldEventUs${suffix}`]: rounded(costs?.foldEventUs ?? 0, 1),
    [`projectMs${suffix}`]: rounded(costs?.projectMs ?? 0, 3),
    [`stepMs${suffix}`]: rounded(costs?.stepMs ?? 0, 2),
    [`renderMs${suffix}`]: rounded(medianOf(times ?? {}), 1),
  };
}

/** The median over all events, whatever their kind. */
function medianOf(times: RenderTimes): number {
  const all = Object.values(times)
    .flat()
    .sort((left, right) => left - right);
  return all[Math.floor(all.length / 2)] ?? 0;
}
