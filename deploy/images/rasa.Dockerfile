# Rasa and its action server, on Python 3.10, where Rasa open source ends. The model is trained while the image is built:
# an image is one program and one model. Build from the root of the repository:
#   docker build --file deploy/images/rasa.Dockerfile --tag policy-assistant-rasa .
FROM python:3.10-slim-bookworm AS packages
WORKDIR /app
ENV PYTHONPATH=/app RASA_TELEMETRY_ENABLED=false
COPY requirements/uv.txt requirements/rasa.txt requirements/
RUN pip install --no-cache-dir --require-hashes --requirement requirements/uv.txt \
    && uv venv .venv \
    && uv pip sync --no-cache --python .venv --require-hashes --compile-bytecode requirements/rasa.txt

FROM packages AS model
COPY pyproject.toml config.yml domain.yml credentials.yml endpoints.yml ./
COPY data data
COPY policy_rules policy_rules
COPY actions actions
COPY bot bot
RUN .venv/bin/python -m bot.command_line train
# TensorFlow is needed by Rasa's training, by nothing in our pipeline: serving never imports it.
RUN uv pip uninstall --python .venv tensorflow tensorflow-io-gcs-filesystem tensorflow-hub tensorflow-text \
        tensorflow-estimator tensorboard tensorboard-data-server keras libclang \
    && rm -rf .rasa

FROM python:3.10-slim-bookworm
RUN useradd --uid 10001 --no-create-home assistant
WORKDIR /app
ENV PYTHONPATH=/app PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 RASA_TELEMETRY_ENABLED=false PATH=/app/.venv/bin:$PATH
COPY --from=model /app /app
USER 10001
ENTRYPOINT ["python", "-m", "bot.command_line"]
CMD ["serve", "rasa"]
