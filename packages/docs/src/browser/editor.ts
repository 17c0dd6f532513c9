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
import { EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// Fonts, sizes and padding of the block of code that the editor stands for: text stays where it is.
const theme = EditorView.theme({
  "&": { fontSize: "0.875em" },
  "&.cm-focused": { outline: "0" },
  ".cm-scroller": {
    fontFamily: "var(--mono)",
    lineHeight: "1.55em",
    // The fade of other code, which the style sheet of the page cannot give to a shadow root.
    animation: "fade linear both",
    animationTimeline: "scroll(self inline)",
    maskImage:
      "linear-gradient(to right, transparent, #000 var(--fade-left), #000 calc(100% - var(--fade-right)), transparent)",
  },
  ".cm-content": { padding: "1px 0 13px", fontSize: "0.875em", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 16px" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  "&.cm-focused .cm-selectionBackground, ::selection": { backgroundColor: "var(--accent-soft)" },
});

const CONSTANT = "light-dark(#023b95, #91cbff)";
const FUNCTION = "light-dark(#622cbc, #dbb7ff)";

// The colours of the themes that highlight the blocks.
const colours = HighlightStyle.define([
  {
    tag: [
      tags.keyword,
      tags.definitionOperator,
      tags.compareOperator,
      tags.logicOperator,
      tags.arithmeticOperator,
    ],
    color: "light-dark(#a0111f, #ff9492)",
  },
  { tag: tags.string, color: "light-dark(#032563, #addcff)" },
  { tag: [tags.number, tags.bool, tags.null, tags.definition(tags.variableName)], color: CONSTANT },
  { tag: tags.comment, color: "light-dark(#66707b, #bdc4cc)" },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], color: FUNCTION },
  { tag: tags.typeName, color: "light-dark(#702c00, #ffb757)" },
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

globalThis.hcnetEditor = (pre, code) => {
  // In a shadow root the editor adopts style sheets; in a document it would write style elements,
  // which the policy of the page blocks.
  const host = document.createElement("div");
  host.className = "editor";
  host.dataset.language = pre.dataset.language;
  const root = host.attachShadow({ mode: "open" });
  const original = code.cloneNode(true);
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: code.textContent ?? "",
      extensions: [
        typing,
        history(),
        indentOnInput(),
        bracketMatching(),
        javascript({ typescript: true }),
        syntaxHighlighting(colours),
        // Escape, then Tab, leaves the editor.
        keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.contentAttributes.of({
          "aria-label": "Sample; press Escape, then Tab to leave",
        }),
        // Run and Copy read the block.
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) code.textContent = state.doc.toString();
        }),
        theme,
      ],
    }),
  });
  pre.hidden = true;
  pre.after(host);
  view.focus();
  return () => {
    view.destroy();
    host.remove();
    code.replaceWith(original);
    pre.hidden = false;
  };
};
