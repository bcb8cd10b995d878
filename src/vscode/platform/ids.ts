/** Every command id, once. The manifest names the same ones (a test compares). */
export const COMMANDS = {
  goToNode: "marginalia.goToNode",
  goToParent: "marginalia.goToParent",
  goToFirstChild: "marginalia.goToFirstChild",
  goToNextSibling: "marginalia.goToNextSibling",
  goToPreviousSibling: "marginalia.goToPreviousSibling",
  nextAnnotation: "marginalia.nextAnnotation",
  previousAnnotation: "marginalia.previousAnnotation",
  listAnnotations: "marginalia.listAnnotations",
  findInAnnotations: "marginalia.findInAnnotations",
  findInAuthorText: "marginalia.findInAuthorText",
  addAnnotation: "marginalia.addAnnotation",
  renameTag: "marginalia.renameTag",
  fixAllProblems: "marginalia.fixAllProblems",
  addAnnotationNode: "marginalia.addAnnotationNode",
  editAnnotation: "marginalia.editAnnotation",
  replyToAnnotation: "marginalia.replyToAnnotation",
  deleteAnnotation: "marginalia.deleteAnnotation",
  setAnnotationKind: "marginalia.setAnnotationKind",
  toggleDone: "marginalia.toggleDone",
  wrapSelection: "marginalia.wrapSelection",
  unwrapAnnotation: "marginalia.unwrapAnnotation",
  markAsAuthor: "marginalia.markAsAuthor",
  copyAnnotation: "marginalia.copyAnnotation",
  copyAsQuote: "marginalia.copyAsQuote",
  cycleAnnotationDisplay: "marginalia.cycleAnnotationDisplay",
  expandToLevel: "marginalia.expandToLevel",
  collapseAll: "marginalia.collapseAll",
  filterOutline: "marginalia.filterOutline",
  clearFilter: "marginalia.clearFilter",
  cycleFilterInText: "marginalia.cycleFilterInText",
  toggleFollowCursor: "marginalia.toggleFollowCursor",
  toggleOutlineAnnotations: "marginalia.toggleOutlineAnnotations",
  // The two ends of each switch, for menus: an entry there has one title and one icon.
  startFollowingCursor: "marginalia.startFollowingCursor",
  stopFollowingCursor: "marginalia.stopFollowingCursor",
  showOutlineAnnotations: "marginalia.showOutlineAnnotations",
  hideOutlineAnnotations: "marginalia.hideOutlineAnnotations",
  moveNodeUp: "marginalia.moveNodeUp",
  moveNodeDown: "marginalia.moveNodeDown",
  promoteNode: "marginalia.promoteNode",
  demoteNode: "marginalia.demoteNode",
  // What a drop in the outline calls.
  moveNodesInto: "marginalia.moveNodesInto",
  cutNode: "marginalia.cutNode",
  pasteNode: "marginalia.pasteNode",
  copyNodePath: "marginalia.copyNodePath",
  revealOutlineElement: "marginalia.revealOutlineElement",
  showAuthorText: "marginalia.showAuthorText",
  showAnnotations: "marginalia.showAnnotations",
  compareWithAuthorText: "marginalia.compareWithAuthorText",
  copyAuthorText: "marginalia.copyAuthorText",
  separate: "marginalia.separate",
  merge: "marginalia.merge",
  updateEdition: "marginalia.updateEdition",
  acceptPlace: "marginalia.acceptPlace",
  acceptAllPlaces: "marginalia.acceptAllPlaces",
  goToReviewed: "marginalia.goToReviewed",
  showFormerPlace: "marginalia.showFormerPlace",
  moveToCandidate: "marginalia.moveToCandidate",
  attachAtCursor: "marginalia.attachAtCursor",
  keepAsOrphan: "marginalia.keepAsOrphan",
  deleteOrphan: "marginalia.deleteOrphan",
  readReview: "marginalia.readReview",
  mergeReaders: "marginalia.mergeReaders",
  groupAnnotations: "marginalia.groupAnnotations",
  sortAnnotations: "marginalia.sortAnnotations",
  addTag: "marginalia.addTag",
  renameTagOfAnnotations: "marginalia.renameTagOfAnnotations",
  // What rows and keys of the view of annotations call; no commands of the palette.
  showAnnotationList: "marginalia.showAnnotationList",
  revealAnnotation: "marginalia.revealAnnotation",
  onSelectedAnnotations: "marginalia.onSelectedAnnotations",
  toggleComments: "marginalia.toggleComments",
  showComments: "marginalia.showComments",
  hideComments: "marginalia.hideComments",
  // In the boxes of comments.
  writeComment: "marginalia.writeComment",
  replyToComment: "marginalia.replyToComment",
  editComment: "marginalia.editComment",
  saveComment: "marginalia.saveComment",
  cancelComment: "marginalia.cancelComment",
  deleteComment: "marginalia.deleteComment",
  resolveComment: "marginalia.resolveComment",
  reopenComment: "marginalia.reopenComment",
  showRestoredOutline: "marginalia.showRestoredOutline",
  showFlatOutline: "marginalia.showFlatOutline",
  reviewOutline: "marginalia.reviewOutline",
  chooseOutlineAnswer: "marginalia.chooseOutlineAnswer",
  // What keys and links of the review call, and a drop in the outline of a page.
  answerOutline: "marginalia.answerOutline",
  attachLines: "marginalia.attachLines",
  restoreHierarchy: "marginalia.restoreHierarchy",
  readOutlineWithModel: "marginalia.readOutlineWithModel",
  exportSummary: "marginalia.exportSummary",
  previewSummary: "marginalia.previewSummary",
  choosePreviewContent: "marginalia.choosePreviewContent",
  setNoteFormat: "marginalia.setNoteFormat",
  newNoteFromClipboard: "marginalia.newNoteFromClipboard",
  openSample: "marginalia.openSample",
  // What the walkthrough calls.
  updateSample: "marginalia.updateSample",
  openLog: "marginalia.openLog",
} as const;

/** Any command id of this extension. */
export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];

/** Every view id, once. */
export const VIEWS = {
  outline: "marginalia.outline",
  annotations: "marginalia.annotations",
} as const;

/** The type of the panels that show previews of summaries. */
export const PREVIEW_VIEW = "marginalia.preview";

/** The scheme of the read-only documents that show parts of notes. They are never notes themselves. */
export const VIEW_SCHEME = "marginalia";

/** The path in it of what a row of the outline is whose place is doubtful: whoever decorates it decides how it looks. */
export const DOUBTFUL_ROW = "/doubtful";

/** The section of all settings. */
export const CONFIGURATION = "marginalia";

/** Every setting key, once, without the section. */
export const SETTINGS = {
  brackets: "brackets",
  kinds: "kinds",
  authorBrackets: "authorBrackets",
  noteFormats: "noteFormats",
  badge: "badge",
  followCursor: "outline.followCursor",
  showAnnotations: "outline.showAnnotations",
  initialLevel: "outline.initialLevel",
  annotationDisplay: "annotationDisplay",
  filterInText: "filterInText",
  comments: "comments",
  reader: "reader",
  readerDate: "readerDate",
  /** A section, which the chunk of exports reads. */
  exports: "exports",
  presets: "exports.presets",
  /** A section: one setting for each code of a problem. */
  problems: "problems",
} as const;

/** Any setting key of this extension, without the section. */
export type SettingKey = (typeof SETTINGS)[keyof typeof SETTINGS];

/** Every context key, once. Settings need none: when-clauses read `config.marginalia.…`. */
export const CONTEXT_KEYS = {
  /** The active editor shows a note. */
  isNote: "marginalia.isNote",
  /** What the outline has to show: "none", "offered" (plain text that could be a note), "refused", "reading", "empty", "note". */
  outlineState: "marginalia.outlineState",
  /** Views of the active note show only what a filter keeps. */
  isFiltered: "marginalia.isFiltered",
  /** What the list of annotations has to show: "none", "empty", "nothing" (that matches the filter), "list". */
  annotationsState: "marginalia.annotationsState",
  /** How many places of the active note are to be looked at, and how many orphans it has. */
  openPlaces: "marginalia.openPlaces",
  orphans: "marginalia.orphans",
  /** How the outline of the active page text is shown: "", "tree" (the one that was restored) or "flat". */
  pageOutline: "marginalia.pageOutline",
  /** The active editor shows a page whose outline is under review. */
  isReviewingOutline: "marginalia.isReviewingOutline",
} as const;

/** Any context key of this extension. */
export type ContextKey = (typeof CONTEXT_KEYS)[keyof typeof CONTEXT_KEYS];

/** The theme colour of a kind of annotation, as the manifest declares it. */
export function kindColorId(kind: string): string {
  return `marginalia.kind.${kind}`;
}

/** The theme colour behind an annotation of a kind, as the manifest declares it. */
export function kindBackgroundColorId(kind: string): string {
  return `marginalia.kindBackground.${kind}`;
}

/** The icon of a kind of annotation, a name of VS Code's own icons. */
export function kindIconId(kind: "comment" | "question" | "important" | "todo" | "doubt"): string {
  return KIND_ICONS[kind];
}

const KIND_ICONS = {
  comment: "comment",
  question: "question",
  important: "star-full",
  todo: "circle-large-outline",
  doubt: "unverified",
} as const;
