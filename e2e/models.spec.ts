import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { type OpenAiServer, startOpenAiServer } from "../lib/adapters/ai-sdk/testing/openai-server";
import { test as base, expect, readEvents } from "./fixtures";
import { answer } from "./provider";

/** A key that must never come out again, in no form. */
const key = "sk-canary-7Qm2ZpX9vT4kLw";

const test = base.extend<{ first: OpenAiServer; second: OpenAiServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
  first: async ({}, use) => {
    const server = await startOpenAiServer();
    server.offer({ key, models: ["first-model", "nomic-embed-text"], embed: (text) => [text.length, 1, 2] });
    await use(server);
    await server.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
  second: async ({}, use) => {
    const server = await startOpenAiServer();
    server.offer({ models: [{ id: "second-model", max_model_len: 32_768 }] });
    await use(server);
  },
});

// It is killed, and its data folder searched for the key.
test.use({ ownApp: true });

test("a provider is connected, tested and chosen, another one takes over, and a key is never shown again", {
  tag: "@long",
}, async ({ studio, page, app, owner, first, second }) => {
  test.setTimeout(120_000);
  const seen = recordResponses(page);
  await page.goto(`${app.address}/settings`);
  await page.getByRole("heading", { name: "Connections" }).waitFor();

  // What is refused, and why.
  const form = page.getByRole("form", { name: "New connection" });
  await expect(async () => {
    await page.getByRole("button", { name: "Add connection" }).click();
    await expect(form).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await form.getByRole("textbox", { name: /^Address/ }).fill("http://api.example.com/v1");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("alert")).toContainText("plain http");

  // A wrong key, then the right one.
  await form.getByRole("textbox", { name: /^Address/ }).fill(first.baseUrl);
  await form.getByLabel(/^Key/).fill("sk-wrong-0123456789");
  await form.getByRole("textbox", { name: /^Name/ }).fill("First");
  await form.getByRole("button", { name: "Save" }).click();
  const card = page.getByRole("article", { name: "First" });
  await expect(card).toContainText("key ends in …6789");
  await testConnection(page, "first-model");
  await expect(card.getByRole("listitem").first()).toContainText("refused the key");
  await card.getByRole("button", { name: "Edit", exact: true }).click();
  const edit = page.getByRole("form", { name: "Edit First" });
  await expect(edit.getByLabel(/^Key/)).toHaveValue("");
  await edit.getByLabel(/^Key/).fill(key);
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(card).toContainText(`key ends in …${key.slice(-4)}`);
  const call = (name: string, input: unknown) => ({ name, pieces: [JSON.stringify(input)] });
  first.script(
    answer("one, ", "two"),
    { kind: "answer", calls: [call("Retrieve_memory", { query: "test" })] },
    { kind: "answer", calls: [call("Add_memory", { content: "a" }), call("Add_memory", { content: "b" })] },
    { kind: "answer", calls: [call("Delete_memory", { memory_id: "mem_test", confirmation: true })] },
    { kind: "answer", calls: [call("Retrieve_memory", { query: "tea" })] },
    answer("Paris"),
    answer("<think>Nothing.</think><answer>Nothing.</answer>"),
  );
  await testConnection(page, "first-model");
  for (const word of [
    ...["Reached", "Streaming", "Tool calls", "Two calls in one step", "Types of arguments"],
    ...["Call on demand", "Answer without a call", "Text protocol", "Embeddings"],
  ])
    await expect(card.getByRole("listitem").filter({ hasText: `${word}:` })).toContainText("works.");
  await expect(card.getByRole("listitem").filter({ hasText: "Profile." })).toContainText(
    "Its name says no size, so it gets the long profile.",
  );

  await expectNoViolations(page);

  // What the person knows of the model: a price.
  await card.getByRole("button", { name: "Models", exact: true }).click();
  await card.getByRole("button", { name: "Edit first-model" }).click();
  await card.getByLabel("$ per million read").fill("100");
  await card.getByLabel("$ per million written").fill("500");
  await card.getByRole("button", { name: "Save" }).click();
  await expect(card).toContainText("$100 in, $500 out");

  // The second connection, without a key.
  await page.getByRole("button", { name: "Add connection" }).click();
  await form.getByRole("textbox", { name: /^Address/ }).fill(second.baseUrl);
  await form.getByRole("textbox", { name: /^Name/ }).fill("Second");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("article", { name: "Second" })).toContainText("no key");

  // A session with the first model, and what it cost.
  await studio.open();
  await chooseModel(page, "first-model");
  first.script(
    {
      kind: "answer",
      calls: [{ name: "Add_memory", pieces: ['{"content":"Mara is allergic to peanuts."}'] }],
    },
    answer("Hello from the first."),
  );
  await studio.say("I'm Mara, allergic to peanuts.");
  await expect(studio.answer).toContainText("Hello from the first.");
  // 900 tokens read at 100 and 20 written at 500 dollars per million.
  await expect(page.getByText("$0.100")).toBeVisible();

  // Another model speaks from the next turn on, with the whole conversation before it.
  await chooseModel(page, "second-model");
  second.script(answer("And from the second."));
  await studio.say("And now?");
  await expect(studio.answer).toContainText("And from the second.");
  expect(JSON.stringify(second.requests.at(-1)?.body)).toContain("Hello from the first.");
  expect(second.requests.at(-1)?.headers.authorization).not.toContain(key);

  // It vanishes; the session goes on with the first.
  await second.close();
  await studio.say("Still there?");
  await expect(studio.answer).toContainText("cannot be reached");
  first.script(answer("I am."));
  await studio.answer.getByRole("button", { name: "Use another model…" }).click();
  await page.getByRole("button", { name: /^first-model/ }).click();
  await expect(studio.answer).toContainText("I am.");
  const sessionId = page.url().split("/").at(-1) ?? "";

  // Another embedder: the memories follow.
  await page.goto(`${app.address}/settings?section=embeddings`);
  await expect(page.getByText("All 1 version of your memories")).toBeVisible();
  await page.getByRole("button", { name: "Change" }).click();
  await page.getByRole("button", { name: /^nomic-embed-text/ }).click();
  await expect(page.getByText("nomic-embed-text", { exact: true })).toBeVisible();
  await expect(page.getByText("All 1 version of your memories")).toBeVisible();
  await expect(page.getByText("Nobody measured this model")).toBeVisible();
  await expectNoViolations(page);

  // The budget of new sessions.
  await page.goto(`${app.address}/settings?section=budget`);
  await page.getByLabel("Context window, tokens").fill("16000");
  const budget = page.getByRole("form", { name: "Budget of new sessions" });
  await budget.getByRole("button", { name: "Save" }).click();
  await expect(budget.getByText("Saved.")).toBeVisible();
  await expectNoViolations(page);
  await studio.open();
  await expect(studio.inspector).toContainText("of 16,000 tokens");

  // The key is nowhere: not in what any page was sent, not in the log, not in the files of the database.
  const log = JSON.stringify(await readEvents(app.address, sessionId, owner));
  expect(log).toContain("model-chosen");
  expect(log).not.toContain(key);
  // What a page still waits for when it is closed is no answer.
  await page.close();
  expect(await seen()).toBeGreaterThan(20);
  await app.kill();
  const files = readdirSync(app.dataFolder, { recursive: true, withFileTypes: true }).filter((file) =>
    file.isFile(),
  );
  expect(files.some(({ name }) => name === "secret.key")).toBe(true);
  for (const file of files) {
    const bytes = readFileSync(path.join(file.parentPath, file.name));
    expect(bytes.includes(key), `${file.name} holds the key`).toBe(false);
  }
});

/** Reads every answer that the page gets from the app; the returned function waits for all and checks that none holds the key. */
function recordResponses(page: Page): () => Promise<number> {
  const bodies: Promise<string>[] = [];
  page.on("response", (response) => {
    // A stream ends only with its page.
    if (response.headers()["content-type"]?.includes("event-stream")) return;
    bodies.push(response.text().catch(() => ""));
  });
  return async () => {
    const texts = await Promise.all(bodies);
    for (const text of texts) expect(text.includes(key)).toBe(false);
    return texts.length;
  };
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

async function testConnection(page: Page, modelId: string): Promise<void> {
  const card = page.getByRole("article", { name: "First" });
  const model = card.getByLabel(/^Model to test/);
  if (!(await model.isVisible())) await card.getByRole("button", { name: "Test", exact: true }).click();
  await model.fill(modelId);
  await card.getByRole("button", { name: "Test connection" }).click();
  await expect(card.getByRole("list", { name: "What works" })).toBeVisible();
}

async function chooseModel(page: Page, modelId: string): Promise<void> {
  await page.getByRole("button", { name: /^Model of this session/ }).click();
  await page.getByRole("button", { name: new RegExp(`^${modelId}`) }).click();
  await expect(
    page.getByRole("button", { name: new RegExp(`^Model of this session: ${modelId}`) }),
  ).toBeVisible();
}
