// Shows an answer piece by piece as it comes; without this file the form does the same in one piece.
function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function titleLine(box, one) {
  const line = element("div", "title-line");
  const heading = element("h2");
  const link = element("a", "", `${one.rank}. ${one.title}`);
  link.href = box.dataset.item.replace("%25%25", encodeURIComponent(one.item_id));
  heading.append(link);
  line.append(heading, element("span", "score", one.score.toFixed(3)));
  return line;
}

function bar(share, isNegative) {
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const inside = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of [["class", "bar"], ["viewBox", "0 0 100 4"], ["preserveAspectRatio", "none"], ["aria-hidden", "true"]]) drawn.setAttribute(name, value);
  for (const [name, value] of [["class", isNegative ? "bad" : "good"], ["x", 0], ["y", 0], ["width", share], ["height", 4]]) inside.setAttribute(name, value);
  drawn.append(inside);
  return drawn;
}

function reasons(box, one) {
  const list = element("ol", "reasons");
  const most = Math.max(...one.reasons.map((each) => Math.abs(each.contribution)));
  for (const each of one.reasons) {
    const row = element("li");
    row.append(bar((100 * Math.abs(each.contribution)) / most, each.contribution < 0));
    const amount = `${each.contribution < 0 ? "" : "+"}${each.contribution.toFixed(3)}`;
    row.append(element("span", each.contribution < 0 ? "amount minus" : "amount", amount), element("span", "said", each.sentence));
    list.append(row);
  }
  const sum = element("li", "sum");
  sum.append(element("span", "", box.dataset.score), element("span", "amount", one.score.toFixed(3)));
  list.append(sum);
  return list;
}

function answerParts(box, said) {
  const turn = element("li", "turn");
  const you = element("p", "you", said);
  you.prepend(element("span", "skip-word", `${box.dataset.you}: `));
  const answer = element("div", "card answer");
  const text = element("p", "", box.dataset.thinking);
  answer.append(text);
  turn.append(you, answer);
  box.querySelector(".turns").append(turn);
  turn.scrollIntoView({ block: "nearest" });
  return { turn, answer, text, list: null, isFirst: true };
}

function show(box, parts, name, value) {
  if (name === "assumption") parts.answer.insertBefore(element("p", "small soft assumed", value.text), parts.text);
  if (name === "explained") parts.answer.append(reasons(box, value));
  if (name === "item") {
    if (!parts.list) parts.answer.append(parts.list = element("ol", "listed"));
    const row = element("li");
    row.append(titleLine(box, value));
    if (value.reasons.length) row.append(element("p", "soft small", value.reasons[0].sentence));
    parts.list.append(row);
  }
  if (name === "text") {
    parts.text.textContent = (parts.isFirst ? "" : parts.text.textContent) + value.text;
    parts.isFirst = false;
  }
  if (name === "problem") parts.text.textContent = value.detail;
  if (name === "done") finish(box, parts, value);
  parts.turn.scrollIntoView({ block: "nearest" });
}

function finish(box, parts, reply) {
  parts.answer.lang = reply.language === "zh" ? "zh-Hans" : "en";
  const state = box.querySelector("input[name=state]");
  if (state && reply.state) state.value = reply.state;
  box.querySelector("input[name=new]")?.remove();
  const usual = reply.items.length ? box.dataset.offers.split("|").map((words) => offer(words, words)) : [];
  const choices = reply.choices.map((one, at) => {
    const name = reply.language === "zh" && one.name_zh ? one.name_zh : one.name;
    return offer(`${at + 1}. ${name}`, String(at + 1));
  });
  box.querySelector(".offers").replaceChildren(...(choices.length ? choices : usual));
}

function offer(words, said) {
  const button = element("button", "", words);
  Object.assign(button, { type: "submit", name: "say", value: said, formNoValidate: true });
  return button;
}

async function say(box, form, said) {
  const parts = answerParts(box, said);
  const body = { say: said, lang: document.documentElement.lang.startsWith("zh") ? "zh" : "en" };
  const user = form.querySelector("input[name=user]");
  const state = form.querySelector("input[name=state]");
  if (form.querySelector("input[name=new]")) body.new = true;
  if (user) body.user_id = user.value;
  if (state && state.value) body.state = state.value;
  try {
    const answer = await fetch(box.dataset.address, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error((await answer.json()).detail);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      const events = (rest + value).split("\n\n");
      rest = events.pop();
      for (const event of events) {
        const found = /^event: (\w+)\ndata: (.*)$/s.exec(event);
        if (found) show(box, parts, found[1], JSON.parse(found[2]));
      }
    }
  } catch (error) {
    parts.text.textContent = error.message || box.dataset.failed;
  }
}

export function start(box) {
  const form = box.querySelector("form.saying");
  let isBusy = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const field = form.querySelector("#say");
    const said = event.submitter?.name === "say" ? event.submitter.value : field.value;
    if (isBusy || !said.trim()) return;
    isBusy = true;
    form.setAttribute("aria-busy", "true");
    field.value = "";
    await say(box, form, said);
    isBusy = false;
    form.removeAttribute("aria-busy");
    field.focus();
  });
}
