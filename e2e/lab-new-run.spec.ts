import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import { picture } from "./picture";

test("a run begun on the page says before what it takes, runs in the app, and leaves as a file", {
  tag: "@long",
}, async ({ app, page }) => {
  await page.goto(`${app.address}/lab`);
  await page.getByRole("button", { name: "New run" }).press("Enter");
  const sheet = page.getByRole("dialog", { name: "New run" });
  await expect(sheet.getByRole("status")).toContainText("66 episodes");
  await sheet.getByRole("checkbox", { name: "RAG", exact: true }).uncheck();
  await sheet.getByLabel("Histories").fill("2");
  await expect(sheet.getByRole("status")).toContainText("4 episodes");
  await expect(sheet.getByRole("status")).toContainText("no money");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await picture(page, "lab-new-run");
  await sheet.getByRole("button", { name: "Start" }).press("Enter");

  await expect(page).toHaveURL(/\/lab\/[0-9a-f-]+$/);
  await expect(page.getByText("finished, 4 episodes")).toBeVisible({ timeout: 90_000 });
  const score = page.getByRole("region", { name: "Score by strategy", exact: true });
  await expect(score.getByRole("row", { name: /^AgeMem/ })).toBeVisible();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "HTML" }).press("Enter");
  expect((await downloading).suggestedFilename()).toMatch(/^agemem-lab-.*\.html$/);
  await page.getByRole("link", { name: "Lab", exact: true }).first().press("Enter");
  await expect(page.getByRole("row", { name: /MemOps small, 2 strategies/ })).toContainText("no memory");
});
