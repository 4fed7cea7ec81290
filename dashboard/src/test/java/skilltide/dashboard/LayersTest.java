package skilltide.dashboard;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the packages, as README and the packages' own words draw them. */
class LayersTest {
  private static final JavaClasses ALL = new ClassFileImporter()
      .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("skilltide");
  private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("skilltide..");

  @Test
  void ingestKnowsNeitherStreamsNorDashboard() {
    noClasses().that().resideInAPackage("skilltide.ingest..").should().dependOnClassesThat()
        .resideInAnyPackage("skilltide.streams..", "skilltide.dashboard..").check(ALL);
  }

  @Test
  void streamsSeeOnlyTheEventsOfIngestAndWhatStandsBeforeEveryRolesHttp() {
    noClasses().that().resideInAPackage("skilltide.streams..").and().resideOutsideOfPackage("skilltide.streams.http..")
        .should()
        .dependOnClassesThat(OURS.and(resideOutsideOfPackages("skilltide.streams..", "skilltide.ingest.event..",
            "skilltide.ingest.trace..")))
        .check(ALL);
    noClasses().that().resideInAPackage("skilltide.streams.http..").should().dependOnClassesThat(
        OURS.and(resideOutsideOfPackages("skilltide.streams..", "skilltide.ingest.event..", "skilltide.ingest.web..")))
        .check(ALL);
  }

  @Test
  void dashboardSeesOnlyWhatCrossesKafkaTheTaxonomyAndWhatStandsBeforeEveryRolesHttp() {
    noClasses().that().resideInAPackage("skilltide.dashboard..").and()
        .resideOutsideOfPackages("skilltide.dashboard.standalone..", "skilltide.dashboard.api..").should()
        .dependOnClassesThat(OURS.and(resideOutsideOfPackages("skilltide.dashboard..", "skilltide.streams.result..",
            "skilltide.streams.taxonomy..", "skilltide.ingest.event..", "skilltide.ingest.trace..")))
        .check(ALL);
    noClasses().that().resideInAPackage("skilltide.dashboard.api..").should()
        .dependOnClassesThat(OURS.and(resideOutsideOfPackages("skilltide.dashboard..", "skilltide.streams.result..",
            "skilltide.streams.taxonomy..", "skilltide.ingest.event..", "skilltide.ingest.web..")))
        .check(ALL);
  }

  @Test
  void nobodySeesTheProgramThatStartsThem() {
    noClasses().that().resideOutsideOfPackage("skilltide.dashboard.standalone..").should().dependOnClassesThat()
        .resideInAPackage("skilltide.dashboard.standalone..").check(ALL);
  }

  @Test
  void coreKnowsNoFramework() {
    classes().that()
        .resideInAnyPackage("skilltide.ingest.event..", "skilltide.ingest.keys..", "skilltide.streams.taxonomy..",
            "skilltide.streams.read..",
            "skilltide.streams.count..", "skilltide.streams.result..", "skilltide.dashboard.cube..",
            "skilltide.dashboard.query..", "skilltide.dashboard.readings..", "skilltide.dashboard.trend..")
        .should().onlyDependOnClassesThat(resideOutsideOfPackages("io.micronaut..", "org.apache.kafka..",
            "io.netty..", "jakarta.inject..", "io.micrometer..", "io.opentelemetry.."))
        .check(ALL);
  }

  @Test
  void openTelemetryIsKnownWhereItIsSpokenToAndWhereItIsStarted() {
    noClasses().that().resideInAPackage("skilltide..").and()
        .resideOutsideOfPackages("skilltide.ingest.trace..", "skilltide.dashboard.standalone..").should()
        .dependOnClassesThat().resideInAPackage("io.opentelemetry..").check(ALL);
  }

  @Test
  void packagesFormNoCycle() {
    slices().matching("skilltide.(*).(*)..").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void testSeesTheClasses() {
    assertThat(ALL.stream().filter(resideInAnyPackage("skilltide.dashboard..")).count()).isPositive();
    assertThat(ALL.stream().filter(resideInAnyPackage("skilltide.streams..")).count()).isPositive();
  }
}
