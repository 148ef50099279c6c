import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import { picture } from "./picture";

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

  await player.getByRole("button", { name: "Play", exact: true }).press("Enter");
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

test("a fact is followed from where it was said to where it was cited, and the table of sessions leads to what went wrong", {
  tag: "@long",
}, async ({ app, page, studio }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${app.address}/welcome`);
  const place = page.getByRole("slider", { name: "Place in the recording" });
  await place.press("End");
  await page.getByRole("button", { name: /^Take over from here/ }).press("Enter");
  await expect(studio.composer).toBeEditable();

  // The strip is drawn once the page listens; what is pressed before that is lost.
  const steps = page.getByRole("slider", { name: /^Steps of the session/ });
  await expect(steps).toBeVisible();
  await page.getByRole("button", { name: "Follow a fact" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Follow a fact" });
  await dialog.getByRole("searchbox").fill("budget 900 EUR");
  const places = dialog.getByRole("list", { name: "Places of the fact" });
  await expect(places.getByRole("listitem").first()).toContainText("Said by you");
  for (const word of ["Stored in long-term memory", "Folded by SUMMARY, kept", "Cited in the answer"])
    await expect(places).toContainText(word);
  await picture(page, "fact");
  const axe = () => new AxeBuilder({ page }).analyze();
  expect((await axe()).violations, "fact").toEqual([]);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await steps.press("Home");
  await expect(steps).toHaveAttribute("aria-valuetext", /^Step 1 of \d+, turn 1, [\d,]+ tokens, ADD/);
  await picture(page, "strip");

  await page.getByRole("link", { name: "Sessions", exact: true }).click();
  const table = page.getByRole("region", { name: "Table of sessions" });
  await expect(table.getByRole("row")).toHaveCount(2);
  await table.getByRole("button", { name: /^What stands out in/ }).press("Enter");
  await expect(table.getByText("Never over the limit")).toBeVisible();
  await picture(page, "sessions");
  expect((await axe()).violations, "sessions").toEqual([]);
  await page
    .getByRole("button", { name: /^Refused/ })
    .first()
    .press("Enter");
  await expect(table.getByText("No session is like that.")).toBeVisible();
});
