# Build: docker build -t convene:0.1.0 .   Run: docs/operators-guide.md
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /src
COPY pom.xml ./
COPY .format .format
RUN mvn -B -ntp -q dependency:go-offline || true
COPY mail-templates mail-templates
COPY src/main src/main
RUN mvn -B -ntp -q -DskipTests package \
    && java -Djarmode=tools -jar target/convene.jar extract --destination /app \
    # a container brings its own database: the embedded one's programs stay out
    && rm /app/lib/embedded-postgres-binaries-*.jar

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Convene" org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /app
COPY --from=build /app/lib lib
COPY --from=build /app/convene.jar convene.jar
USER 10001:10001
EXPOSE 8080 8081
# Less memory kept by malloc; threads that send step back behind those that answer people.
ENV MALLOC_ARENA_MAX=2
ENTRYPOINT ["java", "-XX:+UseCompactObjectHeaders", "-XX:TrimNativeHeapInterval=2000", "-XX:ThreadPriorityPolicy=1", "--enable-native-access=ALL-UNNAMED", "-XX:MaxRAMPercentage=65", "-XX:+ExitOnOutOfMemoryError", "-jar", "convene.jar"]
