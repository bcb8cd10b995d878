export { completionPlaces, suggestionsFor } from "./suggestions.js";
export type { CompletionPlace, Suggestion, SuggestionSource } from "./suggestions.js";
export { joinUsedWords, usedWordsSteps } from "./usedWords.js";
export type { UsedWord, UsedWords } from "./usedWords.js";
