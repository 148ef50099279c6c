import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import { picture } from "./picture";

test("the reward of a conversation names its parts, what has no value and why, and leads to its events", async ({
  studio,
  page,
}) => {
  await studio.open();
  await studio.say("I live in Ghent.");
  await studio.say("I moved to Porto.");
  await studio.openTab("Reward");
  const { inspector } = studio;
  await expect(inspector.getByText("R itself: not computable")).toBeVisible();
  const memory = inspector.getByRole("region", { name: "Memory" });
  await expect(memory).toContainText("which a conversation does not name");
  await expect(memory).toContainText("UPDATE or DELETE that succeeded: 1");
  await expect(inspector.getByRole("region", { name: "Context" })).toContainText("not needed");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  await inspector.getByRole("radio", { name: "Turn 2", exact: true }).click();
  await inspector.getByRole("radio", { name: "Released code" }).click();
  await expect(inspector.getByText("tool efficiency, which only the released code has")).toBeVisible();
  await picture(page, "reward");

  await studio.reach(memory.getByRole("button", { name: /^Event \d+, Update$/ }));
  await page.keyboard.press("Enter");
  await expect(inspector.getByRole("tab", { name: /^Events/ })).toHaveAttribute("aria-selected", "true");
});
