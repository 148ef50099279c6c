import { expect, test } from "vitest";
import { calls, createStudio } from "@/lib/testing/studio";
import { sameCallBefore } from "./same-call";

const lookUp = (query: string) => calls("Retrieve_memory", { query });

test("a call that was made before names the step, and whether its result was the same", async () => {
  const studio = createStudio([
    lookUp("tea"),
    lookUp("tea"),
    { text: "None." },
    lookUp("coffee"),
    calls("Add_memory", { content: "Mara drinks tea." }),
    lookUp("tea"),
    { text: "Tea." },
  ]);
  await studio.say("Tea?");
  await studio.say("And now? I drink tea.");
  const events = await studio.events();
  const notes = events
    .filter((event) => "toolCallId" in event && event.toolCallId !== null)
    .map((event) => {
      const same = sameCallBefore(events, event);
      return same && [same.step, same.hasSameResult];
    });
  expect(notes).toEqual([null, [1, true], null, null, [2, false]]);
});
