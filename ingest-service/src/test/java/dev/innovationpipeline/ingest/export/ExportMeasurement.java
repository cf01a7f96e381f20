package dev.innovationpipeline.ingest.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.innovationpipeline.ingest.export.content.ExportTitle;
import dev.innovationpipeline.ingest.export.content.ExportWriter;
import dev.innovationpipeline.ingest.export.content.ExportedRun;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints time, size and the least heap of each format, and keeps a sample of each. */
class ExportMeasurement {

  private static final Path SAMPLES = Path.of("target", "export-samples");
  private static final int[] HEAPS_MB = {24, 32, 48, 64, 96, 128, 192, 256, 384};

  @Test
  void writesSamples() throws Exception {
    Files.createDirectories(SAMPLES);
    for (ExportFormat format : ExportFormat.values()) {
      Files.write(
          SAMPLES.resolve("sample." + format.wireName()),
          ExportSamples.write(format, ExportSamples.run()));
    }
    Files.write(
        SAMPLES.resolve("long.pptx"),
        ExportSamples.write(
            ExportFormat.PPTX,
            ExportSamples.run(
                List.of(
                    ExportSamples.card(
                        ExportSamples.longCard(1, ExportSamples.ENGLISH.solution(), 4), null),
                    ExportSamples.card(
                        ExportSamples.longCard(2, ExportSamples.JAPANESE.solution(), 6), null),
                    ExportSamples.card(
                        ExportSamples.longCard(3, ExportSamples.ARABIC.solution(), 4), null)))));
  }

  @Test
  void measures(@TempDir Path directory) throws Exception {
    for (ExportFormat format : ExportFormat.values()) {
      int cards = format.isInMemory() ? 300 : 2_000;
      for (int heap : HEAPS_MB) {
        long start = System.nanoTime();
        Path file = directory.resolve("export." + format.wireName());
        if (written(format, cards, heap, file)) {
          System.out.printf(
              Locale.ROOT,
              "%s, %,d cards: heap of %d MB, %,d ms with the start of the JVM, %,d kB%n",
              format.wireName(),
              cards,
              heap,
              Duration.ofNanos(System.nanoTime() - start).toMillis(),
              Files.size(file) / 1024);
          break;
        }
      }
    }
  }

  private static boolean written(ExportFormat format, int cards, int heap, Path file)
      throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                ExportMeasurement.class.getName(),
                format.name(),
                String.valueOf(cards),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor() == 0;
  }

  /** Writes one export; a process of its own has the heap that is measured. */
  public static void main(String[] arguments) throws Exception {
    ExportFormat format = ExportFormat.valueOf(arguments[0]);
    int cards = Integer.parseInt(arguments[1]);
    try (OutputStream out = Files.newOutputStream(Path.of(arguments[2]));
        ExportWriter writer =
            ExportSamples.writer(format, ExportTitle.ofRuns(ExportSamples.NOW), out)) {
      for (int i = 0; i < cards / 4; i++) {
        ExportedRun run = ExportSamples.run(i);
        assertThat(run.cards()).hasSize(4);
        writer.add(run);
      }
      writer.finish();
    }
  }
}
