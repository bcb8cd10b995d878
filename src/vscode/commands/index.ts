export { registerCommands } from "./commandTable.js";
export { registerNoteCommands } from "./noteCommands.js";
