import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "./fixtures";

test("a session that was shared as one page replays itself from the disk, without a studio and without a network", async ({
  studio,
  page,
  context,
  announce,
}, info) => {
  // What the browser says of a script that is not the one that the page's policy names.
  announce(/Content Security Policy/);
  await studio.open();
  await studio.say("Hi, I'm Ada, I live in Lisbon. <script>alert(1)</script>");
  await studio.say("Where do I live?");
  await page.getByRole("link", { name: "Replay this session" }).click();
  await page.getByRole("button", { name: "Share" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download page that replays itself" }).click();
  const file = info.outputPath("shared.html");
  await (await download).saveAs(file);

  await context.setOffline(true);
  const alone = await context.newPage();
  await alone.goto(pathToFileURL(file).href);
  await expect(alone.getByRole("button", { name: "Chain intact" })).toBeVisible();
  await expect(alone.getByText("Hi, I'm Ada, I live in Lisbon.").first()).toBeVisible();
  await alone.keyboard.press("Home");
  await alone.keyboard.press("ArrowRight");
  await expect(alone).toHaveURL(/#step=2$/);
  await alone.reload();
  await expect(alone.getByText(/^Viewing step 2 of \d+/)).toBeVisible();
  await expect(alone.getByRole("link", { name: "Open in Memories" })).toHaveCount(0);

  const whole = readFileSync(file, "utf8");
  const broken = {
    "cut.html": [whole.slice(0, -2_000), /cut short/],
    "cut-early.html": [whole.slice(0, whole.length / 2), /cut short or changed on its way/],
    "changed.html": [whole.replace("I live in Lisbon", "I live in London"), /changed after it was exported/],
    "another-script.html": [whole.replace("<script>", "<script>void 0;"), /cut short or changed on its way/],
  } as const;
  for (const [name, [text, sentence]] of Object.entries(broken)) {
    const place = path.join(info.outputDir, name);
    writeFileSync(place, text);
    await alone.goto(pathToFileURL(place).href);
    await expect(alone.getByText(sentence)).toBeVisible();
    await expect(alone.getByText("Viewing step")).toHaveCount(0);
  }

  await context.setOffline(false);
  await page.goto("/replay/file");
  await page.getByLabel("Session file").setInputFiles(file);
  await expect(page.getByText(/^Viewing step \d+ of \d+/)).toBeVisible();
});
