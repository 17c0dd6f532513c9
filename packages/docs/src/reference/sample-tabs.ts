import { type Html, html } from "../html.js";
import type { Block, RenderContext } from "../site/page.js";
import { type CodeSample, withToken } from "./samples.js";

const HINTS: Readonly<Record<string, string>> = {
  py: "Needs `hcnet_request.py`, which uses the standard library only: [download](/downloads/hcnet_request.py).",
  sh: "Set `ENDPOINT`, `PROJECT_ID` and `TOKEN`. curl cannot sign with AK/SK; the Python sample can.",
};

/**
 * The samples of an operation as tabs that work without JavaScript; the script of the page adds
 * what runs the TypeScript one.
 */
export function sampleTabs(samples: readonly CodeSample[], id: string): Block {
  const fences = samples.map(
    ({ label, language, source }) => `**${label}**\n\n\`\`\`${language}\n${source}\n\`\`\``,
  );
  return {
    html: (context) => tabs(context, samples, id),
    markdown: fences.join("\n\n"),
  };
}

function tabs(context: RenderContext, samples: readonly CodeSample[], id: string): Html {
  return html`<div class="tabs" id="${id}">
<div class="tab-list" role="radiogroup" aria-label="Language">${samples.map((sample, index) => tab(sample, index, id))}</div>
${samples.map((sample) => panel(context, sample, id))}</div>`;
}

function tab({ language, label }: CodeSample, index: number, id: string): Html {
  const input = `${id}-${language}`;
  const checked = index === 0 ? html` checked` : html``;
  return html`<input type="radio" name="${id}" id="${input}" value="${language}" data-choice="language"${checked}><label for="${input}">${label}</label>`;
}

function panel(context: RenderContext, { language, source }: CodeSample, id: string): Html {
  const token = language === "ts" ? withToken(source) : undefined;
  const hint = HINTS[language];
  const note = hint === undefined ? html`` : html`<p class="hint">${context.inline(hint)}</p>`;
  const code =
    token === undefined
      ? context.code(source, language)
      : html`<fieldset class="auth"><legend>Credentials</legend><input type="radio" name="${id}-auth" id="${id}-aksk" value="aksk" data-choice="auth" checked><label for="${id}-aksk">AK/SK</label><input type="radio" name="${id}-auth" id="${id}-token" value="token" data-choice="auth"><label for="${id}-token">Token</label></fieldset><div data-auth="aksk">${context.code(source, language)}</div><div data-auth="token">${context.code(token, language)}</div>`;
  return html`<div class="panel" data-language="${language}"${language === "ts" ? html` data-run` : html``}>${code}${note}</div>`;
}
