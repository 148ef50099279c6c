import { expect, type Studio } from "./fixtures";
import { answer, type SentMessage, shownPrompt, test } from "./provider";

const allergy = "Mara is allergic to peanuts.";
const match = "The football match was rained off.";

test("every item shows its kind, its cost, its author, its pin and its fate, and the parts make the total", async ({
  studio,
  provider,
}) => {
  provider.script(answer("Hello Mara."), answer("What a pity about the football match."));
  await studio.open();
  await studio.say("I am Mara.");
  await studio.say(match);

  const kinds = ["system", "you", "agent", "you", "agent"];
  await expect(studio.items).toHaveCount(kinds.length);
  for (const [index, kind] of kinds.entries())
    await expect(studio.items.nth(index)).toContainText(new RegExp(`^${kind}`));
  const budget = studio.inspector.getByRole("region", { name: "Token budget" });
  const total = tokensIn(
    await budget
      .getByText(/of [\d,]+ tokens/)
      .locator("..")
      .innerText(),
  );
  const tools = tokensIn(await budget.getByRole("button", { name: /^Tools/ }).innerText(), "Tools");
  const rows = await studio.items.getByText(/^[\d,]+ tokens$/).allInnerTexts();
  expect(rows).toHaveLength(kinds.length);
  expect(rows.map((row) => tokensIn(row)).reduce((sum, tokens) => sum + tokens, tools)).toBe(total);

  const row = studio.item(match);
  await row.getByRole("button", { name: match, exact: true }).click();
  await expect(row.getByRole("term")).toHaveText(["Author", "Came", "Cost", "Fate", "Id"]);
  const facts = row.getByRole("definition");
  await expect(facts).toHaveText([
    "you",
    /^turn 2, /,
    /^\d+ tokens$/,
    "In the context: the model sees it.",
    /./,
  ]);
  await row.getByRole("button", { name: "Pin" }).click();
  await expect(row.getByRole("img", { name: "pinned" })).toBeVisible();
  await row.getByRole("button", { name: "Unpin" }).click();
  await expect(row.getByRole("img", { name: "pinned" })).toHaveCount(0);
  await filterByHand(studio, match);
  await expect(facts.nth(3)).toHaveText(
    /^Removed by FILTER “.*”: score \d\.\d\d is at or above θ \d\.\d\d\.$/,
  );
});

test("the exact prompt of every step is what the provider received, and the changes between steps are named", async ({
  studio,
  provider,
}) => {
  provider.script(
    {
      ...answer("One moment. "),
      calls: [{ name: "Add_memory", pieces: [JSON.stringify({ content: allergy })] }],
    },
    answer('Noted [mem_0], "no peanuts" – ever.'),
    answer("What a pity."),
    { ...answer(), calls: [{ name: "Filter_context", pieces: [JSON.stringify({ criteria: match })] }] },
    answer("The football talk is gone."),
  );
  await studio.open();
  await studio.say("I'm Mara.\n\n  I'm allergic to <b>peanuts</b> &amp; more…");
  await studio.say(match);
  await studio.say("Please drop the football talk.");
  const since = studio.inspector.getByText(/^Since the last step:/);
  await expect(since).toHaveText(/^Since the last step: \+1 −0, \+\d+ tokens$/);
  // The answer left with its message; what is left to take out by hand is the talk of the allergy.
  await filterByHand(studio, 'Noted [mem_0], "no peanuts" – ever.');
  await expect(since).toHaveText(/^Since the last step: \+1 −\d+, [+−]\d+ tokens$/);

  await studio.inspector.getByRole("radio", { name: "Exact prompt" }).click();
  const prompt = studio.inspector.getByRole("region", { name: "Exact prompt" });
  const step = prompt.getByRole("combobox", { name: "Step" });
  await expect(step.getByRole("option")).toHaveCount(provider.requests.length);
  expect(provider.requests).toHaveLength(5);
  for (const [index, request] of provider.requests.entries()) {
    await step.selectOption({ index });
    await expect(prompt.getByText("Equals what was sent")).toBeVisible();
    const sent = (request.body as { messages: readonly SentMessage[] }).messages;
    expect(await prompt.getByRole("listitem").allTextContents()).toEqual(shownPrompt(sent));
  }
  await expect(prompt.getByText(/^Against the step before: \+2 −2, [+−]\d+ tokens$/)).toBeVisible();
  await prompt.getByRole("button", { name: "Previous step" }).click();
  await expect(step).toHaveValue("3");
});

test("a long pasted message is one row that unfolds to its pieces, and a FILTER takes only those it means", async ({
  studio,
  provider,
}) => {
  provider.script(answer("That was long."));
  await studio.open();
  const subjects = [
    "The bread dough rises in the oven.",
    "The tax office sends a letter.",
    "The rocket flies to Mars.",
  ];
  await studio.say(
    subjects.map((subject) => `${subject} `.repeat(Math.ceil(3_000 / subject.length))).join("\n"),
  );
  const row = studio.items.filter({ hasText: "pieces" });
  await expect(studio.items).toHaveCount(3);
  await expect(studio.items.nth(1)).toContainText(/^you\d+ pieces/);
  await row.getByRole("button").click();
  const pieces = studio.items.filter({ hasText: /^piece \d+ of \d+/ });
  const count = Number(/(\d+) pieces/.exec(await row.innerText())?.[1]);
  expect(count).toBeGreaterThan(subjects.length);
  await expect(pieces).toHaveCount(count);
  await expect(studio.conversation.getByRole("article").first()).toContainText("Show all");

  await filterByHand(studio, "The bread dough rises in the oven.");
  const lid = studio.items.filter({ hasText: "Left the context" });
  await expect(lid).toBeVisible();
  await expect(row).toContainText(new RegExp(`^you[1-${count - 1}] of ${count} pieces`));
  await expect(pieces.last()).toContainText("bread dough");
  await lid.getByRole("button", { name: "Restore all" }).click();
  await expect(row).toContainText(`${count} pieces`);
  await expect(lid).toHaveCount(0);
});

/** Takes out whatever resembles the criteria, by the form of the panel. */
async function filterByHand(studio: Studio, criteria: string): Promise<void> {
  const form = await studio.openOperation("FILTER");
  await form.getByRole("textbox", { name: "Take out what is about" }).fill(criteria);
  await form.getByRole("button", { name: "Apply FILTER" }).click();
  await expect(form).toBeHidden();
}

/** The first number of a text, after a word if one is given: "1,081 of 8,192 tokens" is 1081. */
function tokensIn(text: string, after = ""): number {
  return Number(/[\d,]+/.exec(text.slice(text.indexOf(after)))?.[0].replaceAll(",", ""));
}
