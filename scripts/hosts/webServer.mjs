// A process of its own for the server of @vscode/test-web, which has no way to end connections that
// are open and prints as it goes. Its one argument is JSON: the options of `open`.
import { open } from "@vscode/test-web";

await open(JSON.parse(process.argv[2] ?? "{}"));
