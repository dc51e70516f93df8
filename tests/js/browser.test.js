// The page of examples/7_browser_page in headless Chromium. node --test tests/js/browser.test.js, in the repository, after `sh bindings/js/build.sh`
import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Page } from "./support/chromium.js";
import { serve } from "./support/page_server.js";

let server, page;

before(async () => {
  server = await serve({ "/": "examples/7_browser_page/", "/node_modules/guong/": "build/js/package/" });
  page = await Page.open(server.address);
  await page.until(`document.querySelector("#verdict")?.dataset.verdict !== undefined`);
});

after(async () => {
  await page?.close();
  server?.close();
});

/** Fills a field as a person does, and gives the verdict that then stands there. */
async function fill(name, text) {
  await page.value(`{
    const field = document.querySelector("#facts").elements["${name}"];
    field.value = "${text}";
    document.querySelector("#facts").dispatchEvent(new Event("input", { bubbles: true }));
  }`);
  return page.value(`document.querySelector("#verdict").textContent`);
}

test("an empty form is undetermined, and says what to ask for", async () => {
  assert.equal(await page.value(`document.querySelector("#verdict").textContent`), "Chưa đủ căn cứ");
  assert.match(await page.value(`document.querySelector("#more").textContent`), /Cần biết thêm.*Điểm trung bình cả năm.*Ngày nộp đơn/s);
});

test("the verdict follows each fact, and says what would have to change", async () => {
  assert.equal(await fill("điểm", "6.4"), "Chưa đủ tiêu chuẩn");
  assert.match(await page.value(`document.querySelector("[data-status=unmet]").textContent`), /✗.*Điểm trung bình cả năm: 6,4; cần: từ 6,5 trở lên/);
  assert.equal(await fill("điểm", "6.5"), "Chưa đủ căn cứ");
  assert.equal(await fill("rèn_luyện", "tốt"), "Chưa đủ căn cứ");
  assert.equal(await fill("con_đang_học", "3"), "Chưa đủ căn cứ");
  assert.equal(await fill("ngày_nộp", "2025-09-30"), "Đủ tiêu chuẩn");
  assert.equal(await fill("hộ_nghèo", "false"), "Đủ tiêu chuẩn");
  assert.equal(await fill("điểm", "6.4"), "Chưa đủ tiêu chuẩn");
  assert.match(await page.value(`document.querySelector("#more").textContent`), /Sẽ đủ tiêu chuẩn nếu.*từ 6,4 lên 6,5/);
  assert.equal(await fill("con_đang_học", "2"), "Chưa đủ tiêu chuẩn");
  assert.equal(await page.value(`document.querySelector("#more").textContent`), ""); // nobody can do anything about that
});

test("an emptied form is undetermined again", async () => {
  await page.value(`document.querySelector("button[type=reset]").click()`);
  await page.until(`document.querySelector("#verdict").textContent === "Chưa đủ căn cứ"`);
});

test("every field has a name that is read out, and the verdict is announced", async () => {
  const unnamed = `[...document.querySelectorAll("input, select")].filter((field) => field.labels.length === 0).length`;
  assert.equal(await page.value(unnamed), 0);
  assert.equal(await page.value(`document.querySelector("#verdict").ariaLive`), "polite");
  assert.equal(await page.value(`document.documentElement.lang`), "vi");
});
