"use strict";
// A session ends by itself when nobody does anything. This warns before; after, it keeps what was typed until its
// person has signed in again: on the page, and in the memory of this tab (sessionStorage) if the page must be left.
// The server holds the clock. All tabs hear of it: one that is used keeps the others alive.

const box = find("#session");
if (box) {
  const { address, user } = box.dataset;
  const warn = Number(box.dataset.warn);
  const mine = `typed:${user}:`;
  const key = mine + location.pathname;
  const tabs = new BroadcastChannel("session");
  const ASK_AGAIN_MS = 10_000;
  let until = 0;
  let over = false;
  let shown = "";
  let asked = 0;

  const left = () => Math.ceil((until - Date.now()) / 1000);
  const time = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  const lasts = (seconds) => { until = Date.now() + seconds * 1000; };
  const tell = () => tabs.postMessage({ user, left: left() });

  function show(part, text = "") {
    shown = part;
    box.hidden = !part && find("#session-gone").hidden;
    for (const one of ["warning", "over"]) find(`#session-${one}`).hidden = one !== part;
    find("#session-says").textContent = text;
  }
  function warnOf(seconds) {
    find("#session-tick").textContent = time(Math.max(0, seconds));
    if (shown === "warning") return;
    const at = new Date(until).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
    const length = seconds < 90 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`;
    show("warning", `Nothing was done for a while. You will be signed out in ${length}, at ${at}.`);
  }
  function end() {
    if (over) return;
    over = true;
    const typed = waiting().length ? " What you typed is still here, but not saved. Sign in again and it is saved." : "";
    const why = left() > 0 ? ": that was done elsewhere, such as in another tab" : ", because nothing was done for a while";
    show("over", `You are signed out${why}.${typed}`);
    if (typed) say("Not saved yet: you are signed out.", true);
    if (signedOut) find("#sign-in-here").focus();
    store();
  }

  // What the server says of the session: it goes on, it is over, or it is somebody else's now.
  async function ask(headers = {}) {
    asked = Date.now();
    const answer = await fetch(address, { headers }).then((one) => one.json()).catch(() => null);
    if (!answer) return;  // no connection: the time goes on, the server decides
    if (!answer.left) end();
    else if (answer.user !== user) leaveToOther();
    else goOn(answer);
  }
  const look = () => ask({ "Regimen-Unattended": "1" });
  function goOn(answer) {
    lasts(answer.left);
    document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": answer.token }));
    findAll("[name=csrfmiddlewaretoken]").forEach((field) => { field.value = answer.token; });
    if (shown && left() > warn) show("");
    if (!over) return;
    over = signedOut = false;
    forget();
    send(waiting());
  }
  function leaveToOther() {
    waiting().forEach((form) => delete form.dataset.state);
    sessionStorage.clear();
    over = false;
    location.reload();
  }
  function send(forms) {
    forms.forEach((form) => mark(form, "typed"));
    flush();
  }

  setInterval(() => {
    if (over) return;
    const seconds = left();
    if (seconds > warn) return shown && show("");
    if (Date.now() - asked > ASK_AGAIN_MS || seconds <= 0) look();
    if (seconds > 0) warnOf(seconds);
  }, 1000);
  find("#stay").addEventListener("click", () => ask().then(tell));
  document.addEventListener("visibilitychange", () => { if (!document.hidden && (over || left() <= warn)) look(); });
  document.addEventListener("htmx:afterRequest", ({ detail }) => {
    const seconds = detail.xhr.getResponseHeader("Regimen-Time-Left");
    if (seconds && !over) { lasts(Number(seconds)); tell(); }
    else if (detail.xhr.status && !seconds) look();
  });
  tabs.onmessage = ({ data }) => {
    if (over || data.user !== user) look();
    else lasts(data.left);
  };

  // What is typed goes with its fields, the state that it was typed over among them: so the server can put it together
  // with what others wrote meanwhile, or ask. Another person who signs in finds nothing of it.
  const entries = (form) => [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  const forget = () => sessionStorage.removeItem(key);
  function store() {
    const typed = waiting().map((form) => ({ action: form.getAttribute("action"), fields: entries(form) }));
    if (typed.length) sessionStorage.setItem(key, JSON.stringify(typed));
  }
  function fill(form, fields) {
    [...form.elements].filter((field) => field.name && field.name !== "csrfmiddlewaretoken" && field.type !== "submit").forEach((field) => {
      const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
      if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
      else field.value = values[0] ?? "";
      if (field.value !== field.defaultValue) field.closest("details")?.setAttribute("open", "");
    });
  }
  const same = (form, fields) => {
    const typed = (all) => JSON.stringify(all.filter(([name]) => !name.endsWith("-seen")));
    return typed(entries(form)) === typed(fields);
  };
  find("#gone-read").addEventListener("click", () => {
    find("#session-gone").hidden = true;
    show(shown, find("#session-says").textContent);
  });
  function restore() {
    Object.keys(sessionStorage).filter((one) => one.startsWith("typed:") && !one.startsWith(mine))
      .forEach((one) => sessionStorage.removeItem(one));
    const typed = JSON.parse(sessionStorage.getItem(key) ?? "[]");
    forget();
    for (const { action, fields } of typed) {
      const form = findAll("form[data-kept]").find((one) => one.getAttribute("action") === action);
      if (form && same(form, fields)) continue;
      if (form) {
        fill(form, fields);
        send([form]);
      } else {
        const words = fields.filter(([name]) => !name.endsWith("-seen")).map(([, value]) => value).filter(Boolean).join(", ");
        find("#gone-says").textContent = `What you typed has no place here any more: ${words}. Copy what you need.`;
        find("#session-gone").hidden = box.hidden = false;
      }
    }
  }
  addEventListener("load", restore);
  // A page that is loaded again at once may be read before what was typed is stored: it is put back from here.
  addEventListener("pagehide", store);

  // Signing out by hand waits for what is on its way, and leaves nothing behind.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-do=sign-out]")) return;
    if (!over && waiting().some((one) => one.dataset.state !== "refused")) {
      event.preventDefault();
      leaving = () => form.requestSubmit();
      flush();
      leaveIfKept();
    } else {
      sessionStorage.clear();
      findAll("form[data-kept]").forEach((one) => delete one.dataset.state);
    }
  });

  lasts(Number(box.dataset.left));
  tell();
}
