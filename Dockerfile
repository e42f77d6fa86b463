# The web app and the commands; docker-compose.yml puts a Neo4j beside it.
FROM python:3.12-slim-bookworm AS build
WORKDIR /source
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY graph_schema graph_schema
COPY services services
COPY loaders loaders
COPY web web
RUN python -m venv /opt/interest-graph
RUN /opt/interest-graph/bin/pip install --no-cache-dir -c constraints.txt ".[exchange]"

FROM python:3.12-slim-bookworm
COPY --from=build /opt/interest-graph /opt/interest-graph
RUN groupadd --gid 10001 reader && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /work reader \
    && install --directory --owner=10001 --group=10001 --mode=0700 /work
ENV PATH="/opt/interest-graph/bin:$PATH" \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    INTEREST_GRAPH_HOME=/work/.interest-graph
WORKDIR /work
USER 10001:10001
EXPOSE 5000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:5000/api/v1/health/ready', timeout=4)"]
ENTRYPOINT ["interest-graph"]
CMD ["serve", "--host", "0.0.0.0", "--port", "5000"]
