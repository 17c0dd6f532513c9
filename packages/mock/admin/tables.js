// The content comes from callers of the mock, so it goes into the page as text only.

/** Creates a cell; a narrow page shows the label in place of the head of the table. */
const cell = ([label, text]) => {
  const made = document.createElement("td");
  made.dataset.label = label;
  made.textContent = text;
  return made;
};

const row = (...cells) => {
  const made = document.createElement("tr");
  made.append(...cells);
  return made;
};

const rounded = (ms) => (Math.round(ms * 10) / 10).toString();

/** Rows of resources. */
export const resourceRows = (items) =>
  items.map(({ key, resource }) =>
    row(cell(["Key", key]), cell(["Resource", JSON.stringify(resource)])),
  );

/** Rows of calls, the latest first. */
export const callRows = (calls) =>
  calls
    .map((call) =>
      row(
        ...[
          ["Time", call.time],
          ["Call", `${call.method} ${call.path}`],
          ["Operation", call.operationId ?? ""],
          ["Status", call.status],
          ["Code", call.errorCode ?? ""],
          ["Fault", call.fault ?? ""],
          ["ms", rounded(call.durationMs)],
        ].map(cell),
      ),
    )
    .reverse();

/** Rows of fault rules, each with a button that removes it. */
export const faultRows = (faults, remove) =>
  faults.map(({ id, rule, calls, triggered }) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Remove";
    button.ariaLabel = `Remove ${id}`;
    button.addEventListener("click", () => remove(id));
    const last = document.createElement("td");
    last.append(button);
    const cells = [
      ["Id", id],
      ["Rule", JSON.stringify(rule)],
      ["Matched", calls],
      ["Triggered", triggered],
    ];
    return row(...cells.map(cell), last);
  });

/** Offers choices in a list; keeps what is chosen, if it is still there. */
export const offer = (select, choices) => {
  const chosen = select.value;
  const options = choices.map(({ value, label }) => new Option(label, value));
  select.replaceChildren(...options);
  if (choices.some(({ value }) => value === chosen)) select.value = chosen;
};
