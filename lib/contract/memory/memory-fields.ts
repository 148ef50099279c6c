import { z } from "zod";
import { id } from "../ids";

/** Far more than a memory may hold: the operation then says how much is too much. */
export const memoryText = z.string().max(500_000);

/** Metadata as a person may send it. */
export const memoryMetadata = z.record(
  z.string().max(64),
  z.union([z.string().max(500), z.number(), z.boolean()]),
);

/** Number of a version of a memory. */
export const memoryVersion = z.int().positive();

/** Ids of one call: more are sent in parts. */
export const idsPerCall = 200;
export const memoryIds = z.array(id).min(1).max(idsPerCall);
