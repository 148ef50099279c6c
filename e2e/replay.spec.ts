import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import AxeBuilder from "@axe-core/playwright";
import type { Download, Page } from "@playwright/test";
import { hashOf } from "@/lib/core/canonical-hash";
import { openBenchPage } from "../lab/measures/bench-page";
import { expect, test } from "./fixtures";
import { sayings } from "./mara";
import type {} from "./seek-page";

const slider = (page: Page) => page.getByRole("slider", { name: "Place in the recording" });
const banner = (page: Page) => page.getByText(/^Viewing \w+ \d+ of \d+/);
const fileInput = (page: Page) => page.getByLabel("Session file");

async function saved(download: Promise<Download>, name: string): Promise<string> {
  const file = path.join("test-results", name);
  await (await download).saveAs(file);
  return file;
}

test("a person watches, verifies, compares, shares and saves a step by keyboard", async ({
  studio,
  page,
}, info) => {
  await studio.open();
  for (const saying of [sayings[0], sayings[2], sayings[3], sayings[7]]) await studio.say(saying);
  const live = await studio.events();
  await page.getByRole("link", { name: "Replay this session" }).click();

  await expect(page.getByRole("button", { name: "Chain intact" })).toBeVisible();
  await expect(banner(page)).toContainText("this is the past");
  const total = Number(await slider(page).getAttribute("max"));
  await expect(slider(page)).toHaveValue(String(total));
  // Nothing that can be done only in the present is on screen.
  await expect(page.getByRole("textbox", { name: "Message" })).toHaveCount(0);
  await expect(page.getByRole("toolbar")).toHaveCount(0);

  await test.step("step, jump and play by keyboard", async () => {
    await page.keyboard.press("Home");
    await expect(banner(page)).toContainText(`Viewing step 1 of ${total}`);
    await page.keyboard.press("ArrowRight");
    await expect(slider(page)).toHaveAttribute("aria-valuetext", /^Step 2 of \d+, ADD stored/);
    await expect(page).toHaveURL(/\?step=2$/);
    await expect(page.getByText("later in the recording")).toBeVisible();
    await page.keyboard.press("Shift+ArrowRight");
    await expect(slider(page)).toHaveAttribute("aria-valuetext", /RETRIEVE found/);
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
    await page.keyboard.press("Space");
    await expect(page.getByRole("button", { name: /^(Play|Replay from start)$/ })).toBeVisible();
    await page.keyboard.press("End");
    await expect(banner(page)).toContainText(`Viewing step ${total} of ${total}`);
  });

  await test.step("compare two places", async () => {
    await page.keyboard.press("d");
    await expect(page.getByRole("tab", { name: /^Diff/ })).toHaveAttribute("data-state", "active");
    await page.getByRole("spinbutton").fill("1");
    await expect(page.getByText(/^Memories · [1-9]/)).toBeVisible();
    await expect(page.getByRole("heading", { name: /^Prompt · [1-9]\d* messages? differ/ })).toBeVisible();
  });

  await test.step("search the events and go to one", async () => {
    await page.getByRole("radio", { name: "Raw" }).click();
    await expect(banner(page)).toContainText(`of ${live.length}`);
    await page.getByRole("radio", { name: "Steps" }).click();
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox", { name: "Search the events" })).toBeFocused();
    await page.keyboard.type("Tromsø");
    await page
      .getByRole("list", { name: "Events" })
      .getByRole("button", { name: /Tromsø/ })
      .last()
      .click();
    await page.getByRole("button", { name: "Go to this event" }).click();
    await expect(slider(page)).toHaveAttribute("aria-valuetext", /Tromsø/);
    const axe = await new AxeBuilder({ page }).analyze();
    expect(axe.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  await test.step("save a step as a test", async () => {
    await page.getByRole("tab", { name: /^Turn/ }).click();
    const test1 = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save this step as a test" }).first().click();
    const stepTest = JSON.parse(readFileSync(await saved(test1, "step.test.json"), "utf8"));
    expect(stepTest).toMatchObject({
      format: "agemem-step-test",
      messages: expect.any(Array),
      tools: { length: 6 },
    });
  });

  await page.getByRole("button", { name: "Share" }).click();
  const collected = await collector();
  await page.getByLabel("Collector").fill(collected.address);
  await page.getByRole("button", { name: "Send spans" }).click();
  await expect(page.getByText(/\d+ spans sent/)).toBeVisible();
  const names = collected.spans().map((span) => span.name);
  expect(names).toEqual(expect.arrayContaining(["invoke_agent AgeMem", "create_memory", "search_memory"]));
  expect(JSON.stringify(collected.spans())).not.toContain("Tromsø");
  await collected.close();
  await page.getByLabel("Collector").fill("http://169.254.169.254/");
  await page.getByRole("button", { name: "Send spans" }).click();
  await expect(page.getByText(/Only a collector on this computer/)).toBeVisible();
  const shared = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download session file" }).click();
  const file = await saved(shared, "shared.agemem.json");
  await page.keyboard.press("Escape");
  await page.screenshot({ path: info.outputPath("replay.png") });

  await test.step("leave, and find the live session unchanged", async () => {
    // The first one lets go of the event that was clicked, the second one leaves.
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/\/chat\//);
    expect(await studio.events()).toEqual(live);
    await page.goto(`${page.url().replace("/chat/", "/replay/")}?step=999`);
    await expect(
      page.getByText(/There is no step 999 in this session\. It has \d+; this is step \d+, the nearest\./),
    ).toBeVisible();
  });

  await test.step("open files without the session", async () => {
    await opensFilesAlone(page, studio.app.address, file, live.length);
  });
});

test("in a browser, too, the state by seek is the state by fold and the recorded hash", async () => {
  const folder = path.join(import.meta.dirname, "fixtures", "golden");
  const served = await openBenchPage("e2e/seek-page.ts", "checkSeek");
  try {
    const tab = await served.openTab({ width: 800, height: 600 });
    for (const name of readdirSync(folder).filter((file) => file.endsWith(".json"))) {
      const { events, stateHash } = JSON.parse(readFileSync(path.join(folder, name), "utf8"));
      const checked = await tab.use((page) => page.evaluate((log) => window.checkSeek(log), events));
      expect(checked, name).toMatchObject({ wrong: [], finalHash: stateHash, verdict: "intact" });
      const steps = events.filter(({ type }: { type: string }) => type === "step-started").length;
      expect(checked.steps, name).toBe(steps);
    }
  } finally {
    await served.close();
  }
});

/** The file with other words in the first message, under a hash that was made again: what anybody can do who knows the format. */
function forged(text: string): string {
  const { integrity: _, signature: __, ...content } = JSON.parse(text);
  const said = content.events.find(({ type }: { type: string }) => type === "turn-started");
  said.text = "I never said that.";
  said.items[0].text = said.text;
  return JSON.stringify({ ...content, integrity: { algorithm: "sha256", hash: hashOf(content) } });
}

/** A file opens with nothing but itself, and what is no good file says so. */
async function opensFilesAlone(page: Page, address: string, file: string, events: number): Promise<void> {
  const posts: string[] = [];
  page.on("request", (request) => request.method() === "POST" && posts.push(request.url()));
  await page.goto(`${address}/replay/file`);
  const text = readFileSync(file, "utf8");
  const give = (name: string, content: string) =>
    fileInput(page).setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
  for (const [name, content, sentence] of [
    ["short.json", text.slice(0, 2_000), /not complete JSON/],
    ["other.json", '{"hello":1}', /not a session file/],
    ["newer.json", text.replace('"version":2', '"version":7'), /version 7/],
    ["tampered.json", text.replaceAll("allergic", "addicted"), /Event \d+ is not as it was written/],
    ["foreign.json", text.replace('"sequence":1,', '"sequence":1,"surprise":"x",'), /was changed after/],
  ] as const) {
    await give(name, content);
    await expect(page.getByRole("main").getByRole("alert")).toContainText(sentence);
  }
  const large = path.join("test-results", "large.json");
  writeFileSync(large, Buffer.alloc(100_000_000, " "));
  await fileInput(page).setInputFiles(large);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("100 MB");

  await give("forged.json", forged(text));
  await expect(page.getByRole("button", { name: "Altered at event 2" })).toBeVisible();
  await expect(page.getByText("I never said that.")).toHaveCount(0);
  await page.goto(`${address}/replay/file`);

  await give("shared.json", text);
  await expect(page.getByRole("button", { name: "Signed by this studio" })).toBeVisible();
  await page.getByRole("radio", { name: "Raw" }).click();
  await expect(banner(page)).toContainText(`of ${events}`);
  await expect(page.getByRole("link", { name: "Close the file" })).toBeVisible();
  expect(posts).toEqual([]);

  await page.getByRole("button", { name: "Import as a session" }).click();
  await expect(page).toHaveURL(/\/chat\/[\w-]+$/);
  await expect(page.getByRole("list", { name: "Conversation" }).getByRole("article")).toHaveCount(8);
  await page.getByRole("link", { name: "Replay this session" }).click();
  await expect(page.getByRole("button", { name: "Chain intact" })).toBeVisible();
}

test("on a phone both panes are swiped, and in a low window the page scrolls", { tag: "@long" }, async ({
  studio,
  page,
}) => {
  await studio.open();
  for (const saying of sayings.slice(0, 3)) await studio.say(saying);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(page.url().replace("/chat/", "/replay/"));
  const conversation = page.getByRole("region", { name: "Conversation then" });
  await expect(conversation).toBeInViewport({ ratio: 0.9 });
  await page.getByRole("radio", { name: "Inspector" }).click();
  await expect(studio.inspector).toBeInViewport({ ratio: 0.9 });
  await conversation.locator("..").evaluate((row) => row.scrollTo({ left: 0, behavior: "instant" }));
  await expect(conversation).toBeInViewport({ ratio: 0.9 });
  await expect(page.getByRole("radio", { name: "Conversation" })).toBeChecked();
  await page.getByRole("button", { name: "Speed and granularity" }).click();
  await page.getByRole("radio", { name: "Raw" }).click();
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 640, height: 400 });
  await page.locator("main").evaluate((main) => main.scrollTo({ top: 200, behavior: "instant" }));
  const shown = await conversation.evaluate((pane) => {
    const [top, bottom] = [pane.getBoundingClientRect().top, pane.getBoundingClientRect().bottom];
    return Math.min(bottom, window.innerHeight) - Math.max(top, 0);
  });
  expect(shown, "pixels of conversation at 200 % zoom").toBeGreaterThan(200);
});

/** A collector that takes what OTLP says a collector takes. */
async function collector() {
  const bodies: { resourceSpans: { scopeSpans: { spans: { name: string }[] }[] }[] }[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    if (request.url === "/v1/traces") bodies.push(JSON.parse(body));
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.address();
  return {
    address: `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`,
    spans: () =>
      bodies.flatMap((body) =>
        body.resourceSpans.flatMap((resource) => resource.scopeSpans.flatMap((scope) => scope.spans)),
      ),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
