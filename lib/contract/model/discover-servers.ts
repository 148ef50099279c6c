import { z } from "zod";
import type { FoundServer } from "@/lib/core/model/offer";
import { nothing, readContract } from "../contract";
import { listedModel } from "./offered-model";

const foundServer: z.ZodType<FoundServer> = z.object({
  name: z.string(),
  baseUrl: z.string(),
  models: z.array(listedModel),
});

/** Model servers that answer on the usual ports of the computer the app runs on. */
export const discoverServersContract = readContract("model/discover-servers", {
  method: "POST",
  request: nothing,
  response: z.array(foundServer).readonly(),
});
