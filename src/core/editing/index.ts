export { addTagIn, findTagFault, isSameTag, isSubTag, placedTags, renamedTag } from "./tags.js";
export { renameTagIn, renameTagSteps, tagAt, tagName, withReplies } from "./tags.js";
export type { TagFault, TagRename } from "./tags.js";
