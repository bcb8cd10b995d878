export { createReview } from "../vscode/review/reviewFeature.js";
