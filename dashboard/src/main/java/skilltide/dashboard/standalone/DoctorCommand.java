package skilltide.dashboard.standalone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import skilltide.ingest.event.KafkaSettings;

/** {@code skilltide doctor} */
@Command(name = "doctor", mixinStandardHelpOptions = true, versionProvider = Version.class, description = {
  "Looks whether 'up' with the same options would do well, and says what to do where it would not.",
  "Changes nothing, neither on this machine nor in Kafka. Exit code 1 when something fails."})
final class DoctorCommand implements Callable<Integer> {
  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin
  private InstanceOptions instance = new InstanceOptions();

  @Option(names = "--json", description = "Tells it as JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException, JsonProcessingException {
    ProgramSettings settings = instance.settings(List.of()); // what a file says is looked at below
    var unused = instance.telemetry(); // or refused, as by 'up'
    List<Finding> found = new ArrayList<>(new MachineChecks(settings).all());
    found.addAll(new FileChecks(instance).all());
    if (settings.cluster().isPresent()) {
      ProgramSettings.Cluster cluster = settings.cluster().get();
      found.addAll(new KafkaChecks(
          new KafkaSettings(cluster.bootstrapServers(), settings.topicPrefix(), cluster.properties()), settings,
          instance.clientFile()).all());
    } else {
      found.add(Finding.ok("Kafka", "embedded: it comes with the program"));
    }
    long fails = found.stream().filter(each -> each.is(Finding.Outcome.FAIL)).count();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(json(found, fails == 0));
    } else {
      print(found, fails, out);
    }
    out.flush();
    return fails == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static String json(List<Finding> found, boolean well) throws JsonProcessingException {
    List<Map<String, String>> checks = new ArrayList<>();
    for (Finding each : found) {
      Map<String, String> check = new LinkedHashMap<>();
      check.put("check", each.check());
      check.put("outcome", each.outcome().word());
      check.put("said", each.said());
      if (!each.mend().isEmpty()) {
        check.put("mend", each.mend());
      }
      checks.add(check);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("ok", well);
    all.put("checks", checks);
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(all);
  }

  private static void print(List<Finding> found, long fails, PrintWriter out) {
    Columned table = new Columned(Terminal.ofOutput(), "");
    found.forEach(
        each -> table.row(each.outcome().word(), each.check(), Terminal.printable(each.text())));
    table.print(out, Style.PLAIN);
    long warnings = found.stream().filter(each -> each.is(Finding.Outcome.WARN)).count();
    out.println();
    if (fails > 0) {
      out.println("It would not do well: %d of %d checks fail.".formatted(fails, found.size()));
    } else if (warnings > 0) {
      out.println("It would run; %d of %d checks could be better.".formatted(warnings, found.size()));
    } else {
      out.println("All is well.");
    }
  }
}
