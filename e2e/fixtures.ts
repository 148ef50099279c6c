import { test as base, type ConsoleMessage, expect, type Locator, type Page } from "@playwright/test";
import { type App, startApp } from "./app";

/** Settings of the app under test; set them per file with `test.use`. */
export interface StudioOptions {
  readonly settings: Readonly<Record<string, string>>;
  /** True for tests that kill the app, look into its data folder, or change what belongs to the machine: they get an app of their own. */
  readonly ownApp: boolean;
}

/** The header that names the owner of a request where tests share an app. */
export const ownerHeader = "x-test-owner";

/** As many tests as one worker may run on one shared app. */
const mostOwners = 300;

/** The apps of one worker: tests with the same settings share one, each as an owner of its own. */
export interface AppPool {
  /** An owner that no test has had. */
  nextOwner(): string;
  with(settings: Readonly<Record<string, string>>): Promise<App>;
}

/** What a test says beforehand that it will see in the browser's console. */
export type Announce = (...errors: readonly RegExp[]) => void;

/**
 * A test as one owner: memories of one test never reach another. An error in the browser's console or an unhandled rejection fails the
 * test, unless it was announced.
 */
export const test = base.extend<
  StudioOptions & { owner: string; app: App; studio: Studio; announce: Announce },
  { pool: AppPool }
>({
  settings: [{}, { option: true }],
  ownApp: [false, { option: true }],
  pool: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures a fixture needs from this pattern
    async ({}, use, { workerIndex }) => {
      const apps = new Map<string, Promise<App>>();
      const owners = Array.from({ length: mostOwners }, (_, index) => `test-${workerIndex}-${index}`);
      const shared = { AGEMEM_OWNER_HEADER: ownerHeader, AGEMEM_MACHINE_OWNERS: owners.join(",") };
      await use({
        nextOwner() {
          const owner = owners.shift();
          if (owner === undefined) throw new Error(`A worker ran more than ${mostOwners} tests.`);
          return owner;
        },
        with(settings) {
          const key = JSON.stringify(Object.entries(settings).sort());
          const app = apps.get(key) ?? startApp({ ...settings, ...shared });
          apps.set(key, app);
          return app;
        },
      });
      for (const app of apps.values()) await (await app).close();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  owner: ({ pool }, use) => use(pool.nextOwner()),
  extraHTTPHeaders: ({ owner }, use) => use({ [ownerHeader]: owner }),
  app: async ({ settings, ownApp, pool }, use) => {
    const app = ownApp ? await startApp(settings) : await pool.with(settings);
    await use(app);
    if (ownApp) await app.close();
  },
  baseURL: ({ app }, use) => use(app.address),
  announce: [
    async ({ context }, use) => {
      const announced: RegExp[] = [];
      const seen: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") seen.push(textOf(message));
      });
      context.on("weberror", (error) => void seen.push(String(error.error())));
      await use((...errors) => void announced.push(...errors));
      const unexpected = seen.filter((text) => !announced.some((pattern) => pattern.test(text)));
      expect(unexpected, "errors in the browser's console").toEqual([]);
    },
    { auto: true },
  ],
  studio: async ({ page, app, owner }, use) => use(new Studio(page, app, owner)),
});

function textOf(message: ConsoleMessage): string {
  const { url } = message.location();
  return url ? `${message.text()} (${url})` : message.text();
}

export { expect };

/** More presses of one key than any person would put up with. */
const mostPresses = 60;

/** What a person does on the page, in their words. */
export class Studio {
  constructor(
    readonly page: Page,
    readonly app: App,
    readonly owner: string,
  ) {}

  async open(path = "/chat"): Promise<void> {
    await this.page.goto(`${this.app.address}${path}`);
    await expect(this.composer).toBeEditable();
  }

  get composer() {
    return this.page.getByRole("textbox", { name: "Message" });
  }

  get conversation() {
    return this.page.getByRole("list", { name: "Conversation" });
  }

  get inspector() {
    return this.page.getByRole("complementary", { name: "Inspector" });
  }

  /** The agent's last answer. */
  get answer() {
    return this.conversation.getByRole("article").last();
  }

  /** Sends a message and waits until its answer is complete. */
  async say(text: string): Promise<void> {
    const before = await this.conversation.getByRole("article").count();
    await this.send(text);
    await expect(this.conversation.getByRole("article")).toHaveCount(before + 2);
    await this.waitForAnswer();
  }

  /** Brings a text into the composer by the clipboard, behind what stands there. */
  async paste(text: string): Promise<void> {
    const before = await this.composer.inputValue();
    await this.composer.fill(text);
    await this.composer.press("ControlOrMeta+A");
    await this.composer.press("ControlOrMeta+X");
    await this.composer.fill(before);
    await this.composer.press("ControlOrMeta+End");
    await this.composer.press("ControlOrMeta+V");
    await expect(this.composer).toHaveValue(`${before}${text}`);
  }

  async send(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.page.getByRole("button", { name: "Send message" }).click();
  }

  async waitForAnswer(): Promise<void> {
    await expect(this.page.getByRole("button", { name: "Send message" })).toBeVisible({ timeout: 30_000 });
    await expect(this.conversation.locator("[aria-busy=true]")).toHaveCount(0);
  }

  async openTab(name: "Context" | "Events" | "Memories" | "Turn" | "Reward"): Promise<void> {
    await this.inspector.getByRole("tab", { name: new RegExp(`^${name}`) }).click();
  }

  /** The rows of the Context tab: what is in the context, then the tray of what left. */
  get items() {
    return this.inspector.getByRole("list", { name: "Items of the context" }).getByRole("listitem");
  }

  /** The row of one item by its whole line, wherever it stands now. */
  item(text: string): Locator {
    return this.items.filter({ has: this.page.getByRole("button", { name: text, exact: true }) });
  }

  /** Opens the form of one of the six operations and returns it. */
  async openOperation(name: "ADD" | "UPDATE" | "DELETE" | "RETRIEVE" | "SUMMARY" | "FILTER") {
    const word = `${name.charAt(0)}${name.slice(1).toLowerCase()}`;
    await this.inspector.getByRole("toolbar").getByRole("button", { name: word }).click();
    return this.inspector.getByRole("region", { name: `${name} by hand` });
  }

  /** Presses one key, and no other, until the target has the focus. */
  async reach(target: Locator, key = "Tab"): Promise<void> {
    await expect(target).toBeAttached();
    for (let presses = 0; presses < mostPresses; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${mostPresses} presses of ${key} did not reach ${target}.`);
  }

  /** Reaches the target with one key and presses Enter on it. */
  async enter(target: Locator, key = "Tab"): Promise<void> {
    await this.reach(target, key);
    await this.page.keyboard.press("Enter");
  }

  /** The events of the session in the address bar, as the server keeps them. */
  async events(): Promise<readonly Record<string, unknown>[]> {
    return readEvents(this.app.address, this.page.url().split("/").at(-1) ?? "", this.owner);
  }
}

/** Reads a session's log from its stream: everything that is committed now. */
export async function readEvents(
  address: string,
  sessionId: string,
  owner: string,
): Promise<readonly Record<string, unknown>[]> {
  const abort = new AbortController();
  const response = await fetch(`${address}/api/sessions/${sessionId}/stream?after=0`, {
    signal: abort.signal,
    headers: { [ownerHeader]: owner },
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  while (reader && !/event: events\n[\s\S]*?\n\n/.test(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    text += value;
  }
  abort.abort();
  const data = /event: events\n(?:id: \d+\n)?data: (.*)\n\n/.exec(text)?.[1];
  return data ? JSON.parse(data) : [];
}
