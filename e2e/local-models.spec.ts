import { symlinkSync } from "node:fs";
import path from "node:path";
import { startFileServer } from "../lib/adapters/local-models/testing/file-server";
import { createLocalFiles } from "../lib/adapters/node-llama-cpp/testing/local-files";
import { randomModel } from "../lib/adapters/node-llama-cpp/testing/random-model";
import { fetchLlamaRuntime } from "../scripts/lib/fetch-llama-runtime.mjs";
import { startApp } from "./app";
import { expect, Studio, test } from "./fixtures";

/** A source that always has the generated model, and an app that downloads from it. */
const local = test.extend<{ source: Awaited<ReturnType<typeof startFileServer>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern.
  source: async ({}, use) => {
    const source = await startFileServer(randomModel());
    await use(source);
    await source.close();
  },
  app: async ({ source }, use) => {
    const app = await startApp({ AGEMEM_MODEL_SOURCE: source.url });
    await use(app);
    await app.close();
  },
});

local(
  "a model is downloaded, stopped, resumed, chosen, and answers from this machine",
  { tag: "@long" },
  async ({ app, page, source }, testInfo) => {
    const { folder: runtime } = await fetchLlamaRuntime();
    await page.goto(`${app.address}/settings?section=local-models`);
    await expect(page.getByText(/Not installed\. Takes about 90 MB/)).toBeVisible();
    const offer = page.getByRole("listitem").filter({ hasText: "Qwen3 0.6B" });
    await expect(offer).toContainText(/Fits.* · needs about .* of memory · about .* tokens per second/);
    await page.screenshot({ path: testInfo.outputPath("empty.png"), fullPage: true });

    source.fault = { kind: "stall", afterBytes: 200_000 };
    await page.getByRole("button", { name: "Download Qwen3 0.6B", exact: true }).click();
    const bar = page.getByRole("progressbar", { name: "Download of Qwen3 0.6B" });
    await expect(bar).toHaveAttribute("aria-valuenow", "42");
    await page.screenshot({ path: testInfo.outputPath("busy.png"), fullPage: true });
    await page.getByRole("button", { name: "Stop downloading Qwen3 0.6B" }).click();
    await expect(page.getByRole("button", { name: "Resume downloading Qwen3 0.6B" })).toBeVisible();

    source.fault = { kind: "status", status: 404 };
    await page.getByRole("button", { name: "Resume downloading Qwen3 0.6B" }).click();
    await expect(offer.getByRole("alert")).toContainText("does not have this file any more");
    await page.getByRole("button", { name: "Resume downloading Qwen3 0.6B" }).click();
    const file = page.getByRole("listitem").filter({ hasText: "Qwen3-0.6B-Q8_0" });
    await expect(file).toContainText("reads up to 4,096 tokens");
    expect(source.ranges.at(-1)).toBe("bytes=200000-");
    await expect(file).toContainText("Install the runtime above to use it.");

    const files = createLocalFiles();
    const field = page.getByRole("textbox", { name: /Add a GGUF file/ });
    const add = page.getByRole("button", { name: "Add", exact: true });
    await field.fill(files.cut);
    await add.click();
    await expect(page.getByRole("alert").filter({ hasText: "cut.gguf is cut off" })).toBeVisible();
    await field.fill(files.model);
    await add.click();
    await expect(page.getByRole("listitem").filter({ hasText: files.model })).toBeVisible();

    if (!runtime) throw new Error("The runtime is not here: run the unit tests once with a network.");
    symlinkSync(runtime, path.join(app.dataFolder, "local-runtime"));
    await page.reload();
    await expect(page.getByText("Installed.")).toBeVisible();
    await page.getByRole("button", { name: "Use Qwen3-0.6B-Q8_0" }).click();
    await expect(file).toContainText("answers by default");
    for (const [scheme, width] of [
      ["light", 1280],
      ["dark", 1280],
      ["light", 390],
      ["dark", 390],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${width} ${scheme} scrolls sideways`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: testInfo.outputPath(`used-${width}-${scheme}.png`), fullPage: true });
    }
    await page.setViewportSize({ width: 1440, height: 900 });

    // The generated model reads one byte as one token: our prompt is too long for it, and that is said before anything is lost.
    const studio = new Studio(page, app, "local");
    await studio.open();
    await studio.send("Hello there.");
    await expect(studio.answer).toContainText(/Qwen3-0\.6B-Q8_0 \(this machine\) holds 4096/, {
      timeout: 60_000,
    });
    await page.goto(`${app.address}/settings?section=local-models`);
    await page.getByRole("button", { name: "Remove random", exact: true }).click();
    await page.getByRole("button", { name: "Take off the list" }).click();
    await expect(page.getByRole("listitem").filter({ hasText: files.model })).toHaveCount(0);
    files.remove();
  },
);

local(
  "one button downloads a small model and uses it; the chat shows how far it is, over a reload too",
  { tag: "@long" },
  async ({ app, page, source }) => {
    const { folder: runtime } = await fetchLlamaRuntime();
    if (!runtime) throw new Error("The runtime is not here: run the unit tests once with a network.");
    symlinkSync(runtime, path.join(app.dataFolder, "local-runtime"));
    source.fault = { kind: "stall", afterBytes: 200_000 };
    const studio = new Studio(page, app, "local");
    await studio.open();
    await studio.say("What is 17 % of 240?");
    const sheet = page.getByRole("dialog", { name: "Connect a model" });
    const use = sheet.getByRole("button", { name: /^Download .* and use it$/ });
    await studio.answer.getByRole("button", { name: "Connect a model" }).click();
    await use.click();
    await expect(sheet.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "42");
    await page.keyboard.press("Escape");
    await expect(sheet).toHaveCount(0);
    const progress = page.getByRole("region", { name: /on its way to this computer$/ });
    await expect(progress.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "42");
    await page.reload();
    await expect(progress.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "42");
    await progress.getByRole("button", { name: "Stop" }).click();
    await expect(progress).toHaveCount(0);

    source.fault = { kind: "status", status: 404 };
    await studio.answer.getByRole("button", { name: "Connect a model" }).click();
    await use.click();
    await page.keyboard.press("Escape");
    await expect(progress).toContainText("did not arrive");
    await progress.getByRole("button", { name: "Try again" }).click();
    await expect(progress).toHaveCount(0);
    await expect(page.getByRole("button", { name: /\(this machine\)/ }).first()).toBeVisible();
    expect(source.ranges.at(-1)).toBe("bytes=200000-");
  },
);
