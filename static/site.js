"use strict";
// What the pages need beyond HTML and htmx. Without it every button is still a form that can be sent.
// No text that a patient will read is made here: the server writes it.

const find = (selector, root = document) => root.querySelector(selector);
const findAll = (selector, root = document) => [...root.querySelectorAll(selector)];
const press = (selector, root = document) => find(selector, root)?.click();

// What is open on a wide screen is closed on a narrow one.
const wide = matchMedia("(min-width: 60rem)");
const fit = () => findAll("details.wide").forEach((box) => { box.open = wide.matches; box.dataset.fit = ""; });
wide.addEventListener("change", fit);
fit();

// The summary of errors takes the focus, so that it is read first.
const readErrors = (root) => find(".errors", root)?.focus();
readErrors(document);

// Whether the work is kept: one line, said aloud by its role.
function say(text, bad = false) {
  const words = find("#saved span");
  if (!words) return;
  find("#saved .i")?.remove();  // the tick belongs to what the server said
  words.classList.toggle("bad", bad);
  words.textContent = text;
}

// A form that is kept by itself (data-kept) is at rest, waiting to be sent, or refused by the server.
// A sentence that no longer belongs to its numbers is marked until the server has written it again.
const keptForm = (node) => node.closest?.("form[data-kept]");
const waiting = () => findAll("form[data-state]");
function mark(form, state) {
  form.dataset.state = state;
  const sentence = find(".sentence", form);
  if (sentence && state === "typed") sentence.dataset.stale = "";
}
document.addEventListener("input", (event) => {
  const form = keptForm(event.target);
  if (!form) return;
  mark(form, "typed");
  say("Saving");
});
document.addEventListener("htmx:configRequest", ({ target }) => { if (keptForm(target)) target.dataset.state = "sent"; });
// What takes a line away, or writes several, says which state of it was seen: the one at the moment of sending, after what was saved before.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  const [, number] = detail.path.match(/\/lines\/([0-9]+)\/(?:swap|remove)\/$/) ?? [];
  const seen = document.getElementById(`line-${number}-seen`);
  if (seen) detail.parameters.seen = seen.value;
  if (detail.path.endsWith("/undo/")) detail.parameters.seen = find("#undo-seen")?.value ?? "";
  if (!detail.path.endsWith("/doses/")) return;
  findAll(".line [name$=-seen]").forEach(({ id, value }) => { if (id) detail.parameters[id] = value; });
});
document.addEventListener("htmx:afterRequest", ({ target, detail }) => {
  if (!keptForm(target)) return;
  const refused = detail.xhr.status !== 200 || /^\s*<!doctype/i.test(detail.xhr.response);
  if (target.dataset.state === "typed") mark(target, "typed");  // more was typed meanwhile: it goes next
  else if (refused) target.dataset.state = "refused";
  else delete target.dataset.state;
  leaveIfKept();
});

// What somebody else wrote meanwhile goes into its field, unless that was typed over again.
function write(form) {
  findAll("data[data-writes]", form).forEach(({ dataset: { writes, was, now } }) => {
    const field = document.getElementById(writes);
    if (field?.type === "checkbox") field.checked = now === "on";
    else if (field?.value === was) field.value = now;
  });
}
// The list comes with lines that somebody else changed: a form at rest that shows an older state is drawn anew.
function letGo(answer) {
  const fresh = new DOMParser().parseFromString(answer, "text/html");
  findAll("form[data-kept]:not([data-state])").forEach((form) => {
    const seen = find("[name$=-seen]", form);
    const now = fresh.getElementById(seen?.id);
    if (now && now.value !== seen.value) form.removeAttribute("id");
  });
}

// What the server says of a field is tied to the field: the field itself is never drawn again.
function tie(form) {
  findAll("[data-tied]", form).forEach((field) => {
    field.removeAttribute("aria-invalid");
    describe(field, field.dataset.tied);
    delete field.dataset.tied;
  });
  findAll("[data-of]", form).forEach((message) => {
    const field = document.getElementById(message.dataset.of);
    if (!field) return;
    const hints = (field.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== message.id);
    field.dataset.tied = hints.join(" ");
    field.setAttribute("aria-invalid", "true");
    describe(field, [...hints, message.id].join(" "));
  });
}
function describe(field, ids) {
  if (ids) field.setAttribute("aria-describedby", ids);
  else field.removeAttribute("aria-describedby");
}
findAll("form[data-kept]").forEach((form) => {
  tie(form);
  if (find("[data-of]", form)) form.dataset.state = "refused";
});

// Nobody goes on to the sheet while something typed is not saved: wait for it, or lead to the field.
let leaving = null;
function leaveIfKept() {
  if (!leaving || waiting().some((form) => form.dataset.state !== "refused")) return;
  const refused = waiting()[0];
  const leave = leaving;
  leaving = null;
  if (!refused) leave();
  else if (signedOut) signInFirst();
  else {
    const marked = find("[aria-invalid=true]", refused);
    if (marked) say("Not saved: mend the marked field, then go on.", true);  // else it was said already why
    (marked ?? find("input:not([type=hidden]), select, textarea", refused)).focus();
  }
}
// An answer was the sign-in page. The way to sign in is at the foot of the window (session.js); it leads back here.
let signedOut = false;
function signInFirst() {
  say("Not saved yet: you are signed out. Sign in again, then go on.", true);
  find("#sign-in-here")?.focus();
}
// Other pages may be gone to with a field that is refused (session.js keeps it), but not before that was said.
const answered = () => waiting().every((form) => form.dataset.state === "refused");
const leads = (link) => link && !link.target && !link.closest("#session") && !link.hasAttribute("data-try") &&
  link.origin === location.origin && (link.pathname !== location.pathname || link.search !== location.search);
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!leads(link) || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!waiting().length || (answered() && link.dataset.do !== "issue")) return;
  event.preventDefault();
  leaving = () => location.assign(link.href);
  flush();
  leaveIfKept();
});
// Typed and not yet sent: leaving the field sends it, so do as if it were left.
function flush() {
  waiting().filter((form) => form.dataset.state === "typed").forEach((form) => htmx.trigger(form, "submit"));
}
// A tab that is closed takes nothing with it: what waits is sent on the way out. Nobody hears the answer, and the next
// page may be read before it: so the forms stay as they are, for session.js to keep what was typed.
// Before the next page is asked for, so that it shows what is stored; "pagehide" alone would come after that.
let onTheWay = false;
function sendWhatWaits() {
  if (onTheWay) return;
  onTheWay = true;
  waiting().filter((form) => form.dataset.state === "typed").forEach((form) => navigator.sendBeacon(form.action, new FormData(form)));
}
addEventListener("beforeunload", sendWhatWaits);
addEventListener("pagehide", sendWhatWaits);
document.addEventListener("input", () => { onTheWay = false; });

// Changes to the list go one after the other, each with the values of its own moment,
// even if its button has been drawn anew meanwhile.
const change = (address, values) =>
  htmx.ajax("POST", address, { source: "#routine", target: "#plan", swap: "outerHTML", values });
// All values of a name: several boxes that are ticked have the same one.
function valuesOf(data) {
  const all = [...new Set(data.keys())].map((key) => [key, data.getAll(key)]);
  return Object.fromEntries(all.map(([key, values]) => [key, values.length > 1 ? values : values[0]]));
}
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.matches("[data-change]")) {
    event.preventDefault();
    change(event.submitter?.getAttribute("formaction") ?? form.action, valuesOf(new FormData(form, event.submitter)));
  } else if (form.matches("[data-add]")) {
    event.preventDefault();
    add(form, find("#find", form));
  }
});
// Enter in the search: the server looks for what is typed now; the box is free for the next word at once.
// That nothing was found stands until something else is typed.
let missed = null;
function add(form, box) {
  const typed = new FormData(form);
  const saved = find("#saved").innerHTML;
  const values = valuesOf(typed);
  box.value = "";
  box.dispatchEvent(new Event("input", { bubbles: true }));
  const back = () => { if (!box.value) { box.value = typed.get("q"); box.dispatchEvent(new Event("input", { bubbles: true })); } };
  change(form.dataset.add, values).then(() => {
    if (signedOut) return back();
    if (!find("#plan[data-refused]")) return;
    back();
    missed = { typed: box.value, said: find("#saved").textContent, saved };
  }, back);
}
document.addEventListener("input", ({ target }) => {
  if (!missed || target.id !== "find" || target.value === missed.typed) return;
  if (find("#saved").textContent === missed.said) find("#saved").innerHTML = missed.saved;
  missed = null;
});

document.addEventListener("htmx:sendError", () => say("Not saved. Check the connection, then change it again.", true));
document.addEventListener("htmx:responseError", () => say("Not saved. Load the page again before you go on.", true));
document.addEventListener("htmx:beforeSwap", (event) => {
  // A whole page in place of a fragment is the sign-in page: keep what was typed where it is.
  if (!/^\s*<!doctype/i.test(event.detail.serverResponse)) return;
  event.detail.shouldSwap = false;
  signedOut = true;
  say("Not saved yet: you are signed out. What you typed is kept until you sign in again.", true);
});
// Where the focus was drawn away with its line, it goes to the line; where its node only moved, it stays.
let before = null;
let fallen = null;
document.addEventListener("htmx:beforeSwap", ({ target, detail }) => {
  before = document.activeElement;
  if (target.id === "plan") letGo(detail.serverResponse);
});
document.addEventListener("htmx:afterSwap", ({ target, detail }) => {
  readErrors(detail.target);
  const form = keptForm(detail.elt);
  if (form) {
    tie(form);
    write(form);
    if (form.dataset.state === "typed") mark(form, "typed");
  } else if (find("[aria-invalid=true]")) {
    say("Not saved: mend the marked field.", true);
  }
  fallen = null;
  if (document.activeElement === document.body && before) {
    const line = before.closest(".line");
    const drawnAgain = before.isConnected ? before : document.getElementById(before.id);
    fallen = drawnAgain ?? firstField(line && document.getElementById(line.id));
    fallen?.focus();
  }
  if (!form) document.activeElement.closest(".note, .line")?.scrollIntoView({ block: "nearest" });
});
// The server names what takes the focus next: HX-Trigger-After-Settle: {"focus-on": {"id": "line-7-sets"}}
// It takes it only if nobody has gone on meanwhile: keys meant for one field must never press the button of another.
document.addEventListener("focus-on", (event) => {
  if (![document.body, fallen].includes(document.activeElement)) return;
  document.getElementById(event.detail.id)?.focus();
});

// Keys. Each presses a button that is on the page; a bare character can be switched off (components/keys.html).
const slash = {
  get on() { return localStorage.getItem("slash") !== "off"; },
  set on(value) { localStorage.setItem("slash", value ? "on" : "off"); },
};
findAll("[data-slash]").forEach((box) => {
  box.checked = slash.on;
  box.addEventListener("change", () => { slash.on = box.checked; });
});

// The line that was added last has the highest number in its id.
const numberOf = (line) => Number(line.id.slice("line-".length));
const newest = () => findAll(".line").reduce((one, other) => (!one || numberOf(other) > numberOf(one) ? other : one), null);
const firstField = (line) => line && find(":is(input, select, button):not([type=hidden])", find(".entry", line) ?? line);
// The same field in the line above or below, as in a table.
function beside(field, step) {
  const name = field.name.replace(/^line-[0-9]+/, "");
  const same = findAll(`.dose [name$="${CSS.escape(name)}"]:not([type=hidden])`);
  return same[same.indexOf(field) + step];
}
const moves = { ArrowUp: "up", ArrowDown: "down" };
const swaps = { "-": "easier", "+": "harder", "=": "harder" };
document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  const line = target.closest(".line");
  const typing = target.matches("input:not([type=checkbox], [type=radio]), textarea, select");
  const handle = (act) => { event.preventDefault(); act(); };

  if (key === "/" && !typing && slash.on && find("#find")) {
    handle(() => { find("details.wide")?.setAttribute("open", ""); find("#find").focus(); });
  } else if (key === "Enter" && event.ctrlKey && find("a[data-do=issue]")) {
    handle(() => press("a[data-do=issue]"));  // only the way to the sheet: issuing itself takes a press of its button
  } else if (key === "Enter" && event.ctrlKey && find("main .btn.go")) {
    handle(() => find("main .btn.go").focus());  // to what goes on from here; to go on takes a press
  } else if (event.altKey && event.code === "KeyZ") {
    handle(() => waiting().length ? target.blur() : press("[data-do=undo]"));  // what is being typed is kept first
  } else if (key === "Escape" && target.id === "find" && !target.value) {
    handle(() => firstField(newest())?.focus());
  } else if (moves[key] && !event.altKey && target.matches(".dose input:not([type=checkbox])")) {
    handle(() => beside(target, key === "ArrowUp" ? -1 : 1)?.focus());
  } else if (event.altKey && line && moves[key] && !target.matches("select")) {
    handle(() => press(`[data-do=${moves[key]}]`, line));
  } else if (event.altKey && line && swaps[key]) {
    handle(() => press(`[data-do=${swaps[key]}]`, line));
  }
});

// The list of what was found: the arrows go from the search into it and through it, * gives and takes the star.
// A word to try goes into the search instead of leading to another page.
const adds = () => findAll(".hits :is([data-do=add], [data-do=star])").filter((button, place, all) =>
  button.dataset.do === "add" || button.closest("li") !== all[place - 1]?.closest("li"));
function step(target, by) {
  const list = adds();
  const place = list.findIndex((button) => button.closest("li") === target.closest("li"));
  return list[place + by] ?? (place + by < 0 ? find("#find") : null);
}
document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  const hit = target.closest(".hits > li");
  if ((!hit && target.id !== "find") || event.altKey || event.ctrlKey || event.metaKey) return;
  const next = key === "ArrowDown" ? step(target, 1) : key === "ArrowUp" && hit ? step(target, -1) : null;
  if (next) next.focus();
  else if (key === "*" && hit) press("[data-do=star]", hit);
  else if (key === "Escape" && hit) find("#find").focus();
  else return;
  event.preventDefault();
});
// An answer to what no longer stands in the box is dropped; the numbers beside the filters come with each answer.
const answersFinder = (detail) => find("#find") && /\/found\/$/.test(detail.pathInfo.requestPath.split("?")[0]);
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (!answersFinder(detail)) return;
  if (detail.requestConfig.parameters.q !== find("#find").value) detail.shouldSwap = false;
  else recount(detail.serverResponse.match(/data-counts="([^"]*)"/)?.[1]);
});
function recount(counts) {
  for (const count of counts?.split(" ") ?? []) {
    const [id, number] = count.split(":");
    const chip = document.getElementById(id);
    if (chip) chip.lastChild.data = number;
  }
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-try]");
  const box = find("#find");
  if (!link || !box) return;
  event.preventDefault();
  box.value = link.dataset.try;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
});

// Dragging is a second way to move a line; Up and Down are always there.
// The list carries data-move, the address that takes "item" and "after" (an id, or nothing for the top).
let held = null;
const clear = () => findAll(".over").forEach((line) => line.classList.remove("over"));
const under = (event) => held && event.target.closest(".line, .part");

document.addEventListener("dragstart", (event) => {
  held = event.target.closest(".lines > .line");
  if (!held) return;
  held.classList.add("drag");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", held.id);  // without it Firefox does not drag
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
  change(list.dataset.move, values);
});
document.addEventListener("dragend", () => {
  clear();
  held?.classList.remove("drag");
  held = null;
});
