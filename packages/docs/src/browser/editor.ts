// The editor of samples; loaded with the first click on Edit.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { javascript } from "@codemirror/lang-javascript";
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const theme = EditorView.theme({
  "&": {
    backgroundColor: "var(--bg-code)",
    border: "1px solid var(--accent)",
    borderRadius: "10px",
  },
  "&.cm-focused": { outline: "2px solid var(--accent)" },
  ".cm-content": { fontFamily: "var(--mono)", fontSize: "0.875em", caretColor: "var(--text)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--muted)", border: "0" },
  "&.cm-focused .cm-selectionBackground, ::selection": { backgroundColor: "var(--accent-soft)" },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--bad)" },
  { tag: [tags.string, tags.number, tags.bool, tags.null], color: "var(--accent)" },
  { tag: tags.comment, color: "var(--muted)" },
  { tag: tags.function(tags.variableName), color: "var(--violet)" },
  { tag: tags.propertyName, color: "var(--warn)" },
]);

// Typed text goes into the state at once. Left to the browser, text that replaces a selection gets
// style attributes, which the policy of the page blocks.
const typing = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== "insertText" || event.data === null || event.isComposing) return false;
    event.preventDefault();
    const change = view.state.replaceSelection(event.data);
    view.dispatch(change, { userEvent: "input.type", scrollIntoView: true });
    return true;
  },
});

globalThis.hcnetEditor = (place, text) => {
  // In a shadow root the editor adopts style sheets; in a document it would write style elements,
  // which the policy of the page blocks.
  const host = document.createElement("div");
  host.className = "editor";
  const root = host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        typing,
        lineNumbers(),
        history(),
        indentOnInput(),
        bracketMatching(),
        javascript({ typescript: true }),
        syntaxHighlighting(colours),
        // Escape, then Tab, leaves the editor.
        keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({
          "aria-label": "Sample; press Escape, then Tab to leave",
        }),
        theme,
      ],
    }),
  });
  place.replaceWith(host);
  view.focus();
  return () => view.state.doc.toString();
};
