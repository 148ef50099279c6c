import { z } from "zod";
import { type Connection, dialectSchema } from "@/lib/core/model/connection";
import { actionContract, typed } from "../contract";
import { id } from "../ids";

/** Stores a connection. The key that comes in here never goes out again. */
export const saveConnectionContract = actionContract("model/save-connection", {
  request: z.strictObject({
    connectionId: id.nullable(),
    name: z.string().max(200),
    address: z.string().max(2_000),
    dialect: dialectSchema.nullable(),
    /** Null keeps the stored key, the empty text removes it. */
    key: z.string().max(10_000).nullable(),
  }),
  response: typed<Connection>(),
});
