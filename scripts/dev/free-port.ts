import { createServer } from "node:net";

/** The wished-for port of the loopback interface, or any free one if it is taken. */
export function freePort(wish: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE" && wish !== 0) resolve(freePort(0));
      else reject(error);
    });
    server.listen(wish, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address !== null ? address.port : wish;
      server.close(() => resolve(port));
    });
  });
}
