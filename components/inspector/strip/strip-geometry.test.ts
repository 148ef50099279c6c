import { expect, test } from "vitest";
import { contextStrip } from "@/lib/core/replay/context-strip";
import { liveItems } from "@/lib/core/session/session-state";
import { LongSession } from "@/lib/testing/long-session";
import { SessionScript } from "@/lib/testing/session-script";
import { stripGeometry, topOf } from "./strip-geometry";

const size = { width: 400, height: 100 };

function folded() {
  const script = new SessionScript();
  for (const word of ["one", "two", "three"]) {
    script.say(word.repeat(40));
    script.answer(word.repeat(30));
  }
  const taken = liveItems(script.state)
    .slice(1, 4)
    .map(({ itemId }) => itemId);
  script.summarize(taken, "short");
  script.say("four");
  script.answer("last");
  return contextStrip(script.events, script.state);
}

test("draws a few elements, all inside the frame, with a cut where a SUMMARY took items", () => {
  const geometry = stripGeometry(folded(), size);
  expect(geometry.bands.length).toBeLessThanOrEqual(6);
  expect(geometry.tails.map(({ by }) => by)).toEqual(["summary"]);
  expect(geometry.cuts).toHaveLength(1);
  const paths = [...geometry.bands, ...geometry.tails].map(({ path }) => path).join(" ");
  const numbers = (paths.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  expect(numbers.every((value) => value >= -0.1 && value <= size.width + 0.1)).toBe(true);
  expect(paths).not.toContain("NaN");
});

test("uses the whole height for a context that is nearly empty, and the window once the warning is near", () => {
  const strip = folded();
  expect(topOf(strip)).toBeLessThan(strip.softTokens);
  const peak = Math.max(...strip.columns.map(({ tokens }) => tokens));
  expect(topOf({ ...strip, limitTokens: peak + 10, softTokens: peak - 10 })).toBe(peak + 10);
});

test("labels only where words fit", () => {
  const strip = folded();
  const labels = stripGeometry(strip, size).labels;
  for (const { width, x } of labels) {
    expect(width).toBeGreaterThanOrEqual(64);
    expect(x + width).toBeLessThanOrEqual(size.width);
  }
  expect(stripGeometry(strip, { width: 60, height: 100 }).labels).toEqual([]);
});

test("narrows the picture to what is lit", () => {
  const strip = folded();
  const one = strip.bands.find(({ kind }) => kind === "person");
  expect(stripGeometry(strip, size, (band) => band === one).bands).toHaveLength(1);
});

test("what is filtered runs out between what stayed above and beneath it", () => {
  const session = new LongSession(400, true);
  const strip = contextStrip(session.events, session.state);
  const filtered = strip.bands.filter(({ end }) => end !== null && end.by !== "summary");
  expect(filtered.length).toBeGreaterThan(50);
  for (const band of filtered) {
    const next = band.last + 1;
    const own = band.below.at(-1) ?? 0;
    const beneath = strip.bands.filter(
      (other) =>
        other.first <= band.last && other.last >= next && (other.below[band.last - other.first] ?? 0) < own,
    );
    const edge = Math.max(
      0,
      ...beneath.map((other) => (other.below[next - other.first] ?? 0) + other.tokens),
    );
    const y = size.height - (edge / topOf(strip)) * size.height;
    const path = stripGeometry(strip, size, (other) => other === band).tails[0]?.path ?? "";
    const [, met] = /L[\d.]+ (-?[\d.]+)C/.exec(path) ?? [];
    expect(Number(met)).toBeCloseTo(y, 0);
  }
});

test("a level stretch is one line, however many steps it has", () => {
  const script = new SessionScript();
  script.say("a first message that stays where it is");
  for (let turn = 0; turn < 40; turn++) {
    script.answer("yes");
    script.say("and");
  }
  const strip = contextStrip(script.events, script.state);
  const first = strip.bands.find(({ kind }) => kind === "person");
  const { bands } = stripGeometry(strip, size, (band) => band === first);
  expect(strip.columns.length).toBeGreaterThan(30);
  expect((bands[0]?.path.match(/[LC]/g) ?? []).length).toBeLessThanOrEqual(6);
});
