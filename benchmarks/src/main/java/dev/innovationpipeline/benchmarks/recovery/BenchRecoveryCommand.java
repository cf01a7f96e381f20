package dev.innovationpipeline.benchmarks.recovery;

import dev.innovationpipeline.benchmarks.cluster.FixedCluster;
import dev.innovationpipeline.benchmarks.figures.ReportOptions;
import dev.innovationpipeline.benchmarks.figures.Table;
import dev.innovationpipeline.benchmarks.part.Role;
import dev.innovationpipeline.schema.wire.WireJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "recovery",
    description = {
      "Kill (-9) each service, broker and database, then all of them, then the pipeline that is one"
          + " process with PostgreSQL beside it, while runs are under way; start them by the same"
          + " command on the same ports, and measure when they are ready, when all statuses are"
          + " right and when all results are there.",
      "Exit code: 0 when each time statuses take at most 10 s from then and results at most 15 s,"
          + " and every answer in between says that results are on their way; else 1."
    },
    mixinStandardHelpOptions = true)
public final class BenchRecoveryCommand implements Callable<Integer> {

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "200",
      description = "Submitted before each kill. Default: ${DEFAULT-VALUE}")
  int runs;

  @Mixin ReportOptions report = new ReportOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Recovery> measured = new ArrayList<>(ofServices());
    try (LocalSubject local = new LocalSubject(Path.of(System.getProperty("pipeline.home", ".")))) {
      RecoveryBench bench = new RecoveryBench(local, local.serverUrl(), local.provider());
      measured.add(said(bench.measure(0, runs)));
    }
    report.print(json(measured), text(measured));
    return measured.stream().allMatch(Recovery::holds) ? 0 : 1;
  }

  private List<Recovery> ofServices() throws IOException, InterruptedException {
    List<Role> all = List.of(Role.BROKER, Role.DATABASE, Role.SINK, Role.INGEST, Role.PROCESSOR);
    List<Recovery> measured = new ArrayList<>();
    try (FixedCluster services = new FixedCluster()) {
      List<Subject> subjects = new ArrayList<>();
      for (Role role : all.reversed()) {
        subjects.add(new ServiceSubject(services, role.toString(), List.of(role)));
      }
      subjects.add(new ServiceSubject(services, "all of them", all));
      for (Subject subject : subjects) {
        measured.add(
            said(
                new RecoveryBench(subject, services.serverUrl(), services.provider())
                    .measure(measured.size() * runs, runs)));
      }
    }
    return measured;
  }

  private static Recovery said(Recovery recovery) {
    System.err.println(
        "recovery: %s ready after %d ms, statuses %d ms later, results %d ms"
            .formatted(
                recovery.subject(),
                recovery.ready().toMillis(),
                recovery.statuses().toMillis(),
                recovery.rows().toMillis()));
    return recovery;
  }

  private static ObjectNode json(List<Recovery> measured) {
    ObjectNode json = WireJson.MAPPER.createObjectNode();
    ArrayNode recoveries = json.putArray("recoveries");
    for (Recovery recovery : measured) {
      recoveries
          .addObject()
          .put("killed", recovery.subject())
          .put("ready_ms", recovery.ready().toMillis())
          .put("statuses_ms", recovery.statuses().toMillis())
          .put("rows_ms", recovery.rows().toMillis())
          .put("told_as_pending", recovery.toldAsPending())
          .put("silent", recovery.silent());
    }
    return json;
  }

  private static String text(List<Recovery> measured) {
    Table table =
        new Table("killed", "ready, s", "statuses, s", "results, s", "told pending", "silent");
    for (Recovery recovery : measured) {
      table.row(
          recovery.subject(),
          recovery.ready().toMillis() / 1e3,
          recovery.statuses().toMillis() / 1e3,
          recovery.rows().toMillis() / 1e3,
          recovery.toldAsPending(),
          recovery.silent());
    }
    return table.toString();
  }
}
