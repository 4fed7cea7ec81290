# Built from what ./skilltide or `mvn package` has built: docker build -t skilltide:0.1.0 .
ARG JAVA_IMAGE=eclipse-temurin:25-jre
FROM ${JAVA_IMAGE}
# Dependencies change seldom, our own code often: two layers.
COPY dashboard/target/lib /opt/skilltide/lib
COPY dashboard/target/skilltide.jar /opt/skilltide/skilltide.jar
RUN mkdir /data && chown 10001 /data
USER 10001
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["java", "-jar", "/opt/skilltide/skilltide.jar"]
CMD ["up", "--data", "/data"]
