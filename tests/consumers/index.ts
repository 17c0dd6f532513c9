// Usage: tsx tests/consumers/index.ts [file of tests...]
// Feeds the documents of @hcnet/specs to other people's generators, validators and viewers.

import { testInstalled } from "../installed.js";

// The engines that tools ask for are newer than those that they need.
const ci = ["ci", "--ignore-scripts", "--legacy-peer-deps", "--engine-strict=false"];
testInstalled(import.meta.dirname, "generators, validators and viewers, about 700 MB", ci);
