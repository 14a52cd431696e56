# syntax=docker/dockerfile:1
# Both bases can be replaced: --build-arg JDK_IMAGE=... --build-arg JRE_IMAGE=...
ARG JDK_IMAGE=eclipse-temurin:25-jdk
ARG JRE_IMAGE=eclipse-temurin:25-jre

FROM ${JDK_IMAGE} AS build
# The Maven wrapper fetches and unpacks Maven with these.
RUN apt-get update && apt-get install -y --no-install-recommends curl unzip && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN ./mvnw -B -ntp -q -DskipTests -Dspotless.check.skip=true package \
    && java -Djarmode=tools -jar spm-web/target/openspm.jar extract --destination /openspm

FROM ${JRE_IMAGE}
RUN groupadd --system --gid 10001 openspm \
    && useradd --system --uid 10001 --gid openspm --home-dir /var/lib/openspm --create-home openspm
COPY --from=build /openspm /opt/openspm
USER openspm
WORKDIR /var/lib/openspm
ENV SERVER_ADDRESS=0.0.0.0 SPRING_PROFILES_ACTIVE=production \
    JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED"
EXPOSE 8080
VOLUME /var/lib/openspm
# Bash alone: the base has no curl.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080; printf 'GET /actuator/health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3; head -n 1 <&3 | grep -q ' 200'"]
ENTRYPOINT ["java", "-jar", "/opt/openspm/openspm.jar"]
