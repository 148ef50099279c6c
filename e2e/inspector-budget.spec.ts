import { expect } from "./fixtures";
import { answer, type SentMessage, test as scripted, shownPrompt } from "./provider";

const limitTokens = 2_600;
const softTokens = Math.floor(limitTokens * 0.7);
const hardTokens = Math.floor(limitTokens * 0.92);

const test = scripted.extend({
  settings: ({ provider }, use) =>
    use({
      OPENAI_BASE_URL: provider.baseUrl,
      AGEMEM_MODEL: "scripted",
      AGEMEM_CONTEXT_TOKENS: String(limitTokens),
    }),
});

/** A message of about 250 tokens that differs from its like. */
function longMessage(number: number): string {
  return `Chapter ${number}. ${"The ship sails along the coast to the next harbour. ".repeat(22)}`;
}

test("the budget names what it counted, what was reported, the marks, where it is heading and what goes next", async ({
  studio,
  provider,
  page,
}) => {
  provider.script(
    { ...answer("Hello."), usage: { input: 1_000, output: 5 } },
    { ...answer("Yes."), usage: { input: 1_100, output: 5 } },
  );
  await studio.open();
  const budget = studio.inspector.getByRole("region", { name: "Token budget" });
  await expect(budget.getByText("A forecast appears after the first turn.")).toBeVisible();
  await studio.say("I am Mara.");
  await studio.say("Are you there?");

  const counted = (await studio.events()).flatMap((event) =>
    event.type === "step-started" ? [Number(event.countedTokens)] : [],
  );
  const ratio = (1_100 / (counted[1] ?? 0)).toFixed(3);
  const reported = budget.getByRole("button", { name: `reported 1,100 · ×${ratio}` });
  await reported.click();
  const explanation = page.getByRole("dialog", { name: "Estimate and reported by the provider" });
  const ofModel = (2_100 / counted.reduce((sum, tokens) => sum + tokens, 0)).toFixed(3);
  await expect(explanation.getByRole("row", { name: /scripted/ })).toContainText(`2 steps×${ofModel}`);
  await page.keyboard.press("Escape");

  const meter = budget.getByRole("meter", { name: "Context budget" });
  await expect(meter).toHaveAttribute("aria-valuemax", String(limitTokens));
  const used = Number(await meter.getAttribute("aria-valuenow"));
  const spoken = (await meter.getAttribute("aria-valuetext")) ?? "";
  expect(spoken).toMatch(
    /^[\d,]+ of 2,600 tokens \(estimate\), below the warning at 70 %\. System \d+, Tools \d+, You \d+, Agent \d+, free [\d,]+\.$/,
  );
  const [, ofKinds = "", free = ""] = /warning at 70 %\. (.*), free (.*)\.$/.exec(spoken) ?? [];
  expect(ofKinds.match(/\d+/g)?.reduce((sum, tokens) => sum + Number(tokens), 0)).toBe(used);
  expect(Number(free.replace(",", ""))).toBe(limitTokens - used);
  await expect(budget.getByText("warning 70 %")).toBeVisible();
  await expect(budget.getByText("limit 92 %")).toBeVisible();
  const [, pace, turn, turns] =
    /^At this pace \(([\d,]+) tokens a turn\) turn (\d+) passes the warning, in about (\d+) turns\.$/.exec(
      await budget.getByText(/^At this pace/).innerText(),
    ) ?? [];
  expect(Number(turn)).toBe(2 + Number(turns));
  // The marks are in our own tokens; a provider that counts more than we do lowers them.
  const corrected = Math.min(softTokens, (softTokens * (counted[1] ?? 0)) / 1_100);
  expect(used + Number(pace) * Number(turns)).toBeGreaterThanOrEqual(corrected - Number(turns) - 1);

  await budget.getByRole("button", { name: "Dropped first" }).click();
  const next = budget.getByRole("list").getByRole("listitem");
  await expect(next).toHaveCount(4);
  await expect(next.first()).toContainText("I am Mara.");
  await expect(next.first()).toContainText("oldest");
  await next.last().getByRole("button").click();
  await expect(studio.item("Yes.").getByRole("definition").first()).toHaveText("agent");
});

test("past the soft mark the agent is told, at the hard mark the app makes room by rule, and no request is ever over the limit", {
  tag: "@long",
}, async ({ studio, provider }) => {
  const turns = 8;
  const content = "The ship sails.";
  provider.script(
    { ...answer(), calls: [{ name: "Add_memory", pieces: [JSON.stringify({ content })] }] },
    ...Array.from({ length: turns }, (_, index) => answer(`Read chapter ${index + 1}.`)),
  );
  await studio.open();
  for (let number = 1; number <= turns; number++) await studio.say(longMessage(number));

  const events = await studio.events();
  const started = events.filter((event) => event.type === "step-started");
  const sent = provider.requests.map(({ body }) => (body as { messages: readonly SentMessage[] }).messages);
  expect(sent).toHaveLength(started.length);
  // The inspector shows each message that was sent, those too that are no items: what the app says where the first messages have left.
  await studio.inspector.getByRole("radio", { name: "Exact prompt" }).click();
  const prompt = studio.inspector.getByRole("region", { name: "Exact prompt" });
  for (const [index, messages] of sent.entries()) {
    await prompt.getByRole("combobox", { name: "Step" }).selectOption({ index });
    await expect(prompt.getByText("Equals what was sent")).toBeVisible();
    expect(await prompt.getByRole("listitem").allTextContents()).toEqual(shownPrompt(messages));
  }
  expect(sent.at(-1)?.[1]).toMatchObject({ role: "user" });
  await studio.inspector.getByRole("radio", { name: "Items" }).click();
  for (const step of started) expect(step.countedTokens).toBeLessThanOrEqual(hardTokens);
  const firstNotice = events.find((event) => event.type === "budget-noticed");
  expect(firstNotice?.usedTokens).toBeGreaterThan(softTokens);
  await expect(
    studio.items.filter({ hasText: /^notice\[Context budget\] \d+ of 2600/ }).first(),
  ).toBeVisible();

  await studio.openTab("Events");
  const rows = studio.inspector.getByRole("list", { name: "Events" }).getByRole("listitem");
  const trims = events.filter((event) => event.type === "context-trimmed");
  const trimmed = rows.filter({ hasText: /^Made room/ });
  await expect(trimmed).toHaveCount(trims.length);
  await expect(trimmed.first()).toContainText("by the app");
  await trimmed.first().getByRole("button").click();
  const card = studio.inspector.getByRole("group", { name: "Event card" });
  await expect(card.getByText(/^[\d,]+ → [\d,]+ tokens, limit 2,392$/)).toBeVisible();
  const removals = card.getByRole("list").getByRole("listitem");
  await expect(removals).toHaveCount(lengthOf(trims[0]?.removed));
  await expect(removals.first()).toContainText("tool chatter of an earlier turn");
  for (const removal of await removals.all())
    await expect(removal).toContainText(/tool chatter of an earlier turn|lowest value|oldest/);
});

test("what would break the budget is refused with what must go first: restoring too much, pinning too much", {
  tag: "@long",
}, async ({ studio, provider }) => {
  provider.script(...Array.from({ length: 7 }, (_, index) => answer(`Read chapter ${index + 1}.`)));
  await studio.open();
  for (let number = 1; number <= 7; number++) await studio.say(longMessage(number));
  const lid = studio.items.filter({ hasText: "Left the context" });
  await lid.getByRole("button", { name: "Restore all" }).click();
  await expect(lid.getByRole("alert")).toHaveText(
    /^Restoring needs \d+ tokens, \d+ are free below the limit\. Filter or summarize about \d+ tokens first, for example “.+”\.$/,
  );
  expect((await studio.events()).some((event) => event.type === "items-restored")).toBe(false);

  for (const number of [4, 5, 6, 7]) {
    const row = studio.item(longMessage(number).slice(0, 600).trim());
    await row.getByRole("button").first().click();
    await row.getByRole("button", { name: "Pin" }).click();
    await expect(row.getByRole("img", { name: "pinned" }).or(row.getByRole("alert"))).toBeVisible();
  }
  await expect(
    studio.inspector.getByText(
      /^Pinned items would take \d+ of 2600 tokens and leave no room to answer\. Unpin something first\.$/,
    ),
  ).toHaveCount(1);
});

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0;
}
