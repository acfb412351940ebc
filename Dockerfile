# The relay alone: its sources, run by Node as they are, and its runtime dependencies.
FROM node:24-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
# Optional packages bring a Node of their own for development; the image has one.
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24-slim
ENV NODE_ENV=production RELAY_HOST=0.0.0.0 RELAY_PORT=8080 RELAY_DATA=/data
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY relay ./relay
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.RELAY_PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# An array, so that the signal to stop reaches the relay itself.
CMD ["node", "relay/server.ts"]
