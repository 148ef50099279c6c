import { expect } from "./fixtures";
import { picture } from "./picture";
import { answer, test } from "./provider";

const call = '{"name": "Retrieve_memory", "arguments": {"query": "harp"}}';

test("the inspector shows the request as it left, what the model wrote, and a step that had to answer", async ({
  studio,
  provider,
  page,
}) => {
  provider.script(answer(`${call}}`), answer(call), answer("I know of no harp."));
  await studio.open();
  await studio.say("Do I play the harp?");
  await expect(studio.answer).toContainText("I know of no harp.");

  await studio.inspector.getByRole("radio", { name: "Exact prompt" }).click();
  const prompt = studio.inspector.getByRole("region", { name: "Exact prompt" });
  await expect(prompt.getByText("Equals what was sent")).toBeVisible();
  await expect(prompt).toContainText("over the whole request");
  await expect(prompt).toContainText("Request as sent · tool calls");
  const beside = prompt.getByRole("region", { name: "Beside the messages" });
  await expect(beside).toContainText("none");
  await beside.getByText("Tools: 6 tools").click();
  await expect(beside).toContainText("Delete_memory");
  provider.offer({ template: () => "<|im_start|>system You are a helpful assistant" });
  await prompt.getByRole("button", { name: "Ask the server" }).click();
  await expect(prompt.getByRole("region", { name: "Rendered template" })).toContainText("<|im_start|>system");
  // The last step had to answer in words; the server was told so.
  expect(provider.requests.at(-1)?.body).toMatchObject({ tool_choice: "none" });
  await prompt.getByRole("button", { name: "Previous step" }).click();
  const raw = prompt.getByRole("region", { name: "Raw output" });
  await expect(raw).toContainText(call);
  await expect(raw).toContainText("The server's reason to stop: stop");
  if (process.env.SCREENSHOTS_FOLDER) await picture(page, "request-as-sent");
});
