export { registerOutline } from "./outline/registerOutline.js";
export { registerStatusBar } from "./statusBar.js";
