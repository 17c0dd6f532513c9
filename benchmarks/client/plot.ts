import { type Measured, timeOf } from "./report.js";

const BAR = 22;
const GAP = 10;
const LABELS = 270;
const BARS = 420;

const escapeXml = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** Bars for the microseconds per call with 50 in flight, as SVG; the shorter the better. */
export function plot(measured: readonly Measured[]): string {
  const times = measured.map(({ contestant, many, calls }) => ({
    title: contestant.title,
    time: timeOf(many, calls),
    isOurs: contestant.file.startsWith("hcnet"),
  }));
  const longest = Math.max(...times.map(({ time }) => time));
  const bars = times.map(({ title, time, isOurs }, index) => {
    const y = GAP + index * (BAR + GAP);
    const width = Math.max(1, Math.round((time / longest) * BARS));
    const text = y + BAR * 0.7;
    return `<text x="${LABELS - 8}" y="${text}" text-anchor="end">${escapeXml(title)}</text>
<rect x="${LABELS}" y="${y}" width="${width}" height="${BAR}" fill="${isOurs ? "#2563eb" : "#9ca3af"}"/>
<text x="${LABELS + width + 6}" y="${text}">${time.toFixed(0)} µs</text>`;
  });
  const height = GAP + times.length * (BAR + GAP);
  const width = LABELS + BARS + 80;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="13" role="img" aria-label="Microseconds per call, 50 in flight">
<rect width="${width}" height="${height}" fill="#ffffff"/>
${bars.join("\n")}
</svg>
`;
}
