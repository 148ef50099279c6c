import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { get } from "node:http";
import path from "node:path";
import { testEnvironment } from "../scripts/lib/app-environment.mjs";
import { expect, ownerHeader, test } from "./fixtures";

test("an unknown session says so and offers a way on", async ({ app, page, announce }) => {
  announce(/404 \(Not Found\)/);
  await page.goto(`${app.address}/chat/nobody`);
  await expect(page.getByRole("heading", { name: "Not found" })).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "New session" }).click();
  await expect(page.getByRole("textbox", { name: "Message" })).toBeEditable();
});

test("an over-long message is refused before it is sent and stays in the box", async ({ studio, page }) => {
  await studio.open();
  await studio.composer.fill("word ".repeat(40_001));
  await expect(page.getByText(/200,000/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Send message" })).toHaveAttribute("aria-disabled", "true");
  await studio.composer.fill("   ");
  await expect(page.getByRole("button", { name: "Send message" })).toHaveAttribute("aria-disabled", "true");
});

test("requests that are not ours or not understood change nothing and never show a stack", async ({
  app,
  owner,
}) => {
  const address = `${app.address}/api/sessions/any/turns`;
  const asOwner = { [ownerHeader]: owner };
  const own = {
    ...asOwner,
    origin: app.address,
    "sec-fetch-site": "same-origin",
    "content-type": "application/json",
  };
  const body = JSON.stringify({ turnId: "t1", text: "Hi", newSession: true });
  const attempts: [Record<string, string>, string, number][] = [
    [{ ...asOwner, "content-type": "application/json" }, body, 400],
    [{ ...own, origin: "null" }, body, 400],
    [{ ...own, origin: "http://evil.example", "sec-fetch-site": "cross-site" }, body, 400],
    [{ ...own, "content-type": "text/plain" }, body, 400],
    [own, "{", 400],
    [own, "[]", 400],
    [own, JSON.stringify({ turnId: "", text: "Hi" }), 400],
    [own, JSON.stringify({ turnId: "t1", text: { contains: "" } }), 400],
    [own, JSON.stringify({ turnId: "t1", text: "x".repeat(1_100_000) }), 400],
    [own, JSON.stringify({ turnId: "t1", text: "x".repeat(200_001), newSession: true }), 413],
    [own, JSON.stringify({ turnId: "t1", text: " " }), 400],
    [own, JSON.stringify({ turnId: "t1", text: "Hi" }), 404],
  ];
  for (const [headers, payload, status] of attempts) {
    const response = await fetch(address, { method: "POST", headers, body: payload });
    expect(response.status).toBe(status);
    const { error } = await response.json();
    expect(error.message).toMatch(/[.:]/);
    expect(JSON.stringify(error)).not.toMatch(/\\n\s+at |node_modules/);
  }
  const listed = await fetch(`${app.address}/api/session/list-sessions`, { headers: asOwner });
  expect((await listed.json()).sessions).toEqual([]);
});

test("a second process on the same data folder, and a folder that cannot be written, are refused with a sentence", async ({
  app,
}) => {
  const second = await startedWith({ AGEMEM_DATA_DIR: app.dataFolder });
  expect(second).toMatch(/data folder .* is in use by process \d+/i);
  const unwritable = await startedWith({ AGEMEM_DATA_DIR: "/proc/agemem" });
  expect(unwritable).toMatch(/data folder .* cannot be (written|made)/i);
  for (const said of [second, unwritable]) expect(said).not.toMatch(/^\s+at /m);
});

test("a port in use is named, with a way on", async ({ app }) => {
  const port = new URL(app.address).port;
  const child = spawn(process.execPath, [path.join("scripts", "start.mjs"), "--port", port], {
    env: testEnvironment() as unknown as NodeJS.ProcessEnv,
  });
  const said = await standardErrorOf(child);
  expect(said).toContain(`Port ${port} is already in use`);
  expect(said).toContain("--port");
  expect(child.exitCode).toBe(1);
});

test("a foreign name for this computer is not served", async ({ app }) => {
  const { port } = new URL(app.address);
  const status = await new Promise((resolve, reject) => {
    const request = get(
      { host: "127.0.0.1", port, path: "/api/session/list-sessions", headers: { host: "evil.example" } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    request.once("error", reject);
  });
  expect(status).toBe(421);
});

/** What the headless agent says on standard error with these settings. */
function startedWith(settings: Record<string, string>): Promise<string> {
  const environment = {
    ...testEnvironment(),
    AGEMEM_LOG_LEVEL: "error",
    ...settings,
  } as unknown as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, [path.join("scripts", "agent.mjs"), "--say", "Hi"], {
    env: environment,
  });
  return standardErrorOf(child);
}

function standardErrorOf(child: ChildProcessWithoutNullStreams): Promise<string> {
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    errors += text;
  });
  return new Promise((resolve) => child.once("close", () => resolve(errors)));
}
