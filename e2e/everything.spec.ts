// Export, restore and wipe of everything, in an app of its own: a second database is made on the way, which takes its time.
import { readFileSync, writeFileSync } from "node:fs";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect } from "./fixtures";
import { picture } from "./picture";
import { answer, test } from "./provider";

const long = { tag: "@long" };
test.use({ ownApp: true });

async function expectAccessible(page: Page, state: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations, state).toEqual([]);
}

test(
  "everything is exported, wiped while an answer runs, and restored",
  long,
  async ({ studio, provider, app, page, context, announce }, info) => {
    // The other tab asks for a session that is gone, and the server refuses a file that is cut.
    announce(/404 \(Not Found\) .*stream/, /422 .*restore-everything/);
    provider.script(answer("Noted."));
    await studio.open();
    await studio.say("The ferry to Bergen leaves at noon.");
    const data = page.getByRole("region", { name: "Everything", exact: true });

    await test.step("a session is found by its texts in the table", async () => {
      await page.goto(`${app.address}/sessions`);
      await page.getByRole("searchbox", { name: "Search titles and texts" }).fill("leaves at noon");
      await expect(page.getByRole("link", { name: /ferry/ }).first()).toBeVisible();
      await page.getByRole("searchbox", { name: "Search titles and texts" }).fill("no such words");
      await expect(page.getByText("No session is like that.")).toBeVisible();
      await picture(page, "sessions-search");
    });

    await test.step("new sessions begin with the person's own system prompt", async () => {
      await page.goto(`${app.address}/settings?section=model`);
      const prompt = page.getByRole("textbox", { name: /System prompt of new sessions/ });
      await prompt.fill("Answer in one word.");
      await page
        .getByRole("form", { name: "System prompt of new sessions" })
        .getByRole("button", { name: "Save" })
        .click();
      await expect(page.getByText("your own")).toBeVisible();
      await prompt.scrollIntoViewIfNeeded();
      await picture(page, "settings-system-prompt");
      await expectAccessible(page, "system prompt");
    });

    const file = info.outputPath("everything.jsonl.gz");
    await test.step("export", async () => {
      await page.goto(`${app.address}/settings?section=data`);
      await expect(data).toBeVisible();
      await picture(page, "settings-data");
      const downloading = page.waitForEvent("download");
      await data.getByRole("link", { name: "Export everything" }).click();
      await (await downloading).saveAs(file);
      expect(readFileSync(file).subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
    });

    await test.step("wipe, with a typed word, while another tab waits for an answer", async () => {
      const other = await context.newPage();
      provider.script({ kind: "hang" });
      await other.goto(`${app.address}/chat`);
      await other.getByRole("textbox", { name: "Message" }).fill("Are you there?");
      await other.keyboard.press("Enter");
      await expect(other.getByRole("button", { name: "Stop" })).toBeVisible();
      await expect
        .poll(() => JSON.stringify(provider.requests.at(-1) ?? null))
        .toContain("Answer in one word.");
      await data.getByRole("button", { name: "Wipe everything…" }).click();
      const dialog = page.getByRole("dialog", { name: "Wipe everything?" });
      await expect(dialog.getByRole("button", { name: "Wipe everything" })).toBeDisabled();
      await dialog.getByRole("textbox").fill("wipe");
      await picture(page, "wipe");
      await expectAccessible(page, "wipe");
      await page.keyboard.press("Enter");
      await expect(page.getByText("1 running answer ended first")).toBeVisible();
      await expect(other.getByText("This session is not there any more")).toBeVisible();
      await expect(other.getByRole("textbox", { name: "Message" })).toHaveCount(0);
      await picture(other, "session-gone");
      await expectAccessible(other, "gone");
      await other.close();
      await page.getByRole("button", { name: "Begin again" }).click();
      await expect(page).toHaveURL(/\/welcome/);
    });

    await test.step("a cut file changes nothing; the whole one brings everything back", async () => {
      const cut = info.outputPath("cut.jsonl.gz");
      writeFileSync(cut, readFileSync(file).subarray(0, 500));
      await page.goto(`${app.address}/settings?section=data`);
      await data.getByRole("button", { name: "Restore a backup…" }).click();
      const dialog = page.getByRole("dialog", { name: "Restore a backup?" });
      await dialog.getByLabel("Backup (.jsonl.gz)").setInputFiles(cut);
      await dialog.getByRole("textbox").fill("restore");
      await picture(page, "restore");
      await expectAccessible(page, "restore");
      await dialog.getByRole("button", { name: "Restore", exact: true }).click();
      await expect(dialog.getByRole("alert")).toContainText("Nothing of what is there was changed", {
        timeout: 60_000,
      });
      await dialog.getByLabel("Backup (.jsonl.gz)").setInputFiles(file);
      await dialog.getByRole("button", { name: "Restore", exact: true }).click();
      await expect(page.getByRole("dialog", { name: "The backup is back" })).toBeVisible({ timeout: 60_000 });
      await page.getByRole("button", { name: "Go on" }).click();
      await page.getByRole("navigation", { name: "Sessions" }).getByRole("link", { name: /ferry/ }).click();
      await expect(studio.conversation).toContainText("The ferry to Bergen leaves at noon.");
    });
  },
);
