# The web app is built in one stage, everything runs in the other as a plain user.
FROM node:20-bookworm-slim AS web
WORKDIR /app
COPY web/package.json web/package-lock.json web/.npmrc web/
RUN cd web && npm ci --no-audit --no-fund
COPY media/assets/package.json media/assets/package-lock.json media/assets/.npmrc media/assets/
RUN cd media/assets && npm ci --no-audit --no-fund
COPY web web
ARG VITE_REMOTION_LICENSE_ACKNOWLEDGED
RUN cd web && npm run build

FROM python:3.11-slim-bookworm
RUN apt-get update && apt-get install -y --no-install-recommends libgl1 libegl1 libfontconfig1 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements.lock .
# Compiled here: the plain user may not write beside the code, and would compile it at every start.
RUN pip install --no-cache-dir uv==0.13.9 \
    && uv pip sync --system --no-cache --compile-bytecode --require-hashes requirements.lock
COPY . .
RUN python -m compileall -q film media store worker tools agent api
COPY --from=web /app/web/dist web/dist
COPY --from=web /app/media/assets/node_modules media/assets/node_modules
RUN useradd --create-home pixora && mkdir /data && chown pixora /data
USER pixora
CMD ["python", "-m", "uvicorn", "api.main:app", "--host", "0.0.0.0", "--port", "8000", "--no-proxy-headers"]
