# Skilltide with a Java runtime of its own and nothing else: no shell, no package manager, user 10001.
# Built from what `mvn package` has built: docker build -t skilltide:0.1.0 .
ARG JDK_IMAGE=eclipse-temurin:25-jdk
ARG RUN_IMAGE=gcr.io/distroless/cc-debian12:nonroot

FROM ${JDK_IMAGE} AS build
RUN jlink --output /opt/java --generate-cds-archive --no-header-files --no-man-pages \
      --add-modules java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.security.sasl,java.sql,java.xml,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.unsupported,jdk.zipfs \
 && install -d -o 10001 -g 10001 /data
COPY dashboard/target/lib /opt/skilltide/lib
COPY ops/container/Slim.java /tmp/
RUN java /tmp/Slim.java /opt/skilltide/lib
COPY ops/container/jvm.options dashboard/target/skilltide.jar /opt/skilltide/
# Lives once, from the start over a posting to its frame, while the JVM writes down which classes that takes.
RUN /opt/java/bin/java -XX:ArchiveClassesAtExit=/opt/skilltide/skilltide.jsa @/opt/skilltide/jvm.options -jar /opt/skilltide/skilltide.jar train

FROM ${RUN_IMAGE}
# What changes seldom comes first.
COPY --from=build /opt/java /opt/java
COPY --from=build /opt/skilltide/lib /opt/skilltide/lib
COPY --from=build --chown=10001:10001 /data /data
COPY --from=build /opt/skilltide/jvm.options /opt/skilltide/skilltide.jar /opt/skilltide/skilltide.jsa /opt/skilltide/
USER 10001:10001
VOLUME /data
WORKDIR /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=6 \
  CMD ["/opt/java/bin/java", "-XX:TieredStopAtLevel=1", "-cp", "/opt/skilltide/skilltide.jar", "skilltide.dashboard.standalone.HealthCheck"]
ENTRYPOINT ["/opt/java/bin/java", "-XX:SharedArchiveFile=/opt/skilltide/skilltide.jsa", "@/opt/skilltide/jvm.options", "-jar", "/opt/skilltide/skilltide.jar"]
CMD ["up", "--data", "/data", "--host", "0.0.0.0"]
