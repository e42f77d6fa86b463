// A neighbourhood to click through: a click on a node brings in what surrounds it. The table beside it is its twin.
const SHAPES = { User: "ellipse", Item: "round-rectangle", Interest: "diamond" };
const EXPANSION = 12;
const MANY = 1000;

const idOf = (label, id) => `${label} ${id}`;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

export async function draw(box) {
  const canvas = box.querySelector(".canvas");
  const status = box.querySelector("[role=status]");
  const link = box.querySelector("[data-open]");
  const words = box.dataset;
  const { default: cytoscape } = await import(words.vendor);
  const first = await read(words.address);
  const cy = cytoscape({
    container: canvas, elements: elementsOf(first), style: styleOf(box), minZoom: 0.2, maxZoom: 3,
    hideEdgesOnViewport: first.nodes.length > MANY, textureOnViewport: first.nodes.length > MANY,
    userZoomingEnabled: false, autounselectify: true,
  });
  cy.getElementById(idOf(first.centre.label, first.centre.id)).addClass("centre");
  const expanded = new Set([idOf(first.centre.label, first.centre.id)]);
  await arrange(cy, new Set());
  widen(cy);
  say(first, first.centre.name);
  box.dataset.drawn = String(cy.nodes().length);

  cy.on("tap", "node", async ({ target }) => {
    const { label, key, name, address } = target.data();
    cy.nodes().removeClass("chosen");
    target.addClass("chosen");
    link.href = address;
    link.textContent = words.open.replace("%", name);
    link.hidden = false;
    if (expanded.has(target.id())) return;
    expanded.add(target.id());
    const url = new URL(words.address, location.href);
    url.searchParams.set("label", label);
    url.searchParams.set("id", key);
    url.searchParams.set("limit", EXPANSION);
    const more = await read(url);
    const old = new Set(cy.nodes().map((node) => node.id()));
    place(cy, target, elementsOf(more));
    await arrange(cy, old);
    say(more, name);
    box.dataset.drawn = String(cy.nodes().length);
  });
  box.querySelectorAll("[data-zoom]").forEach((button) => button.addEventListener("click", () => {
    const factor = Number(button.dataset.zoom);
    if (factor) cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
    else cy.fit(undefined, 24);
  }));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(styleOf(box)));
  box.cy = cy;

  function say(found, name) {
    const text = found.left_off > 0 ? words.cut : words.whole;
    status.textContent = text.replace("%name", name).replace("%shown", found.total - found.left_off)
      .replace("%total", found.total).replace("%left", found.left_off).replace("%nodes", cy.nodes().length);
  }
}

async function read(address) {
  const response = await fetch(address, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}

function elementsOf(found) {
  const nodes = [found.centre, ...found.nodes].map(({ label, id, name, address }) => (
    { group: "nodes", data: { id: idOf(label, id), key: id, label, name, address, shown: shorten(name) } }));
  const ties = found.ties.map(({ start, end, type, weight, detail }) => ({ group: "edges", data: {
    id: `${idOf(...start)} ${type} ${detail ?? ""} ${idOf(...end)}`, source: idOf(...start), target: idOf(...end), type,
    sign: weight < 0 ? "minus" : "plus", width: 1 + 2.5 * Math.min(1, Math.abs(weight ?? 0.3)),
  } }));
  return [...new Map([...nodes, ...ties].map((element) => [element.data.id, element])).values()];
}

function place(cy, centre, elements) {
  const fresh = elements.filter((element) => cy.getElementById(element.data.id).empty());
  const { x, y } = centre.position();
  fresh.filter((element) => element.group === "nodes").forEach((node, number, all) => {
    const angle = (2 * Math.PI * number) / all.length;
    node.position = { x: x + 90 * Math.cos(angle), y: y + 90 * Math.sin(angle) };
  });
  const known = new Set([...cy.nodes().map((node) => node.id()), ...fresh.map((element) => element.data.id)]);
  cy.add(fresh.filter(({ data }) => !data.source || (known.has(data.source) && known.has(data.target))));
}

function arrange(cy, old) {
  const fixed = cy.nodes().filter((node) => old.has(node.id()))
    .map((node) => ({ nodeId: node.id(), position: { ...node.position() } }));
  const layout = cy.layout({
    name: "fcose", quality: "default", randomize: fixed.length === 0, animate: !calm.matches && fixed.length > 0,
    animationDuration: 350, fit: true, padding: 24, nodeSeparation: 110, idealEdgeLength: 110, nodeRepulsion: 9000,
    nodeDimensionsIncludeLabels: true, fixedNodeConstraint: fixed.length ? fixed : undefined,
  });
  const stopped = layout.promiseOn("layoutstop");
  layout.run();
  return stopped;
}

function widen(cy) {
  const { w, h } = cy.nodes().boundingBox();
  const stretch = Math.min(1.8, Math.max(1, (cy.width() / cy.height()) * (h / w)));
  cy.nodes().positions((node) => ({ x: node.position("x") * stretch, y: node.position("y") }));
  cy.fit(undefined, 24);
}

function styleOf(box) {
  const colours = getComputedStyle(box);
  const colour = (name) => colours.getPropertyValue(`--${name}`).trim();
  const kinds = Object.entries(SHAPES).map(([label, shape]) => ({
    selector: `node[label = "${label}"]`,
    style: { shape, "background-color": colour(label.toLowerCase()), color: colour("ink") },
  }));
  return [
    { selector: "node", style: {
      width: 20, height: 20, label: "data(shown)", "font-size": 13, "font-family": colours.fontFamily,
      "text-valign": "bottom", "text-margin-y": 4, "text-wrap": "wrap", "text-max-width": 110,
      "text-background-color": colour("sunken"), "text-background-opacity": 0.85, "text-background-padding": 1,
    } },
    ...kinds,
    { selector: "node.centre", style: { width: 34, height: 34, "font-size": 17, "font-weight": 600 } },
    { selector: "node.chosen", style: { "border-width": 4, "border-color": colour("focus") } },
    { selector: "edge", style: {
      width: "data(width)", "line-color": colour("line-strong"), opacity: 0.5, "curve-style": "haystack",
    } },
    { selector: 'edge[type = "INTERESTED_IN"]', style: { "line-color": colour("interest") } },
    { selector: 'edge[type = "INTERACTED_WITH"]', style: { "line-color": colour("user") } },
    { selector: 'edge[type = "SIMILAR_TO"]', style: { "line-color": colour("item"), "line-style": "dashed" } },
    { selector: 'edge[sign = "minus"]', style: { "line-color": colour("bad"), "line-style": "dotted" } },
  ];
}

function shorten(name) {
  const letters = [...name];
  return letters.length > 34 ? `${letters.slice(0, 33).join("")}…` : name;
}
