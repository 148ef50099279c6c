export { agememContext } from "./context.js";
export { AgememError } from "./studio.js";
export { agememTools } from "./tools.js";
