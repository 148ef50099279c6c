import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { expect } from "./fixtures";
import { answer, test } from "./provider";

/** What a line prints that was copied into a shell. */
async function typed(line: string): Promise<string> {
  return (await promisify(execFile)("bash", ["-c", line])).stdout;
}

test("a key made in the settings lets a program act by MCP and have its requests recorded, both seen as they happen", async ({
  app,
  page,
  provider,
}) => {
  const key = await test.step("a key is made, and shown once", async () => {
    await page.goto(`${app.address}/settings?section=api`);
    const form = page.getByRole("form", { name: "New key" });
    await expect(async () => {
      await page.getByRole("button", { name: "New key" }).click();
      await expect(form).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await form.getByRole("textbox", { name: "Which program it is for" }).fill("Codex on my laptop");
    await form.getByRole("checkbox", { name: /Record/ }).check();
    await form.getByRole("button", { name: "Make the key" }).click();
    const card = page.getByRole("region", { name: "The new key" });
    const shown = (await card.locator("pre").textContent()) ?? "";
    const lines = page.locator("pre").filter({ hasText: /^curl / });
    const [list = "", add = ""] = await lines.allTextContents();
    await card.getByRole("button", { name: "I have copied it" }).click();
    await expect(page.getByText(shown)).toHaveCount(0);
    await expect(page.getByRole("listitem").filter({ hasText: "Codex on my laptop" })).toBeVisible();
    // The lines work as they were copied.
    expect(JSON.parse(await typed(add))).toMatchObject({ outcome: "done" });
    expect(JSON.parse(await typed(list))).toMatchObject({ memories: [{ content: "Prefers window seats." }] });
    return shown;
  });

  await test.step("what is done over MCP is a session named after the client", async () => {
    const client = new Client({ name: "Codex", version: "1.2" });
    const requestInit = { headers: { authorization: `Bearer ${key}` } };
    await client.connect(new StreamableHTTPClientTransport(new URL("/mcp", app.address), { requestInit }));
    await client.callTool({ name: "Add_memory", arguments: { content: "Ada lives in Porto." } });
    await client.callTool({ name: "Retrieve_memory", arguments: { query: "Where does Ada live?" } });
    await client.close();
    await page.getByRole("link", { name: "Codex over MCP" }).click();
    await expect(page.getByText("In this session Codex over MCP acts.")).toBeVisible();
    await expect(page.getByRole("list", { name: "Memory operations" })).toHaveCount(2);
  });

  await test.step("an agent with the studio's base address is recorded, and its answer goes through", async () => {
    await page.goto(`${app.address}/settings?section=api`);
    await page
      .getByRole("combobox", { name: "Provider that requests are passed on to" })
      .selectOption("environment");
    await expect(page.getByText(`${app.address}/v1`, { exact: true })).toBeVisible();
    provider.script(answer("By the ", "pier."));
    const answered = await fetch(`${app.address}/v1/chat/completions`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${key}`,
        "content-type": "application/json",
        "x-agemem-client": "Boat agent/2",
      },
      body: JSON.stringify({
        model: "scripted",
        stream: true,
        messages: [
          { role: "system", content: "You find boats." },
          { role: "user", content: "Where is the boat?" },
        ],
      }),
    });
    expect(await answered.text()).toContain("[DONE]");
    await page.getByRole("link", { name: "Where is the boat?" }).click();
    await expect(page.getByRole("list", { name: "Conversation" }).getByText("By the pier.")).toBeVisible();
    await expect(page.getByText(/Boat agent over chat completions acts/)).toBeVisible();
  });
});
