import "server-only";
import { headers } from "next/headers";
import type { AppError } from "@/lib/core/errors";
import { type Environment, readEnvironment } from "./environment";

/**
 * What somebody may do beyond their own sessions and memories. `machine-owner`: what belongs to the computer the app runs on, which is
 * the models on its disk, the provider its environment names and pays for, and the collector.
 */
export type Role = "machine-owner";

/** Who asks: whose sessions and memories a request may touch, and with which roles. */
export interface Actor {
  readonly ownerId: string;
  readonly roles: ReadonlySet<Role>;
}

/** The one person of an app without sign-in, and who works on its data folder from the command line. */
export const localActor: Actor = { ownerId: "local", roles: new Set<Role>(["machine-owner"]) };

/** A request that does not say who sends it, where it must. */
export class UnknownActorError extends Error {
  readonly error: AppError = { code: "not-signed-in" };
}

/** Names that a proxy may give to owners: they become part of keys, so they are short, plain, and compared exactly. */
const ownerIdPattern = /^[A-Za-z0-9][\w.@+-]{0,127}$/;

/**
 * Who sends a request. Without `AGEMEM_OWNER_HEADER` that is the one local person. With it, the header of that name, which only a proxy
 * in front of the app may set, names the owner. Throws `UnknownActorError` where it is missing or no name.
 */
export async function requireActor(request: { readonly headers: Pick<Headers, "get"> }): Promise<Actor> {
  return identifyActor(readEnvironment(process.env), request);
}

/** Who asks for the page that is being rendered, or sent the action that runs. */
export async function requireCurrentActor(): Promise<Actor> {
  return requireActor({ headers: await headers() });
}

/** The rule of `requireActor` for a given environment. */
export function identifyActor(
  environment: Pick<Environment, "ownerHeader" | "machineOwners">,
  request: { readonly headers: Pick<Headers, "get"> },
): Actor {
  if (environment.ownerHeader === undefined) return localActor;
  const ownerId = request.headers.get(environment.ownerHeader) ?? "";
  // Repeated headers arrive joined by a comma, which no name has: a forged one beside the proxy's is refused, not chosen from.
  if (!ownerIdPattern.test(ownerId)) throw new UnknownActorError();
  return { ownerId, roles: rolesOf(environment, ownerId) };
}

/** The roles of an owner; work in the background, which has no request, asks this. */
export function rolesOf(
  { ownerHeader, machineOwners }: Pick<Environment, "ownerHeader" | "machineOwners">,
  ownerId: string,
): ReadonlySet<Role> {
  const ownsMachine = ownerHeader === undefined || machineOwners.includes(ownerId);
  return ownsMachine ? localActor.roles : new Set();
}
