/**
 * An element that draws itself with Lit's templates into the page, once per batch of changes.
 *
 * The app is alone in its frame, so it needs no shadow root, and labels can point anywhere;
 * leaving out LitElement's properties and styles saves a tenth of the whole widget.
 */

import { render, type TemplateResult } from "lit/html.js";

export abstract class Drawn extends HTMLElement {
  private drawing: Promise<void> | null = null;

  /** Settled when what was asked for is on the screen. */
  get drawn(): Promise<void> {
    return this.drawing ?? Promise.resolve();
  }

  protected abstract view(): TemplateResult;

  connectedCallback(): void {
    this.redraw();
  }

  redraw(): void {
    this.drawing ??= Promise.resolve().then(() => {
      this.drawing = null;
      render(this.view(), this);
    });
  }
}
