import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { alignBranches } from "@/lib/core/branch/align-branches";
import { foldSession } from "@/lib/core/session/fold";
import { calls, createStudio } from "@/lib/testing/studio";
import { ComparedPair } from "./compared-pair";

describe("two turns side by side", () => {
  test("show both answers, what differs, steps with operations, and a side that is missing", async () => {
    const left = createStudio([
      calls("Add_memory", { content: "Has a dog." }),
      { text: "You live in Bergen." },
    ]);
    const right = createStudio([{ text: "You live in Oslo." }]);
    await left.say("Where do I live?");
    await right.say("Where do I live?");
    const logOf = async (studio: typeof left) => {
      const events = await studio.events();
      return { events, state: foldSession(events) };
    };
    const { turns } = alignBranches(await logOf(left), { ...(await logOf(right)), events: [] });
    const [pair] = turns;
    expect(pair).toBeDefined();
    if (!pair) return;
    const html = renderToStaticMarkup(
      <ComparedPair pair={pair} leftName="As it was" rightName="Without it" />,
    );
    expect(html).toContain("You live in Bergen.");
    expect(html).toMatch(/<ins[^>]*>.*Oslo/);
    expect(html).toContain("25 %");
    expect(html).toContain("Has a dog.");
    expect(html).toContain("not made");
    const missing = renderToStaticMarkup(
      <ComparedPair pair={{ left: pair.left, right: null }} leftName="As it was" rightName="Without it" />,
    );
    expect(missing).toContain("This branch ends before.");
  });
});
