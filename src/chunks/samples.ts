export { createSamples } from "../vscode/samples/samplesFeature.js";
