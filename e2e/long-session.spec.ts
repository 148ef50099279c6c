import type { Page } from "@playwright/test";
import { createSessionFile } from "@/lib/core/replay/session-file";
import { recordedSession } from "../lab/measures/recorded-session";
import { expect, test } from "./fixtures";

const sessionId = "long-session";

/** A session of more than a thousand events, imported as a file. */
async function importLongSession(page: Page): Promise<void> {
  const events = recordedSession(1_200);
  const file = createSessionFile({
    ...{ events, title: "A long talk", exportedAt: "2026-12-01T00:00:00.000Z" },
    ...{ sanitize: "nothing", secrets: [] },
  });
  const status = await page.evaluate(
    async ({ text, id }) =>
      (await fetch(`/api/sessions/import?session=${id}`, { method: "POST", body: text })).status,
    { text: JSON.stringify(file), id: sessionId },
  );
  expect(status).toBe(201);
}

test("a long session opens at its end, and the rest comes when it is wanted", { tag: "@long" }, async ({
  studio,
  page,
}) => {
  await studio.open();
  await importLongSession(page);
  const opened = await page.goto(`/chat/${sessionId}`);
  expect((await opened?.text())?.length ?? 0).toBeLessThan(300_000);
  const messages = page.getByRole("list", { name: "Conversation" }).getByRole("article");
  await expect(messages.last()).toBeInViewport();
  const atFirst = await messages.count();
  expect(atFirst).toBeLessThan(40);
  const note = page.getByText(/\d+ earlier turns not loaded/).first();
  await expect(note).toBeAttached();

  await test.step("the numbers are those of the whole session", async () => {
    await expect(messages.last()).toHaveAccessibleName(/Agent, message \d{3} of \d{3}/);
  });

  await test.step("a press brings more, and the page stays small however much is there", async () => {
    for (let press = 0; press < 3; press += 1) {
      const [before] = /\d+/.exec((await note.textContent()) ?? "") ?? [];
      await page.getByRole("button", { name: "Load more" }).first().click();
      await expect(page.getByText(`${before} earlier turns not loaded`)).toHaveCount(0);
    }
    expect(await messages.count()).toBeLessThan(64);
    await expect(page.getByRole("list", { name: "Conversation" })).toBeVisible();
  });

  await test.step("the arrow keys walk through all of it, one message after the other", async () => {
    await messages.last().focus();
    const last = Number(
      /message (\d+) of/.exec((await messages.last().getAttribute("aria-label")) ?? "")?.[1],
    );
    for (let press = 0; press < 30; press += 1) await page.keyboard.press("ArrowUp");
    await expect(page.locator("article:focus")).toHaveAccessibleName(new RegExp(`message ${last - 30} of`));
    await expect(page.locator("article:focus")).toBeInViewport();
    await page.getByRole("button", { name: "Latest answer" }).click();
    await expect(messages.last()).toBeInViewport();
  });

  await test.step("a new message is answered at the end", async () => {
    const asked = await messages.last().getAttribute("aria-label");
    await studio.send("How are you?");
    await expect(messages.last()).not.toHaveAttribute("aria-label", asked ?? "");
    await studio.waitForAnswer();
    await expect(messages.last()).toBeInViewport();
  });

  await test.step("the replay loads all of it, and proves it", async () => {
    await page.goto(`/replay/${sessionId}`);
    await expect(page.getByRole("button", { name: /Chain intact/ })).toBeVisible();
    await expect(page.getByRole("slider", { name: "Place in the recording" })).toBeVisible();
  });
});
