import { describe, expect, it } from "vitest";
import { safeLink } from "./safe-link";

describe("safeLink", () => {
  it("lets plain web and mail addresses through and shows where they lead", () => {
    expect(safeLink("https://example.com/a?b=c", "here")).toEqual({
      href: "https://example.com/a?b=c",
      address: "example.com/a?b=c",
    });
    expect(safeLink("https://example.com/", "https://example.com")?.address).toBeNull();
    expect(safeLink("mailto:a@b.no", "a@b.no")?.address).toBeNull();
  });

  it("shows the true address of a link whose text is another one", () => {
    expect(safeLink("https://evil.example/", "https://bank.example")?.address).toBe("evil.example");
  });

  it("refuses everything else", () => {
    for (const href of [
      undefined,
      "",
      "javascript:alert(1)",
      "data:text/html,x",
      "/chat",
      "#top",
      "file:///etc/passwd",
      "vbscript:x",
    ]) {
      expect(safeLink(href, "text")).toBeNull();
    }
  });
});
