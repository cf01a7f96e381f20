# The images of the services. Jars come from the build on the host, `mvn package`; nothing is compiled here.
#
#   docker build --build-arg SERVICE=ingest-service -t innovation-pipeline/ingest-service .
#   docker build --target offline-model -t innovation-pipeline/offline-model .
#
# SERVICE is ingest-service, stage-processor or persistence-sink.
ARG JAVA_IMAGE=eclipse-temurin:25-jre

FROM ${JAVA_IMAGE} AS runtime
WORKDIR /application
COPY deploy/image/healthcheck /usr/local/bin/healthcheck
COPY deploy/image/packages-sbom /usr/local/bin/packages-sbom
ENV LANG=C.UTF-8

# Only for those who want the whole pipeline without a key; no service contains it.
FROM runtime AS offline-model
COPY local/target/lib/ lib/
COPY local/target/local.jar offline-model.jar
RUN mkdir sbom && packages-sbom > sbom/image.cdx.json
USER 10001:10001
EXPOSE 8090
HEALTHCHECK --interval=5s --timeout=4s --start-period=20s --retries=3 CMD ["healthcheck", "8090", "/health"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", "offline-model.jar:lib/*", \
  "dev.innovationpipeline.local.model.OfflineModelServer"]

FROM ${JAVA_IMAGE} AS layers
ARG SERVICE
WORKDIR /build
COPY ${SERVICE}/target/${SERVICE}-*-boot.jar application.jar
RUN java -Djarmode=tools -jar application.jar extract --layers --destination /layers

FROM runtime AS service
ARG SERVICE
# More languages: --build-arg OCR_PACKAGES="tesseract-ocr tesseract-ocr-deu"
ARG OCR_PACKAGES=tesseract-ocr
RUN if [ "$SERVICE" = stage-processor ] && [ -n "$OCR_PACKAGES" ]; then \
    apt-get update -q && apt-get install -y -q --no-install-recommends $OCR_PACKAGES && rm -rf /var/lib/apt/lists/*; fi
RUN mkdir sbom && packages-sbom > sbom/image.cdx.json
# From what seldom changes to what always does.
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
COPY deploy/image/java.options ./
# A training run without servers: it loads and links what a start needs, the cache keeps that. The options must be those
# of the later start, or it would not be used.
RUN SPRING_FLYWAY_ENABLED=false MANAGEMENT_SERVER_PORT=8081 PIPELINE_SECURITY_MODE=keys \
    java @java.options -XX:AOTCacheOutput=application.aot -Dspring.context.exit=onRefresh -jar application.jar
# Uploads, the status view and the keys of the ingest service; a volume takes over its owner.
RUN install -d -o 10001 -g 10001 /documents /status && install -d -m 700 -o 10001 -g 10001 /keys /processor-key
# Kafka clients print all their settings at INFO, each of them.
ENV MANAGEMENT_SERVER_PORT=8081 PIPELINE_DOCUMENTS_DIRECTORY=/documents PIPELINE_EXPORTS_DIRECTORY=/documents/exports PIPELINE_STATUS_DIRECTORY=/status LOGGING_LEVEL_ORG_APACHE_KAFKA=WARN
USER 10001:10001
EXPOSE 8080 8081
HEALTHCHECK --interval=5s --timeout=4s --start-period=180s --retries=3 \
  CMD ["healthcheck", "8081", "/actuator/health/readiness"]
# Java is process 1 and gets SIGTERM itself. More options: the variable JDK_JAVA_OPTIONS.
ENTRYPOINT ["java", "@java.options", "-XX:AOTCache=application.aot", "-jar", "application.jar"]
