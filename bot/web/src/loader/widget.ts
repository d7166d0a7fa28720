/**
 * The one script that a host page embeds: a launcher button and a frame with the assistant.
 *
 *   <script src="https://…/widget.js" defer data-site="my-site"></script>
 *
 * Everything lives in a shadow root with a constructed style sheet, so it neither takes styles
 * from the page nor needs 'unsafe-inline' in the page's policy.
 */

const SHEET = `
:host { all: initial; }
button, .frame, .refused { font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif; }
.launcher { position: fixed; right: max(16px, env(safe-area-inset-right)); bottom: max(16px, env(safe-area-inset-bottom)); z-index: 2147483000;
  display: inline-flex; align-items: center; gap: 10px; min-height: 60px; padding: 0 22px 0 18px; border: 0; border-radius: 30px;
  background: #0f4f66; color: #fff; font-size: 18px; font-weight: 600; cursor: pointer; box-shadow: 0 4px 16px rgb(12 48 62 / 28%); }
.launcher:hover { background: #0b3d50; }
.launcher:focus-visible { outline: 3px solid #0f4f66; outline-offset: 3px; }
.launcher svg { width: 28px; height: 28px; }
.frame { position: fixed; z-index: 2147483001; right: 16px; bottom: 16px; width: min(440px, calc(100vw - 32px)); height: min(760px, calc(100vh - 32px));
  background: #fff; border: 1px solid #b9c6cb; border-radius: 14px; overflow: hidden; box-shadow: 0 10px 40px rgb(12 48 62 / 28%); }
.frame iframe { width: 100%; height: 100%; border: 0; display: block; }
[hidden] { display: none !important; }
.refused { box-sizing: border-box; height: 100%; padding: 24px; font-size: 18px; line-height: 1.7; color: #17262c; }
.refused a { color: #0f4f66; }
.refused button { min-height: 44px; padding: 0 18px; font-size: 18px; }
@media (max-width: 600px) { .frame { inset: 0; width: 100%; height: 100%; border: 0; border-radius: 0; } }
@media print { .launcher, .frame { display: none; } }
`;

/** Drawn node by node: a page that demands trusted types allows no markup from a string. */
function mark(): SVGElement {
  const draw = (name: string, attributes: Record<string, string>): SVGElement => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };
  const picture = draw("svg", { viewBox: "0 0 32 32", fill: "none", stroke: "currentColor", "aria-hidden": "true" });
  const strokes = { "stroke-width": "2.6", "stroke-linecap": "round" };
  picture.append(draw("path", { d: "M7 4v24M25 4v24M7 22h9c4 0 3-12 7-12h2", ...strokes }));
  return picture;
}

/** Browsers that construct no style sheets get a style element. */
function dress(root: ShadowRoot): void {
  if ("adoptedStyleSheets" in root && "replaceSync" in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
    root.adoptedStyleSheets = [sheet];
  } else {
    const style = document.createElement("style");
    style.textContent = SHEET;
    (root as ShadowRoot).append(style);
  }
}

/** The app reports while it loads; if it has not by then, this page is not allowed to embed it. */
const REPORTS_WITHIN_MS = 1000;

class Widget {
  private readonly host = document.createElement("div");
  private readonly root = this.host.attachShadow({ mode: "open" });
  private readonly launcher = document.createElement("button");
  private readonly frame = document.createElement("div");
  private iframe: HTMLIFrameElement | null = null;
  private ready = false;

  constructor(private readonly address: URL) {
    dress(this.root);
    this.launcher.className = "launcher";
    this.launcher.type = "button";
    this.launcher.append(mark(), "问政策");
    this.launcher.setAttribute("aria-expanded", "false");
    this.launcher.addEventListener("click", () => this.open());
    this.frame.className = "frame";
    this.frame.hidden = true;
    this.root.append(this.launcher, this.frame);
    document.body.append(this.host);
    window.addEventListener("message", (event) => this.heard(event));
  }

  open(): void {
    if (!this.iframe) this.load();
    this.show(true);
    this.iframe?.focus();
  }

  private load(): void {
    this.iframe = document.createElement("iframe");
    this.iframe.title = "政策助手";
    this.iframe.allow = "clipboard-write";
    this.iframe.src = this.address.href;
    this.iframe.addEventListener("load", () =>
      setTimeout(() => this.ready || this.refused(), REPORTS_WITHIN_MS),
    );
    this.frame.append(this.iframe);
  }

  private show(open: boolean): void {
    this.frame.hidden = !open;
    this.launcher.hidden = open;
    this.launcher.setAttribute("aria-expanded", String(open));
  }

  private heard(event: MessageEvent): void {
    if (!this.iframe || event.source !== this.iframe.contentWindow) return;
    if (event.origin !== this.address.origin) return;
    if (event.data === "policy-assistant:ready") this.ready = true;
    if (event.data === "policy-assistant:close") this.close();
  }

  private close(): void {
    this.show(false);
    this.launcher.focus();
  }

  private refused(): void {
    const note = document.createElement("div");
    note.className = "refused";
    const words = document.createElement("p");
    words.textContent = "这个网页没有登记，不能直接打开助手。您可以在新窗口里使用：";
    const link = document.createElement("a");
    link.href = this.address.href;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = "打开政策助手";
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "关闭";
    close.addEventListener("click", () => this.close());
    note.append(words, link, document.createElement("p"), close);
    this.frame.replaceChildren(note);
  }
}

function start(script: HTMLScriptElement): void {
  const address = new URL("chat", script.src);
  const { site } = script.dataset;
  if (site) address.searchParams.set("site", site);
  const begin = (): void => void new Widget(address);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.src) start(script);
