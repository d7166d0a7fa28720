# Everything but Rasa: gateway, widget, console, WeChat channel, migrations, the rules' commands. On a current Python.
# Build from the root of the repository:
#   docker build --file deploy/images/gateway.Dockerfile --tag policy-assistant-gateway .
FROM node:22-bookworm-slim AS widget
WORKDIR /app/bot/web
COPY bot/web/package.json bot/web/package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY bot/web ./
RUN npm run build

FROM python:3.13-slim-bookworm AS packages
WORKDIR /app
COPY requirements/uv.txt requirements/gateway.txt requirements/
RUN pip install --no-cache-dir --require-hashes --requirement requirements/uv.txt \
    && uv venv .venv \
    && uv pip sync --no-cache --python .venv --require-hashes --compile-bytecode requirements/gateway.txt

FROM python:3.13-slim-bookworm
RUN useradd --uid 10001 --no-create-home assistant
WORKDIR /app
ENV PYTHONPATH=/app PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PATH=/app/.venv/bin:$PATH HOST=0.0.0.0 PORT=8000
COPY --from=packages /app/.venv .venv
COPY policy_rules policy_rules
COPY bot bot
# What reading learns from examples is learned once, here, not by the first agent who types.
RUN python -c "from bot.understanding.responses import store; store.model()"
COPY --from=widget /app/bot/web/dist bot/web/dist
USER 10001
EXPOSE 8000
ENTRYPOINT ["python", "-m", "bot.command_line"]
CMD ["serve", "gateway"]
