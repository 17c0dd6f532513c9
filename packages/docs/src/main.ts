import { build } from "./build.js";

const pages = await build();
console.log(`built packages/docs/dist: ${pages} pages`);
