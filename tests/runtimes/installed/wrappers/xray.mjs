import http from "node:http";
import xray from "aws-xray-sdk-core";
import { expectWrapped } from "./expect-wrapped.mjs";

expectWrapped();
xray.captureHTTPsGlobal(http, false);
const namespace = xray.getNamespace();
namespace.enter(namespace.createContext());
xray.setSegment(new xray.Segment("test"));
