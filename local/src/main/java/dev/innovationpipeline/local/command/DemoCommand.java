package dev.innovationpipeline.local.command;

import dev.innovationpipeline.cli.client.PipelineClient;
import dev.innovationpipeline.cli.run.Submission;
import dev.innovationpipeline.local.LocalPipeline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "demo",
    description = "Start everything, run a document through it, print the cards, stay up.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "Default: the sample that comes with the pipeline.")
  @Nullable String document;

  @Option(names = "--company", paramLabel = "ID", defaultValue = "lactalis-canada")
  String company = "";

  @Option(names = "--exit", description = "Stop after the cards.")
  boolean exit;

  @Option(names = "--json", description = "One JSON object on stdout; progress on stderr.")
  boolean json;

  @Mixin ServerOptions options = new ServerOptions();

  @Override
  public Integer call() throws Exception {
    LocalPipeline pipeline = Running.start(options.settings());
    String source = document == null ? sample().toString() : document;
    int exitCode =
        new Submission(source, company, "demo-user", null)
            .follow(new PipelineClient(pipeline.serverUrl()), json);
    if (!exit) {
      (json ? System.err : System.out).println(Running.addresses(pipeline));
      Thread.currentThread().join();
    }
    return exitCode;
  }

  public static Path sample() throws IOException {
    try (InputStream pdf = DemoCommand.class.getResourceAsStream("/sample/dairy-trends.pdf")) {
      if (pdf == null) {
        throw new IllegalStateException("The sample is missing from the jar.");
      }
      Path file = Files.createTempFile("dairy-trends", ".pdf");
      Files.copy(pdf, file, StandardCopyOption.REPLACE_EXISTING);
      file.toFile().deleteOnExit();
      return file;
    }
  }
}
