import type { Locator } from "@playwright/test";
import { expect, type Studio } from "./fixtures";
import { answer, test } from "./provider";

const match = "We lost the football match in the rain.";
const stadium = "The football stadium ran out of hot dogs.";
const sister = "My sister Elin visits me on 14 March with 3 friends.";
const sayings = [match, sister, stadium] as const;
const answers = ["What a pity.", "Lovely.", "Oh no."] as const;

test("what the agent filtered stands in the tray with its score, and the keyboard brings it back to its old place", async ({
  studio,
  provider,
}) => {
  const criteria = "lost football match, rain";
  provider.script(
    ...answers.map((text) => answer(text)),
    { ...answer(), calls: [{ name: "Filter_context", pieces: [JSON.stringify({ criteria })] }] },
    answer("It is gone."),
  );
  await talk(studio);
  await studio.say("Please drop that.");
  await studio.reach(studio.inspector, "F6");
  const lid = studio.inspector.getByRole("button", { name: /^Left the context · \d+ items?, \d+ tokens$/ });
  await studio.reach(lid);
  await expect(
    studio.inspector.getByRole("button", { name: new RegExp(`^Filter “${criteria}” · θ 0\\.`) }),
  ).toBeVisible();
  const rows = await lines(studio);
  await expect(studio.item(match)).toContainText(/^you.*0\.\d\d\d+ tokens/);
  expect(rows.indexOf(match)).toBeGreaterThan(rows.indexOf("It is gone."));

  await studio.reach(studio.item(match).getByRole("button", { name: match, exact: true }), "ArrowDown");
  await studio.enter(studio.item(match).getByRole("button", { name: /^Restore:/ }));
  await expect.poll(async () => (await lines(studio)).slice(1, 3)).toEqual([match, sister]);
  await expect(studio.item(match).getByRole("button", { name: /^Restore/ })).toHaveCount(0);
  expect((await studio.events()).at(-1)).toMatchObject({ type: "items-restored", by: "person" });
  await expect(studio.items.locator(":focus"), "the keyboard keeps its place").toHaveCount(1);
});

for (const { word, undo, mark, reason } of [
  { word: "Pin", undo: "Unpin", mark: "pinned", reason: "kept: pinned by you" },
  {
    word: "Never filter",
    undo: "Allow FILTER",
    mark: "never filtered",
    reason: "kept: never filtered, as you said",
  },
]) {
  test(`${word} by keyboard protects an item from a FILTER that means it`, async ({
    studio,
    provider,
    page,
  }) => {
    provider.script(...answers.map((text) => answer(text)));
    await talk(studio);
    await studio.reach(studio.inspector, "F6");
    const row = studio.item(match);
    await studio.reach(studio.items.first().getByRole("button"));
    await studio.enter(row.getByRole("button", { name: match, exact: true }), "ArrowDown");
    await studio.enter(row.getByRole("button", { name: word }));
    await expect(row.getByRole("img", { name: mark })).toBeVisible();
    await expect(row.getByRole("button", { name: undo })).toBeFocused();

    const form = await openFilter(studio);
    await page.keyboard.type("football");
    await expect(candidates(form).first()).toBeVisible();
    await studio.reach(form.getByRole("slider", { name: "Similarity threshold (θ)" }));
    await page.keyboard.press("Home");
    await expect(candidates(form).filter({ hasText: match })).toContainText(reason);
    await studio.enter(form.getByRole("button", { name: "Apply FILTER" }));
    await expect(form).toBeHidden();
    await expect(row.getByRole("button", { name: /^Restore/ })).toHaveCount(0);
    await expect(studio.item(stadium).getByRole("button", { name: /^Restore/ })).toBeVisible();
  });
}

test("a FILTER is judged before it happens: scores, θ by arrow keys, cancel, apply, and not this one", async ({
  studio,
  provider,
  page,
}) => {
  provider.script(...answers.map((text) => answer(text)));
  await talk(studio);
  const before = await lines(studio);
  let form = await openFilter(studio);
  await page.keyboard.type("football");
  await expect(candidates(form)).toHaveCount(6);
  const outcome = form.getByRole("status");
  const theta = form.getByRole("slider", { name: "Similarity threshold (θ)" });
  await studio.reach(theta);
  await page.keyboard.press("End");
  await expect(outcome).toHaveText("0 items would go, 0 tokens freed");
  await page.keyboard.press("Home");
  await expect(outcome).toHaveText(/^6 items would go, \d+ tokens freed$/);
  // A message and its answer are one: they go together.
  await moveBelow(studio, theta, 2, form);
  await expect(outcome).toHaveText(/^2 items would go, \d+ tokens freed$/);
  await expect(theta).toHaveAttribute("aria-valuetext", /^0\.\d\d\. 2 items would go, \d+ tokens freed$/);
  await expect(candidates(form).filter({ hasText: "taken" })).toHaveCount(2);

  await studio.enter(form.getByRole("button", { name: "Cancel" }));
  await expect(form).toBeHidden();
  expect(await lines(studio)).toEqual(before);
  expect((await studio.events()).some((event) => event.type === "context-filtered")).toBe(false);

  form = await openFilter(studio);
  await page.keyboard.type("football");
  await expect(candidates(form)).toHaveCount(6);
  await moveBelow(studio, theta, 2, form);
  await expect(outcome).toHaveText(/^2 items would go, \d+ tokens freed$/);
  const taken = await candidates(form).filter({ hasText: "taken" }).allInnerTexts();
  await studio.enter(form.getByRole("button", { name: "Apply FILTER" }));
  await expect(form).toBeHidden();
  const gone = before.filter((line) => taken.some((row) => row.includes(line)));
  expect(gone).toHaveLength(2);
  const kept = before.filter((line) => !gone.includes(line));
  await expect.poll(async () => (await lines(studio)).slice(0, kept.length)).toEqual(kept);
  for (const line of gone)
    await expect(studio.item(line).getByRole("button", { name: /^Restore/ })).toBeVisible();

  // One half of the pair is wanted back: the other stays out.
  const [wanted = "", other = ""] = gone;
  const card = await openEvent(studio, "“football”");
  await expect(candidates(card)).toHaveCount(6);
  const taking = candidates(card).filter({ hasText: wanted });
  await studio.enter(taking.getByRole("button", { name: `Not this one: ${wanted}` }));
  await expect(taking.getByText("in context")).toBeFocused();
  await expect(candidates(card).getByRole("button", { name: `Not this one: ${other}` })).toBeVisible();
  const restored = (await studio.events()).at(-1);
  expect(restored).toMatchObject({ type: "items-restored", by: "person" });
  expect(restored?.itemIds).toHaveLength(1);
});

test("a SUMMARY is judged on its card: what it took, what it saved, what it lost, and the ways back", async ({
  studio,
  provider,
  page,
}) => {
  provider.script(...answers.map((text) => answer(text)), answer("Football was lost; a sister comes."));
  await talk(studio);
  const before = await lines(studio);
  await openOperation(studio, "Summary");
  const form = studio.inspector.getByRole("region", { name: "SUMMARY by hand" });
  await expect(form.getByText(/^Takes 6 items, \d+ tokens; the summary must cost less\.$/)).toBeVisible();
  await studio.enter(form.getByRole("button", { name: "Summarize" }));
  await expect(form).toBeHidden();
  await expect(studio.items).toHaveCount(2);

  const card = await openEvent(studio, /^6 items · −\d+ tokens$/);
  const [, tokensBefore, tokensAfter] = /^(\d+) → (\d+) tokens/.exec(await card.innerText()) ?? [];
  expect(Number(tokensAfter)).toBeLessThan(Number(tokensBefore));
  const originals = card.getByRole("list").first().getByRole("listitem");
  await expect(originals).toHaveCount(6);
  await expect(card.getByRole("paragraph").filter({ hasText: "[Summary of 6 items]" })).toContainText(
    "Football was lost; a sister comes.",
  );
  const coverage = card.getByRole("region", { name: "Coverage" });
  await expect(coverage.getByRole("heading")).toHaveText(/^Coverage: \d of \d do not occur in the summary$/);
  for (const lost of ["Elin", "14 March"])
    await expect(coverage.getByRole("button", { name: lost, exact: true })).toBeVisible();

  await studio.enter(originals.filter({ hasText: sister }).getByRole("button", { name: /^Restore:/ }));
  await expect(originals.filter({ hasText: sister }).getByText("in context")).toBeFocused();
  await studio.enter(card.getByRole("button", { name: "Undo the whole summary" }));
  await expect(card.getByText("This summary is no longer in the context.")).toBeFocused();
  await studio.reach(studio.inspector.getByRole("tab", { name: /^Events/ }), "Shift+Tab");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(async () => (await lines(studio)).slice(0, before.length)).toEqual(before);
  const types = (await studio.events()).map((event) => event.type);
  expect(types.slice(-3)).toEqual(["context-summarized", "items-restored", "items-restored"]);
});

/** Three messages and their answers. */
async function talk(studio: Studio): Promise<void> {
  await studio.open();
  for (const saying of sayings) await studio.say(saying);
}

/** The rows of the Context tab, each by its line. */
function lines(studio: Studio): Promise<readonly string[]> {
  return studio.items.getByRole("button", { expanded: false }).allInnerTexts();
}

/** Opens the form of an operation from wherever the focus is, by keyboard. */
async function openOperation(studio: Studio, word: string): Promise<void> {
  await studio.reach(studio.inspector.getByRole("region", { name: "Operations by hand" }), "F6");
  await studio.enter(studio.inspector.getByRole("toolbar").getByRole("button", { name: word }));
}

async function openFilter(studio: Studio): Promise<Locator> {
  await openOperation(studio, "Filter");
  return studio.inspector.getByRole("region", { name: "FILTER by hand" });
}

/** Goes to the Events tab by keyboard and opens the card of the event with this line. */
async function openEvent(studio: Studio, line: string | RegExp): Promise<Locator> {
  await studio.reach(studio.inspector, "F6");
  await studio.reach(studio.inspector.getByRole("tab", { name: /^Context/ }));
  await studio.page.keyboard.press("ArrowRight");
  const row = studio.inspector.getByRole("list", { name: "Events" }).getByRole("button", { name: line });
  await studio.enter(row);
  const card = studio.inspector.getByRole("group", { name: "Event card" });
  await expect(card).toBeVisible();
  return card;
}

/** The items that a FILTER scored, the most similar first. */
function candidates(table: Locator): Locator {
  return table.getByRole("row").filter({ has: table.page().getByRole("cell") });
}

/** Moves θ with the left arrow alone until exactly so many scores are at or above it. */
async function moveBelow(studio: Studio, theta: Locator, count: number, table: Locator): Promise<void> {
  const scores = (await candidates(table).allInnerTexts()).map((text) => Number.parseFloat(text));
  const wanted = ((scores[count - 1] ?? 0) + (scores[count] ?? 0)) / 2;
  await studio.reach(theta);
  await studio.page.keyboard.press("End");
  while (Number(await theta.inputValue()) > wanted) await studio.page.keyboard.press("ArrowLeft");
}
