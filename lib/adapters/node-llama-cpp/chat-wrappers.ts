import type { ChatWrapper, LlamaFunctions } from "./llama-runtime";

/** The same template, with which the model must begin with a call. */
export function mustCall(wrapper: ChatWrapper): ChatWrapper {
  return derived(wrapper, {
    generateContextState: (options: Parameters<ChatWrapper["generateContextState"]>[0]) => ({
      ...wrapper.generateContextState(options),
      functionCall: { initiallyEngaged: true, disengageInitiallyEngaged: [] },
    }),
  });
}

/** The same template, which tells of tools that cannot be called in this step. */
export function tellOf(wrapper: ChatWrapper, functions: LlamaFunctions): ChatWrapper {
  return derived(wrapper, {
    generateContextState: (options: Parameters<ChatWrapper["generateContextState"]>[0]) =>
      wrapper.generateContextState({
        ...options,
        availableFunctions: functions,
        documentFunctionParams: true,
      }),
  });
}

/** The same template without segments: the thought of the paper's protocol is text like the rest, and the grammar holds all of it. */
export function withoutSegments(wrapper: ChatWrapper): ChatWrapper {
  return derived(wrapper, { settings: { ...wrapper.settings, segments: {} } });
}

/** An object of the same class, so that everything not overridden behaves as before. */
function derived(wrapper: ChatWrapper, overrides: object): ChatWrapper {
  const entries = Object.entries(overrides).map(([key, value]) => [key, { value, enumerable: true }]);
  return Object.create(wrapper, Object.fromEntries(entries)) as ChatWrapper;
}
