import { z } from "zod";
import { profileChoiceSchema } from "@/lib/core/log/profile-choice";
import { samplingSchema } from "@/lib/core/log/sampling";
import { modelFactsSchema } from "@/lib/core/model/model-facts";
import { modelProtocolSchema } from "@/lib/core/settings/owner-settings";
import { actionContract, typed } from "../contract";
import { id } from "../ids";
import { modelId } from "../model/offered-model";

/** What the person knows better about one model. */
export const setModelSettingsContract = actionContract("settings/set-model-settings", {
  request: z.strictObject({
    connectionId: id,
    modelId,
    protocol: modelProtocolSchema,
    facts: modelFactsSchema,
    sampling: samplingSchema,
    /** Null: by its size, or as the last test found it. */
    profile: profileChoiceSchema.nullable(),
  }),
  response: typed<true>(),
});
