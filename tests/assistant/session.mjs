// Drives `entente mcp` with two clients that others wrote, one for each era of the protocol:
// session.mjs ENTENTE FOLDER. Ends with 1 and a word on what is not as it should be.
import assert from "node:assert";
import fs from "node:fs";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { Client as OlderClient } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport as OlderTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const [program, folder] = process.argv.slice(2);
const broken = {
  format: "entente/1", title: "Talks",
  actors: [{ id: "arland", kind: "contry", name: "Arland" }, { id: "borduria", kind: "country", name: "Borduria" }],
  events: [{ when: "18.2.2026", title: "Talks in Arlen", type: "talks", participants: ["arland", "borduia"] }],
};

/** The dossier with what the fix of a diagnostic says done to it. */
function mended(dossier, { fix }) {
  if (!fix) return;
  const keys = fix.path.split("/").slice(1);
  const last = keys.pop();
  keys.reduce((value, key) => value[key], dossier)[last] = fix.value;
}

const started = { command: program, args: ["mcp", "--folder", folder] };
const self = { name: "test", version: "1" };

/** A session of a newer client, which can speak as in either era. */
async function session(mode) {
  const client = new Client(self, { versionNegotiation: { mode } });
  await client.connect(new StdioClientTransport(started));
  return client;
}

/** A session of a client that knows the era of `initialize` alone. */
async function olderSession() {
  const client = new OlderClient(self);
  await client.connect(new OlderTransport(started));
  assert.equal(client.getServerVersion().name, "entente");
  return client;
}

async function drive(client, label) {
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map((tool) => tool.name), ["check", "render", "date", "schema", "import", "export"]);
  assert(tools.length <= 6);

  // A broken dossier is mended by the remedies alone, in at most two rounds.
  const dossier = structuredClone(broken);
  const check = () => client.callTool({ name: "check", arguments: { text: JSON.stringify(dossier) } });
  let answer = await check();
  assert(answer.isError && answer.structuredContent.errors === 3, JSON.stringify(answer));
  for (let round = 0; round < 2 && answer.isError; ++round) {
    for (const one of answer.structuredContent.diagnostics) mended(dossier, one);
    answer = await check();
  }
  assert(!answer.isError, JSON.stringify(answer.structuredContent));
  assert.equal(answer.structuredContent.holds.events, 1);

  // The picture comes with evidence, and is in the folder under the name that was asked for.
  const name = `figure-${label}.svg`;
  const drawn = await client.callTool({
    name: "render", arguments: { text: JSON.stringify(dossier), figure: "graph", save_as: name },
  });
  assert(!drawn.isError, JSON.stringify(drawn.content));
  assert.deepEqual(drawn.content.map((part) => part.type), ["text", "image", "resource"]);
  assert(Buffer.from(drawn.content[1].data, "base64").subarray(1, 4).toString() === "PNG");
  assert.equal(drawn.structuredContent.items, 1);
  assert.equal(drawn.structuredContent.actors_drawn, 2);
  assert.deepEqual(drawn.structuredContent.faults, []);
  assert.equal(fs.readFileSync(`${folder}/${name}`, "utf8"), drawn.content[2].resource.text);

  // A sheet becomes a dossier, and the dossier a calendar.
  fs.writeFileSync(`${folder}/events.csv`, "Date,Who,To,What\n2026-02-18,Russia,Cuba,Talks\n");
  const imported = await client.callTool({
    name: "import", arguments: { paths: ["events.csv"], save_as: `story-${name}.json`, replace: true },
  });
  assert.equal(imported.structuredContent.sheets[0].read, 1);
  const calendar = await client.callTool({
    name: "export", arguments: { path: `story-${name}.json`, to: "ical" },
  });
  assert(calendar.content[0].text.includes("DTSTART;VALUE=DATE:20260218"));

  // Nothing outside of the folder can be reached.
  for (const path of ["../secret.json", "/etc/passwd", "link.json", "", ".", "sub/../../secret.json"]) {
    const outside = await client.callTool({ name: "check", arguments: { path } });
    assert(outside.isError && !JSON.stringify(outside).includes("hidden"), path);
  }
  const written = await client.callTool({
    name: "export", arguments: { text: JSON.stringify(dossier), to: "dot", save_as: "../out.dot" },
  });
  assert(written.isError && !fs.existsSync(`${folder}/../out.dot`));

  const { resources } = await client.listResources();
  const schema = await client.readResource({ uri: "entente://schema" });
  assert(JSON.parse(schema.contents[0].text).$defs, "no schema");
  assert(resources.some((one) => one.uri === "entente://guide/format"));
  await assert.rejects(client.readResource({ uri: "entente://none" }));
  const { prompts } = await client.listPrompts();
  assert.deepEqual(prompts.map((one) => one.name), ["dossier-from-article"]);
  const prompt = await client.getPrompt({ name: "dossier-from-article", arguments: { article: "ARLEN." } });
  assert(prompt.messages[0].content.text.endsWith("ARLEN.\n"));
  await assert.rejects(client.callTool({ name: "none", arguments: {} }));
  await client.close();
}

for (const [label, open] of [
  ["legacy", () => session("legacy")],
  ["auto", () => session("auto")],
  ["2026-07-28", () => session({ pin: "2026-07-28" })],
  ["sdk", olderSession],
]) {
  await drive(await open(), label);
  console.log("as expected:", label);
}
