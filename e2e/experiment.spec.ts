// An experiment: several events off, five runs of each side, a verdict, stop, go on, delete.
import AxeBuilder from "@axe-core/playwright";
import { expect } from "./fixtures";
import { picture } from "./picture";
import { answer, test } from "./provider";

test("events are turned off together, the answer is made again beside the original, and the verdict counts", {
  tag: "@long",
}, async ({ studio, provider, page }) => {
  provider.script(answer("Noted."), answer("Nice."), answer("You have 1,200 EUR."));
  await studio.open();
  await studio.say("My budget is 1,200 EUR.");
  await studio.say("Nice weather.");
  await studio.say("How much can I spend?");
  const accessible = async (state: string) =>
    expect((await new AxeBuilder({ page }).analyze()).violations, state).toEqual([]);

  await test.step("planned from the turn tab", async () => {
    await studio.openTab("Turn");
    await studio.inspector.getByRole("link", { name: "Experiment: without any events" }).last().click();
    await expect(page.getByRole("heading", { name: "Experiments" })).toBeVisible();
    for (const message of ["My budget is", "Nice weather"])
      await page.getByRole("switch", { name: new RegExp(`Message: .*${message}`) }).uncheck();
    await page.getByRole("textbox", { name: /Look for these words/ }).fill("1,200");
    await page.getByRole("textbox", { name: /^Name/ }).fill("Without the budget");
    await picture(page, "experiment-plan");
    await accessible("plan");
  });

  await test.step("run, and shown with a verdict over n", async () => {
    // Both sides in turn, one run after the other.
    for (let repeat = 1; repeat <= 5; repeat++)
      provider.script(answer(`You have 1,200 EUR (${repeat}).`), answer("What is your budget?"));
    await page.getByRole("button", { name: "Run 5 times without 2 events" }).click();
    await expect(page.getByText("10 of 10 runs")).toBeVisible({ timeout: 60_000 });
    const verdict = page.getByRole("region", { name: "Verdict" });
    await expect(verdict).toContainText("The answer depends on these 2 events together");
    await expect(verdict).toContainText("5 times of 5, without them 0 of 5");
    await picture(page, "experiment");
    await accessible("experiment");
    await page.reload();
    await expect(page.getByText("10 of 10 runs")).toBeVisible();
  });

  await test.step("its sandboxes are not in the menu of branches, and it can be deleted", async () => {
    const experiment = page.url();
    await page
      .getByRole("link", { name: /My budget is/ })
      .first()
      .click();
    await page.getByRole("button", { name: "Branches: 1" }).click();
    await expect(page.getByRole("link", { name: "Experiments" })).toBeVisible();
    await picture(page, "branches-menu");
    await page.goto(experiment);
    await page.getByRole("button", { name: "Delete" }).click();
    await expect(page.getByRole("form", { name: "New experiment" })).toBeVisible();
    await page.goto(experiment);
    await expect(page.getByText("it was deleted")).toBeVisible();
  });
});
