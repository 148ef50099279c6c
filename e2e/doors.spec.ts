import { expect, test } from "./fixtures";
import { MemoryLibrary } from "./memory-library";

test("every page and every tab shows what is stored now, not what the page came with", async ({
  studio,
  app,
  page,
  context,
}) => {
  await studio.open();
  await expect(page.getByText("It remembers nothing yet.")).toBeVisible();
  const other = await context.newPage();
  await other.goto(`${app.address}/settings`);
  await expect(other.getByText("Your sessions will be listed here.")).toBeVisible();

  await test.step("a session and its memories show in another tab on another page", async () => {
    await studio.say("Hi! I'm Ada, I live in Lisbon and I'm allergic to peanuts.");
    await expect(other.getByRole("link", { name: /I'm Ada, I live/ })).toBeVisible();
    await other.getByRole("link", { name: "Memories", exact: true }).click();
    await expect(new MemoryLibrary(other, app.address).row("peanuts")).toBeVisible();
  });

  await test.step("a new session, reached without a reload, knows what there is to remember", async () => {
    await page.getByRole("link", { name: "New session" }).click();
    await expect(page.getByText(/memories from before can be recalled|the memory from before/)).toBeVisible();
    await expect(page.getByText("It remembers nothing yet.")).toHaveCount(0);
  });

  await test.step("what the other tab adds is counted here at once", async () => {
    const library = new MemoryLibrary(other, app.address);
    await library.remember("Plays the oboe", "Prefers tea to coffee");
    await studio.openTab("Memories");
    await expect(studio.inspector.getByText("Plays the oboe")).toBeVisible();
  });
});

test("reads go side by side, a wrong answer is a sentence, and a lost request is sent again once", async ({
  studio,
  app,
  page,
  announce,
}) => {
  announce(/ERR_CONNECTION_RESET|ERR_FAILED/);
  await studio.open();
  await studio.say("Hi! I'm Ada, I live in Lisbon.");
  const library = new MemoryLibrary(page, app.address);

  await test.step("no read of the page waits for another", async () => {
    let waiting = 0;
    let most = 0;
    await page.route("**/api/memory/**", async (route) => {
      waiting += 1;
      most = Math.max(most, waiting);
      const answer = await route.fetch();
      await expect.poll(() => most, { timeout: 5_000 }).toBeGreaterThan(1);
      await route.fulfill({ response: answer });
      waiting -= 1;
    });
    await library.open();
    await expect(library.row("Lisbon")).toBeVisible();
    // A read that is still on its way must not meet the next step's answers.
    await page.unrouteAll({ behavior: "wait" });
  });

  await test.step("an answer that does not fit its contract", async () => {
    await page.route("**/api/memory/list-memory-page**", (route) =>
      route.fulfill({ json: { rows: [], next: null } }),
    );
    await library.open();
    await expect(page.getByText(/in a form that this page does not know/)).toBeVisible();
    await page.unroute("**/api/memory/list-memory-page**");
    await library.open();
    await expect(library.row("Lisbon")).toBeVisible();
  });

  await test.step("a form whose request is lost says so, and sends the same again", async () => {
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await library.dialog.getByRole("textbox", { name: "Memory" }).fill("Plays the oboe");
    const save = library.dialog.getByRole("button", { name: "Add memory" });
    const sent: (string | null)[] = [];
    let isLost = true;
    await page.route("**/memories**", async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      sent.push(/"requestId":"([^"]+)"/.exec(route.request().postData() ?? "")?.[1] ?? null);
      if (!isLost) return route.fallback();
      // The server does it; its answer never arrives.
      await route.fetch();
      return route.abort("connectionreset");
    });
    await save.click();
    await expect(library.dialog.getByText(/The server did not answer/)).toBeVisible();
    isLost = false;
    await save.click();
    await expect(library.dialog).toHaveCount(0);
    expect(sent).toHaveLength(2);
    expect(sent[0]).toBe(sent[1]);
    await expect(library.row("Plays the oboe")).toHaveCount(1);
  });
});
