// What the suite of hostile text looks for in an answer is found where it is.
import { expect, test } from "vitest";
import { faultsIn } from "./hold/markup-faults";

test("T6 T7: what loads, runs, sends or covers the page is a fault", () => {
  const faulty = [
    '<img src="https://evil.example/x">',
    "<script>alert(1)</script>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="/replay/x">x</a>',
    '<span onclick="alert(1)">x</span>',
    '<p style="background:url(https://evil.example)">x</p>',
    '<p style="position:fixed">x</p>',
    '<button formaction="https://evil.example">x</button>',
    '<svg onload="alert(1)"></svg>',
    '<blockquote cite="https://evil.example">x</blockquote>',
  ];
  expect(faulty.filter((markup) => faultsIn(markup).length === 0)).toEqual([]);
});

test("text that only speaks of it is none", () => {
  const plain = [
    "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    '<a href="https://example.org/a?b=c">x</a>',
    '<a href="mailto:a@example.org">x</a>',
    '<a href="#note-1">1</a>',
    '<svg class="lucide lucide-copy" aria-hidden="true"><path d="M0 0"></path></svg>',
  ];
  expect(plain.flatMap(faultsIn)).toEqual([]);
});
