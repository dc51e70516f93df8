// The package as a program in Node uses it. node --test tests/js, in the repository, after `sh bindings/js/build.sh`
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { GuongError, open } from "../../build/js/package/node.js";

const guong = await open();
const scholarship = "examples/linked_host/scholarship.guong";
const student = { id: "s1", average: 7.95, conduct: "tốt", activities: ["Hiến máu", "Mùa hè xanh"] };

/** What `work` throws. */
function thrownBy(work) {
  try {
    work();
  } catch (fault) {
    return fault;
  }
  assert.fail("nothing was thrown");
}

test("the package and the engine have the same version", () => {
  const manifest = JSON.parse(readFileSync("build/js/package/package.json", "utf8"));
  assert.equal(guong.version, manifest.version);
});

test("a record is judged, and the reasons are told in both languages", () => {
  const rules = guong.load(scholarship);
  const outcome = rules.evaluate("scholarship", student);
  assert.equal(outcome.verdict, "ineligible");
  assert.deepEqual(outcome.unmet(), ["study"]);
  assert.match(outcome.explanation({ language: "en" }), /^Not yet eligible: Student s1\n[^]*Average mark: 7\.95; needed: at least 8/);
  assert.match(outcome.explanation(), /^Chưa đủ tiêu chuẩn: Sinh viên s1\n/);
  assert.match(outcome.explanation({ format: "html", language: "vi" }), /^<!DOCTYPE html>/i);
  assert.match(outcome.explanation({ format: "markdown", language: "en" }), /scholarship/i);
  assert.deepEqual(outcome.items()[0], { item: "scholarship", status: "unmet" });
});

test("an explanation is an object, with what would make the record eligible", () => {
  const why = guong.load(scholarship).evaluate("scholarship", student).explain({ language: "en", changeSets: 1 });
  assert.equal(why.verdict, "ineligible");
  assert.deepEqual(why.record, { type: "student", id: "s1" });
  assert.equal(why.changes[0][0].at, "/average");
});

test("what is not known is asked for", () => {
  const outcome = guong.load(scholarship).evaluate("scholarship", { average: 9, conduct: undefined, hardship: null });
  assert.equal(outcome.verdict, "undetermined");
  assert.deepEqual(outcome.missing("en")[0], { at: "/conduct", label: "Conduct" });
});

test("many records are judged at once, and those that are wrong are refused alone", () => {
  const rules = guong.load(scholarship);
  const records = rules.records("student", [{ id: "a", average: 9, conduct: "tốt", hardship: true }, { id: "b", average: "nine" }, student]);
  assert.equal(records.length, 2);
  assert.deepEqual(records.list().map(({ id }) => id), ["a", "s1"]);
  const [refused] = records.refused("en");
  assert.equal(refused.id, "b");
  assert.equal(refused.at, "/1");
  assert.equal(refused.fault, "/1/average");
  assert.match(records.warnings.text("en"), /average/);
  assert.deepEqual(rules.bind(records).verdicts("scholarship"), ["eligible", "ineligible"]);
});

test("numbers keep their digits when they come as text", () => {
  const rules = guong.load(scholarship);
  const outcome = rules.evaluate("scholarship", '{"average": 7.99999999999999999, "conduct": "tốt", "hardship": true}');
  assert.equal(outcome.verdict, "ineligible");
  assert.match(outcome.explanation(), /7,99999999999999999|7\.99999999999999999/);
});

test("a number that is none is refused, not taken for unknown", () => {
  const fault = thrownBy(() => guong.load(scholarship).record("student", { average: NaN }));
  assert.ok(fault instanceof RangeError);
  assert.match(fault.message, /`average` is NaN/);
});

test("parameters may be set", () => {
  const rules = guong.load(scholarship, { settings: { average_min: 7 } });
  assert.equal(rules.evaluate("scholarship", student).verdict, "eligible");
});

test("rules with errors are refused with every place", () => {
  const fault = thrownBy(() => guong.load("tests/cli/files/broken.guong"));
  assert.ok(fault instanceof GuongError);
  assert.equal(fault.status, "rules refused");
  const [first] = fault.report.findings("en");
  assert.equal(first.code, "E0201");
  assert.equal(first.line, 3);
  assert.match(fault.report.text("vi"), /có phải ý bạn là `study`/);
});

test("a name that is not there is answered with one that is near", () => {
  const rules = guong.load(scholarship);
  const fault = thrownBy(() => rules.criterion("scholarshp"));
  assert.equal(fault.status, "not found");
  assert.match(fault.message, /`scholarship`/);
  assert.equal(rules.criterion("scholarship", "vi").title, "Học bổng");
});

test("bytes that are no UTF-8 are refused where they stand", () => {
  const fault = thrownBy(() => guong.loadText("bytes.guong", new Uint8Array([0x72, 0xff, 0x0a])));
  assert.equal(fault.status, "rules refused");
  assert.equal(fault.report.findings()[0].line, 1);
});

test("used files come from texts, from a function, or from the folder of the file", () => {
  const path = "tests/cli/files/units/faculty.guong";
  const used = "tests/cli/files/school.guong";
  const names = [path, used];
  const read = (file) => readFileSync(file);
  const ways = [
    guong.load(path, { root: "tests/cli/files" }),
    guong.loadText(path, read(path), { read }),
    guong.loadText(path, read(path), { files: { [used]: read(used) } }),
  ];
  for (const rules of ways) assert.deepEqual(rules.files().map(({ file }) => file), names);
  assert.equal(ways[0].files()[1].sha256, ways[2].files()[1].sha256);
  assert.equal(thrownBy(() => guong.load(path)).status, "rules refused"); // it lies outside of the folder
});

test("what a function that gives used files throws comes out again", () => {
  const stop = new Error("the network is down");
  const fail = () => {
    throw stop;
  };
  assert.equal(thrownBy(() => guong.loadText("a.guong", 'use "b.guong"\n', { read: fail })), stop);
  assert.equal(thrownBy(() => guong.loadText("a.guong", 'use "b.guong"\n', { files: {} })).status, "rules refused");
});

test("a function that gives used files may itself load rules", () => {
  const path = "tests/cli/files/units/faculty.guong";
  const read = (file) => {
    assert.equal(guong.load(scholarship).criteria().length, 1);
    return readFileSync(file);
  };
  assert.equal(guong.loadText(path, readFileSync(path), { read }).files().length, 2);
});

test("tests in rule files run", () => {
  const path = "rules/scholarship/scholarship.tests.guong";
  const report = guong.load(path).runTests();
  assert.ok(report.passed > 10);
  assert.equal(report.failed, 0);
  assert.equal(guong.load(path).runTests({ filter: "no test is called so" }).passed, 0);
  const text = `${readFileSync(scholarship, "utf8")}\ntest "too low" for student { given average 7 expect scholarship eligible }\n`;
  const failing = guong.loadText("failing.guong", text);
  assert.equal(failing.runTests().failed, 1);
  assert.match(failing.testText({ language: "en" }), /too low/);
});

test("sensitive facts are withheld unless somebody is entitled to them", () => {
  const rules = guong.load(scholarship, { sensitive: ["average"] });
  const told = (options) => rules.evaluate("scholarship", student, options).explanation({ language: "en" });
  assert.doesNotMatch(told({}), /7\.95/);
  assert.match(told({ showSensitive: true }), /7\.95/);
});

test("arguments that are wrong are answered, and the engine goes on", () => {
  const rules = guong.load(scholarship);
  const outcome = rules.evaluate("scholarship", student);
  assert.throws(() => outcome.explanation({ language: "fr" }), RangeError);
  assert.throws(() => outcome.explanation({ format: "pdf" }), RangeError);
  assert.throws(() => outcome.explanation({ changeSets: -1 }), RangeError);
  assert.throws(() => guong.loadText("x.guong", undefined), TypeError);
  assert.throws(() => guong.loadText("x.guong", "", { files: {}, read() {} }), TypeError);
  assert.equal(thrownBy(() => rules.evaluate("scholarship", student, { asOf: "2025-02-30" })).status, "invalid argument");
  assert.equal(thrownBy(() => rules.record("teacher", {})).status, "not found");
  assert.equal(thrownBy(() => rules.record("student", "{")).status, "records refused");
  assert.equal(thrownBy(() => rules.record("student", { colour: "red" }, { strict: true })).status, "records refused");
  assert.equal(outcome.verdict, "ineligible");
});

test("what was freed cannot be used, and may be freed twice and in any order", () => {
  const rules = guong.load(scholarship);
  const records = rules.record("student", student);
  const evaluator = rules.bind(records);
  rules.free();
  records.free();
  assert.equal(evaluator.evaluate("scholarship").verdict, "ineligible");
  rules.free();
  assert.throws(() => rules.criteria(), TypeError);
  assert.throws(() => rules.bind(records), TypeError);
  if (Symbol.dispose) evaluator[Symbol.dispose]();
});

test("memory that is freed is used again", async () => {
  const fresh = await open();
  const rules = fresh.load(scholarship);
  const work = () => {
    for (let i = 0; i < 500; i++) {
      const outcome = rules.evaluate("scholarship", student);
      outcome.explanation();
      outcome.free();
      thrownBy(() => rules.record("student", "{"));
    }
  };
  work();
  const before = rules.module.memory.buffer.byteLength;
  for (let round = 0; round < 10; round++) work();
  assert.equal(rules.module.memory.buffer.byteLength, before);
});

test("what goes to every limit of depth is answered, in rules and in records", () => {
  const deep = (count) => `${readFileSync(scholarship, "utf8")}\ncriterion deep for student { a : ${"(".repeat(count)}hardship${")".repeat(count)} }\n`;
  assert.equal(guong.loadText("deep.guong", deep(190)).evaluate("deep", { hardship: true }).verdict, "eligible");
  assert.equal(thrownBy(() => guong.loadText("deep.guong", deep(100_000))).status, "rules refused");
  const rules = guong.load(scholarship);
  assert.equal(thrownBy(() => rules.record("student", "[".repeat(100_000))).status, "records refused");
});

test("criteria may build on one another a hundred deep", () => {
  const chain = Array.from({ length: 99 }, (_, i) => `criterion c${i + 1} for student { a : meets c${i} }`);
  const text = `${readFileSync(scholarship, "utf8")}\ncriterion c0 for student { a : hardship }\n${chain.join("\n")}\n`;
  const outcome = guong.loadText("chain.guong", text).evaluate("c99", { hardship: false });
  assert.equal(outcome.verdict, "ineligible");
  assert.equal(outcome.explain({ changeSets: 1 }).changes.length, 1);
});

test("loading inside loading without end is stopped, and stops that engine alone", async () => {
  const fresh = await open();
  const loop = () => fresh.loadText("a.guong", 'use "b.guong"\n', { read: loop });
  assert.throws(loop, /call stack|was stopped/);
  const other = await open();
  assert.equal(other.load(scholarship).evaluate("scholarship", student).verdict, "ineligible");
  assert.equal(guong.load(scholarship).evaluate("scholarship", student).verdict, "ineligible");
});
