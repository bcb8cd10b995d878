export { continuedEntries } from "./continuedEntries.js";
export type { ShownEntry } from "./continuedEntries.js";
export { editCommentSteps } from "./editComment.js";
export { followThreadsSteps } from "./followThreads.js";
export type {
  BrokenThread,
  FollowedThread,
  FollowedThreads,
  FollowingTask,
} from "./followThreads.js";
export { annotationAtPath, threadOf } from "./threadContent.js";
export type { ThreadComment, ThreadContent } from "./threadContent.js";
