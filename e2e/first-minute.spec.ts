import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";

test("an empty studio plays a recorded session, which is taken over where one stops", async ({
  app,
  page,
  studio,
}) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(app.address);
  await expect(page).toHaveURL(/\/welcome$/);
  const player = page.getByRole("region", { name: "A recorded session" });
  const place = player.getByRole("slider", { name: "Place in the recording" });
  await expect(player).toContainText("no model is called");
  await expect(player.getByText(/^ADD stored/).first()).toBeVisible();

  await player.getByRole("button", { name: "Play" }).press("Enter");
  await expect(player.getByRole("button", { name: "Pause" })).toBeVisible();
  await player.getByRole("button", { name: "Pause" }).press("Enter");
  await place.fill("12");
  await expect(player.getByText(/^FILTER removed 4 items/)).toBeVisible();
  await player
    .getByRole("img", { name: /^Context window through time/ })
    .click({ position: { x: 20, y: 60 } });
  await expect(place).toHaveValue("1");
  await place.fill("12");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);

  await page.getByRole("button", { name: /^Take over from here/ }).press("Enter");
  await expect(page).toHaveURL(/\/chat\//);
  await expect(studio.conversation.getByRole("article")).toHaveCount(14);
  await studio.say("What is our budget?");
  await page.goto(app.address);
  await expect(page).toHaveURL(/\/chat$/);
});
