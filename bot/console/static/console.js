// What htmx leaves to do: shortcuts, the clipboard, where the keyboard goes on, and signing in again mid-call.
"use strict";
(() => {
  const find = (selector) => document.querySelector(selector);
  const form = find("#work");
  let busy = false;
  let waiting = 0;
  let pending = null;
  let lastPressed = null;

  const setBusy = (state) => {
    busy = state;
    document.documentElement.dataset.busy = String(state || waiting !== 0);
  };

  // --- one request at a time: what is pressed meanwhile is done next, with the form as it is then ---

  const press = (button) => {
    if (form && button) form.requestSubmit(button);
  };

  const decide = () => press(find("#decide"));
  const asking = () => find("#state [name=asking]")?.value;
  // An answer pressed twice must not answer the next question, which nobody has read yet.
  const answers = (button) => /^(answer|skip)/.test(button?.value ?? "");

  form?.addEventListener("submit", (event) => {
    if (!busy) {
      lastPressed = event.submitter;
      return;
    }
    pending = { button: event.submitter, asking: asking() };
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  document.addEventListener("htmx:before:request", (event) => {
    if (event.target === form) setBusy(true);
  });

  document.addEventListener("htmx:finally:request", (event) => {
    if (event.target !== form) return;
    setBusy(false);
    const next = pending;
    pending = null;
    if (!next || (answers(next.button) && next.asking !== asking())) return;
    press(next.button?.isConnected ? next.button : find("#decide"));
  });

  const live = (event, delay) => {
    if (!event.target.matches("#work [data-live]")) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      waiting = 0;
      decide();
      setBusy(busy);
    }, delay);
    setBusy(busy);
  };
  document.addEventListener("change", (event) => live(event, 0));
  document.addEventListener("input", (event) => event.target.matches("input:not([type=radio])") && live(event, 350));

  // --- after an answer ---

  const focusTargets = {
    line: () => find("#line"),
    confirm: () => find("#proposal input[type=radio]") ?? find("#confirm"),
    question: () => find("#question button") ?? find("#answered_when") ?? find("#answer") ?? find("#line"),
  };

  const markWanted = () => {
    const wanted = new Set((find("#needed")?.dataset.facts ?? "").split(/\s+/).map((name) => name.split(".")[0]));
    for (const field of document.querySelectorAll("#facts .field")) {
      const needed = wanted.has(field.dataset.fact);
      field.classList.toggle("needed", needed);
      const word = field.querySelector(".wanted");
      if (word) word.hidden = !needed;
    }
  };

  // The nearest pathway shows its conditions; what the agent opened or closed stays as it is.
  let nearest = "";
  const openNearest = () => {
    const way = find("#ways details");
    if (!way || !find("#script") || way.id === nearest) return;
    const before = nearest && document.getElementById(nearest);
    if (before) before.open = false;
    way.open = true;
    nearest = way.id;
  };

  const goOn = () => {
    const target = focusTargets[find("#go")?.dataset.focus ?? ""]?.();
    target?.focus();
    target?.scrollIntoView?.({ block: "nearest" });
  };

  document.addEventListener("htmx:after:swap", () => {
    markWanted();
    openNearest();
    for (const dialog of document.querySelectorAll("dialog[data-modal]:not([open])")) {
      for (const owner of dialog.querySelectorAll("[data-owner]")) owner.value = document.body.dataset.agent;
      dialog.showModal();
    }
  });

  document.addEventListener("htmx:finally:swap", (event) => {
    if (event.target === form) goOn();
  });

  // --- signed in again: the page gets its new token and sends what was not accepted ---

  document.addEventListener("htmx:after:request", (event) => {
    const token = event.detail?.ctx?.response?.headers?.get("X-Console-Token");
    if (!token) return;
    for (const field of document.querySelectorAll("input[name=csrf]")) field.value = token;
    setTimeout(() => {
      find("#overlay").replaceChildren();
      press(lastPressed?.isConnected ? lastPressed : find("#decide"));
    }, 0);
  });

  document.addEventListener("htmx:error", () => {
    const status = find("#status");
    if (!status) return;
    status.className = "message";
    status.textContent = "连不上服务器。您填的内容都还在，请过一会儿再试。";
  });

  // --- clipboard, print, dialogs ---

  const copy = async () => {
    const text = find("#summary");
    if (!text) return;
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      text.closest("details").open = true;
      text.select();
      document.execCommand("copy");
    }
    find("#copied").textContent = "已复制";
  };

  const sheet = find("#sheet");
  const toggleSheet = () => (sheet.open ? sheet.close() : sheet.showModal());

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.open) document.getElementById(button.dataset.open).showModal();
    if (button.dataset.close) document.getElementById(button.dataset.close).close();
    if (button.id === "copy") copy();
    if (button.id === "print") window.print();
  });

  // --- the keyboard ---

  const focus = (selector) => () => {
    const target = find(selector);
    target?.focus();
    target?.select?.();
  };
  const click = (selector) => () => find(selector)?.click();

  const shortcuts = {
    KeyL: focus("#line"),
    KeyQ: () => focusTargets.question()?.focus(),
    KeyA: focus("#answer"),
    KeyB: focus("#facts select, #facts input"),
    KeyK: focus("#note"),
    KeyJ: focus("#code"),
    KeyX: click("#skip"),
    KeyC: copy,
    KeyP: () => find("#print") && window.print(),
    KeyW: () => (find("#revert") ?? find("#suppose"))?.click(),
    KeyS: click("#save"),
    KeyN: () => {
      dropDraft();
      window.location.assign("/console");
    },
  };

  const single = find("#no-single-key");
  if (single) {
    single.checked = localStorage.getItem("no-single-key") === "yes";
    single.addEventListener("change", () => localStorage.setItem("no-single-key", single.checked ? "yes" : "no"));
  }

  const isTyping = (target) => target.matches("input:not([type=checkbox], [type=radio]), textarea, select");

  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.repeat) return;
    if (event.altKey && !event.ctrlKey && !event.metaKey && sheet && !find("dialog[open]")) {
      const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
      const act = digit === undefined ? shortcuts[event.code] : click(`#question [data-key="${digit}"]`);
      if (act && (form || ["KeyN", "KeyJ"].includes(event.code))) {
        event.preventDefault();
        act();
      }
      return;
    }
    if (event.key === "?" && sheet && !single.checked && !isTyping(event.target)) {
      event.preventDefault();
      toggleSheet();
      return;
    }
    const button = event.key === "Enter" && event.target.dataset?.enter;
    if (button) {
      event.preventDefault();
      clearTimeout(waiting);
      waiting = 0;
      press(document.getElementById(button));
    }
  });

  // --- a call that is left by mistake (back, reload, another page) is there again afterwards, in this tab only ---

  const draft = `console call of ${document.body.dataset.agent}`;
  let isOver = false;

  const keepDraft = () => {
    if (isOver || !form) return;
    const begun = find("#script") || find("#line").value || find("#note").value;
    if (!begun) return sessionStorage.removeItem(draft);
    const values = {};
    for (const [name, value] of new FormData(form)) {
      if (name !== "csrf") values[name] = name in values ? `${values[name]},${value}` : value;
    }
    sessionStorage.setItem(draft, JSON.stringify(values));
  };

  const dropDraft = () => {
    isOver = true;
    sessionStorage.removeItem(draft);
  };

  const resumeDraft = () => {
    const kept = sessionStorage.getItem(draft);
    const isBlank = window.location.pathname === "/console" && !window.location.search && !find("#script");
    if (!kept || !isBlank) return;
    const values = { ...JSON.parse(kept), do: "resume" };
    htmx.ajax("POST", "/console", { source: form, target: "#live", swap: "innerMorph", values });
  };

  window.addEventListener("pagehide", keepDraft);
  document.addEventListener("click", (event) => event.target.closest("#new, #sign-out") && dropDraft());

  document.documentElement.classList.add("js");
  if (form) {
    markWanted();
    openNearest();
    goOn();
    resumeDraft();
  }
})();
