import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";

/** What a person does on the page of memories, in their words. */
export class MemoryLibrary {
  constructor(
    readonly page: Page,
    readonly address: string,
  ) {}

  async open(search = ""): Promise<void> {
    await this.page.goto(`${this.address}/memories${search}`);
    await expect(this.page.getByRole("heading", { name: "Memories", exact: true }).first()).toBeAttached();
  }

  get search() {
    return this.page.getByRole("textbox", { name: "Search memories" });
  }

  get rows() {
    return this.page.getByRole("list", { name: "Memories" }).getByRole("listitem");
  }

  row(text: string): Locator {
    return this.rows.filter({ hasText: text });
  }

  get detail() {
    return this.page.getByRole("complementary", { name: "Memory" });
  }

  get dialog() {
    return this.page.getByRole("dialog");
  }

  /** Opens a memory from the list. */
  async show(text: string): Promise<void> {
    await this.row(text).getByRole("button").first().click();
    await expect(this.detail.getByRole("heading", { name: text })).toBeVisible();
  }

  /** Chooses one of the parts of the page. */
  async part(name: "All" | "Changes" | "Waiting" | "Health"): Promise<void> {
    await this.page
      .getByRole("navigation", { name: "Parts of the memories" })
      .getByRole("link", { name: new RegExp(`^${name}`) })
      .click();
  }

  /** Opens the dry run of a list that is pasted. */
  async paste(...facts: readonly string[]): Promise<Locator> {
    await this.page.getByRole("button", { name: "Import", exact: true }).click();
    await this.dialog.getByLabel("Or paste a list").fill(facts.map((fact) => `- ${fact}`).join("\n"));
    await this.dialog.getByRole("button", { name: "Look at the list" }).click();
    await expect(this.dialog.getByText("Nothing is written yet")).toBeVisible();
    return this.dialog;
  }

  /** Opens the dry run of a file, or the reason why there is none. */
  async upload(name: string, text: string): Promise<Locator> {
    await this.page.getByRole("button", { name: "Import", exact: true }).click();
    const buffer = Buffer.from(text);
    await this.dialog
      .getByLabel("File with memories")
      .setInputFiles({ name, mimeType: "application/json", buffer });
    return this.dialog;
  }

  /** Brings facts in at once. */
  async remember(...facts: readonly string[]): Promise<void> {
    const dialog = await this.paste(...facts);
    await dialog.getByRole("radio", { name: /Write them now/ }).check();
    await dialog.getByRole("button", { name: /^Write \d+/ }).click();
    await dialog.getByRole("button", { name: "Done" }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Checks the page as it is now against every rule that axe knows. */
  async expectNoViolations(state: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page: this.page })
      .exclude("[data-sonner-toaster]")
      .analyze();
    const told = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join("\n  ")}`,
    );
    expect.soft(told, state).toEqual([]);
  }
}
