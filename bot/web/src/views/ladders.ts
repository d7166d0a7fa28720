/** The picture of the two ladders, and the same as a list for whoever listens. */

import type { TemplateResult } from "lit/html.js";
import type { App } from "../app-model";
import { STATUS_MARKS, STATUS_WORDS } from "../decision";
import { holds, pictureOf, statusOf, type Crossing, type Ladder, type Picture, type Rung } from "../ladders";
import { html, svg } from "../script";

const WIDTH = 352;

/** All lengths follow from the size of the type. */
interface Measures {
  type: number;
  step: number;
  left: number;
  right: number;
  height: number;
}

function measures(type: number, steps: number): Measures {
  const step = type * 2.9;
  return { type, step, left: type * 4.6, right: WIDTH - type * 4.1, height: step * steps };
}

export function ladders(app: App, type: number): TemplateResult | null {
  const picture = pictureOf(app.words.policy);
  return picture && html`<h3>两条梯子</h3>
    ${drawn(app, picture, type)}`;
}

function drawn(app: App, { left, right, crossings, steps }: Picture, type: number): TemplateResult {
  const m = measures(type, steps);
  const { facts, decision } = app.conversation.state;
  return html`<figure class="ladders">
    <svg viewBox=${`0 0 ${WIDTH} ${m.height}`} aria-hidden="true" font-size=${String(type)}>
      ${rail(m, m.left, left.rungs)} ${rail(m, m.right, right.rungs)}
      ${crossings.map((crossing) => arrow(m, crossing, crossing.from.ladder === left.fact, statusOf(decision, crossing.pathway)))}
      ${left.rungs.map((rung) => step(app, m, left, rung, true, holds(facts, rung)))}
      ${right.rungs.map((rung) => step(app, m, right, rung, false, holds(facts, rung)))}
    </svg>
    <figcaption>左边是${left.title}，右边是${right.title}，连线是文件打通的途径。实心圆是您已经取得的。</figcaption>
    <ul class="sr">
      ${crossings.map(
        ({ pathway, from, to }) =>
          html`<li>从${named(app, from)}到${named(app, to)}：${STATUS_WORDS[statusOf(decision, pathway)]}</li>`,
      )}
      ${[...left.rungs, ...right.rungs].filter((rung) => holds(facts, rung)).map((rung) => html`<li>您已取得：${named(app, rung)}</li>`)}
    </ul>
  </figure>`;
}

const named = (app: App, { ladder, level }: Rung): string => app.words.value(ladder, level);
const yOf = (m: Measures, height: number): number => m.height - m.step * (height + 0.5);

function rail(m: Measures, x: number, rungs: Rung[]) {
  const heights = rungs.map((rung) => yOf(m, rung.height));
  return svg`<line class="rail" x1=${x} x2=${x} y1=${Math.min(...heights)} y2=${Math.max(...heights)} />`;
}

function step(app: App, m: Measures, ladder: Ladder, rung: Rung, onLeft: boolean, mine: boolean) {
  const x = onLeft ? m.left : m.right;
  const y = yOf(m, rung.height);
  const away = m.type * 0.7;
  return svg`<circle class="rung" data-held=${String(mine)} cx=${x} cy=${y} r=${m.type * 0.36} />
    <text class="level" data-held=${String(mine)} x=${onLeft ? x - away : x + away} y=${y} dy=".35em" text-anchor=${onLeft ? "end" : "start"}>${short(named(app, rung), ladder)}</text>`;
}

/** On the ladder of titles the word "title" goes without saying. */
const short = (name: string, { title }: Ladder): string => name.replace(title, "") || name;

/** From left to right runs above the middle line, the way back below it. */
function arrow(m: Measures, { pathway, from, to }: Crossing, toRight: boolean, status: keyof typeof STATUS_WORDS) {
  const lift = (toRight ? -1 : 1) * m.type * 0.56;
  const pad = m.type * 0.75;
  const [x1, x2] = toRight ? [m.left + pad, m.right - pad] : [m.right - pad, m.left + pad];
  const [y1, y2] = [yOf(m, from.height) + lift, yOf(m, to.height) + lift];
  const at = toRight ? 0.3 : 0.36;
  const [mx, my] = [x1 + (x2 - x1) * at, y1 + (y2 - y1) * at];
  const angle = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI;
  const head = m.type * 0.36;
  return svg`<g class="crossing" data-status=${status} data-pathway=${pathway}>
    <line x1=${x1} y1=${y1} x2=${x2} y2=${y2} />
    <path transform=${`translate(${x2} ${y2}) rotate(${angle})`} d=${`M0 0L${-head * 1.5} ${-head * 0.8}V${head * 0.8}z`} />
    <circle cx=${mx} cy=${my} r=${m.type * 0.42} />
    <text x=${mx} y=${my} dy=".35em" text-anchor="middle">${STATUS_MARKS[status]}</text>
  </g>`;
}
