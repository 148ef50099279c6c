import { spawn } from "node:child_process";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { testEnvironment } from "../scripts/lib/app-environment.mjs";
import { expect, test } from "./fixtures";
import { picture } from "./picture";

test.use({ ownApp: true });

test("a run from the terminal is read as tables and plots, and every answer opens in the replay", {
  tag: "@long",
}, async ({ app, page, announce }) => {
  test.setTimeout(240_000);
  // The command has the data to itself, so the app goes away while the page is open.
  announce(/ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_(REFUSED|RESET)|ERR_EMPTY_RESPONSE/);
  await page.goto(`${app.address}/lab`);
  await expect(page.getByRole("heading", { name: "No run yet" })).toBeVisible();
  await app.kill();
  const ran = await runLab(app.dataFolder, ["--histories", "11", "--json"]);
  expect(ran.exitCode).toBe(0);
  const { run, rows } = JSON.parse(ran.output);
  expect(rows).toHaveLength(5);
  expect(Object.keys(rows[0]).sort()).toEqual(
    [
      "failed",
      "high",
      "low",
      "modelCalls",
      "n",
      "promptTokens",
      "score",
      "speaker",
      "strategy",
      "suite",
    ].sort(),
  );
  await app.restart();

  await page.goto(`${app.address}/lab`);
  await expect(page.getByRole("row", { name: /MemOps small, 5 strategies/ })).toContainText(
    "Scripted policy",
  );
  await expectNoViolations(page);
  await picture(page, "lab");
  await page.getByRole("link", { name: "MemOps small, 5 strategies" }).press("Enter");
  await expect(page).toHaveURL(`${app.address}/lab/${run}`);

  const score = page.getByRole("region", { name: "Score by strategy", exact: true });
  const full = rows.find((row: { strategy: string }) => row.strategy === "full-context");
  await expect(score.getByRole("row", { name: /^full context/ })).toContainText(String(full.score));
  await expect(score.getByRole("row", { name: /^AgeMem without context tools/ })).toContainText(".52");
  await expectNoViolations(page);
  await picture(page, "lab-run");
  await page.getByRole("button", { name: /^no memory: score/ }).press("Enter");
  const histories = page.getByRole("region", { name: "Histories where strategies disagree most" });
  await expect(histories).toBeFocused();
  await expect(histories.getByRole("button", { name: "no memory against AgeMem" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );

  await histories.getByRole("link").first().press("Enter");
  await expect(page.getByRole("region", { name: "Answers", exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "no memory" })).toBeVisible();
  await expectNoViolations(page);
  await picture(page, "lab-episode");
  await page.getByRole("link", { name: "Open both in replay" }).press("Enter");
  await expect(page.getByRole("region", { name: /^Stage 3, questions, turn 1$/ })).toContainText("no memory");
  await expectNoViolations(page);
  await picture(page, "lab-beside");
  await page.getByRole("link", { name: "Episode", exact: true }).press("Enter");
  await page.getByRole("region", { name: "Answers", exact: true }).getByRole("link").first().press("Enter");

  await expect(page).toHaveURL(/\/replay\/lab\/.*\?event=\d+$/);
  await expect(page.getByText(/^Gold: /)).toBeVisible();
  await page.getByRole("tab", { name: "Reward" }).click();
  await expect(page.getByRole("radio", { name: "Episode" })).toBeChecked();
  await expectNoViolations(page);
  await picture(page, "lab-replay");
});

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

function runLab(dataFolder: string, options: readonly string[]) {
  const environment = { ...testEnvironment(), AGEMEM_DATA_DIR: dataFolder, AGEMEM_LOG_LEVEL: "error" };
  const child = spawn(process.execPath, ["scripts/lab.mjs", ...options], {
    env: environment as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output += text;
  });
  return new Promise<{ exitCode: number | null; output: string }>((resolve) => {
    child.once("close", (exitCode) => resolve({ exitCode, output }));
  });
}
