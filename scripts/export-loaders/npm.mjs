// Reads exports with the programs that they are for, from npm, and compares with what the search sends.
// node npm.mjs LOADERS FOLDER...: a folder has reference.json, and what could be exported of the same prompt.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [loaders, ...folders] = process.argv.slice(2);
const require = createRequire(join(loaders, "package.json"));
const { Dotprompt } = require("dotprompt");
const { ChatPromptClient } = require("@langfuse/client");

const canaries = [
  "plain", "{{", "}}", "{", "}", "{{{", "$1 $& $$ ${x}", "\\", "\\{{", "\\\\ \\n", "<b>&amp;</b> \"x\" 'y' `z`",
  "one\ntwo\n\nfour", "with\r\ncarriage\rreturns", "👩‍🚀 äöü", "%s #{x}", "{% raw %}", "{# x #}", "{{question}}", "{{!}}",
  "ends in blanks \t ", "\n begins", "- yes: no", "---\nx\n---", "long ".repeat(5000),
];

const fill = (template, values) => template.replace(/\{\{\s*([A-Za-z_][\w.-]*)\s*\}\}/g, (_, name) => values[name]);
const wanted = (reference, values) =>
  reference.messages.map(({ role, content }) => ({ role, content: fill(content, values) }));

async function dotprompt(file, values) {
  const rendered = await new Dotprompt().render(readFileSync(file, "utf8"), { input: values });
  return rendered.messages.map(({ role, content }) => ({ role, content: content.map((part) => part.text).join("") }));
}

async function langfuse(file, values) {
  const prompt = JSON.parse(readFileSync(file, "utf8"));
  return new ChatPromptClient({ ...prompt, version: 1 })
    .compile(values)
    .map(({ role, content }) => ({ role, content }));
}

let compared = 0;
let wrong = 0;
function check(what, values, sent, expected) {
  compared++;
  if (JSON.stringify(sent) !== JSON.stringify(expected)) {
    wrong++;
    console.log(`${what} with ${JSON.stringify(values).slice(0, 80)}:\n  ${JSON.stringify(sent)}\n  ${JSON.stringify(expected)}`);
  }
}

function promptfoo(file, reference) {
  const out = `${file}.json`;
  const state = join(loaders, "promptfoo-state");
  try {
    execFileSync(
      join(loaders, "node_modules/.bin/promptfoo"),
      ["eval", "-c", file, "-r", "echo", "-o", out, "--no-cache", "--no-table", "--no-write", "--no-progress-bar"],
      {
        env: {
          ...process.env,
          PROMPTFOO_DISABLE_TELEMETRY: "1",
          PROMPTFOO_DISABLE_UPDATE: "1",
          PROMPTFOO_CONFIG_DIR: state,
        },
        stdio: "pipe",
      },
    );
  } catch (failed) {
    if (!existsSync(out)) throw failed; // Tests that fail make it end with an error, and the echo fails them.
  }
  for (const result of JSON.parse(readFileSync(out, "utf8")).results.results) {
    const sent = JSON.parse(result.response.output).map(({ role, content }) => ({ role, content }));
    check(file, result.vars, sent, wanted(reference, result.vars));
  }
}

for (const folder of folders) {
  const reference = JSON.parse(readFileSync(join(folder, "reference.json"), "utf8"));
  for (const [name, load] of [["winner.prompt", dotprompt], ["winner.langfuse.json", langfuse]]) {
    const file = join(folder, name);
    if (!existsSync(file)) {
      console.log(`${file}: refused, nothing to read`);
      continue;
    }
    for (const canary of canaries) {
      const values = { question: canary };
      check(file, values, await load(file, values), wanted(reference, values));
    }
  }
  const suite = join(folder, "winner.promptfoo.yaml");
  if (existsSync(suite)) promptfoo(suite, reference);
}
console.log(`npm: ${compared} renderings compared, ${wrong} wrong`);
process.exit(wrong ? 1 : 0);
