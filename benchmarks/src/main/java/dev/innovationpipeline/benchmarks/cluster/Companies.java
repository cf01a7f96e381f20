package dev.innovationpipeline.benchmarks.cluster;

import dev.innovationpipeline.local.Wiring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Brand profiles made up for the benchmark: as many as it wants, of the size of real ones. */
public final class Companies {

  /** The company with one run. */
  public static final String LONE = "lone-company";

  private Companies() {}

  /**
   * The company of a run: company 0 has the given share of all runs, evenly spread, and the others
   * have the rest in turn.
   *
   * @param hotShare from 0 to below 1; 0 gives all companies the same
   */
  public static String of(int run, int companies, double hotShare) {
    if (hotShare == 0) {
      return numbered(run % companies);
    }
    int hotBefore = (int) Math.floor(run * hotShare);
    return (int) Math.floor((run + 1) * hotShare) > hotBefore
        ? numbered(0)
        : numbered(1 + (run - hotBefore) % (companies - 1));
  }

  public static String numbered(int number) {
    return "company-" + number;
  }

  /** Writes so many, and the lone one. */
  public static Path write(Path directory, int count) {
    try {
      Files.createDirectories(directory);
      for (int number = 0; number < count; number++) {
        write(directory, numbered(number));
      }
      write(directory, LONE);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The settings of a processor that knows them.
   *
   * @param instance its name, which stays when it is started anew
   */
  public static List<String> processor(Wiring wiring, Path brands, String instance) {
    List<String> settings = new ArrayList<>(List.of(wiring.forProcessor()));
    settings.add("--pipeline.brands.directory=" + brands);
    settings.add("--pipeline.engine.instance=" + instance);
    return settings;
  }

  private static void write(Path directory, String id) throws IOException {
    Files.writeString(
        directory.resolve(id + ".yaml"),
        """
        name: Foods of %s
        description: >
          A company made up for the benchmark; makes milk, cheese, yogurt, butter, cream and
          plant-based drinks for retail and food service.
        categories: [fluid milk, cheese, yogurt, butter and spreads, cream, plant-based beverages]
        brands:
          - {name: First Light, role: everyday cheddar and snacking cheese}
          - {name: North Pole, role: family cheese, strings and slices}
          - {name: Old Mill, role: aged and artisanal cheddar}
          - {name: Green Field, role: everyday milk and dairy}
        audiences: [families with children, home cooks, health-minded adults]
        strengths: [national cold chain, many plants close to milk supply, strong brands]
        constraints: [supply-managed milk, short shelf life, bilingual labelling]
        tone: warm, honest, about good food at the family table
        """
            .formatted(id));
  }
}
