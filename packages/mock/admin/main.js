// The status page: asks the admin surface for everything, again and again.

import { callRows, faultRows, offer, resourceRows } from "./tables.js";

const INTERVAL_MS = 1_000;
const SHOWN = 100;

const find = (id) => document.getElementById(id);
const problem = find("problem");
// By what was asked for, what came last, so that only what changes is generated.
const last = new Map();

const show = (message) => {
  problem.textContent = message;
  problem.hidden = message === "";
};

const ask = async (path, init) => {
  const response = await fetch(path, init);
  const text = await response.text();
  if (response.ok) return text;
  throw new Error(JSON.parse(text).detail);
};

/** Passes on the response of a path if it has changed. */
const follow = async (name, path, draw) => {
  const text = await ask(path);
  if (last.get(name) === text) return;
  last.set(name, text);
  draw(JSON.parse(text));
};

const drawProjects = ({ projects }) => {
  const project = find("project");
  offer(
    project,
    projects.map(({ region, project_id }) => ({
      value: `${encodeURIComponent(region)}/${encodeURIComponent(project_id)}`,
      label: `${region} ${project_id}`,
    })),
  );
  const shown = projects[project.selectedIndex];
  if (shown === undefined) return;
  const kinds = Object.entries(shown.resources);
  offer(
    find("kind"),
    kinds.map(([kind, count]) => ({ value: kind, label: `${kind} (${count})` })),
  );
};

const drawResources = ({ total, items }) => {
  find("total").textContent = total > items.length ? `the first ${items.length} of ${total}` : "";
  find("resources").replaceChildren(...resourceRows(items));
};

const drawClock = ({ now, frozen }) => {
  find("now").textContent = now;
  find("now").dateTime = now;
  find("frozen").hidden = !frozen;
};

const drawFaults = ({ faults }) => {
  const remove = (id) => act(`faults/${encodeURIComponent(id)}`, { method: "DELETE" });
  find("faults").replaceChildren(...faultRows(faults, remove));
};

const drawCalls = ({ calls }) => find("calls").replaceChildren(...callRows(calls));

const refresh = async () => {
  await follow("clock", "clock", drawClock);
  await follow("calls", `calls?limit=${SHOWN}`, drawCalls);
  await follow("faults", "faults", drawFaults);
  await follow("projects", "projects", drawProjects);
  const project = find("project").value;
  if (project === "") {
    last.delete("resources");
    drawResources({ total: 0, items: [] });
    return;
  }
  const kind = find("kind").value;
  await follow("resources", `projects/${project}/${kind}?limit=${SHOWN}`, drawResources);
};

/** Does something, then shows what has come of it. */
const act = async (path, init) => {
  try {
    await ask(path, init);
    await refresh();
    show("");
  } catch (error) {
    show(error.message);
  }
};

const look = () => refresh().catch((error) => show(error.message));

const json = (body) => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body,
});

find("advance").addEventListener("click", () => act("clock/advance", json('{"ms":60000}')));
find("reset").addEventListener("click", () => act("reset", { method: "POST" }));
find("clear-calls").addEventListener("click", () => act("calls", { method: "DELETE" }));
find("project").addEventListener("change", () => {
  // The numbers of resources are those of the project.
  last.delete("projects");
  look();
});
find("kind").addEventListener("change", look);
find("add-fault").addEventListener("submit", (event) => {
  event.preventDefault();
  act("faults", json(find("rule").value));
});

const keepOn = async () => {
  try {
    if (!document.hidden) await refresh();
    if (problem.dataset.lost === "yes") show("");
    problem.dataset.lost = "no";
  } catch (error) {
    problem.dataset.lost = "yes";
    show(`hcnet-mock does not respond: ${error.message}`);
  }
  setTimeout(keepOn, INTERVAL_MS);
};

await keepOn();
