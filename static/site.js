"use strict";
// What the pages need beyond HTML and htmx. Without it every button is still a form that can be sent.
// No text that a patient will read is made here: the server writes it.

const find = (selector, root = document) => root.querySelector(selector);
const findAll = (selector, root = document) => [...root.querySelectorAll(selector)];
const press = (selector, root = document) => find(selector, root)?.click();

// What is open on a wide screen is closed on a narrow one.
const wide = matchMedia("(min-width: 60rem)");
const fit = () => findAll("details.wide").forEach((box) => { box.open = wide.matches; });
wide.addEventListener("change", fit);
fit();

// The summary of errors takes the focus, so that it is read first.
const readErrors = (root) => find(".errors", root)?.focus();
readErrors(document);

// Whether the work is kept: one line, said aloud by its role.
function say(text, bad = false) {
  const words = find("#saved span");
  if (!words) return;
  words.classList.toggle("bad", bad);
  words.textContent = text;
}

// A sentence that no longer belongs to its numbers is marked until the server has written it again.
document.addEventListener("input", (event) => {
  const line = event.target.closest(".dose") && event.target.closest(".line");
  const sentence = line && find(".reads output", line);
  if (!sentence) return;
  sentence.dataset.stale = "";
  say("Saving");
});

document.addEventListener("htmx:sendError", () => say("Not saved. Check the connection, then change it again.", true));
document.addEventListener("htmx:responseError", () => say("Not saved. Load the page again before you go on.", true));
document.addEventListener("htmx:beforeSwap", (event) => {
  // A whole page in place of a fragment is the sign-in page: keep what was typed where it is.
  if (!/^\s*<!doctype/i.test(event.detail.serverResponse)) return;
  event.detail.shouldSwap = false;
  say("Not saved: you are signed out. Sign in from another tab, then change it again.", true);
});
document.addEventListener("htmx:afterSwap", (event) => readErrors(event.detail.target));
// The server names what takes the focus next: HX-Trigger-After-Settle: {"focus-on": {"id": "line-7-sets"}}
document.addEventListener("focus-on", (event) => find(`#${CSS.escape(event.detail.id)}`)?.focus());

// Keys. Each presses a button that is on the page; a bare character can be switched off (components/keys.html).
const slash = {
  get on() { return localStorage.getItem("slash") !== "off"; },
  set on(value) { localStorage.setItem("slash", value ? "on" : "off"); },
};
findAll("[data-slash]").forEach((box) => {
  box.checked = slash.on;
  box.addEventListener("change", () => { slash.on = box.checked; });
});

const moves = { ArrowUp: "up", ArrowDown: "down" };
const swaps = { "-": "easier", "+": "harder", "=": "harder" };
document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  const line = target.closest(".line");
  const typing = target.matches("input:not([type=checkbox], [type=radio]), textarea, select");
  const handle = (act) => { event.preventDefault(); act(); };

  if (key === "/" && !typing && slash.on && find("#find")) {
    handle(() => { find("details.wide")?.setAttribute("open", ""); find("#find").focus(); });
  } else if (key === "Enter" && event.ctrlKey && find("[data-do=issue]")) {
    handle(() => press("[data-do=issue]"));
  } else if (event.altKey && line && moves[key] && !target.matches("select")) {
    handle(() => press(`[data-do=${moves[key]}]`, line));
  } else if (event.altKey && line && swaps[key]) {
    handle(() => press(`[data-do=${swaps[key]}]`, line));
  }
});

// Dragging is a second way to move a line; Up and Down are always there.
// The list carries data-move, the address that takes "item" and "after" (an id, or nothing for the top).
let held = null;
const clear = () => findAll(".over").forEach((line) => line.classList.remove("over"));
const under = (event) => held && event.target.closest(".line, .part");

document.addEventListener("dragstart", (event) => {
  held = event.target.closest(".lines > .line");
  held?.classList.add("drag");
});
document.addEventListener("dragover", (event) => {
  const line = under(event);
  if (!line) return;
  event.preventDefault();
  clear();
  line.classList.add("over");
});
document.addEventListener("drop", (event) => {
  const line = under(event);
  const list = held?.closest("[data-move]");
  if (!line || !list || line === held) return;
  event.preventDefault();
  const after = line.matches(".part") ? line : line.previousElementSibling;
  if (after === held) return;
  const values = { item: held.id, after: after?.id ?? "" };
  htmx.ajax("POST", list.dataset.move, { source: list, target: list, swap: "outerHTML", values });
});
document.addEventListener("dragend", () => {
  clear();
  held?.classList.remove("drag");
  held = null;
});
