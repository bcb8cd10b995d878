import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { readJson } from "./manifestFile.js";

interface Step {
  readonly uses?: string;
  readonly run?: string;
}

interface Job {
  readonly "runs-on": string;
  readonly "timeout-minutes"?: number;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly needs?: readonly string[];
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Package {
  readonly engines: Readonly<Record<"node" | "vscode", string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

const workflow = parse(readFileSync(".github/workflows/ci.yml", "utf8")) as Workflow;
const manifest = readJson("package.json") as Package;
const jobs = Object.entries(workflow.jobs);
const steps = jobs.flatMap(([, { steps: own }]) => own);

describe("the workflow", () => {
  it("calls scripts that there are", () => {
    const called = steps.flatMap(({ run = "" }) =>
      [...run.matchAll(/npm (?:run )?([\w:]+)/gu)].map(([, script = ""]) => script),
    );
    const missing = called.filter((name) => name !== "ci" && !(name in manifest.scripts));
    assert.deepEqual(missing, []);
    for (const script of [
      "check",
      "test",
      "test:unit",
      "test:desktop",
      "test:package",
      "package",
    ]) {
      assert.ok(called.includes(script), script);
    }
  });

  it("names actions of their makers by major version", () => {
    for (const { uses } of steps) {
      if (uses !== undefined) assert.match(uses, /^actions\/[\w-]+@v\d+$/u);
    }
  });

  it("tests on three systems, in the oldest editor and Node that package.json admits and the newest", () => {
    const systems = ["ubuntu-latest", "macos-latest", "windows-latest"];
    const { check, desktop } = workflow.jobs;
    assert.deepEqual(check?.strategy?.matrix["os"], systems);
    assert.deepEqual(desktop?.strategy?.matrix["os"], systems);
    const oldest = manifest.engines.vscode.replace("^", "");
    assert.deepEqual(desktop.strategy.matrix["vscode"], [oldest, "stable"]);
    assert.deepEqual(check.strategy.matrix["node"], [
      /\d+/u.exec(manifest.engines.node)?.[0],
      "latest",
    ]);
  });

  it("may write in the job that releases alone, after all the others", () => {
    assert.deepEqual(workflow.permissions, { contents: "read" });
    assert.ok(workflow.concurrency.group.includes("github.ref"));
    const others = jobs.map(([name]) => name).filter((name) => name !== "package");
    assert.deepEqual([...(workflow.jobs["package"]?.needs ?? [])].sort(), others.sort());
    for (const [name, job] of jobs) {
      assert.ok((job["timeout-minutes"] ?? 0) > 0, name);
      if (name !== "package") assert.equal(job.permissions, undefined, name);
    }
  });
});
