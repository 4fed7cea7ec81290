package skilltide.dashboard.live;

import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import skilltide.dashboard.cube.Cube;
import skilltide.streams.taxonomy.Taxonomy;

/** Skilltide as it is. Arguments: port, file of commits, then settings as {@code name=value}. */
final class SkilltideMain {

  private SkilltideMain() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, Object> settings = new HashMap<>();
    for (int i = 2; i < arguments.length; i++) {
      String[] setting = arguments[i].split("=", 2);
      settings.put(setting[0], setting[1]);
    }
    Commits commits = new Commits(Path.of(arguments[1]));
    ApplicationContext context = InProcess.start(arguments[0], settings);
    Cube cube = context.getBean(Cube.class);
    Workload workload = new Workload(context.getBean(Taxonomy.class));
    workload.begin(cube);
    new Updates(number -> {
      Runnable update = workload.update(number, cube);
      commits.record(number);
      update.run();
    }).obey();
    System.exit(0);
  }
}
