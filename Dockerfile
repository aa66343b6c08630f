# syntax=docker/dockerfile:1
FROM node:24-bookworm-slim AS build
WORKDIR /ragft
COPY package.json package-lock.json ./
COPY vendor ./vendor
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY blocks ./blocks
COPY migrations ./migrations
COPY sandbox ./sandbox
COPY bench ./bench
COPY tests ./tests
COPY scripts/bundle.js ./scripts/bundle.js
# The compiler follows the sandbox's types; nothing of it goes into the image.
RUN npx tsc -p tsconfig.build.json && node scripts/bundle.js && rm -rf dist/sandbox dist/bench dist/tests dist/.tsbuildinfo

FROM node:24-bookworm-slim AS modules
WORKDIR /ragft
COPY package.json package-lock.json ./
COPY vendor ./vendor
RUN npm ci --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATABASE_PATH=/data/ragft.db
WORKDIR /ragft
COPY package.json ./
COPY --from=modules /ragft/vendor ./vendor
COPY --from=modules /ragft/node_modules ./node_modules
COPY --from=build /ragft/dist ./dist
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/src/cli/index.js"]
CMD ["start"]
