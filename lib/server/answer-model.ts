import "server-only";
import { getApp } from "./app";
import { readEnvironment } from "./environment";
import { guarded } from "./error-response";
import { createModelProxy, type ModelProxy, type ProxiedPath } from "./model-proxy";

// Hot reload and separate bundles each load this module again; the three doors must know the same sessions.
const shared = globalThis as typeof globalThis & { agememModelProxy?: ModelProxy };

/** The handler of one path of OpenAI's interface. */
export function answerModel(path: ProxiedPath): (request: Request) => Promise<Response> {
  return (request) => {
    shared.agememModelProxy ??= createModelProxy(getApp, readEnvironment(process.env));
    const { agememModelProxy: proxy } = shared;
    return guarded(() => proxy.answer(request, path));
  };
}
