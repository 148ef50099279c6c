import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answer, call, notice, person, result, system } from "@/lib/testing/prompt-messages";
import { alternateRoles } from "./alternate-roles";
import type { PromptMessage } from "./render-prompt";

const reminder = { role: "user", content: "Nothing came.", notice: "step" } as const;

describe("alternateRoles", () => {
  it.each<readonly [string, readonly PromptMessage[], readonly PromptMessage[]]>([
    [
      "leaves a conversation in turns as it is",
      [system, person("Tea?"), call, result, answer("Assam."), person("Thanks.")],
      [system, person("Tea?"), call, result, answer("Assam."), person("Thanks.")],
    ],
    [
      "joins what the person wrote in a row",
      [system, person("Tea?"), person("Are you there?")],
      [system, person("Tea?\n\nAre you there?")],
    ],
    [
      "makes a notice about the context part of the system text",
      [system, person("Tea?"), notice],
      [{ ...system, content: `${system.content}\n\n${notice.content}` }, person("Tea?")],
    ],
    [
      "puts what is said of the step before in front of the person's words",
      [system, person("Tea?"), reminder],
      [system, person("Nothing came.\n\nTea?")],
    ],
    [
      "gives a turn of its own to what is said of a step that spoke",
      [system, person("Tea?"), answer("Hm."), reminder],
      [system, person("Tea?"), answer("Hm."), reminder],
    ],
    [
      "puts a notice behind the result it is beside",
      [system, person("Tea?"), call, result, notice],
      [system, person("Tea?"), call, { ...result, content: `{}\n\n${notice.content}` }],
    ],
    [
      "says what is missing before the model's first words",
      [system, answer("Assam."), person("And coffee?")],
      [system, person("[Earlier messages have left the context.]"), answer("Assam."), person("And coffee?")],
    ],
    [
      "says that a turn ended without an answer",
      [system, person("Tea?"), call, result, person("Well?")],
      [system, person("Tea?"), call, result, answer("[This turn ended without an answer.]"), person("Well?")],
    ],
    ["leaves out a message that says nothing", [person("a"), answer(""), person("b")], [person("a\n\nb")]],
  ])("%s", (_, prompt, sent) => expect(alternateRoles(prompt, "first")).toEqual(sent));

  it("puts a notice before the message that is answered where a system message may be anywhere: the prefix stays", () => {
    expect(alternateRoles([system, person("Tea?"), notice], "anywhere")).toEqual([
      system,
      { role: "system", content: notice.content },
      person("Tea?"),
    ]);
  });

  it("keeps the reasoning of both answers that it joins", () => {
    const thought = (text: string) => ({ modelId: "m", text });
    const joined = alternateRoles(
      [
        person("Tea?"),
        { ...answer("Well."), thoughts: [thought("first")] },
        { ...answer("Assam."), thoughts: [thought("second")] },
      ],
      "first",
    );
    expect(joined.at(-1)).toMatchObject({
      content: "Well.\n\nAssam.",
      thoughts: [{ text: "first" }, { text: "second" }],
    });
  });

  it("whatever the context holds, person and model take turns, no word is lost, and once is enough", () => {
    const unit = fc.constantFrom<readonly PromptMessage[]>(
      [person("a")],
      [notice],
      [reminder],
      [answer("b")],
      [answer("")],
      [call, result],
      [person("c")],
    );
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 12 }),
        fc.constantFrom("anywhere" as const, "first" as const),
        (units, systemPlace) => {
          const prompt = [system, ...units.flat()];
          const sent = alternateRoles(prompt, systemPlace);
          const turns = sent.filter(
            (message) => message.role === "user" || (message.role === "assistant" && !isCall(message)),
          );
          expect(turns.every(({ role }, index) => index === 0 || role !== turns[index - 1]?.role)).toBe(true);
          const [, ...behind] = sent;
          expect(behind.find(({ role }) => role !== "system")?.role ?? "user").toBe("user");
          if (systemPlace === "first") expect(behind.every(({ role }) => role !== "system")).toBe(true);
          expect(turns.some(({ content }) => content.includes(notice.content))).toBe(false);
          const words = JSON.stringify(sent);
          for (const { content } of prompt) expect(words).toContain(content);
          expect(alternateRoles(sent, systemPlace)).toEqual(sent);
        },
      ),
    );
  });
});

function isCall(message: PromptMessage): boolean {
  return message.role === "assistant" && message.toolCalls.length > 0;
}
