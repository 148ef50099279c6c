"use server";

import { z } from "zod";
import type { ActionResult, RecordedEvents } from "@/lib/client/session/server-actions";
import { modelChoiceSchema } from "@/lib/core/log/event-envelope";
import { type Connection, dialectSchema } from "@/lib/core/model/connection";
import { modelFactsSchema } from "@/lib/core/model/model-facts";
import type { ConnectionCheck, FoundServer, OfferedConnection } from "@/lib/core/model/offer";
import { ok } from "@/lib/core/result";
import { modelProtocolSchema, modelSettingsSchema } from "@/lib/core/settings/owner-settings";
import { getApp } from "@/lib/server/app";
import { eventsOf, runAction } from "@/lib/server/run-action";
import { changeModelSettings } from "@/lib/use-cases/model/change-model-settings";
import { chooseModel as recordChoice } from "@/lib/use-cases/model/choose-model";
import { listOfferedModels as listOffers } from "@/lib/use-cases/model/list-offered-models";
import { removeConnection as forgetConnection } from "@/lib/use-cases/model/remove-connection";
import { saveConnection as storeConnection } from "@/lib/use-cases/model/save-connection";
import { testConnection as tryConnection } from "@/lib/use-cases/model/test-connection";

const id = z.string().min(1).max(100);
const modelId = z.string().trim().min(1).max(300);
const choice = modelChoiceSchema.extend({ connectionId: id, modelId }).nullable();

/** How long a test of a connection may take, in milliseconds: a local model may have to be loaded first. */
const testLimitMs = 120_000;

/** What every connection offers now. */
export async function listOfferedModels(): Promise<ActionResult<readonly OfferedConnection[]>> {
  return runAction(z.undefined(), undefined, async ({ ownerId }) =>
    ok(await listOffers((await getApp()).models, { ownerId })),
  );
}

/** Model servers that answer on the usual ports of the computer the app runs on. */
export async function discoverServers(): Promise<ActionResult<readonly FoundServer[]>> {
  return runAction(z.undefined(), undefined, async () =>
    ok(await (await getApp()).models.gateway.discover()),
  );
}

/** Stores a connection. The key that comes in here never goes out again. */
export async function saveConnection(input: unknown): Promise<ActionResult<Connection>> {
  const schema = z.object({
    connectionId: id.nullable(),
    name: z.string().max(200),
    address: z.string().max(2_000),
    dialect: dialectSchema.nullable(),
    key: z.string().max(10_000).nullable(),
  });
  return runAction(schema, input, async ({ ownerId }, fields) =>
    storeConnection((await getApp()).models, { ownerId, ...fields }),
  );
}

/** Removes a connection with its key. */
export async function removeConnection(input: unknown): Promise<ActionResult<null>> {
  return runAction(z.object({ connectionId: id }), input, async ({ ownerId }, { connectionId }) =>
    forgetConnection((await getApp()).models, { ownerId, connectionId }),
  );
}

/** Tries a connection with a few short requests and says what works. */
export async function testConnection(input: unknown): Promise<ActionResult<readonly ConnectionCheck[]>> {
  const schema = z.object({
    connectionId: id,
    modelId: modelId.nullable(),
    embeddingModelId: modelId.nullable(),
  });
  return runAction(schema, input, async ({ ownerId }, fields) => {
    const signal = AbortSignal.timeout(testLimitMs);
    return tryConnection((await getApp()).models, { ownerId, ...fields, signal });
  });
}

/** The model of every session that has none of its own. */
export async function setDefaultModel(input: unknown): Promise<ActionResult<null>> {
  return runAction(z.object({ choice }), input, async ({ deps, ownerId }, fields) => {
    await deps.ownerSettings.change({ ownerId, change: { defaultModel: fields.choice } });
    return ok(null);
  });
}

/** What the person knows better about one model. */
export async function setModelSettings(input: unknown): Promise<ActionResult<null>> {
  const schema = z.object({
    connectionId: id,
    modelId,
    protocol: modelProtocolSchema,
    facts: modelFactsSchema,
  });
  return runAction(schema, input, async ({ deps, ownerId }, { protocol, facts, ...place }) => {
    const fresh = modelSettingsSchema.parse(place);
    await changeModelSettings(deps, {
      ownerId,
      ...place,
      change: (known) => ({ ...(known ?? fresh), protocol, facts }),
    });
    return ok(null);
  });
}

/** Another model for one session, from its next turn on. */
export async function chooseModel(input: unknown): Promise<ActionResult<RecordedEvents>> {
  const schema = z.object({
    sessionId: id,
    newSession: z.boolean(),
    requestId: id,
    choice,
    label: z.string().min(1).max(400),
  });
  return runAction(schema, input, async ({ deps, ownerId }, { requestId, ...fields }) =>
    eventsOf(await recordChoice(deps, { ownerId, eventId: requestId, ...fields })),
  );
}
